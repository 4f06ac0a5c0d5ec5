using System.Text;

namespace PhbResources.Documents.Writing;

/// <summary>Lines of plain text, wrapped between words.</summary>
internal sealed class TextPages
{
    /// <summary>Fits into the width of a terminal, an e-mail and a printed page.</summary>
    public const int Columns = 76;

    private readonly StringBuilder text = new();

    /// <summary>An empty line, unless there is one already.</summary>
    public void Gap()
    {
        if (text.Length > 0 && !EndsWithGap()) text.Append("\r\n");
    }

    /// <summary>A line that is not wrapped.</summary>
    public void Line(string line) => text.Append(line).Append("\r\n");

    /// <summary>Wrapped text.</summary>
    /// <param name="content">What to write; its own line ends stay.</param>
    /// <param name="first">What stands before the first line.</param>
    /// <param name="later">What stands before the others.</param>
    public void Wrap(string content, string first = "", string later = "")
    {
        foreach (var line in XmlText.Clean(content).Split('\n'))
        {
            WrapLine(line, first, later);
            first = later;
        }
    }

    public void WriteTo(TextWriter writer)
    {
        foreach (var chunk in text.GetChunks()) writer.Write(chunk.Span);
    }

    private void WrapLine(string line, string first, string later)
    {
        text.Append(first);
        var (column, isStart) = (first.Length, true);
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isStart && column + 1 + word.Length > Columns)
            {
                text.Append("\r\n").Append(later);
                (column, isStart) = (later.Length, true);
            }

            if (!isStart) text.Append(' ');
            text.Append(word);
            column += word.Length + (isStart ? 0 : 1);
            isStart = false;
        }

        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        text.Append("\r\n");
    }

    private bool EndsWithGap() => text.Length >= 4 && text[^1] == '\n' && text[^3] == '\n';
}
