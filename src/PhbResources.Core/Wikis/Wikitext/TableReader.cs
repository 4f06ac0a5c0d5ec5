using System.Text;

namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>Reads a table, <c>{|</c> to <c>|}</c>, and writes it as one of Markdown. A table within a cell becomes words.</summary>
internal sealed class TableReader(InlineReader inline, Notes notes)
{
    private const int MostColumns = 30;

    private readonly List<List<Cell>> _rows = [];
    private string _caption = "";
    private Cell? _open;
    private bool _inCaption;

    /// <param name="lines">Its lines, without the first and the last.</param>
    public string Read(IReadOnlyList<string> lines)
    {
        int depth = 0;
        foreach (string raw in lines)
        {
            string line = raw.Trim();
            if (line.StartsWith("{|", StringComparison.Ordinal))
            {
                depth++;
                if (depth == 1)
                    notes.Other("tables within tables, kept as words");
            }
            else if (depth > 0 && line.StartsWith("|}", StringComparison.Ordinal))
            {
                depth--;
            }
            else if (depth > 0)
            {
                More(Inner(line));
            }
            else
            {
                Line(line);
            }
        }

        return Write();
    }

    private static string Inner(string line) => line.StartsWith("|-", StringComparison.Ordinal) ? ";" : line.TrimStart('|', '!', '+', ' ').Replace("||", ", ", StringComparison.Ordinal).Replace("!!", ", ", StringComparison.Ordinal);

    private void Line(string line)
    {
        if (line.StartsWith("|-", StringComparison.Ordinal))
        {
            _rows.Add([]);
            (_open, _inCaption) = (null, false);
        }
        else if (line.StartsWith("|+", StringComparison.Ordinal))
        {
            _caption = Content(line[2..]);
            _inCaption = true;
        }
        else if (line.StartsWith('!'))
        {
            Cells(line[1..].Replace("!!", "||", StringComparison.Ordinal), isHead: true);
        }
        else if (line.StartsWith('|'))
        {
            Cells(line[1..], isHead: false);
        }
        else
        {
            More(line);
        }
    }

    private void More(string line)
    {
        if (line.Length == 0)
            return;
        if (_inCaption)
            _caption += " " + line;
        else if (_open is null && (_rows.Count == 0 || _rows[^1].Count == 0))
            Cells(line, isHead: false); // Words before any cell are seen above the table; nothing is lost when they begin it.
        else
            _open!.Lines.Add(line);
    }

    private void Cells(string line, bool isHead)
    {
        if (_rows.Count == 0)
            _rows.Add([]);
        _inCaption = false;
        foreach (string cell in line.Split("||"))
        {
            if (cell.Contains("span=", StringComparison.OrdinalIgnoreCase) && cell.Contains('|', StringComparison.Ordinal))
                notes.Other("cells that span several, now one each");
            _open = new Cell(isHead, [Content(cell)]);
            _rows[^1].Add(_open);
        }
    }

    /// <summary>What stands in a cell, without how it looks: <c>style="…" | words</c>.</summary>
    private static string Content(string cell)
    {
        int bar = cell.IndexOf('|', StringComparison.Ordinal);
        return (bar < 0 || cell.AsSpan(0, bar).IndexOf("[[") >= 0 ? cell : cell[(bar + 1)..]).Trim();
    }

    private string Write()
    {
        List<List<Cell>> rows = [.. _rows.Where(row => row.Count > 0)];
        StringBuilder table = new();
        if (inline.Read(_caption, oneLine: true, bold: true).Trim() is { Length: > 0 } caption)
            table.Append(caption).Append("\n\n");
        if (rows.Count == 0)
            return table.ToString().TrimEnd();
        int columns = Math.Min(MostColumns, rows.Max(row => row.Count));
        Row(rows[0], columns, table, isHead: true);
        table.Append('|').Insert(table.Length, " --- |", columns).Append('\n');
        foreach (List<Cell> row in rows.Skip(1))
            Row(row, columns, table, isHead: false);
        return table.ToString().TrimEnd('\n');
    }

    private void Row(List<Cell> row, int columns, StringBuilder table, bool isHead)
    {
        table.Append('|');
        for (int at = 0; at < columns; at++)
        {
            // What does not fit stands in the last cell.
            IEnumerable<Cell> cells = at >= row.Count ? [] : at == columns - 1 ? row.Skip(at) : [row[at]];
            string words = string.Join("; ", cells.Select(cell => Words(cell, isHead)).Where(cell => cell.Length > 0));
            table.Append(' ').Append(words).Append(words.Length > 0 ? " |" : "|");
        }

        table.Append('\n');
    }

    private string Words(Cell cell, bool isHead)
    {
        List<string> pieces = [];
        bool isList = false;
        foreach (string line in cell.Lines)
        {
            string words = line.TrimStart('*', '#', ':', ';', ' ');
            isList |= words.Length < line.Length;
            string read = inline.Read(words, oneLine: true, bold: cell.IsHead && !isHead).Trim();
            if (read.Length > 0)
                pieces.Add(read);
        }

        return string.Join(isList ? "; " : " ", pieces);
    }

    private sealed record Cell(bool IsHead, List<string> Lines);
}
