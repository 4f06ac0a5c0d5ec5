using System.Globalization;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Xlsx;

/// <summary>Fills one sheet: its heading, the fields above the table, the table, and what else belongs to it.</summary>
internal sealed class XlsxContent(PreparedDocument document, XlsxStyles styles, XlsxChecks checks, XlsxTables tables, XlsxLongTexts longTexts, XlsxSheet sheet)
{
    /// <summary>Lines longer than this are hard to follow; in digits.</summary>
    private const double TextWidth = 118;

    /// <summary>Least widths of labels and answers, in digits.</summary>
    private const double LabelWidth = 30, AnswerWidth = 40;

    /// <summary>Writes the sheet; gives the row of the table's header, or 0.</summary>
    public int Write(XlsxSheetPlan plan, string? seeAlso)
    {
        sheet.StartRow(styles.SizeOf(XlsxFont.Title) * 1.6);
        sheet.Add(0, new XlsxLook(XlsxFont.Title), XlsxText.Inline(longTexts.Fit(plan.Heading, plan.Heading)));
        foreach (var field in plan.Above) WriteField(field);
        var header = plan.Table is null ? 0 : tables.Write(sheet, plan.Table);
        if (plan.Table is not null) Gap();
        Write(plan.Below);
        if (seeAlso is not null)
        {
            Gap();
            sheet.StartRow();
            sheet.LinkToSheet(sheet.Add(0, new XlsxLook(XlsxFont.Link), XlsxText.Inline($"More is on the sheet {seeAlso}")), seeAlso);
            sheet.Join(0, sheet.Reach(0, LabelWidth * 2), new XlsxLook(XlsxFont.Link));
        }

        return header;
    }

    public void WriteLong(string name, string text)
    {
        AddText([(name, XlsxFont.Bold)]);
        for (var at = 0; at < text.Length;)
        {
            var length = XlsxText.Cut(text[at..], XlsxText.LongestCell - 500);
            AddText([(text.Substring(at, length), XlsxFont.Body)]);
            at += length;
        }
    }

