using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing;

/// <summary>
/// A table too wide for large print, set upright: columns that say the same of several things (the PA, start and finish of a morning, an afternoon and a night) become rows of one narrow table,
/// a line for each thing; what is left over is a second table. A week then is a list to read down, and not a page for each day.
/// </summary>
/// <param name="First">The things: a name, and what is said of each.</param>
/// <param name="Second">The columns that are left over, or <c>null</c>.</param>
/// <param name="Groups">What the lines of the first table are about, with their columns in the wide table.</param>
/// <param name="Rest">Columns of the wide table in the second one, after the name.</param>
internal sealed record NarrowTables(Table First, Table? Second, IReadOnlyList<(string Name, int From)> Groups, IReadOnlyList<int> Rest)
{
    /// <summary>A line's name takes so much more room than in the wide table: that of the thing stands there, too.</summary>
    private const double NameWidth = 1.7;

    /// <summary>The tables, or <c>null</c> for a table whose columns are no groups, or whose rows have no names of their own.</summary>
    public static NarrowTables? Of(Table table)
    {
        if (table.BlankRows > 0 || table.Rows.Count == 0 || table.Rows.Any(row => row.Cells.Count == 0 || row.Cells[0].Inlines.Count == 0)) return null;
        var (groups, said) = Find(table);
        if (groups.Count < 2) return null;
        Column[] columns = [.. said.Select((label, at) => table.Columns[groups[0].From + at] with { Label = label, Total = false })];
        var name = table.Columns[0];
        var first = new Table(table.Id, table.Caption, [name with { Width = name.Width * NameWidth }, .. columns], []) { RowHeaders = true, Tall = table.Tall };
        int[] rest = [.. Enumerable.Range(1, table.Columns.Count - 1).Where(at => at < groups[0].From || at >= groups[^1].From + said.Length)];
        var second = rest.Length == 0 ? null : new Table(table.Id, $"{table.Caption}, second part", [name, .. rest.Select(at => table.Columns[at])], []) { RowHeaders = true, Tall = table.Tall };
        return new NarrowTables(first, second, groups, rest);
    }

    /// <summary>The rows of the first table.</summary>
    public IEnumerable<PreparedRow> FirstRows(IEnumerable<PreparedRow> rows) => rows.SelectMany(row => Groups.Select(group =>
    {
        var name = $"{row.Name}, {LowerFirst(group.Name)}";
        return new PreparedRow(row.Number, row.Name, [Named(row, name), .. row.Cells.Skip(group.From).Take(First.Columns.Count - 1)]);
    }));

    /// <summary>The rows of the second table.</summary>
    public IEnumerable<PreparedRow> SecondRows(IEnumerable<PreparedRow> rows) => rows.Select(row => row with { Cells = [Named(row, row.Name), .. Rest.Select(at => row.Cells[at])] });

    private static PreparedCell Named(PreparedRow row, string name) => new(row.Cells[0].Column, new RichText([new TextRun(name)]), null);

    // Neighbours with the same first word are of one group; groups next to each other belong together where the rest of their words is the same.
    private static (List<(string Name, int From)> Groups, string[] Said) Find(Table table)
    {
        List<(string Name, int From)> best = [];
        string[] said = [];
        for (var from = 1; from < table.Columns.Count; from++)
        {
            for (var length = 2; from + (2 * length) <= table.Columns.Count; length++)
            {
                if (Group(from, length) is not { } first) continue;
                List<(string Name, int From)> groups = [(first.Name, from)];
                for (var next = from + length; next + length <= table.Columns.Count && Group(next, length) is { } other && other.Said.SequenceEqual(first.Said); next += length) groups.Add((other.Name, next));
                if (groups.Count < 2 || groups.Count * length <= best.Count * said.Length) continue;
                (best, said) = (groups, first.Said);
            }
        }

        return (best, [.. said.Select(UpperFirst)]);

        (string Name, string[] Said)? Group(int from, int length)
        {
            var words = table.Columns.Skip(from).Take(length).Select(column => column.Label.Split(' ', 2)).ToArray();
            return words.All(label => label.Length == 2 && label[0] == words[0][0]) ? (words[0][0], [.. words.Select(label => label[1])]) : null;
        }
    }

    private static string UpperFirst(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    // Not a short form such as PA.
    private static string LowerFirst(string words) => words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
}
