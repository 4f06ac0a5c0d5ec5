using PhbResources.Documents.Writing.Pdf.Forms;
using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>A row of a table with its cells measured.</summary>
internal sealed class TableRow(Tag tag, double left, double leastHeight, Typesetter type, FormFields places)
{
    private readonly List<Measured> cells = [];
    private double width;

    public double Height { get; private set; } = leastHeight;

    /// <param name="cell">The next cell to the right.</param>
    /// <param name="margin">On its left and right; half of it above and below.</param>
    public void Add(TableCell cell, double margin)
    {
        var before = cell.Before.Length == 0 ? 0 : type.Width(cell.Before, cell.Look);
        var text = cell.Place is { Value: { } value } place ? [new Span(value, place.Look.Bold)] : cell.Spans;
        var lines = text.Count == 0 ? [] : type.Break(text, cell.Look, Math.Max(1, cell.Width - (2 * margin) - before));
        Height = Math.Max(Height, (Math.Max(1, lines.Count) * cell.Look.LineHeight) + margin + 2);
        cells.Add(new Measured(cell, lines, left + width, margin, before));
        width += cell.Width;
    }

    /// <summary>The whole row in one piece.</summary>
    public Strip Strip(PdfLook look) => new(Height, (page, y) =>
    {
        DrawFrame(page, y, Height);
        tag.Join();
        foreach (var cell in cells)
        {
            cell.Cell.Tag.Join();
            if (cell.Cell.Place is null) DrawLines(page, cell, Start(cell, y));
            else DrawPlace(page, cell, y, look);
        }

        page.EndMark();
    });

    /// <summary>A row higher than a page in pieces, a line of each cell in each. Places to fill in are printed with their text only.</summary>
    public Strip[] Lines(PdfLook look, Strip? header)
    {
        var count = cells.Max(cell => cell.Lines.Count);
        var line = cells[0].Cell.Look.LineHeight;
        var result = new List<Strip>();
        for (var at = 0; at < Math.Max(1, count); at++)
        {
            var (index, isFirst, isLast) = (at, at == 0, at >= count - 1);
            var height = line + (isFirst ? look.CellMargin : 0) + (isLast ? look.CellMargin : 0);
            result.Add(new Strip(height, (page, y) =>
            {
                DrawFrame(page, y, height, isFirst, isLast);
                tag.Join();
                foreach (var cell in cells)
                {
                    cell.Cell.Tag.Join();
                    if (index < cell.Lines.Count) type.Draw(page, cell.Cell.Tag, cell.Lines[index], cell.Cell.Look, cell.Left + cell.Margin + cell.Before, y + (isFirst ? look.CellMargin : 0));
                }

                page.EndMark();
            })
            { Header = header });
        }

        return [.. result];
    }

    private double Start(Measured cell, double y)
    {
        var height = cell.Lines.Count * cell.Cell.Look.LineHeight;
        return cell.Cell.Align switch
        {
            CellAlignment.Top => y + 1 + (cell.Margin / 2),
            CellAlignment.Bottom => y + Height - 1 - (cell.Margin / 2) - height,
            _ => y + ((Height - height) / 2),
        };
    }

    private void DrawLines(Page page, Measured cell, double y)
    {
        foreach (var line in cell.Lines)
        {
            type.Draw(page, cell.Cell.Tag, line, cell.Cell.Look, cell.Left + cell.Margin + cell.Before, y);
            y += cell.Cell.Look.LineHeight;
        }
    }

    private void DrawPlace(Page page, Measured cell, double y, PdfLook look)
    {
        var (place, line) = (cell.Cell.Place!, cell.Cell.Look.LineHeight);
        var top = place.FromTop ? y + 1 + (cell.Margin / 2) : y + ((Height - line) / 2);
        if (cell.Before > 0) type.Draw(page, cell.Cell.Tag, cell.Cell.Before, cell.Cell.Look, cell.Left + cell.Margin, top);
        if (place.Kind == FillKind.Tick && place.Value is null)
        {
            var side = Math.Min(look.TickSize, cell.Cell.Width - 2);
            places.Put(page, cell.Cell.Tag, place, new Box(cell.Left + ((cell.Cell.Width - side) / 2), y + ((Height - side) / 2), side, side));
            return;
        }

        places.Put(page, cell.Cell.Tag, place, new Box(cell.Left + cell.Margin + cell.Before, y + 1 + (cell.Margin / 2), cell.Cell.Width - (2 * cell.Margin) - cell.Before, Height - 2 - cell.Margin));
    }

    private void DrawFrame(Page page, double y, double height, bool isFirst = true, bool isLast = true)
    {
        var right = left + width;
        page.MarkArtifact();
        foreach (var cell in cells.Where(cell => cell.Cell.IsShaded)) page.Fill(PdfLook.Tint, new Box(cell.Left, y, cell.Cell.Width, height));
        foreach (var x in cells.Select(cell => cell.Left).Append(right)) page.Line(PdfLook.Rule, PdfLook.RuleWidth, (x, y), (x, y + height));
        if (isFirst) page.Line(PdfLook.Rule, PdfLook.RuleWidth, (left, y), (right, y));
        if (isLast) page.Line(PdfLook.Rule, PdfLook.RuleWidth, (left, y + height), (right, y + height));
    }

    private sealed record Measured(TableCell Cell, IReadOnlyList<Line> Lines, double Left, double Margin, double Before);
}
