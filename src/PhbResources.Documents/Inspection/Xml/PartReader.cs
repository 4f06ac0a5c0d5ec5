using System.Text;
using System.Xml;
using PhbResources.Documents.Inspection.Archives;

namespace PhbResources.Documents.Inspection.Xml;

/// <summary>
/// Reads an XML part forwards, within bounds, without definitions or anything from outside. Names are local ones: the same rules hold
/// for the strict and the transitional namespaces, and a file cannot hide behind a namespace of its own.
/// </summary>
internal sealed class PartReader : IDisposable
{
    private readonly XmlReader xml;
    private readonly InspectionRun run;
    private readonly List<(string Name, string Value)> attributes = [];
    private readonly char[] chunk = new char[8 * 1024];

    private PartReader(XmlReader xml, InspectionRun run, string part)
    {
        this.xml = xml;
        this.run = run;
        Part = part;
    }

    /// <summary>Name of the part.</summary>
    public string Part { get; }

    public bool IsStart => xml.NodeType == XmlNodeType.Element;

    /// <summary>An end tag; an empty element has none.</summary>
    public bool IsEnd => xml.NodeType == XmlNodeType.EndElement;

    public bool IsEmpty => xml.IsEmptyElement;

    public bool IsText => xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

    public string Name => xml.LocalName;

    public string Space => xml.NamespaceURI;

    public int Depth => xml.Depth;

    /// <summary>Reads a part to its end; a part that is no XML stops the inspection.</summary>
    public static void Read(ZipPackage package, ZipPart part, InspectionRun run, Action<PartReader> onNode, bool onlyRoot = false)
    {
        try
        {
            using var xml = XmlReader.Create(new TagGapStream(package.Open(part), run), new XmlReaderSettings
            {
                // OpenOffice named a definition of manifests and wrote it nowhere: it is passed over, and one that defines something is not.
                DtdProcessing = part.Name == "META-INF/manifest.xml" && !ForeignContent.HasText(part.Head, "<!ENTITY") ? DtdProcessing.Ignore : DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                NameTable = new BoundedNames(),
                CloseInput = true,
            });
            var reader = new PartReader(xml, run, part.Name);
            while (reader.Next())
            {
                onNode(reader);
                if (onlyRoot && reader.IsStart) return;
            }
        }
        catch (Exception mistake) when (mistake is XmlException or DecoderFallbackException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw new InspectionStoppedException(HasDefinitions(part.Head) ? InspectionRules.XmlDtd : InspectionRules.Damaged, "", part.Name);
        }
    }

    /// <summary>Value of an attribute by its local name, or null.</summary>
    public string? this[string attribute]
    {
        get
        {
            string? value = null;
            for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            {
                if (xml.LocalName != attribute || xml.Prefix == "xmlns") continue;
                value = xml.Value;
                break;
            }

            xml.MoveToElement();
            return value;
        }
    }

    /// <summary>Every attribute that is not a namespace declaration; good until the next call.</summary>
    public IReadOnlyList<(string Name, string Value)> Attributes
    {
        get
        {
            attributes.Clear();
            for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
                if (xml.Prefix != "xmlns" && xml.LocalName != "xmlns") attributes.Add((xml.LocalName, xml.Value));
            xml.MoveToElement();
            return attributes;
        }
    }

    /// <summary>Adds the text here to <paramref name="text"/>, in steps, so that its length is bounded before it is kept.</summary>
    public void CopyText(StringBuilder text)
    {
        int read;
        while ((read = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
        {
            run.Step();
            if (text.Length + read > run.Limits.Letters) throw new InspectionStoppedException(InspectionRules.TooMuchText);
            text.Append(chunk, 0, read);
        }
    }

    /// <summary>Whether a switch of Office Open XML is on: present without a value, or with one that says so.</summary>
    public bool IsOn => this["val"] is not ("0" or "false" or "off" or "none");

    public void Dispose() => xml.Dispose();

    private bool Next()
    {
        run.Step();
        if (!xml.Read()) return false;
        if (xml.Depth > run.Limits.Depth) throw new InspectionStoppedException(InspectionRules.TooComplicated, "", Part);
        return true;
    }

    private static bool HasDefinitions(byte[] head) =>
        Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
}
