using System.Globalization;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing;

/// <summary>Answers in the words people use.</summary>
internal static class AnswerText
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>How days are written in running text, and in cells of a table, which are narrow.</summary>
    public const string LongDate = "d MMMM yyyy", ShortDate = "dd/MM/yyyy";

    /// <summary><c>2026-11-23</c> becomes <c>23 November 2026</c>, <c>1234.5</c> pounds <c>1,234.50</c>; what is not of the type stays as typed.</summary>
    public static string Of(FieldType type, string value, bool inTable = false) => type switch
    {
        FieldType.Date when Date(value) is { } date => date.ToString(inTable ? ShortDate : LongDate, English),
        FieldType.Money when Number(value) is { } amount => amount.ToString("#,##0.00", English),
        FieldType.CheckBox => IsTicked(value) ? "Yes" : value,
        _ => value,
    };

    public static DateOnly? Date(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", English, DateTimeStyles.None, out var date) ? date : null;

    public static bool IsTicked(string value) => value is "yes" or "true" or "on";

    private static decimal? Number(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, English, out var number) ? number : null;
}
