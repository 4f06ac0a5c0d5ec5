using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Docx;
using PhbResources.Documents.Writing.Pdf.Forms;
using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>Rich text as spans: links with their elements, answers in place of fields, room to write where there is none.</summary>
internal sealed class Spans(PreparedDocument document, PdfLook look, FormFields places)
{
    private readonly Dictionary<string, int> used = [];

    /// <param name="parent">The element of the paragraph.</param>
    /// <param name="text">Its text.</param>
    /// <param name="bold">True within a header cell.</param>
    public IReadOnlyList<Span> Of(Tag parent, RichText text, bool bold = false) => [.. text.Inlines.SelectMany(inline => Of(parent, inline, bold))];

    private IEnumerable<Span> Of(Tag parent, Inline inline, bool bold) => inline switch
    {
        TextRun run => [new Span(run.Text, run.Bold || bold, run.Italic)],
        Link link when Link.IsAllowed(link.Url) => [Linked(parent, link, bold)],
        Link link => [new Span(link.Text, bold)],
        FieldReference reference when document.Find(reference.FieldId) is { } field => Answer(parent, field, bold),
        _ => [],
    };

    private static Span Linked(Tag parent, Link link, bool bold) =>
        new(link.Text, bold) { Colour = PdfLook.LinkColour, Url = link.Url, Tag = parent.Add("Link") };

    private Span[] Answer(Tag parent, Field field, bool bold)
    {
        var sign = field.Type == FieldType.Money ? "£" : "";
        if (document.Answer(field) is { } answer) return [new Span(sign + answer, bold)];
        var letters = field.Type switch
        {
            FieldType.Time or FieldType.Hours or FieldType.Number or FieldType.Money => 8,
            FieldType.LongText or FieldType.Signature => 30,
            _ => 18,
        };
        var name = field.Choices.Count > 0 ? $"{field.Label}: {DocxControls.OneOf(field.Choices)}" : field.Label;
        var place = new FillPlace(Unique(field.Id), name, field.Choices.Count > 0 ? FillKind.Choice : FillKind.Line) { Choices = field.Choices, Look = look.Answer };
        Span room = new("")
        {
            Width = Math.Min(letters * look.Body.Size * 0.56, look.Width),
            Draw = (page, box) =>
            {
                page.MarkArtifact();
                page.Line(PdfLook.Black, PdfLook.RuleWidth, (box.Left, box.Bottom - 2), (box.Right, box.Bottom - 2));
                places.Put(page, parent, place, box);
            },
        };
        Span label = new($" ({name})") { Colour = PdfLook.Quiet };
        return sign.Length > 0 ? [new Span(sign, bold), room, label] : [room, label];
    }

    /// <summary>One answer can have its place in several sentences.</summary>
    private string Unique(string id)
    {
        var count = used[id] = used.GetValueOrDefault(id) + 1;
        return count == 1 ? id : FormattableString.Invariant($"{id}/{count}");
    }
}
