using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Xlsx;

/// <summary>
/// Hints that a spreadsheet shows at a cell, and warnings at what it cannot compute with. A warning can be passed: nobody is locked out
/// of writing "not known".
/// </summary>
internal sealed class XlsxChecks
{
    // Limits of ISO/IEC 29500-1, 18.3.1.32.
    private const int LongestTitle = 32, LongestMessage = 255;

    private readonly List<IReadOnlyList<string>> lists = [];

    /// <summary>Answers to choose from, each list a column of a hidden sheet: written into the check itself they could hold no commas.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Lists => lists;

    /// <summary>The check for some cells, or <c>null</c> where there is nothing to say.</summary>
    public DataValidation? For(FieldType type, string label, string? hint, IReadOnlyList<string> choices, string cells)
    {
        var (says, least, most) = type switch
        {
            FieldType.Date => ("A day, like 23/11/2026.", "1", "2958465"),
            FieldType.Time => ("A time on the 24-hour clock, like 07:30 or 21:00. A finish before the start is on the next day.", "0", "0.999999"),
            FieldType.Hours => ("Hours as a number: 7.5 is seven and a half hours.", "-1000000", "1000000"),
            FieldType.Number => ("A number.", "-1000000000", "1000000000"),
            FieldType.Money => ("Pounds and pence, like 12.50.", "-1000000000", "1000000000"),
            FieldType.Choice => ("Choose from the list.", null, null),
            FieldType.CheckBox => ("Yes or No.", null, null),
            FieldType.Choices => ("Any of: " + string.Join(", ", choices) + ".", null, null),
            _ => ("", null, null),
        };
        string[] answers = type switch
        {
            FieldType.CheckBox => ["Yes", "No"],
            FieldType.Choice => [.. choices.Where(choice => choice.Length is > 0 and <= LongestMessage).Distinct()],
            _ => [],
        };
        var prompt = XlsxText.Line(hint is { Length: > 0 } ? $"{hint}{(hint[^1] is '.' or '?' or '!' ? "" : ".")} {says}" : says, LongestMessage);
        if (prompt.Length == 0) return null;
        var check = new DataValidation
        {
            SequenceOfReferences = new ListValue<StringValue> { InnerText = cells },
            AllowBlank = true, ShowInputMessage = true, Prompt = XlsxText.Escaped(prompt),
        };
        if (XlsxText.Line(label, LongestTitle) is { Length: > 0 } title) check.PromptTitle = XlsxText.Escaped(title);
        if (least is null && answers.Length == 0) return check;

        check.ShowErrorMessage = true;
        check.ErrorStyle = DataValidationErrorStyleValues.Warning;
        check.ErrorTitle = answers.Length > 0 ? "Not in the list" : "Cannot be added up";
        check.Error = XlsxText.Line((answers.Length > 0 ? "This is not one of the answers in the list. " : "The sums leave this out. ") + says, LongestMessage);
        if (answers.Length > 0)
        {
            check.Type = DataValidationValues.List;
            check.Append(new Formula1(ListOf(answers)));
        }
        else
        {
            check.Type = type switch { FieldType.Date => DataValidationValues.Date, FieldType.Time => DataValidationValues.Time, _ => DataValidationValues.Decimal };
            check.Operator = DataValidationOperatorValues.Between;
            check.Append(new Formula1(least!), new Formula2(most!));
        }

        return check;
    }

    private string ListOf(string[] answers)
    {
        var at = lists.FindIndex(list => list.SequenceEqual(answers));
        if (at < 0)
        {
            at = lists.Count;
            lists.Add(answers);
        }

        var column = XlsxText.Letters(at);
        return FormattableString.Invariant($"{SheetNames.Choices}!${column}$1:${column}${answers.Length}");
    }
}
