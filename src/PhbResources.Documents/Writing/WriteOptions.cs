namespace PhbResources.Documents.Writing;

/// <summary>How a document is written.</summary>
public sealed record WriteOptions
{
    /// <summary>Blank, in ordinary print, with guidance.</summary>
    public static WriteOptions Default { get; } = new();

    /// <summary>18 point text with more space between the lines. Formats without type sizes ignore it.</summary>
    public bool LargePrint { get; init; }

    /// <summary>Leaves guidance notes out, and sections that have nothing else.</summary>
    public bool WithoutGuidance { get; init; }

    /// <summary>What has been filled in.</summary>
    public Answers Answers { get; init; } = Answers.None;
}

/// <summary>
/// What a person filled in. Values are plain text in the form that HTML forms send: days as <c>2026-11-23</c>, times as
/// <c>07:30</c>, numbers, hours and money as <c>12.5</c>, a ticked check box as <c>yes</c>. Anything else is shown as it was typed.
/// </summary>
public sealed record Answers
{
    /// <summary>Nothing filled in.</summary>
    public static Answers None { get; } = new();

    /// <summary>Values by the field's id; several only for a field of type choices.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// Rows by the table's id, from its first row on, each a list of cells in the order of the columns. An empty cell leaves what
    /// the document has there; rows beyond the document's own are added.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Tables { get; init; } =
        new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>();
}
