namespace PhbResources.Documents.Model;

/// <summary>One thing in a document that stands on its own line.</summary>
public abstract record Block;

/// <summary>A level 3 heading within a section.</summary>
public sealed record SubHeading(string Text) : Block;

/// <summary>Running text.</summary>
public sealed record Paragraph(RichText Text) : Block;

/// <summary>A list without order.</summary>
public sealed record BulletList(IReadOnlyList<RichText> Items) : Block;

/// <summary>Steps or clauses in order, numbered from 1.</summary>
public sealed record NumberedList(IReadOnlyList<RichText> Items) : Block;

/// <summary>Things to tick off.</summary>
public sealed record CheckList(IReadOnlyList<RichText> Items) : Block;

/// <summary>Advice to the person filling the document in; can be left out of a download.</summary>
public sealed record GuidanceNote(IReadOnlyList<Block> Content) : Block;

/// <summary>A field with its label, to be filled in on paper or on a screen.</summary>
public sealed record FieldBlock(Field Field) : Block;

/// <summary>A line drawing, to look at or to draw on.</summary>
/// <param name="Drawing">Name of one of the library's own drawings.</param>
/// <param name="Caption">What it is for; stands above it.</param>
public sealed record Figure(string Drawing, string Caption) : Block
{
    /// <summary>What it shows, for people who do not see it; left out, the words that belong to the drawing.</summary>
    public string? Alt { get; init; }
}

/// <summary>What follows starts on a new page.</summary>
public sealed record PageBreak : Block;

/// <summary>A table with a header row.</summary>
/// <param name="Id">Unique within the document: lower-case words joined by hyphens.</param>
/// <param name="Caption">What the table shows; read out by screen readers before it.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">The rows that come with text of their own; cells left empty are to be filled in.</param>
public sealed record Table(string Id, string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block
{
    /// <summary>True when the first cell of each row names the row (a header cell).</summary>
    public bool RowHeaders { get; init; }

    /// <summary>Empty rows after <see cref="Rows"/>; on a screen more can be added.</summary>
    public int BlankRows { get; init; }

    /// <summary>Blank rows are taller, for handwriting.</summary>
    public bool Tall { get; init; }
}

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Id">Unique within the table.</param>
/// <param name="Label">Text of its header cell.</param>
/// <param name="Type">What its cells hold.</param>
public sealed record Column(string Id, string Label, FieldType Type)
{
    /// <summary>Width as a share of the table; all columns with the default share the page evenly.</summary>
    public double Width { get; init; } = 1;

    /// <summary>True when the table ends in a total of this column.</summary>
    public bool Total { get; init; }

    /// <summary>
    /// How a spreadsheet computes the cell from other columns of the row, in ids with <c>+ - * /</c> and brackets
    /// (<c>finish - start - break</c>); <c>null</c> for a cell that is typed.
    /// </summary>
    public string? Formula { get; init; }

    /// <summary>The answers to choose from, for <see cref="FieldType.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>A row that comes with text: one cell a column, in the columns' order, empty ones to be filled in.</summary>
public sealed record Row(IReadOnlyList<RichText> Cells);
