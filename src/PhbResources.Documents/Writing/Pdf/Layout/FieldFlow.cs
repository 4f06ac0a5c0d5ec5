using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Pdf.Forms;
using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>
/// Fields on their own lines: neighbours stand under each other as labels and boxes, as on a printed form; long answers get the whole width
/// under their label; a single check box stands before its label.
/// </summary>
internal sealed class FieldFlow(PreparedDocument document, PdfLook look, Typesetter type, FormFields places)
{
    private const double LabelShare = 0.38;

    private readonly Paragraphs paragraphs = new(type);
    private double Margin => look.CellMargin + 1;
    private double LabelWidth => look.Width * LabelShare;

    public IEnumerable<Strip> Strips(Tag parent, IReadOnlyList<Field> fields)
    {
        for (var at = 0; at < fields.Count; at++)
        {
            var (field, isLast) = (fields[at], at == fields.Count - 1 || !IsRow(fields[at + 1]));
            var strips = field.Type switch
            {
                FieldType.CheckBox => TickLine(parent, field),
                FieldType.LongText => LongAnswer(parent, field),
                _ => Row(parent, field, isLast),
            };
            foreach (var strip in strips) yield return strip;
        }
    }

    private static bool IsRow(Field field) => field.Type is not (FieldType.CheckBox or FieldType.LongText);

    private IEnumerable<Strip> TickLine(Tag parent, Field field)
    {
        var (box, label) = (parent.Add("P"), parent.Add("P"));
        var place = Place(field, FillKind.Tick) with { Ticked = document.Values(field.Id).Any(AnswerText.IsTicked), Value = null };
        var hanging = look.Gap(1.65);
        var frame = new ParagraphFrame(look.Answer, look.Left + hanging, look.Width - hanging)
        {
            Before = look.Gap(0.3), After = look.Gap(0.5), Mark = (page, y) => places.Put(page, box, place, look.TickBox(look.Left, y, look.Answer)),
        };
        return paragraphs.Set(label, LabelSpans(field, bold: false), frame);
    }

    private IReadOnlyList<Span> LabelSpans(Field field, bool bold) => field.Hint is null
        ? [new Span(field.Label, bold)]
        : [new Span(field.Label, bold), new Span("\n" + field.Hint) { Colour = PdfLook.Quiet }];

    private IEnumerable<Strip> LongAnswer(Tag parent, Field field)
    {
        var (label, answer) = (parent.Add("P"), parent.Add("P"));
        var frame = new ParagraphFrame(look.Label, look.Left, look.Width) { Before = look.Gap(0.6), After = look.Gap(0.3), KeepWithNext = true, KeepLines = true };
        foreach (var strip in paragraphs.Set(label, [new Span(field.Label + " ", Bold: true)], field.Hint is null ? frame : frame with { After = look.Gap(0.1) })) yield return strip;
        if (field.Hint is not null)
        {
            foreach (var strip in paragraphs.Set(label, [new Span(field.Hint)], frame with { Look = look.Hint, Before = 0 })) yield return strip;
        }

        foreach (var strip in Box(answer, Place(field, FillKind.Lines), Math.Max(look.RowHeight, field.Lines * look.WritingLine))) yield return strip;
    }

    /// <summary>A box of the whole width that grows with the answer; one longer than a page runs on without being a place to type.</summary>
    private IEnumerable<Strip> Box(Tag answer, FillPlace place, double height)
    {
        var lines = place.Value is null ? [] : type.Break([new Span(place.Value)], place.Look, look.Width - (2 * Margin));
        height = Math.Max(height, (lines.Count * place.Look.LineHeight) + (2 * Margin));
        if (height <= (look.Bottom - look.Top) * 0.9)
        {
            yield return new Strip(height, (page, y) =>
            {
                var box = new Box(look.Left, y, look.Width, height);
                page.MarkArtifact();
                page.Frame(PdfLook.Rule, PdfLook.RuleWidth, box);
                places.Put(page, answer, place, box.Within(Margin, Margin));
            })
            { After = look.Gap(0.8) };
            yield break;
        }

        for (var at = 0; at < lines.Count; at++)
        {
            var (line, isFirst, isLast) = (lines[at], at == 0, at == lines.Count - 1);
            yield return new Strip(place.Look.LineHeight + (isFirst ? Margin : 0) + (isLast ? Margin : 0), (page, y) =>
            {
                var box = new Box(look.Left, y, look.Width, place.Look.LineHeight + (isFirst ? Margin : 0) + (isLast ? Margin : 0));
                page.MarkArtifact();
                page.Line(PdfLook.Rule, PdfLook.RuleWidth, (box.Left, box.Top), (box.Left, box.Bottom));
                page.Line(PdfLook.Rule, PdfLook.RuleWidth, (box.Right, box.Top), (box.Right, box.Bottom));
                if (isFirst) page.Line(PdfLook.Rule, PdfLook.RuleWidth, (box.Left, box.Top), (box.Right, box.Top));
                if (isLast) page.Line(PdfLook.Rule, PdfLook.RuleWidth, (box.Left, box.Bottom), (box.Right, box.Bottom));
                type.Draw(page, answer, line, place.Look, box.Left + Margin, box.Top + (isFirst ? Margin : 0));
            })
            { After = isLast ? look.Gap(0.8) : 0, KeepWithNext = isFirst };
        }
    }

