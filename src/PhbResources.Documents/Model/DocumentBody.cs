namespace PhbResources.Documents.Model;

/// <summary>The content of a document: its page, its fields and its sections in reading order.</summary>
public sealed record DocumentBody
{
    /// <summary>Paper and direction.</summary>
    public PageSetup Page { get; init; } = new();

    /// <summary>True when the document is at heart a table, so that a spreadsheet of it makes sense.</summary>
    public bool Spreadsheet { get; init; }

    /// <summary>
    /// Fields that only occur inside sentences (<see cref="FieldReference"/>). Fields shown on their own are
    /// declared where they stand, as a <see cref="FieldBlock"/>.
    /// </summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>What stands before the first section heading.</summary>
    public IReadOnlyList<Block> Intro { get; init; } = [];

    /// <summary>The sections, each with a level 2 heading.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Every field of the document by id, wherever it is declared.</summary>
    public IEnumerable<Field> AllFields() =>
        Fields.Concat(Blocks().OfType<FieldBlock>().Select(block => block.Field));

    /// <summary>Every block in reading order, those inside guidance notes included.</summary>
    public IEnumerable<Block> Blocks() =>
        Intro.Concat(Sections.SelectMany(section => section.Content))
            .SelectMany(block => block is GuidanceNote note ? note.Content.Prepend(block) : [block]);
}

/// <summary>Paper size and direction of the pages.</summary>
public sealed record PageSetup(PageSize Size = PageSize.A4, PageOrientation Orientation = PageOrientation.Portrait);

/// <summary>ISO 216 paper sizes that home printers in the UK take.</summary>
public enum PageSize
{
    /// <summary>210 x 297 mm.</summary>
    A4,

    /// <summary>297 x 420 mm.</summary>
    A3,

    /// <summary>148 x 210 mm.</summary>
    A5,
}

/// <summary>Direction of the page.</summary>
public enum PageOrientation
{
    /// <summary>Higher than wide.</summary>
    Portrait,

    /// <summary>Wider than high.</summary>
    Landscape,
}

/// <summary>A part of a document under a level 2 heading.</summary>
/// <param name="Heading">The heading's text.</param>
/// <param name="Content">What stands under it, in reading order; never empty.</param>
public sealed record Section(string Heading, IReadOnlyList<Block> Content);
