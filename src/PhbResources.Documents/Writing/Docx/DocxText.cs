using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using PhbResources.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>Paragraphs and the text in them.</summary>
internal sealed class DocxText(PreparedDocument document, MainDocumentPart part, DocxControls controls)
{
    private readonly Dictionary<string, string> linkIds = [];

    /// <summary>A paragraph of a named style.</summary>
    public static W.Paragraph Paragraph(string style, params OpenXmlElement[] content)
    {
        var paragraph = new W.Paragraph();
        if (style != DocxStyles.Normal) paragraph.Append(new W.ParagraphProperties(new W.ParagraphStyleId { Val = style }));
        paragraph.Append(content);
        return paragraph;
    }

    /// <summary>A paragraph that stays on the page of what follows it.</summary>
    public static W.Paragraph KeptParagraph(string style, params OpenXmlElement[] content)
    {
        var paragraph = Paragraph(style, content);
        paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
        return paragraph;
    }

    public W.Paragraph Paragraph(string style, RichText text, int? size = null, bool bold = false) => Paragraph(style, Inlines(text, size, bold));

    /// <summary>A run of text; line ends become line breaks.</summary>
    public static W.Run Run(string text, bool bold = false, bool italic = false, string? style = null, int? size = null)
    {
        var run = new W.Run();
        var look = new W.RunProperties();
        if (style is not null) look.Append(new W.RunStyle { Val = style });
        if (bold) look.Append(new W.Bold(), new W.BoldComplexScript());
        if (italic) look.Append(new W.Italic(), new W.ItalicComplexScript());
        if (size is { } halfPoints)
        {
            var value = halfPoints.ToString(CultureInfo.InvariantCulture);
            look.Append(new W.FontSize { Val = value }, new W.FontSizeComplexScript { Val = value });
        }

        if (look.HasChildren) run.Append(look);
        AppendText(run, XmlText.Clean(text));
        return run;
    }

    public OpenXmlElement[] Inlines(RichText text, int? size = null, bool bold = false) =>
        [.. text.Inlines.SelectMany(inline => Inline(inline, size, bold))];

    private OpenXmlElement[] Inline(Inline inline, int? size, bool bold) => inline switch
    {
        TextRun run => [Run(run.Text, run.Bold || bold, run.Italic, size: size)],
        Link link when Link.IsAllowed(link.Url) => [new W.Hyperlink(Run(link.Text, bold, style: DocxStyles.Hyperlink, size: size)) { Id = LinkId(link.Url), History = true }],
        Link link => [Run(link.Text, bold, size: size)],
        FieldReference reference when document.Find(reference.FieldId) is { } field => Field(field),
        _ => [],
    };

    private OpenXmlElement[] Field(Field field)
    {
        var control = controls.Create(field.Type, field.Label, field.Id, field.Choices, Value(field), DocxControls.Line(field));
        return field.Type == FieldType.Money ? [Run("£"), control] : [control];
    }

    /// <summary>What was typed into a field, or <c>null</c>.</summary>
    public string? Value(Field field) => document.Values(field.Id) is { Count: > 0 } values ? string.Join(", ", values) : null;

    private string LinkId(string url)
    {
        if (linkIds.TryGetValue(url, out var id)) return id;
        id = $"link{linkIds.Count + 1}";
        part.AddHyperlinkRelationship(new Uri(url), isExternal: true, id);
        return linkIds[url] = id;
    }

    private static void AppendText(W.Run run, string text)
    {
        var from = 0;
        while (true)
        {
            var length = text.AsSpan(from).IndexOfAny('\n', '\t');
            var end = length < 0 ? text.Length : from + length;
            if (end > from) run.Append(new W.Text(text[from..end]) { Space = SpaceProcessingModeValues.Preserve });
            if (length < 0) return;
            run.Append(text[end] == '\n' ? new W.Break() : new W.TabChar());
            from = end + 1;
        }
    }
}
