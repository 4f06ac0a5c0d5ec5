using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;

namespace PhbResources.Site.Filling;

/// <summary>Which of HTML's controls takes an answer on one line.</summary>
internal static class FillInput
{
    /// <summary>
    /// The type of an <c>input</c>. Browsers show nothing in a field for days or times that holds anything else, so what was
    /// typed and is neither stays in a field for text. Numbers are text too: a browser keeps what is not one to itself.
    /// </summary>
    public static string? TypeOf(FieldType type, string value) => type switch
    {
        FieldType.Date when value.Length == 0 || AnswerValue.Read(type, value) == value => "date",
        FieldType.Time when value.Length == 0 || AnswerValue.Read(type, value) == value => "time",
        _ => null,
    };

    public static string? ModeOf(FieldType type) => type is FieldType.Number or FieldType.Money or FieldType.Hours ? "decimal" : null;

    public static string? ClassOf(FieldType type) => type is FieldType.ShortText or FieldType.LongText or FieldType.Signature ? null : "short";

    /// <summary>Leaves an empty attribute out.</summary>
    public static string? Some(string value) => value.Length == 0 ? null : value;
}
