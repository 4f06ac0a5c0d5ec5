using System.Text;

namespace PhbResources.Documents.Inspection;

/// <summary>
/// What stands in a file, in one shape for all types: pieces of text, each with its place, in reading order. What readers of the
/// document see comes with an origin up to <see cref="PieceOrigin.TextBox"/>; everything else is what they might not know to be there.
/// </summary>
public sealed record FileReading
{
    /// <summary>What the file is.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>The name that the file came with.</summary>
    public required string FileName { get; init; }

    /// <summary>Everything that was read, the file's name and properties included.</summary>
    public required IReadOnlyList<TextPiece> Pieces { get; init; }

    /// <summary>Number of pages of a PDF, of sheets of a spreadsheet, else 1.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>Width and height in pixels, for pictures.</summary>
    public (int Width, int Height)? Pixels { get; init; }

    /// <summary>Headings in reading order.</summary>
    public IEnumerable<TextPiece> Headings => Pieces.Where(piece => piece.HeadingLevel > 0 && piece.IsVisible);

    /// <summary>Tables in reading order, each the pieces of its cells row by row.</summary>
    public IEnumerable<IGrouping<int, TextPiece>> Tables => Pieces.Where(piece => piece.Cell is not null && piece.IsVisible).GroupBy(piece => piece.Cell!.Table);

    /// <summary>What readers of the document see, a line for each piece: for the index and for previews of plain text.</summary>
    public string VisibleText()
    {
        var text = new StringBuilder();
        foreach (var piece in Pieces)
            if (piece.IsVisible && piece.Text.Length > 0) text.Append(piece.Text).Append('\n');
        return text.ToString();
    }
}
