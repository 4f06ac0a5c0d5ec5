using System.Globalization;

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
    /// <summary>In a cell: the number that the document suggests there was taken out.</summary>
    public const string Cleared = " ";

    /// <summary>Nothing filled in.</summary>
    public static Answers None { get; } = new();

    /// <summary>Values by the field's id; several only for a field of type choices.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// Rows by the table's id, from its first row on, each a list of cells in the order of the columns. An empty cell leaves what
    /// the document has there, <see cref="Cleared"/> does not; rows beyond the document's own are added.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Tables { get; init; } =
        new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>();

    /// <summary>Items of check lists that are ticked, each as <see cref="Tick"/> names it.</summary>
    public IReadOnlySet<string> Ticks { get; init; } = new HashSet<string>();

    /// <summary>Names an item of a check list: <c>2.3</c> is the third item of the second list.</summary>
    /// <param name="list">Counted from 1 through the whole document, lists inside guidance notes included.</param>
    /// <param name="item">Counted from 1.</param>
    public static string Tick(int list, int item) => string.Create(CultureInfo.InvariantCulture, $"{list}.{item}");
}
