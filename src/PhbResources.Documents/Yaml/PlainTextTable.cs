using System.Globalization;
using System.Text;

namespace PhbResources.Documents.Yaml;

/// <summary>A table as people write it with bars: a row of names, a line of dashes, and rows.</summary>
/// <remarks><code>
/// | Day    | Who |
/// |--------|-----|
/// | Monday |     |
/// </code>
/// A bar inside a cell is written <c>\|</c>. What does not fit this to its last row stays lines of text.</remarks>
internal static class PlainTextTable
{
    /// <summary>Most columns; more are too narrow to read on paper.</summary>
    public const int MostColumns = 16;

    /// <summary>Most rows.</summary>
    public const int MostRows = 200;

    /// <summary>The table that begins at a line, in YAML, and how many lines it takes; <c>null</c> where there is none.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="at">Which one.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="idOf">Gives an id that nothing else has.</param>
    public static (string Yaml, int Lines)? At(IReadOnlyList<string> lines, int at, string caption, Func<string, string> idOf)
    {
        if (at + 2 >= lines.Count || Cells(lines[at]) is not { Count: > 0 and <= MostColumns } names || names.Exists(name => name.Length == 0) || Cells(lines[at + 1]) is not { } dashes
            || dashes.Count != names.Count || !dashes.TrueForAll(IsDashes)) return null;
        List<List<string>> rows = [];
        var next = at + 2;
        for (; next < lines.Count && Cells(lines[next]) is { } cells; next++)
        {
            if (cells.Count > names.Count || rows.Count == MostRows) return null;
            rows.Add(cells);
        }

        if (rows.Count == 0) return null;
        var yaml = new StringBuilder();
        yaml.Append(CultureInfo.InvariantCulture, $"table: {{ id: {idOf("table")}, caption: {PlainTextYaml.Text(caption)}, columns: [");
        yaml.AppendJoin(", ", names.Select((name, column) => string.Create(CultureInfo.InvariantCulture, $"{{ id: column-{column + 1}, label: {PlainTextYaml.Text(name)} }}")));
        yaml.Append("], rows: [").AppendJoin(", ", rows.Select(cells => $"[{string.Join(", ", cells.Select(PlainTextYaml.Markup))}]")).Append("] }");
        return (yaml.ToString(), next - at);
    }

    private static bool IsDashes(string cell) => cell.Trim(':') is { Length: > 0 } dashes && dashes.All(letter => letter == '-');

    private static List<string>? Cells(string line)
    {
        if (line.Length < 3 || line[0] != '|' || line[^1] != '|' || line[^2] == '\\') return null;
        List<string> cells = [];
        var cell = new StringBuilder();
        for (var at = 1; at < line.Length; at++)
        {
            if (line[at] == '\\' && line[at + 1] == '|') cell.Append(line[++at]);
            else if (line[at] != '|') cell.Append(line[at]);
            else
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
        }

        return cells;
    }
}
