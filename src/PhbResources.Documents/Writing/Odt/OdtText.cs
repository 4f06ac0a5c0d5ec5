using System.Globalization;
using System.Xml.Linq;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Docx;

namespace PhbResources.Documents.Writing.Odt;

/// <summary>Paragraphs and the text in them.</summary>
internal sealed class OdtText(PreparedDocument document)
{
    public const string EmptyBox = "\u2610", TickedBox = "\u2612";

    public static XElement Paragraph(string style, params object?[] content) =>
        new(Odf.Text + "p", new XAttribute(Odf.Text + "style-name", style), content);

    public static XElement Heading(int level, string style, string text) => new(Odf.Text + "h",
        new XAttribute(Odf.Text + "style-name", style), new XAttribute(Odf.Text + "outline-level", level), Run(text));

    public static XElement Span(string style, params object?[] content) =>
        new(Odf.Text + "span", new XAttribute(Odf.Text + "style-name", style), content);

    public static XElement Tab() => new(Odf.Text + "tab");

    /// <summary>OpenDocument folds spaces and line ends as HTML does, unless they are written as elements.</summary>
    public static object[] Run(string text)
    {
        var clean = XmlText.Clean(text);
        var content = new List<object>();
        int from = 0, at = 0;
        while (at < clean.Length)
        {
            var letter = clean[at];
            var spaces = letter == ' ' ? clean.AsSpan(at).IndexOfAnyExcept(' ') : 0;
            if (spaces < 0) spaces = clean.Length - at;
            var apart = letter is '\n' or '\t' || (spaces > 0 && (spaces > 1 || at == 0 || at + spaces == clean.Length));
            if (!apart)
            {
                at++;
                continue;
            }

            if (at > from) content.Add(clean[from..at]);
            content.Add(letter switch
            {
                '\n' => new XElement(Odf.Text + "line-break"),
                '\t' => Tab(),
                _ => new XElement(Odf.Text + "s", new XAttribute(Odf.Text + "c", spaces)),
            });
            at += Math.Max(spaces, 1);
            from = at;
        }

        if (at > from) content.Add(clean[from..at]);
        return [.. content];
    }

    public object[] Inlines(RichText text) => [.. text.Inlines.SelectMany(Inline)];

    /// <summary>
    /// Quiet words that say what goes there. Plain text, because LibreOffice leaves the placeholders of OpenDocument out when it prints.
    /// </summary>
    public static XElement Placeholder(string words) => Span(OdtStyles.Placeholder, Run(words));

    /// <summary>The answer in words, or <c>null</c> where nothing was filled in.</summary>
    public string? Answer(Field field) => document.Answer(field);

    public static string Tick(bool ticked) => ticked ? TickedBox : EmptyBox;

    private object[] Inline(Inline inline) => inline switch
    {
        TextRun { Bold: true, Italic: true } run => [Span(OdtStyles.Strong, Span(OdtStyles.Emphasis, Run(run.Text)))],
        TextRun { Bold: true } run => [Span(OdtStyles.Strong, Run(run.Text))],
        TextRun { Italic: true } run => [Span(OdtStyles.Emphasis, Run(run.Text))],
        TextRun run => Run(run.Text),
        Link link when Link.IsAllowed(link.Url) => [Anchor(link)],
        Link link => Run(link.Text),
        FieldReference reference when document.Find(reference.FieldId) is { } field => InSentence(field),
        _ => [],
    };

    private object[] InSentence(Field field)
    {
        var pound = field.Type == FieldType.Money ? "£" : "";
        if (field.Type == FieldType.CheckBox) return [Tick(document.Values(field.Id).Any(AnswerText.IsTicked))];
        if (Answer(field) is { } answer) return Run(pound + answer);
        var name = field.Choices.Count > 0 ? $"{field.Label}: {DocxControls.OneOf(field.Choices)}" : field.Label;
        return [pound, Placeholder($"{new string('_', 18)} ({name})")];
    }

    private static XElement Anchor(Link link) => new(Odf.Text + "a",
        new XAttribute(Odf.Xlink + "type", "simple"), new XAttribute(Odf.Xlink + "href", link.Url),
        new XAttribute(Odf.Text + "style-name", OdtStyles.Hyperlink), new XAttribute(Odf.Text + "visited-style-name", OdtStyles.Hyperlink),
        Run(link.Text));

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
