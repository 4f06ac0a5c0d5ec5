using System.Globalization;
using DocumentFormat.OpenXml;
using PhbResources.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>Tables: a header row that comes again on each page, rows that never break in two, a control in each empty cell.</summary>
internal sealed class DocxTables(PreparedDocument document, Look look, DocxText text, DocxControls controls)
{
    private readonly ColumnWidths columns = ColumnWidths.Guessed(look);

    public IEnumerable<OpenXmlElement> Write(Table table)
    {
        var rows = document.Rows(table);
        var (widths, fitting) = columns.Of(table, rows, document);
        // Each part has the caption itself.
        if (look.Large && fitting is null && document.Narrow(table) is { Count: > 0 } parts)
        {
            foreach (var element in parts.SelectMany(Write)) yield return element;
            yield break;
        }

        yield return DocxText.Paragraph(DocxStyles.Caption, DocxText.Run(table.Caption));
        foreach (var column in table.Columns.Where(column => column.Choices.Count > 0))
        {
            yield return DocxText.KeptParagraph(DocxStyles.FieldHint, DocxText.Run($"{column.Label}: {DocxControls.OneOf(column.Choices)}"));
        }

        if (look.Large && fitting is null)
        {
            foreach (var part in RowByRow(table, rows)) yield return part;
            yield break;
        }

        // The style of table text has the first of the sizes.
        int? size = fitting == look.TableSizes[0] ? null : fitting ?? look.TableSizes[^1];
        var result = new W.Table(
            Properties(DocxStyles.DocumentTable, look.TextWidth, table.Caption, firstRow: true, firstColumn: table.RowHeaders),
            new W.TableGrid(widths.Select(width => new W.GridColumn { Width = Text(width) })),
            HeaderRow(table, widths, size));
        foreach (var row in rows) result.Append(BodyRow(table, row, widths, size));
        if (table.Columns.Any(column => column.Total)) result.Append(TotalRow(table, widths, size));
        // The total is never alone on a page.
        if (table.Columns.Any(column => column.Total)) KeepWithNext(result.Elements<W.TableRow>().Skip(1).SkipLast(1).TakeLast(1));
        KeepOnOnePage(result, table.Tall ? look.TallRowHeight : look.RowHeight);
        yield return result;
        yield return DocxText.Paragraph(DocxStyles.TableGap);
    }

    /// <summary>What all tables share: style, width, alternative text, and which cells are headers.</summary>
    public static W.TableProperties Properties(string style, int width, string description, bool firstRow, bool firstColumn) => new(
        new W.TableStyle { Val = style },
        new W.TableWidth { Width = Text(width), Type = W.TableWidthUnitValues.Dxa },
        new W.TableLayout { Type = W.TableLayoutValues.Fixed },
        new W.TableLook { Val = firstColumn ? "04A0" : "0420", FirstRow = firstRow, FirstColumn = firstColumn, LastRow = false, LastColumn = false, NoHorizontalBand = false, NoVerticalBand = true },
        new W.TableCaption { Val = Clean(description) });

    /// <summary>A table too wide for large print becomes a small form for each of its rows.</summary>
    private IEnumerable<OpenXmlElement> RowByRow(Table table, IReadOnlyList<PreparedRow> rows)
    {
        foreach (var row in RowForms.Shown(table, rows))
        {
            yield return Form($"{table.Caption}: {row.Name}", Enumerable.Range(0, table.Columns.Count)
                .Select(at => (table.Columns[at].Label, Content(table, row, at, header: table.RowHeaders && at == 0, size: null))));
            yield return DocxText.Paragraph(DocxStyles.TableGap);
        }

        var totals = table.Columns.Where(column => column.Total).Select(column => ($"Total, {column.Label}", Total(table, column, size: null))).ToArray();
        if (totals.Length == 0) yield break;
        yield return Form($"{table.Caption}: Total", totals);
        yield return DocxText.Paragraph(DocxStyles.TableGap);
    }

    private W.Table Form(string description, IEnumerable<(string Label, W.Paragraph Content)> boxes)
    {
        var widths = RowForms.Widths(look.TextWidth, look.Landscape);
        var form = new W.Table(
            Properties(DocxStyles.FormTable, look.TextWidth, description, firstRow: false, firstColumn: true),
            new W.TableGrid(widths.Select(width => new W.GridColumn { Width = Text(width) })));
        foreach (var line in RowForms.Lines([.. boxes], look.Landscape))
        {
            var row = new W.TableRow(RowProperties(look.FormRowHeight));
            for (var at = 0; at < line.Length; at++)
            {
                var name = Cell(widths[2 * at], shaded: true, W.TableVerticalAlignmentValues.Center);
                name.Append(DocxText.Paragraph(DocxStyles.TableHeading, DocxText.Run(line[at].Label)));
                var spans = at == line.Length - 1 ? widths.Length - 1 - (2 * at) : 1;
                var box = Cell(widths[(2 * at + 1)..(2 * at + 1 + spans)].Sum(), shaded: false, W.TableVerticalAlignmentValues.Center, spans);
                box.Append(line[at].Content);
                row.Append(name, box);
            }

            form.Append(row);
        }

        var rows = form.Elements<W.TableRow>().ToArray();
        // A form stays on one page where it fits.
        if (rows.Length * look.FormRowHeight < look.TextHeight * 0.7) KeepWithNext(rows.SkipLast(1));
        return form;
    }

