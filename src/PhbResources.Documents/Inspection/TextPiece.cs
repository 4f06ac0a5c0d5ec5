namespace PhbResources.Documents.Inspection;

/// <summary>A paragraph, a cell, a comment, a property: the smallest thing that has a place of its own.</summary>
/// <param name="Text">The text. Line breaks inside are <c>\n</c>, tabs <c>\t</c>.</param>
/// <param name="Origin">What it is.</param>
/// <param name="Place">Where it is, in words: <c>page 2</c>, <c>header</c>, <c>table 1, row 3</c>, <c>sheet Rota, cell B4</c>, <c>comment by Jo</c>, <c>document property: author</c>.</param>
public sealed record TextPiece(string Text, PieceOrigin Origin, string Place)
{
    /// <summary>How the place of a property begins that is not one of the format's but of whoever made the file.</summary>
    internal const string OwnProperty = "document property of one's own: ";

    /// <summary>
    /// A name that belongs to the text, by origin: of the property (lower camel case: <c>author</c>, <c>lastModifiedBy</c>), of the
    /// filled-in field, or who wrote a comment or made a change.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>1 to 6 for a heading (a document's title is 1), 0 for other text.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>1 and more for an item of a list, by how deep it is; else 0.</summary>
    public int ListLevel { get; init; }

    /// <summary>Whether the items of the list are numbered.</summary>
    public bool Numbered { get; init; }

    /// <summary>The cell that the text stands in. Several paragraphs of a cell share it.</summary>
    public CellPosition? Cell { get; init; }

    /// <summary>Links inside the text, only to web pages and mail addresses, in order, not overlapping.</summary>
    public IReadOnlyList<PieceLink> Links { get; init; } = [];

    /// <summary>Where to find it in the file: the part of an archive (<c>word/header1.xml</c>), an object of a PDF (<c>12 0</c>), else null.</summary>
    public string? Part { get; init; }

    /// <summary>Whether a reader of the document sees it.</summary>
    public bool IsVisible => Origin <= PieceOrigin.TextBox;
}

/// <summary>A cell of a table or sheet. Counted from 1.</summary>
/// <param name="Table">Which table or sheet of the file.</param>
/// <param name="Row">Its row.</param>
/// <param name="Column">Its column.</param>
public sealed record CellPosition(int Table, int Row, int Column)
{
    /// <summary>How many rows it covers.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>How many columns it covers.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>Whether it is in a row of column headings.</summary>
    public bool IsHeader { get; init; }
}

/// <summary>A link inside a piece of text.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long its text is.</param>
/// <param name="Address">An address that begins with http:, https: or mailto:.</param>
public sealed record PieceLink(int Start, int Length, string Address);
