using System.Text;
using System.Xml;

namespace PhbResources.Core.Wikis.Dump;

/// <summary>Goes through the elements of a dump, one after the other, and reads their texts up to a limit.</summary>
internal sealed class DumpElements(XmlReader xml)
{
    /// <summary>Longest title, name or comment that is read, in characters; MediaWiki keeps at most 500.</summary>
    private const int LongestLine = 2_000;

    /// <summary>Name of the element that it stands on.</summary>
    public string Name => xml.LocalName;

    /// <summary>Whether the wiki hides what stands in the element.</summary>
    public bool IsDeleted => Attribute("deleted") is not null || Attribute("suppressed") is not null;

    public bool IsAtEnd => xml.EOF;

    public bool IsElement => xml.NodeType == XmlNodeType.Element;

    public bool IsStart(string name) => IsElement && xml.LocalName == name;

    public bool IsEnd(string name) => xml.NodeType == XmlNodeType.EndElement && xml.LocalName == name;

    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>Goes to what comes next; false where nothing does.</summary>
    public bool Next() => xml.Read();

    /// <summary>Goes past the element.</summary>
    public void Skip() => xml.Skip();

    /// <summary>Goes to the root element.</summary>
    /// <returns>Whether there is one of this name.</returns>
    public bool IsRoot(string name) => xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == name;

    /// <summary>Goes through the elements within the one that it stands on.</summary>
    /// <param name="read">Called at the start of each; it goes past it.</param>
    public void ForEach(Action read)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }

        int depth = xml.Depth;
        xml.Read();
        while (!xml.EOF && xml.Depth > depth)
        {
            if (IsElement)
                read();
            else
                xml.Read();
        }

        xml.Read();
    }

    /// <summary>The words of the element, which are one line; goes past it.</summary>
    public string Line()
    {
        Read(LongestLine, out string line);
        return line.Trim();
    }

    /// <summary>The text of the element; goes past it.</summary>
    /// <param name="most">Characters that are read.</param>
    /// <param name="text">The text; empty where it is longer.</param>
    /// <returns>Whether it is not longer.</returns>
    public bool TryText(int most, out string text)
    {
        bool whole = Read(most, out text);
        text = whole ? text : "";
        return whole;
    }

    private bool Read(int most, out string text)
    {
        text = "";
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return true;
        }

        StringBuilder read = new();
        char[] piece = new char[8_192];
        int depth = xml.Depth;
        bool whole = true;
        xml.Read();
        while (!xml.EOF && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                int count;
                while ((count = xml.ReadValueChunk(piece, 0, piece.Length)) > 0)
                {
                    int fits = Math.Min(count, most - read.Length);
                    whole &= fits == count;
                    read.Append(piece, 0, fits);
                }
            }

            xml.Read();
        }

        xml.Read();
        text = read.ToString();
        return whole;
    }
}
