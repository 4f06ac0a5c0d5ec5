using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Docx;
using PhbResources.Documents.Writing.Pdf.Forms;
using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>
/// Tables: a header row that comes again on each page, rows that never break in two unless they are higher than a page. A table too wide for
/// large print becomes a small form for each of its rows.
/// </summary>
internal sealed class TableFlow(PreparedDocument document, PdfLook look, Typesetter type, Spans spans, FormFields places)
{
    private const string ColumnHeader = "/O /Table /Scope /Column", RowHeader = "/O /Table /Scope /Row", Spanning = "/O /Table /ColSpan 3";

    private readonly Paragraphs paragraphs = new(type);

    // A half point is ten twips, a twip a twentieth of a point.
    private readonly ColumnWidths columns = new((int)(look.Width * 20), (int)(look.CellMargin * 2 * 20) + 20, look.TableSizes,
        (word, size) => type.Width(word, look.Table(size) with { Bold = true }) * 20);

    public IEnumerable<Strip> Strips(Tag parent, Table table)
    {
        var rows = document.Rows(table);
        var (widths, fitting) = columns.Of(table, rows, document);
        if (look.Large && fitting is null) return document.Narrow(table) is { Count: > 0 } parts ? parts.SelectMany(part => Strips(parent, part)) : RowByRow(parent, table, rows);
        return Grid(parent.Add("Table"), table, rows, [.. widths.Select(PdfLook.Points)], look.Table(fitting ?? look.TableSizes[^1]));
    }

    private IEnumerable<Strip> Grid(Tag tag, Table table, IReadOnlyList<PreparedRow> rows, double[] widths, TextLook text)
    {
        foreach (var strip in Caption(tag, table)) yield return strip;
        var header = HeaderRow(tag.Add("THead").Add("TR"), table, widths, text);
        var body = tag.Add("TBody");
        var drawn = rows.Select(row => BodyRow(body.Add("TR"), table, row, widths, text)).ToList();
        if (table.Columns.Any(column => column.Total)) drawn.Add(TotalRow(tag.Add("TFoot").Add("TR"), table, widths, text));

        var room = look.Bottom - look.Top;
        var headerStrip = header.Strip(look) with { KeepWithNext = true };
        // A header that leaves no room for rows is not drawn again.
        var repeated = headerStrip.Height < room / 3 ? headerStrip : null;
        var keep = headerStrip.Height + drawn.Sum(row => row.Height) < room / 2;
        foreach (var strip in header.Height < room * 0.9 ? [headerStrip] : header.Lines(look, null)) yield return strip;
        for (var at = 0; at < drawn.Count; at++)
        {
            var isLast = at == drawn.Count - 1;
            // The total is never alone on a page.
            var keepThis = !isLast && (keep || at == drawn.Count - 2 || at == 0);
            var strips = drawn[at].Height <= room - (repeated?.Height ?? 0) ? [drawn[at].Strip(look) with { Header = repeated, KeepWithNext = keepThis }] : drawn[at].Lines(look, repeated);
            if (isLast) strips[^1] = strips[^1] with { After = look.Gap(0.9) };
            foreach (var strip in strips) yield return strip;
        }
    }

    private IEnumerable<Strip> Caption(Tag tag, Table table)
    {
        var caption = tag.Add("Caption");
        var choices = table.Columns.Where(column => column.Choices.Count > 0).ToArray();
        var frame = new ParagraphFrame(look.Body with { Bold = true, Leading = 1.25 }, look.Left, look.Width) { Before = look.Gap(0.7), After = look.Gap(0.35), KeepWithNext = true, KeepLines = true };
        foreach (var strip in paragraphs.Set(caption.Add("P"), [new Span(table.Caption, Bold: true)], frame)) yield return strip;
        foreach (var column in choices)
        {
            var hint = $"{column.Label}: {DocxControls.OneOf(column.Choices)}";
            foreach (var strip in paragraphs.Set(caption.Add("P"), [new Span(hint)], frame with { Look = look.Hint, Before = 0 })) yield return strip;
        }
    }

    private TableRow HeaderRow(Tag tag, Table table, double[] widths, TextLook text)
    {
        var row = new TableRow(tag, look.Left, 0, type, places);
        for (var at = 0; at < widths.Length; at++)
        {
            var cell = tag.Add("TH", ColumnHeader);
            row.Add(new TableCell(cell, widths[at], text) { IsShaded = true, Align = CellAlignment.Bottom, Spans = [new Span(table.Columns[at].Label, Bold: true)] }, look.CellMargin);
        }

        return row;
    }

    private TableRow BodyRow(Tag tag, Table table, PreparedRow row, double[] widths, TextLook text)
    {
        var height = !row.Cells.Any(cell => cell.IsOpen) ? 0 : table.Tall ? look.TallRowHeight : look.RowHeight;
        var result = new TableRow(tag, look.Left, height, type, places);
        for (var at = 0; at < widths.Length; at++) result.Add(Cell(tag, table, row, at, widths[at], text), look.CellMargin);
        return result;
    }

    private TableCell Cell(Tag tag, Table table, PreparedRow row, int at, double width, TextLook text, string? span = null)
    {
        var cell = row.Cells[at];
        var header = table.RowHeaders && at == 0;
        // An empty cell heads nothing.
        var element = header && !(cell.IsOpen && cell.Value is null) ? tag.Add("TH", RowHeader) : tag.Add("TD", span);
        return new TableCell(element, width, text)
        {
            IsShaded = header && cell is not { IsOpen: true, Value: null },
            Align = table.Tall && !header ? CellAlignment.Top : CellAlignment.Middle,
            Spans = cell.IsOpen ? [] : spans.Of(element, cell.Text, header),
            Before = cell.IsOpen && cell.Column.Type == FieldType.Money ? "£" : "",
            Place = cell.IsOpen ? Place(table, row, cell, text with { Bold = header }) : null,
        };
    }

