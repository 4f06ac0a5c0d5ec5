using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PhbResources.Documents.Inspection.Preview;

/// <summary>
/// Shows what stands in a file as part of a web page: headings, paragraphs, lists and tables, encoded, without scripts, styles or
/// pictures; links only to web pages and mail addresses. Hidden text, comments and deleted text are left out.
/// </summary>
public sealed class ReadingPreview
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Browsers take no more columns in one cell (HTML, the colspan attribute).</summary>
    private const int MostColumns = 1_000;

    /// <summary>Cells over several rows that are remembered; a form has a few.</summary>
    private const int MostTall = 200;

    private readonly StringBuilder html = new(8 * 1024);
    private readonly Stack<string> lists = new();
    private readonly int level;
    private readonly List<CellPosition> tall = [];
    private CellPosition? cell;
    private int tables;

    private ReadingPreview(int level) => this.level = level;

    /// <summary>Gives the preview as HTML.</summary>
    /// <param name="reading">What stands in the file.</param>
    /// <param name="level">Level of the file's highest headings in the page: 2 under the page's own title.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 1 to 6.</exception>
    public static string Write(FileReading reading, int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 6);
        var preview = new ReadingPreview(level);
        foreach (var piece in reading.Pieces)
            if (piece.IsVisible) preview.Add(piece);
        preview.EndTable();
        preview.EndLists(0);
        return preview.html.ToString();
    }

    private void Add(TextPiece piece)
    {
        if (piece.Cell is { } position)
        {
            EndLists(0);
            MoveTo(position);
            Text(piece);
            return;
        }

        EndTable();
        if (piece.ListLevel > 0)
        {
            Item(piece);
            return;
        }

        EndLists(0);
        if (piece.Text.Length == 0) return;
        var tag = piece.HeadingLevel > 0 ? string.Create(CultureInfo.InvariantCulture, $"h{Math.Min(level + piece.HeadingLevel - 1, 6)}") : "p";
        html.Append('<').Append(tag).Append('>');
        Text(piece);
        html.Append("</").Append(tag).Append(">\n");
    }

    /// <summary>Items deeper than the one before open lists inside it, so that a screen reader says how deep they are.</summary>
    private void Item(TextPiece piece)
    {
        var depth = Math.Min(piece.ListLevel, 9);
        EndLists(depth);
        if (lists.Count == depth) html.Append("</li>\n");
        while (lists.Count < depth)
        {
            var tag = piece.Numbered ? "ol" : "ul";
            html.Append('<').Append(tag).Append(">\n");
            lists.Push(tag);
            if (lists.Count < depth) html.Append("<li>");
        }

        html.Append("<li>");
        Text(piece);
    }

    private void EndLists(int depth)
    {
        while (lists.Count > depth) html.Append("</li>\n</").Append(lists.Pop()).Append(">\n");
    }

    private void MoveTo(CellPosition position)
    {
        if (cell is not null && cell.Table != position.Table) EndTable();
        if (cell is not null && (cell.Row, cell.Column) == (position.Row, position.Column))
        {
            html.Append("<br>");
            return;
        }

        if (cell is null)
        {
            // As wide as it likes: it scrolls by itself, also with the keyboard.
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"doc-table doc-table-wide\" role=\"group\" aria-label=\"Table {++tables}\" tabindex=\"0\">\n<table>\n<tr>");
        }
        else
        {
            html.Append(cell.IsHeader ? "</th>" : "</td>");
            if (cell.Row != position.Row) html.Append("</tr>\n<tr>");
        }

        SkipTo(position, cell is { } left && left.Row == position.Row ? left.Column + left.ColumnSpan : 1);
        html.Append(position.IsHeader ? "<th scope=\"col\"" : "<td");
        if (position.ColumnSpan > 1) html.Append(CultureInfo.InvariantCulture, $" colspan=\"{position.ColumnSpan}\"");
        if (position.RowSpan > 1) html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{position.RowSpan}\"");
        html.Append('>');
        cell = position;
    }

    /// <summary>Sheets leave empty cells out; without them what follows would stand below the wrong heading.</summary>
    private void SkipTo(CellPosition position, int from)
    {
        tall.RemoveAll(above => above.Row + above.RowSpan <= position.Row);
        var skipped = position.Column - from - tall.Where(above => above.Column >= from && above.Column < position.Column && above.Row < position.Row).Sum(above => above.ColumnSpan);
        if (skipped == 1) html.Append("<td></td>");
        else if (skipped > 1) html.Append(CultureInfo.InvariantCulture, $"<td colspan=\"{Math.Min(skipped, MostColumns)}\"></td>");
        if (position.RowSpan > 1 && tall.Count < MostTall) tall.Add(position);
    }

    private void EndTable()
    {
        if (cell is null) return;
        tall.Clear();
        html.Append(cell.IsHeader ? "</th>" : "</td>").Append("</tr>\n</table>\n</div>\n");
        cell = null;
    }

    private void Text(TextPiece piece)
    {
        var at = 0;
        foreach (var link in piece.Links)
        {
            if (link.Start < at || link.Start + link.Length > piece.Text.Length || !Addresses.IsPublic(link.Address)) continue;
            Encoded(piece.Text[at..link.Start]);
            html.Append("<a href=\"").Append(Encoder.Encode(link.Address)).Append("\" rel=\"nofollow ugc noopener\">");
            at = link.Start + link.Length;
            Encoded(piece.Text[link.Start..at]);
            html.Append("</a>");
        }

        Encoded(piece.Text[at..]);
    }

    private void Encoded(string text)
    {
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            if (line > 0) html.Append("<br>");
            html.Append(Encoder.Encode(lines[line]).Replace("&#x9;", " ", StringComparison.Ordinal));
        }
    }
}
