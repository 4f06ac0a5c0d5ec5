using System.Globalization;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Filling;

/// <summary>Looks through what was filled in before a document is made of it. Nothing has to be filled in.</summary>
public static class AnswerCheck
{
    /// <summary>Checks days, times, numbers and lengths.</summary>
    /// <param name="plan">The form.</param>
    /// <param name="answers">What was typed.</param>
    /// <param name="maxCharacters">Most characters in one answer.</param>
    public static CheckedAnswers Check(FormPlan plan, Answers answers, int maxCharacters)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(answers);
        List<AnswerMistake> mistakes = [];
        var fields = new Dictionary<string, IReadOnlyList<string>>(answers.Fields);
        foreach (var field in plan.Fields)
        {
            if (!fields.TryGetValue(field.Id, out var values)) continue;
            fields[field.Id] = [.. values.Select(value => Checked(field.Type, value, ControlNames.Of(field), field.Label))];
        }

        var tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>(answers.Tables);
        foreach (var table in plan.Tables)
        {
            if (!tables.TryGetValue(table.Table.Id, out var rows)) continue;
            tables[table.Table.Id] = [.. rows.Select((cells, row) => (IReadOnlyList<string>)[.. cells.Select((value, column) =>
                Checked(table.Table.Columns[column].Type, value, ControlNames.Of(table, row, column), $"{table.Table.Columns[column].Label}, {RowName(table, row)}"))])];
        }

        return new CheckedAnswers(answers with { Fields = fields, Tables = tables }, mistakes);

        string Checked(FieldType type, string value, string control, string label)
        {
            if (value.Length > maxCharacters)
                mistakes.Add(new AnswerMistake(control, string.Create(CultureInfo.InvariantCulture, $"{label}: this has {value.Length:N0} characters. Make it {maxCharacters:N0} or fewer.")));
            else if (!string.IsNullOrWhiteSpace(value) && AnswerValue.Read(type, value) is { } read)
                return read;
            else if (!string.IsNullOrWhiteSpace(value))
                mistakes.Add(new AnswerMistake(control, $"{label}: {AnswerValue.Advice(type)}."));
            return value;
        }
    }

    private static string RowName(FormTable table, int row) => table.OwnText(row, 0) is { Length: > 0 } name ? name : $"row {row + 1}";
}

/// <summary>Answers in the form documents take, and what is wrong with those that are not.</summary>
/// <param name="Answers">Days, times and numbers in their one form; what is wrong stays as typed.</param>
/// <param name="Mistakes">In the order of the form.</param>
public sealed record CheckedAnswers(Answers Answers, IReadOnlyList<AnswerMistake> Mistakes);

/// <summary>An answer that cannot be right.</summary>
/// <param name="Control">Name of its control, see <see cref="ControlNames"/>.</param>
/// <param name="Message">What to write instead, in a sentence that names the question.</param>
public sealed record AnswerMistake(string Control, string Message);
