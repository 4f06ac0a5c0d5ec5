using System.Globalization;
using DocumentFormat.OpenXml;
using PhbResources.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>
/// Fields on their own lines. Neighbours form one table of labels and boxes, as on a printed form; long answers get the whole width
/// under their label; a single check box stands before its label.
/// </summary>
internal sealed class DocxFields(PreparedDocument document, Look look, DocxText text, DocxControls controls)
{
    private const double LabelShare = 0.38;

    public IEnumerable<OpenXmlElement> Write(IReadOnlyList<Field> fields)
    {
        var at = 0;
        while (at < fields.Count)
        {
            var field = fields[at];
            if (field.Type == FieldType.CheckBox)
            {
                yield return TickLine(field);
                if (field.Hint is not null) yield return DocxText.Paragraph(DocxStyles.FieldHint, DocxText.Run(field.Hint));
                at++;
            }
            else if (field.Type == FieldType.LongText)
            {
                foreach (var part in LongAnswer(field)) yield return part;
                at++;
            }
            else
            {
                var neighbours = fields.Skip(at).TakeWhile(other => other.Type is not (FieldType.CheckBox or FieldType.LongText)).ToArray();
                yield return Form(neighbours);
                yield return DocxText.Paragraph(DocxStyles.TableGap);
                at += neighbours.Length;
            }
        }
    }

    private W.Paragraph TickLine(Field field) => DocxText.Paragraph(DocxStyles.CheckList,
        controls.CheckBox(field.Label, field.Id, document.Values(field.Id).Any(AnswerText.IsTicked)),
        new W.Run(new W.TabChar()), DocxText.Run(field.Label));

    private IEnumerable<OpenXmlElement> LongAnswer(Field field)
    {
        yield return DocxText.KeptParagraph(DocxStyles.FieldLabel, DocxText.Run(field.Label));
        if (field.Hint is not null) yield return DocxText.KeptParagraph(DocxStyles.FieldHint, DocxText.Run(field.Hint));
        var box = new W.TableCell(
            new W.TableCellProperties(new W.TableCellWidth { Width = Text(look.TextWidth), Type = W.TableWidthUnitValues.Dxa }),
            DocxText.Paragraph(DocxStyles.FieldAnswer, controls.Create(field.Type, field.Label, field.Id, field.Choices, text.Value(field), DocxControls.Blank(60))));
        yield return new W.Table(
            DocxTables.Properties(DocxStyles.FormTable, look.TextWidth, field.Label, firstRow: false, firstColumn: false),
            new W.TableGrid(new W.GridColumn { Width = Text(look.TextWidth) }),
            new W.TableRow(Height(Math.Max(look.RowHeight, field.Lines * look.WritingLine)), box));
        yield return DocxText.Paragraph(DocxStyles.TableGap);
    }

    private W.Table Form(Field[] fields)
    {
        var labelWidth = (int)(look.TextWidth * LabelShare);
        var boxWidth = look.TextWidth - labelWidth;
        var table = new W.Table(
            DocxTables.Properties(DocxStyles.FormTable, look.TextWidth, "To fill in: " + string.Join(", ", fields.Select(field => field.Label)), firstRow: false, firstColumn: true),
            new W.TableGrid(new W.GridColumn { Width = Text(labelWidth) }, new W.GridColumn { Width = Text(boxWidth) }));
        foreach (var field in fields)
        {
            var label = Cell(labelWidth, Look.Tint, W.TableVerticalAlignmentValues.Center);
            label.Append(DocxText.Paragraph(DocxStyles.FieldLabel, DocxText.Run(field.Label)));
            if (field.Hint is not null) label.Append(DocxText.Paragraph(DocxStyles.FieldHint, DocxText.Run(field.Hint)));
            var box = Cell(boxWidth, null, field.Type == FieldType.Photo ? W.TableVerticalAlignmentValues.Top : W.TableVerticalAlignmentValues.Center);
            box.Append(Answer(field));
            table.Append(new W.TableRow(Height(field.Type switch
            {
                FieldType.Signature => look.TallRowHeight,
                FieldType.Photo => Look.Twips(50),
                _ => look.RowHeight,
            }), label, box));
        }

        return table;
    }

    private OpenXmlElement[] Answer(Field field) => field.Type switch
    {
        FieldType.Choices => [.. field.Choices.Select((choice, index) => DocxText.Paragraph(DocxStyles.FieldAnswer,
            controls.CheckBox($"{field.Label}: {choice}", $"{field.Id}-{index + 1}", document.Values(field.Id).Contains(choice)),
            DocxText.Run(" " + choice)))],
        FieldType.Choice => [Box(field, DocxControls.Words($"Choose one: {DocxControls.OneOf(field.Choices)}"))],
        FieldType.Date => [Box(field, DocxControls.Blank(5), " / ", 3)],
        FieldType.Hours => [Box(field, DocxControls.Blank(12))],
        _ => [Box(field, DocxControls.Blank(20))],
    };

    private W.Paragraph Box(Field field, OpenXmlElement[] blank, string? between = null, int parts = 1)
    {
        if (between is not null) blank = [.. Enumerable.Range(0, parts).SelectMany(part => part == 0 ? blank : [.. DocxControls.Words(between), .. blank.Select(run => run.CloneNode(true))])];
        var box = DocxText.Paragraph(DocxStyles.FieldAnswer);
        if (field.Type == FieldType.Money) box.Append(DocxText.Run("£ "));
        box.Append(controls.Create(field.Type, field.Label, field.Id, field.Choices, text.Value(field), blank));
        if (field.Type == FieldType.Hours) box.Append(DocxText.Run(" hours"));
        return box;
    }

    private static W.TableCell Cell(int width, string? fill, W.TableVerticalAlignmentValues alignment)
    {
        var properties = new W.TableCellProperties(new W.TableCellWidth { Width = Text(width), Type = W.TableWidthUnitValues.Dxa });
        if (fill is not null) properties.Append(new W.Shading { Val = W.ShadingPatternValues.Clear, Color = "auto", Fill = fill });
        properties.Append(new W.TableCellVerticalAlignment { Val = alignment });
        return new W.TableCell(properties);
    }

    private static W.TableRowProperties Height(int twips) =>
        new(new W.CantSplit(), new W.TableRowHeight { Val = (uint)twips, HeightType = W.HeightRuleValues.AtLeast });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