    /// <summary>A table of less than half a page moves to the next page rather than break.</summary>
    private void KeepOnOnePage(W.Table table, int rowHeight)
    {
        var rows = table.Elements<W.TableRow>().ToArray();
        if (rows.Length * rowHeight > look.TextHeight / 2) return;
        KeepWithNext(rows.Skip(1).SkipLast(1));
    }

    private static void KeepWithNext(IEnumerable<W.TableRow> rows)
    {
        foreach (var paragraph in rows.SelectMany(row => row.Elements<W.TableCell>()).SelectMany(cell => cell.Elements<W.Paragraph>()))
            paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
    }

    private static W.TableRow HeaderRow(Table table, int[] widths, int? size)
    {
        var row = new W.TableRow(new W.TableRowProperties(new W.CantSplit(), new W.TableHeader()));
        for (var at = 0; at < widths.Length; at++)
        {
            var cell = Cell(widths[at], shaded: true, W.TableVerticalAlignmentValues.Bottom);
            cell.Append(DocxText.KeptParagraph(DocxStyles.TableHeading, DocxText.Run(table.Columns[at].Label, size: size)));
            row.Append(cell);
        }

        return row;
    }

    private W.TableRow BodyRow(Table table, PreparedRow row, int[] widths, int? size)
    {
        var open = row.Cells.Any(cell => cell.IsOpen);
        var height = !open ? 0 : table.Tall ? look.TallRowHeight : look.RowHeight;
        var result = new W.TableRow(RowProperties(height));
        for (var at = 0; at < widths.Length; at++)
        {
            var header = table.RowHeaders && at == 0;
            var cell = Cell(widths[at], header && row.Cells[at] is not { IsOpen: true, Value: null }, table.Tall && !header ? W.TableVerticalAlignmentValues.Top : W.TableVerticalAlignmentValues.Center);
            cell.Append(Content(table, row, at, header, size));
            result.Append(cell);
        }

        return result;
    }

    private W.Paragraph Content(Table table, PreparedRow row, int at, bool header, int? size)
    {
        var (cell, style) = (row.Cells[at], header ? DocxStyles.TableHeading : DocxStyles.TableText);
        if (!cell.IsOpen) return text.Paragraph(style, cell.Text, size);
        var column = cell.Column;
        var control = controls.Create(column.Type, $"{row.Name}, {column.Label}", $"{table.Id}/{row.Number}/{column.Id}", column.Choices, cell.Value, DocxControls.Blank(4, size), size, inTable: true);
        return column.Type == FieldType.Money
            ? DocxText.Paragraph(style, DocxText.Run("£", size: size), control)
            : DocxText.Paragraph(style, control);
    }

    private W.TableRow TotalRow(Table table, int[] widths, int? size)
    {
        var result = new W.TableRow(RowProperties(look.RowHeight));
        var label = table.Columns.TakeWhile(column => !column.Total).Any() ? 0 : -1;
        for (var at = 0; at < widths.Length; at++)
        {
            var column = table.Columns[at];
            var cell = Cell(widths[at], shaded: !column.Total, W.TableVerticalAlignmentValues.Center);
            cell.Append(column.Total ? Total(table, column, size)
                : at == label ? DocxText.Paragraph(DocxStyles.TableHeading, DocxText.Run("Total", size: size))
                : DocxText.Paragraph(DocxStyles.TableHeading));
            result.Append(cell);
        }

        return result;
    }

    private W.Paragraph Total(Table table, Column column, int? size)
    {
        var paragraph = DocxText.Paragraph(DocxStyles.TableHeading);
        if (column.Type == FieldType.Money) paragraph.Append(DocxText.Run("£", size: size));
        paragraph.Append(controls.Create(column.Type, $"Total, {column.Label}", $"{table.Id}/total/{column.Id}", [], document.Total(table, column), DocxControls.Blank(4, size), size));
        return paragraph;
    }

    private static W.TableRowProperties RowProperties(int height)
    {
        var properties = new W.TableRowProperties(new W.CantSplit());
        if (height > 0) properties.Append(new W.TableRowHeight { Val = (uint)height, HeightType = W.HeightRuleValues.AtLeast });
        return properties;
    }

    private static W.TableCell Cell(int width, bool shaded, W.TableVerticalAlignmentValues alignment, int columns = 1)
    {
        var properties = new W.TableCellProperties(new W.TableCellWidth { Width = Text(width), Type = W.TableWidthUnitValues.Dxa });
        if (columns > 1) properties.Append(new W.GridSpan { Val = columns });
        if (shaded) properties.Append(new W.Shading { Val = W.ShadingPatternValues.Clear, Color = "auto", Fill = Look.Tint });
        properties.Append(new W.TableCellVerticalAlignment { Val = alignment });
        return new W.TableCell(properties);
    }

    private static string Clean(string description)
    {
        var clean = XmlText.Clean(description).ReplaceLineEndings(" ");
        return clean.Length <= 250 ? clean : clean[..(char.IsHighSurrogate(clean[249]) ? 249 : 250)];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
