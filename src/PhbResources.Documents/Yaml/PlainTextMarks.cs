using System.Text.RegularExpressions;

namespace PhbResources.Documents.Yaml;

/// <summary>The marks by which people show in plain text what a line is.</summary>
internal static partial class PlainTextMarks
{
    private const int LongestHeading = 60;
    private const int MostWordsOfAHeading = 8;

    /// <summary>True where a line is running text only: no bullet, number, box, blank or heading mark.</summary>
    public static bool HasNone(string line) => !Bullet().IsMatch(line) && !Number().IsMatch(line) && !Box().IsMatch(line) && !Blank().IsMatch(line) && !Hash().IsMatch(line);

    /// <summary>True where a line is short, stands like a heading and ends in no mark.</summary>
    public static bool LooksLikeHeading(string line) =>
        line.Length <= LongestHeading && HasNone(line) && char.IsLetterOrDigit(line[^1]) && (char.IsUpper(line[0]) || char.IsDigit(line[0]))
        && line.Count(letter => letter == ' ') < MostWordsOfAHeading && line.Any(char.IsLetter);

    /// <summary><c># Heading</c>; the first group is the marks. Marks may also end it.</summary>
    [GeneratedRegex(@"^(#{1,6})\s+")]
    public static partial Regex Hash();

    /// <summary>A line under a heading, or between two parts.</summary>
    [GeneratedRegex(@"^(={3,}|-{3,}|\*{3,}|~{3,})$")]
    public static partial Regex Rule();

    /// <summary><c>- item</c>.</summary>
    [GeneratedRegex(@"^[-*+•◦▪‣·–]\s+(?=\S)")]
    public static partial Regex Bullet();

    /// <summary><c>1. step</c>; the first group is the number.</summary>
    [GeneratedRegex(@"^([0-9]{1,3})[.)]\s+(?=\S)")]
    public static partial Regex Number();

    /// <summary>A box to tick.</summary>
    [GeneratedRegex(@"\[[ xX✓✔]?\]|[☐☑☒□]")]
    public static partial Regex Box();

    /// <summary>A place to write.</summary>
    [GeneratedRegex(@"_{3,}|\.{5,}|…{2,}")]
    public static partial Regex Blank();
}
