using System.Globalization;
using DocumentFormat.OpenXml;
using PhbResources.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;
using W14 = DocumentFormat.OpenXml.Office2010.Word;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>
/// Content controls: places to fill in that Word shows with a title, that screen readers name and that programs find by tag.
/// Left empty they print as blank room, for people who fill the document in by hand.
/// </summary>
internal sealed class DocxControls
{
    /// <summary>Word refuses longer titles and tags.</summary>
    private const int LongestTitle = 64;

    private const string NoBreakSpace = "\u00A0";

    private int count;

    /// <summary>A control in a box or a cell.</summary>
    /// <param name="type">What is filled in.</param>
    /// <param name="title">What Word and screen readers call it.</param>
    /// <param name="tag">What programs find it by.</param>
    /// <param name="choices">Answers to choose from.</param>
    /// <param name="value">What was typed, or <c>null</c> when it is to be filled in.</param>
    /// <param name="blank">What stands there while it is empty.</param>
    /// <param name="size">Type size in half points where it differs from the paragraph's.</param>
    /// <param name="inTable">True in a cell of a table, where there is room for short days only.</param>
    public W.SdtRun Create(FieldType type, string title, string tag, IReadOnlyList<string> choices, string? value, OpenXmlElement[] blank, int? size = null, bool inTable = false)
    {
        if (type == FieldType.CheckBox) return CheckBox(title, tag, value is not null && AnswerText.IsTicked(value), size);
        var content = new W.SdtContentRun();
        if (value is null) content.Append(blank);
        else content.Append(DocxText.Run(AnswerText.Of(type, value, inTable), size: size));
        return new W.SdtRun(Properties(title, tag, value is null, Kind(type, choices, value, inTable)), content);
    }

    /// <summary>A box to tick.</summary>
    public W.SdtRun CheckBox(string title, string tag, bool ticked, int? size = null)
    {
        var kind = new W14.SdtContentCheckBox(
            new W14.Checked { Val = ticked ? W14.OnOffValues.One : W14.OnOffValues.Zero },
            new W14.CheckedState { Font = Look.SymbolFont, Val = "2612" },
            new W14.UncheckedState { Font = Look.SymbolFont, Val = "2610" });
        var look = new W.RunProperties(new W.RunFonts
        {
            Ascii = Look.SymbolFont, HighAnsi = Look.SymbolFont, EastAsia = Look.SymbolFont, Hint = W.FontTypeHintValues.EastAsia,
        });
        if (size is { } halfPoints) look.Append(new W.FontSize { Val = halfPoints.ToString(CultureInfo.InvariantCulture) });
        return new W.SdtRun(
            Properties(title, tag, isEmpty: false, kind),
            new W.SdtContentRun(new W.Run(look, new W.Text(ticked ? "\u2612" : "\u2610"))));
    }

    /// <summary>Blank room that can be clicked.</summary>
    public static OpenXmlElement[] Blank(int spaces, int? size = null) =>
        [DocxText.Run(string.Concat(Enumerable.Repeat(NoBreakSpace, spaces)), style: DocxStyles.Placeholder, size: size)];

    /// <summary>Quiet words that say what goes there.</summary>
    public static OpenXmlElement[] Words(string text, int? size = null) => [DocxText.Run(text, style: DocxStyles.Placeholder, size: size)];

    /// <summary>A line to write on in the middle of a sentence, followed by what to write.</summary>
    public static OpenXmlElement[] Line(Field field)
    {
        var letters = field.Type switch
        {
            FieldType.Time or FieldType.Hours or FieldType.Number or FieldType.Money => 8,
            FieldType.LongText or FieldType.Signature => 30,
            _ => 18,
        };
        // One run: programs other than Word keep only the look of the first one.
        var name = field.Choices.Count > 0 ? $"{field.Label}: {OneOf(field.Choices)}" : field.Label;
        return Words($"{new string('_', letters)} ({name})");
    }

    /// <summary><c>The team / An agency / Family</c>: choices may hold commas, and a slash is easy to circle between.</summary>
    public static string OneOf(IReadOnlyList<string> choices) => string.Join(" / ", choices);

    private W.SdtProperties Properties(string title, string tag, bool isEmpty, OpenXmlElement? kind)
    {
        var properties = new W.SdtProperties(
            new W.SdtAlias { Val = Shorten(title) },
            new W.Tag { Val = Shorten(tag) },
            new W.SdtId { Val = ++count });
        if (isEmpty) properties.Append(new W.ShowingPlaceholder());
        if (kind is not null) properties.Append(kind);
        return properties;
    }

    private static OpenXmlElement? Kind(FieldType type, IReadOnlyList<string> choices, string? value, bool inTable) => type switch
    {
        FieldType.Date => Date(value, inTable),
        FieldType.Choice when choices.Count > 0 => new W.SdtContentDropDownList(choices.Distinct().Select(choice =>
            new W.ListItem { DisplayText = XmlText.Clean(choice), Value = XmlText.Clean(choice) })),
        FieldType.Photo => null,
        // Some programs lose the line ends of plain text.
        FieldType.LongText when value?.AsSpan().IndexOfAny('\n', '\r') >= 0 => null,
        FieldType.LongText => new W.SdtContentText { MultiLine = true },
        _ => new W.SdtContentText(),
    };

    private static W.SdtContentDate Date(string? value, bool inTable)
    {
        var date = new W.SdtContentDate(
            new W.DateFormat { Val = inTable ? AnswerText.ShortDate : AnswerText.LongDate },
            new W.LanguageId { Val = "en-GB" },
            new W.SdtDateMappingType { Val = W.DateFormatValues.DateTime },
            new W.Calendar { Val = W.CalendarValues.Gregorian });
        if (value is not null && AnswerText.Date(value) is { } day) date.FullDate = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return date;
    }

    private static string Shorten(string text)
    {
        var clean = XmlText.Clean(text).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        if (clean.Length <= LongestTitle) return clean;
        var length = char.IsHighSurrogate(clean[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle;
        return clean[..length];
    }
}
