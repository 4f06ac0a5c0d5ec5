using System.Globalization;
using System.Text.RegularExpressions;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Filling;

/// <summary>Days, times and numbers as people type them.</summary>
public static partial class AnswerValue
{
    /// <summary>Digits that a spreadsheet keeps.</summary>
    private const int MostDigits = 15;

    private static readonly string[] Days =
    [
        "yyyy-M-d", "d/M/yyyy", "d/M/yy", "d-M-yyyy", "d-M-yy", "d.M.yyyy", "d.M.yy", "d M yyyy", "d M yy",
        "d MMMM yyyy", "d MMM yyyy", "d MMMM yy", "d MMM yy", "d-MMM-yyyy", "d-MMM-yy",
    ];

    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>
    /// The answer in the form documents take (<see cref="Writing.Answers"/>), or <c>null</c> where it is not of the type.
    /// What has no form of its own is given back as it is.
    /// </summary>
    /// <param name="type">What the answer should be.</param>
    /// <param name="typed">What was typed; not empty.</param>
    public static string? Read(FieldType type, string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var text = typed.Trim();
        return type switch
        {
            FieldType.Date => Day(text),
            FieldType.Time => Time(text),
            FieldType.Number => Number(text),
            FieldType.Money => Number(text.TrimStart('£').TrimStart()),
            FieldType.Hours => Number(text) ?? Length(text),
            _ => typed,
        };
    }

    /// <summary>What to write, for an answer that is not of its type.</summary>
    public static string Advice(FieldType type) => type switch
    {
        FieldType.Date => "write a day such as 23/11/2026",
        FieldType.Time => "write a time such as 07:30 or 7.30pm",
        FieldType.Money => "write an amount in pounds such as 12.50",
        FieldType.Hours => "write hours as a number such as 7.5",
        _ => "write a number such as 12 or 12.5",
    };

    private static string? Day(string text) =>
        DateOnly.TryParseExact(text, Days, English, DateTimeStyles.AllowWhiteSpaces, out var day) && day.Year >= 1000 ? day.ToString("yyyy-MM-dd", English) : null;

    private static string? Time(string text)
    {
        if (ClockTime().Match(text) is not { Success: true } match) return null;
        var hour = int.Parse(match.Groups["hour"].ValueSpan, English);
        var minute = match.Groups["minute"] is { Success: true } minutes ? int.Parse(minutes.ValueSpan, English) : 0;
        var half = match.Groups["half"].Value;
        if (half.Length == 0 && !match.Groups["minute"].Success) return null;
        if (half.Length > 0)
        {
            if (hour is < 1 or > 12) return null;
            hour = (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        }

        return hour < 24 && minute < 60 ? string.Create(English, $"{hour:00}:{minute:00}") : null;
    }

    private static string? Length(string text) =>
        HoursAndMinutes().Match(text) is { Success: true } match && int.Parse(match.Groups[2].ValueSpan, English) is < 60 and var minutes
            ? Plain(int.Parse(match.Groups[1].ValueSpan, English) + Math.Round(minutes / 60m, 2))
            : null;

    private static string? Number(string text) =>
        PlainNumber().IsMatch(text) && text.Count(char.IsAsciiDigit) <= MostDigits
        && decimal.TryParse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, English, out var number)
            ? Plain(number)
            : null;

    private static string Plain(decimal number) => number.ToString(English);

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})(?:[:.]?(?<minute>[0-9]{2}))?(?::00)?\s*(?<half>[ap]\.?m\.?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClockTime();

    [GeneratedRegex("^([0-9]{1,3})[:h] ?([0-9]{2})m?$", RegexOptions.CultureInvariant)]
    private static partial Regex HoursAndMinutes();

    [GeneratedRegex(@"^-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?(?:(?<=[0-9])\.?|\.[0-9]+|(?<=[0-9])\.[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();
}
