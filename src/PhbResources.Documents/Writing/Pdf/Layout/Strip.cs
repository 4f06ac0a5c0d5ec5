namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>
/// A piece of a document as wide as the page that never breaks: a line of text, a row of a table. Pages are filled with strips from the top.
/// </summary>
/// <param name="Height">In points.</param>
/// <param name="Draw">Draws it on a page, at a distance from its top.</param>
internal sealed record Strip(double Height, Action<Page, double> Draw)
{
    /// <summary>Least distance to the strip above; left out at the top of a page.</summary>
    public double Before { get; init; }

    /// <summary>Least distance to the strip below. Of the two, the greater counts.</summary>
    public double After { get; init; }

    /// <summary>It has to be on the page of the strip below.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>What comes again above it when it is the first of a page, as an artifact: the header row of its table.</summary>
    public Strip? Header { get; init; }

    /// <summary>It has nothing to draw: what follows starts on a new page.</summary>
    public bool StartsPage { get; init; }
}