    private static FillPlace Place(Table table, PreparedRow row, PreparedCell cell, TextLook text) =>
        new($"{table.Id}/{row.Number}/{cell.Column.Id}", $"{row.Name}, {cell.Column.Label}", Kind(cell.Column))
        {
            Value = cell.Column.Type == FieldType.CheckBox && cell.Value is { } value && AnswerText.IsTicked(value) ? null : cell.Answer,
            Ticked = cell.Value is not null && AnswerText.IsTicked(cell.Value),
            Choices = cell.Column.Choices, Look = text, FromTop = table.Tall,
        };

    private static FillKind Kind(Column column) => column.Type switch
    {
        FieldType.CheckBox => FillKind.Tick,
        FieldType.Choice when column.Choices.Count > 0 => FillKind.Choice,
        FieldType.ShortText or FieldType.LongText => FillKind.Lines,
        _ => FillKind.Line,
    };

    private TableRow TotalRow(Tag tag, Table table, double[] widths, TextLook text)
    {
        var result = new TableRow(tag, look.Left, look.RowHeight, type, places);
        var label = table.Columns.TakeWhile(column => !column.Total).Any() ? 0 : -1;
        for (var at = 0; at < widths.Length; at++)
        {
            var column = table.Columns[at];
            result.Add(new TableCell(at == label ? tag.Add("TH", RowHeader) : tag.Add("TD"), widths[at], text)
            {
                IsShaded = !column.Total, Align = CellAlignment.Middle, Before = column is { Total: true, Type: FieldType.Money } ? "£" : "",
                Spans = at == label ? [new Span("Total", Bold: true)] : [],
                Place = column.Total ? new FillPlace($"{table.Id}/total/{column.Id}", $"Total, {column.Label}", FillKind.Line) { Value = document.TotalInWords(table, column), Look = text with { Bold = true } } : null,
            }, look.CellMargin);
        }

        return result;
    }

    private IEnumerable<Strip> RowByRow(Tag parent, Table table, IReadOnlyList<PreparedRow> rows)
    {
        var text = look.Table(look.TableSizes[0]) with { Leading = 1.25 };
        foreach (var strip in Caption(parent, table)) yield return strip;
        foreach (var row in RowForms.Shown(table, rows))
        {
            var boxes = Enumerable.Range(0, table.Columns.Count).Select(at => new LabelledBox(table.Columns[at].Label, (line, width, span) => Cell(line, table with { RowHeaders = false }, row, at, width, text, span)));
            // The name of a row comes again where its form goes on on another page.
            foreach (var strip in Form(parent, boxes, text, repeatsFirst: !row.Cells[0].IsOpen || row.Cells[0].Value is not null)) yield return strip;
        }

        var totals = table.Columns.Where(column => column.Total).ToArray();
        if (totals.Length == 0) yield break;
        var totalBoxes = totals.Select(column => new LabelledBox($"Total, {column.Label}", (line, width, span) => new TableCell(line.Add("TD", span), width, text)
        {
            Align = CellAlignment.Middle, Before = column.Type == FieldType.Money ? "£" : "",
            Place = new FillPlace($"{table.Id}/total/{column.Id}", $"Total, {column.Label}", FillKind.Line) { Value = document.TotalInWords(table, column), Look = text },
        }));
        foreach (var strip in Form(parent, totalBoxes, text, repeatsFirst: false)) yield return strip;
    }

    private IEnumerable<Strip> Form(Tag parent, IEnumerable<LabelledBox> boxes, TextLook text, bool repeatsFirst)
    {
        double[] widths = [.. RowForms.Widths((int)(look.Width * 20), look.Landscape).Select(PdfLook.Points)];
        var body = parent.Add("Table").Add("TBody");
        var drawn = new List<TableRow>();
        var lines = RowForms.Lines([.. boxes], look.Landscape).ToArray();
        // A line with a second box, to be filled in, is not drawn twice.
        repeatsFirst &= lines[0].Length == 1;
        foreach (var line in lines)
        {
            var tag = body.Add("TR");
            var row = new TableRow(tag, look.Left, look.FormRowHeight, type, places);
            for (var at = 0; at < line.Length; at++)
            {
                row.Add(new TableCell(tag.Add("TH", RowHeader), widths[2 * at], text) { IsShaded = true, Align = CellAlignment.Middle, Spans = [new Span(line[at].Label, Bold: true)] }, look.CellMargin);
                var rest = at == line.Length - 1 ? widths[(2 * at + 1)..] : [widths[2 * at + 1]];
                row.Add(line[at].Cell(tag, rest.Sum(), rest.Length > 1 ? Spanning : null), look.CellMargin);
            }

            drawn.Add(row);
        }

        var room = look.Bottom - look.Top;
        var keep = drawn.Sum(row => row.Height) < room;
        for (var at = 0; at < drawn.Count; at++)
        {
            var isLast = at == drawn.Count - 1;
            var header = repeatsFirst && at > 0 && drawn[0].Height < room / 3 ? drawn[0].Strip(look) : null;
            var strips = drawn[at].Height <= room - (header?.Height ?? 0) ? [drawn[at].Strip(look) with { Header = header, KeepWithNext = !isLast && (keep || at == 0) }] : drawn[at].Lines(look, header);
            if (isLast) strips[^1] = strips[^1] with { After = look.Gap(0.9) };
            foreach (var strip in strips) yield return strip;
        }
    }

    /// <param name="Label">What stands before it.</param>
    /// <param name="Cell">The box in a row, of a width, with the attributes of a cell that spans others.</param>
    private sealed record LabelledBox(string Label, Func<Tag, double, string?, TableCell> Cell);
}