    private IEnumerable<Strip> Row(Tag parent, Field field, bool isLast)
    {
        var (label, answer) = (parent.Add("P"), parent.Add("P"));
        // The space keeps label and hint apart when they are read out.
        var labelLines = type.Break([new Span(field.Label + " ", Bold: true)], look.Label, LabelWidth - (2 * Margin));
        var hintLines = field.Hint is null ? [] : type.Break([new Span(field.Hint)], look.Hint, LabelWidth - (2 * Margin));
        var textHeight = (labelLines.Count * look.Label.LineHeight) + (hintLines.Count * look.Hint.LineHeight);
        var content = Content(field, answer);
        var height = Math.Max(Math.Max(textHeight, content.Height) + (2 * Margin * 0.75), field.Type switch
        {
            FieldType.Signature => look.TallRowHeight,
            FieldType.Photo => look.PhotoHeight,
            _ => look.RowHeight,
        });

        // A label or an answer of more than a page is set as running text.
        if (height > (look.Bottom - look.Top) * 0.9)
        {
            var frame = new ParagraphFrame(look.Label, look.Left, look.Width) { Before = look.Gap(0.5), After = look.Gap(0.3), KeepWithNext = true };
            foreach (var strip in paragraphs.Set(label, [new Span(field.Label + " ", Bold: true)], frame)) yield return strip;
            if (field.Hint is not null)
            {
                foreach (var strip in paragraphs.Set(label, [new Span(field.Hint)], frame with { Look = look.Hint })) yield return strip;
            }

            var values = document.Values(field.Id).Select(value => AnswerText.Of(field.Type, value));
            var text = string.Join('\n', field.Choices.Count > 0 ? [.. field.Choices, .. values] : values);
            foreach (var strip in Box(answer, Place(field, FillKind.Lines) with { Value = text.Length == 0 ? null : text }, look.RowHeight)) yield return strip;
            yield break;
        }

        yield return new Strip(height, (page, y) =>
        {
            var (left, right) = (new Box(look.Left, y, LabelWidth, height), new Box(look.Left + LabelWidth, y, look.Width - LabelWidth, height));
            page.MarkArtifact();
            page.Fill(PdfLook.Tint, left);
            page.Frame(PdfLook.Rule, PdfLook.RuleWidth, left);
            page.Frame(PdfLook.Rule, PdfLook.RuleWidth, right);
            var top = y + ((height - textHeight) / 2);
            foreach (var line in labelLines)
            {
                type.Draw(page, label, line, look.Label, left.Left + Margin, top);
                top += look.Label.LineHeight;
            }

            foreach (var line in hintLines)
            {
                type.Draw(page, label, line, look.Hint, left.Left + Margin, top);
                top += look.Hint.LineHeight;
            }

            content.Draw(page, right);
        })
        { After = isLast ? look.Gap(0.8) : 0 };
    }

    private (double Height, Action<Page, Box> Draw) Content(Field field, Tag answer)
    {
        if (field.Type == FieldType.Photo) return (0, (_, _) => { });
        if (field.Choices.Count > 0) return Choices(field, answer);
        var place = Place(field, FillKind.Line);
        var (before, after) = (field.Type == FieldType.Money ? "£ " : "", field.Type == FieldType.Hours ? " hours" : "");
        var (beforeWidth, afterWidth) = (type.Width(before, place.Look), type.Width(after, place.Look));
        var width = look.Width - LabelWidth - (2 * Margin) - beforeWidth - afterWidth;
        var lines = place.Value is null ? 1 : type.Break([new Span(place.Value)], place.Look, width).Count;
        if (lines > 1) place = place with { Kind = FillKind.Lines };
        return (lines * place.Look.LineHeight, (page, box) =>
        {
            var inner = box.Within(Margin, 2);
            var middle = box.Top + ((box.Height - place.Look.LineHeight) / 2);
            if (before.Length > 0) type.Draw(page, answer, before, place.Look, inner.Left, middle);
            places.Put(page, answer, place, new Box(inner.Left + beforeWidth, inner.Top, width, inner.Height));
            if (after.Length > 0) type.Draw(page, answer, after, place.Look, inner.Right - afterWidth, middle);
        });
    }

    /// <summary>All answers are printed with a box each, so that they can be ticked by hand too.</summary>
    private (double Height, Action<Page, Box> Draw) Choices(Field field, Tag answer)
    {
        var chosen = document.Values(field.Id);
        var list = answer.Parent!.Add("L", "/O /List /ListNumbering /None");
        var (hanging, width) = (look.Gap(1.5), look.Width - LabelWidth - (2 * Margin));
        var items = field.Choices.Distinct().Concat(chosen.Except(field.Choices)).Select((choice, at) =>
        {
            var item = list.Add("LI");
            return (Label: item.Add("Lbl"), Body: item.Add("LBody"), Lines: type.Break([new Span(choice)], look.Answer, width - hanging),
                Place: new FillPlace(FormattableString.Invariant($"{field.Id}/{at + 1}"), $"{field.Label}: {choice}", FillKind.Tick) { Ticked = chosen.Contains(choice), Look = look.Answer });
        }).ToArray();
        var gap = look.Gap(0.25);
        var height = items.Sum(item => (item.Lines.Count * look.Answer.LineHeight) + gap) - gap;
        return (height, (page, box) =>
        {
            var (x, y) = (box.Left + Margin, box.Top + ((box.Height - height) / 2));
            foreach (var item in items)
            {
                places.Put(page, item.Label, item.Place, look.TickBox(x, y, look.Answer));
                foreach (var line in item.Lines)
                {
                    type.Draw(page, item.Body, line, look.Answer, x + hanging, y);
                    y += look.Answer.LineHeight;
                }

                y += gap;
            }
        });
    }

    private FillPlace Place(Field field, FillKind kind) =>
        new(field.Id, field.Hint is null ? field.Label : $"{field.Label}. {field.Hint}", kind) { Value = document.Answer(field), Look = look.Answer, FromTop = kind == FillKind.Lines };
}
