using System.Xml.Linq;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Docx;

namespace PhbResources.Documents.Writing.Odt;

/// <summary>Tables: a header row that comes again on each page, header columns, rows that never break in two.</summary>
internal sealed class OdtTables(PreparedDocument document, Look look, OdtText text, OdtOwnStyles styles)
{
    public const string Middle = "middle", Top = "top", Bottom = "bottom";

    private readonly HashSet<string> names = [];
    private int forms;

    public IEnumerable<XElement> Write(Table table)
    {
        var rows = document.Rows(table);
        var (widths, fitting) = ColumnWidths.Guessed(look).Of(table, rows, document);
        // Each part has the caption itself.
        if (look.Large && fitting is null && document.Narrow(table) is { Count: > 0 } parts)
        {
            foreach (var element in parts.SelectMany(Write)) yield return element;
            yield break;
        }

        yield return OdtText.Paragraph(OdtStyles.Caption, OdtText.Run(table.Caption));
        foreach (var column in table.Columns.Where(column => column.Choices.Count > 0))
            yield return OdtText.Paragraph(styles.Kept(OdtStyles.FieldHint), OdtText.Run($"{column.Label}: {DocxControls.OneOf(column.Choices)}"));

        if (look.Large && fitting is null)
        {
            foreach (var part in RowByRow(table, rows)) yield return part;
            yield break;
        }

        // The style of table text has the first of the sizes.
        int? size = fitting == look.TableSizes[0] ? null : fitting ?? look.TableSizes[^1];
        var columns = widths.Select(Column).ToArray();
        var header = Row(0, widths.Select((_, at) => Cell(true, Bottom, OdtText.Paragraph(styles.Sized(OdtStyles.TableHeading, size), OdtText.Run(table.Columns[at].Label)))));
        var body = rows.Select(row => BodyRow(table, row, size)).ToList();
        if (table.Columns.Any(column => column.Total)) body.Add(TotalRow(table, size));
        var height = table.Tall ? look.TallRowHeight : look.RowHeight;
        yield return Frame(names.Add(table.Id) ? table.Id : $"{table.Id}-{names.Count}", table.Caption, (body.Count + 1) * height <= look.TextHeight / 2,
            table.RowHeaders ? new XElement(Odf.Table + "table-header-columns", columns[0]) : columns[0], columns.Skip(1),
            new XElement(Odf.Table + "table-header-rows", header), body);
        yield return OdtText.Paragraph(OdtStyles.TableGap);
    }

    /// <summary>A table of labels and boxes, as on a printed form.</summary>
    public XElement Form(string description, double labelShare, IEnumerable<(XElement[] Label, XElement[] Box, int Height, string Alignment)> lines)
    {
        var labelWidth = (int)(look.TextWidth * labelShare);
        return Frame($"To fill in {++forms}", description, whole: false,
            new XElement(Odf.Table + "table-header-columns", Column(labelWidth)), Column(look.TextWidth - labelWidth),
            lines.Select(line => Row(line.Height, [Cell(true, Middle, line.Label), Cell(false, line.Alignment, line.Box)])));
    }

    /// <summary>One box of the whole width.</summary>
    public XElement Box(string description, int height, XElement content) =>
        Frame($"To fill in {++forms}", description, whole: false, Column(look.TextWidth), Row(height, [Cell(false, Top, content)]));

    /// <summary>A table too wide for large print becomes a small form for each of its rows.</summary>
    private IEnumerable<XElement> RowByRow(Table table, IReadOnlyList<PreparedRow> rows)
    {
        foreach (var row in RowForms.Shown(table, rows))
        {
            yield return RowForm($"{table.Caption}: {row.Name}", Enumerable.Range(0, table.Columns.Count).Select(at =>
                (table.Columns[at].Label, Content(row.Cells[at], header: table.RowHeaders && at == 0, size: null))));
            yield return OdtText.Paragraph(OdtStyles.TableGap);
        }

        var totals = table.Columns.Where(column => column.Total).Select(column => ($"Total, {column.Label}", Total(table, column, size: null))).ToArray();
        if (totals.Length == 0) yield break;
        yield return RowForm($"{table.Caption}: Total", totals);
        yield return OdtText.Paragraph(OdtStyles.TableGap);
    }

