using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>A cell of a table: text, or room to write.</summary>
internal sealed record TableCell(Tag Tag, double Width, TextLook Look)
{
    public bool IsShaded { get; init; }

    public CellAlignment Align { get; init; }

    public IReadOnlyList<Span> Spans { get; init; } = [];

    /// <summary>Printed before the place to fill in: a pound sign.</summary>
    public string Before { get; init; } = "";

    public FillPlace? Place { get; init; }
}

/// <summary>Where the content of a cell stands when the row is higher.</summary>
internal enum CellAlignment
{
    Top,
    Middle,
    Bottom,
}
