using System.Globalization;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Filling;

/// <summary>
/// Reads a form that was sent. What it does not ask is left aside, and so is a choice that is not among those offered; text is
/// kept as typed but for what no document can hold (control characters) and for line ends, which become <c>\n</c>.
/// </summary>
public static class PostedAnswers
{
    /// <summary>Highest number of a row that is read; names beyond are not ours.</summary>
    private const int LastRow = 100_000;

    /// <summary>Reads the answers.</summary>
    /// <param name="plan">The form that was sent.</param>
    /// <param name="posted">Values by the name of their control.</param>
    public static Answers Read(FormPlan plan, IReadOnlyDictionary<string, IReadOnlyList<string>> posted)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(posted);
        Dictionary<string, IReadOnlyList<string>> fields = [];
        foreach (var field in plan.Fields)
        {
            if (!posted.TryGetValue(ControlNames.Of(field), out var typed)) continue;
            var values = Values(field, typed);
            if (values.Count > 0) fields[field.Id] = values;
        }

        var rows = RowsOf(posted.Keys);
        return new Answers { Fields = fields, Tables = plan.Tables.ToDictionary(table => table.Table.Id, table => Rows(table, rows.GetValueOrDefault(table.Table.Id) ?? [], posted)), Ticks = Ticks(plan, posted) };
    }

    private static HashSet<string> Ticks(FormPlan plan, IReadOnlyDictionary<string, IReadOnlyList<string>> posted) =>
        [.. from part in plan.CheckLists
            from item in Enumerable.Range(0, part.List.Items.Count)
            where posted.TryGetValue(ControlNames.Of(part, item), out var typed) && typed.Any(AnswerText.IsTicked)
            select part.Tick(item)];

    /// <summary>The answer as the document can hold it.</summary>
    /// <param name="field">The question.</param>
    /// <param name="typed">What was sent or loaded for it.</param>
    internal static IReadOnlyList<string> Values(Field field, IReadOnlyList<string> typed) => field.Type switch
    {
        FieldType.Choices => [.. field.Choices.Where(choice => typed.Contains(choice))],
        FieldType.Choice => [.. typed.Where(field.Choices.Contains).Take(1)],
        FieldType.CheckBox => typed.Any(AnswerText.IsTicked) ? ["yes"] : [],
        _ => [.. typed.Take(1).Select(XmlText.Clean).Where(value => value.Length > 0)],
    };

    /// <summary>The answer in a cell as the document can hold it.</summary>
    internal static string Value(Column column, string typed) => column.Type switch
    {
        FieldType.Choice or FieldType.Choices when column.Choices.Count > 0 => column.Choices.Contains(typed) ? typed : "",
        FieldType.CheckBox => AnswerText.IsTicked(typed) ? "yes" : "",
        _ => XmlText.Clean(typed),
    };

    private static IReadOnlyList<IReadOnlyList<string>> Rows(FormTable table, SortedSet<int> sent, IReadOnlyDictionary<string, IReadOnlyList<string>> posted)
    {
        var own = table.Table.Rows.Count;
        var added = table.Grows ? sent.Where(row => row >= own) : [];
        return [.. Enumerable.Range(0, own).Concat(added).Select(Row)];

        IReadOnlyList<string> Row(int row) => [.. table.Table.Columns.Select((column, at) => Cell(row, column, at))];

        string Cell(int row, Column column, int at)
        {
            if (!table.Asks(row, at) || !posted.TryGetValue(ControlNames.Of(table, row, at), out var typed) || typed.Count == 0) return "";
            return table.Meant(Value(column, typed[0]), row, at);
        }
    }

    // Rows are known by the names that were sent: where one was taken out, its number is missing.
    private static Dictionary<string, SortedSet<int>> RowsOf(IEnumerable<string> names)
    {
        Dictionary<string, SortedSet<int>> rows = [];
        foreach (var name in names)
        {
            if (name.Split('.') is not ["t", var table, var number, _]
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row is < 1 or > LastRow) continue;
            if (!rows.TryGetValue(table, out var known)) rows[table] = known = [];
            known.Add(row - 1);
        }

        return rows;
    }
}