    private void Write(IReadOnlyList<Block> blocks, bool guidance = false)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case SubHeading heading:
                    if (!guidance) Gap();
                    AddText([(heading.Text, guidance ? XlsxFont.Bold : XlsxFont.Heading)], guidance);
                    break;
                case Paragraph paragraph: AddText(Runs(paragraph.Text), guidance); break;
                case BulletList list: foreach (var item in list.Items) AddItem("• ", item, guidance); break;
                case NumberedList list: for (var at = 0; at < list.Items.Count; at++) AddItem(string.Create(CultureInfo.InvariantCulture, $"{at + 1}. "), list.Items[at], guidance); break;
                case CheckList list: for (var at = 0; at < list.Items.Count; at++) AddItem(document.IsTicked(list, at) ? "\u2612 " : "\u2610 ", list.Items[at], guidance); break;
                case FieldBlock field: WriteField(field.Field); break;
                case Figure figure when PreparedDocument.DrawingOf(figure) is { } drawn:
                    AddText([($"Drawing: {figure.Caption.TrimEnd('.')}. ", XlsxFont.Bold), (drawn.Shows, XlsxFont.Body)], guidance);
                    break;
                case GuidanceNote { Content: [Paragraph first, ..] } note:
                    AddText([("Guidance: ", XlsxFont.Bold), .. Runs(first.Text)], guidance: true);
                    Write([.. note.Content.Skip(1)], guidance: true);
                    break;
                case GuidanceNote headed:
                    AddText([("Guidance:", XlsxFont.Bold)], guidance: true);
                    Write(headed.Content, guidance: true);
                    break;
                case Table table:
                    tables.Write(sheet, table);
                    Gap();
                    break;
            }
        }
    }

    private void Gap() => sheet.StartRow(styles.Line * 0.6);

    private void WriteField(Field field)
    {
        sheet.StartRow();
        var labelEnds = sheet.Reach(0, LabelWidth);
        var answerEnds = sheet.Reach(labelEnds + 1, AnswerWidth);
        var labelLook = new XlsxLook(XlsxFont.Bold, XlsxFill.Tint, XlsxStyles.Text) { Ruled = true };
        var hint = field.Choices.Count > 0 && field.Type == FieldType.Choices ? Join(field.Hint, "Any of: " + string.Join(", ", field.Choices)) : field.Hint;
        var label = longTexts.Fit(field.Label, field.Label);
        var help = hint is null ? "" : longTexts.Fit("\n" + hint, field.Label, XlsxText.LongestCell - label.Length);
        sheet.Add(0, labelLook, XlsxText.Inline([(label, XlsxFont.Bold), (help, XlsxFont.Quiet)], styles));
        sheet.Join(0, labelEnds, labelLook);

        var answer = field.Type == FieldType.Choices ? document.Answer(field) ?? "" : string.Join(", ", document.Values(field.Id));
        var answerLook = new XlsxLook(Number: XlsxStyles.NumberFor(field.Type)) { Ruled = true, Top = field.Type == FieldType.LongText };
        tables.Put(sheet, labelEnds + 1, answerLook, field.Type, answer, field.Label);
        sheet.Check(checks.For(field.Type, field.Label, field.Hint, field.Choices, XlsxText.Address(labelEnds + 1, sheet.RowNumber)));
        sheet.Join(labelEnds + 1, answerEnds, answerLook);
        var lines = Math.Max(
            XlsxSheet.Lines(field.Label, sheet.Width(0, labelEnds), bold: true) + (hint is null ? 0 : XlsxSheet.Lines(hint, sheet.Width(0, labelEnds))),
            Math.Max(XlsxSheet.Lines(answer, sheet.Width(labelEnds + 1, answerEnds)), field.Type switch { FieldType.LongText => field.Lines, FieldType.Signature => 2, FieldType.Photo => 8, _ => 1 }));
        sheet.SetHeight((lines * styles.Line) + (styles.Line * 0.4));

        static string Join(string? first, string second) => first is null ? second : $"{first}. {second}";
    }

    private void AddItem(string mark, RichText item, bool guidance)
    {
        var cell = AddText([(mark, XlsxFont.Body), .. Runs(item, withAddresses: item.Inlines is not [Link])], guidance);
        if (item.Inlines is [Link link] && Link.IsAllowed(link.Url) && link.Url.Length <= 2000) sheet.LinkTo(cell, link.Url);
    }

    private string AddText(IReadOnlyList<(string Text, XlsxFont Font)> runs, bool guidance = false)
    {
        var look = new XlsxLook(runs[0].Font == XlsxFont.Heading ? XlsxFont.Heading : XlsxFont.Body, guidance ? XlsxFill.Pale : XlsxFill.None) { Top = true };
        var text = string.Concat(runs.Select(run => run.Text));
        var fitting = longTexts.Fit(text, document.Document.Title);
        sheet.StartRow();
        var last = sheet.Reach(0, TextWidth);
        var cell = sheet.Add(0, look, text.Length == 0 ? null : ReferenceEquals(text, fitting) ? XlsxText.Inline(runs, styles) : XlsxText.Inline(fitting));
        sheet.Join(0, last, look);
        var size = runs[0].Font == XlsxFont.Heading ? styles.SizeOf(XlsxFont.Heading) / styles.Body : 1;
        sheet.SetHeight((XlsxSheet.Lines(text, sheet.Width(0, last) / size) * styles.Line * size) + (styles.Line * 0.25));
        return cell;
    }

    private IReadOnlyList<(string Text, XlsxFont Font)> Runs(RichText text, bool withAddresses = true)
    {
        var runs = text.Inlines.Select(inline => inline switch
        {
            TextRun run => (run.Text, run.Bold ? XlsxFont.Bold : XlsxFont.Body),
            Link link => (withAddresses && link.Url != link.Text && Link.IsAllowed(link.Url) ? $"{link.Text} ({link.Url})" : link.Text, XlsxFont.Body),
            _ => (PlainText.Of(new RichText([inline]), document), XlsxFont.Body),
        }).ToArray();
        return runs.Length == 0 ? [("", XlsxFont.Body)] : runs;
    }
}