    private XElement RowForm(string description, IEnumerable<(string Label, XElement Content)> boxes)
    {
        var widths = RowForms.Widths(look.TextWidth, look.Landscape);
        var lines = RowForms.Lines([.. boxes], look.Landscape).ToArray();
        return Frame($"To fill in {++forms}", description, whole: lines.Length * look.FormRowHeight < look.TextHeight * 0.7,
            new XElement(Odf.Table + "table-header-columns", Column(widths[0])), widths.Skip(1).Select(Column),
            lines.Select(line => Row(look.FormRowHeight, line.SelectMany((box, at) =>
            {
                var spans = at == line.Length - 1 ? widths.Length - 1 - (2 * at) : 1;
                return new[] { Cell(true, Middle, OdtText.Paragraph(OdtStyles.TableHeading, OdtText.Run(box.Label))) }.Concat(Spanning(spans, Cell(false, Middle, box.Content)));
            }))));
    }

    private static IEnumerable<XElement> Spanning(int columns, XElement cell)
    {
        if (columns > 1) cell.SetAttributeValue(Odf.Table + "number-columns-spanned", columns);
        return Enumerable.Repeat(0, columns - 1).Select(_ => new XElement(Odf.Table + "covered-table-cell")).Prepend(cell);
    }

    private XElement BodyRow(Table table, PreparedRow row, int? size)
    {
        var open = row.Cells.Any(cell => cell.IsOpen);
        return Row(!open ? 0 : table.Tall ? look.TallRowHeight : look.RowHeight, row.Cells.Select((cell, at) =>
        {
            var header = table.RowHeaders && at == 0;
            return Cell(header && cell is not { IsOpen: true, Value: null }, table.Tall && !header ? Top : Middle, Content(cell, header, size));
        }));
    }

    private XElement Content(PreparedCell cell, bool header, int? size)
    {
        var style = styles.Sized(header ? OdtStyles.TableHeading : OdtStyles.TableText, size);
        if (!cell.IsOpen) return OdtText.Paragraph(style, text.Inlines(cell.Text));
        return cell.Column.Type switch
        {
            FieldType.CheckBox => OdtText.Paragraph(style, OdtText.Tick(cell.Value is not null && AnswerText.IsTicked(cell.Value))),
            FieldType.Money => OdtText.Paragraph(style, OdtText.Run("£" + cell.Answer)),
            _ => OdtText.Paragraph(style, OdtText.Run(cell.Answer ?? "")),
        };
    }

    private XElement TotalRow(Table table, int? size) => Row(look.RowHeight, table.Columns.Select((column, at) => column.Total
        ? Cell(false, Middle, Total(table, column, size))
        : Cell(true, Middle, OdtText.Paragraph(styles.Sized(OdtStyles.TableHeading, size), at == 0 ? "Total" : null))));

    private XElement Total(Table table, Column column, int? size) =>
        OdtText.Paragraph(styles.Sized(OdtStyles.TableHeading, size), OdtText.Run((column.Type == FieldType.Money ? "£" : "") + document.TotalInWords(table, column)));

    private XElement Frame(string name, string description, bool whole, params object?[] content) => new(Odf.Table + "table",
        new XAttribute(Odf.Table + "name", name), new XAttribute(Odf.Table + "style-name", styles.Table(look.TextWidth, breaks: !whole)),
        new XElement(Odf.Table + "title", Odf.Line(description)), content);

    private XElement Column(int width) => new(Odf.Table + "table-column", new XAttribute(Odf.Table + "style-name", styles.Column(width)));

    private XElement Row(int height, IEnumerable<XElement> cells) =>
        new(Odf.Table + "table-row", new XAttribute(Odf.Table + "style-name", styles.Row(height)), cells);

    private XElement Cell(bool shaded, string alignment, params XElement[] content) => new(Odf.Table + "table-cell",
        new XAttribute(Odf.Table + "style-name", styles.Cell(shaded, alignment)), new XAttribute(Odf.Office + "value-type", "string"), content);
}
