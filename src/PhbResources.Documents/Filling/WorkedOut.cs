using PhbResources.Documents.Formulas;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Filling;

/// <summary>Puts the cells that follow from others into answers, for the formats that cannot work them out themselves.</summary>
public static class WorkedOut
{
    /// <summary>The same answers with hours and sums worked out. Cells that nothing is known for stay empty.</summary>
    /// <param name="plan">The form.</param>
    /// <param name="answers">Answers that were checked, see <see cref="AnswerCheck"/>.</param>
    public static Answers Complete(FormPlan plan, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var table in plan.Tables)
        {
            var formulas = table.Table.Columns.Select(column => column.Formula is { } text ? Formula.Parse(text) : null).ToArray();
            if (formulas.All(formula => formula is null) || !answers.Tables.TryGetValue(table.Table.Id, out var rows)) continue;
            answers = table.With(answers, [.. rows.Select((cells, row) => Row(table, formulas, cells, row))]);
        }

        return answers;
    }

    private static IReadOnlyList<string> Row(FormTable table, Formula?[] formulas, IReadOnlyList<string> typed, int row)
    {
        // What the document says in a row of its own is no answer: a row nobody has touched stays as it is on paper.
        if (typed.All(string.IsNullOrWhiteSpace)) return typed;
        var cells = typed.ToArray();
        var columns = table.Table.Columns;
        var values = new FormulaValue(id =>
        {
            var at = Enumerable.Range(0, columns.Count).First(column => columns[column].Id == id);
            var value = cells[at].Length > 0 ? cells[at] : table.OwnText(row, at);
            return (columns[at].Type, value.Length > 0 ? AnswerValue.Read(columns[at].Type, value) ?? "" : "");
        });
        // A formula may use what an earlier or a later one gives, as a balance uses a sum.
        for (var pass = 0; pass < columns.Count; pass++)
        {
            var changed = false;
            for (var at = 0; at < cells.Length; at++)
            {
                if (formulas[at] is not { } formula || table.OwnText(row, at).Length > 0 || values.Of(formula) is not { } value || cells[at] == value) continue;
                cells[at] = value;
                changed = true;
            }

            if (!changed) break;
        }

        return cells;
    }
}
