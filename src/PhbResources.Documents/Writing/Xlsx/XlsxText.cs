using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Xlsx;

/// <summary>Text and values as a spreadsheet holds them.</summary>
internal static partial class XlsxText
{
    /// <summary>Excel refuses files with more characters in a cell.</summary>
    public const int LongestCell = 32767;

    /// <summary>The number a spreadsheet computes with, or <c>null</c> where the text is not of the type and stays text.</summary>
    public static string? Number(FieldType type, string text)
    {
        text = text.Trim();
        return type switch
        {
            FieldType.Date when AnswerText.Date(text) is { Year: > 1900 } day => (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture),
            FieldType.Time when TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) =>
                (time.Ticks / (double)TimeSpan.TicksPerDay).ToString("R", CultureInfo.InvariantCulture),
            FieldType.Hours or FieldType.Number or FieldType.Money when text.Count(char.IsAsciiDigit) <= 15
                && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    /// <summary>Text that is shown as it is: <c>_x0041_</c> would be read as a letter (ISO/IEC 29500-1, 22.9.2.19).</summary>
    public static string Escaped(string text) => Escape().Replace(XmlText.Clean(text), "_x005F_");

    /// <summary>One line for names and messages, at most so long.</summary>
    public static string Line(string text, int longest)
    {
        var clean = XmlText.Clean(text).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        return clean[..Cut(clean, longest)].TrimEnd();
    }

    /// <summary>Where to cut a text without halving a letter.</summary>
    public static int Cut(string text, int longest) =>
        text.Length <= longest ? text.Length : char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;

    /// <summary>True where a spreadsheet would take typed text for a formula.</summary>
    public static bool LooksLikeFormula(string text) => text.TrimStart() is ['=' or '+' or '-' or '@', ..];

    public static InlineString Inline(string text) =>
        new(new Text(Escaped(text)) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>Text in parts, some of them bold or quiet.</summary>
    public static InlineString Inline(IReadOnlyList<(string Text, XlsxFont Font)> runs, XlsxStyles styles) => new(runs
        .Where(run => run.Text.Length > 0)
        .Select(run =>
        {
            var look = new RunProperties();
            if (run.Font is XlsxFont.Bold or XlsxFont.Heading) look.Append(new Bold());
            look.Append(new FontSize { Val = styles.SizeOf(run.Font) }, new Color { Rgb = "FF" + (run.Font == XlsxFont.Quiet ? Look.Quiet : "1A1A1A") },
                new RunFont { Val = Look.Font });
            return new Run(look, new Text(Escaped(run.Text)) { Space = SpaceProcessingModeValues.Preserve });
        }));

    /// <summary><c>AB12</c>; columns and rows are counted from 0 and 1.</summary>
    public static string Address(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
