namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>A place to fill in, by hand or on a screen.</summary>
/// <param name="Name">Unique in the document; what programs find it by.</param>
/// <param name="Label">What screen readers call it, with the hint.</param>
/// <param name="Kind">How it is filled in.</param>
internal sealed record FillPlace(string Name, string Label, FillKind Kind)
{
    /// <summary>What was filled in, in words, or <c>null</c>.</summary>
    public string? Value { get; init; }

    /// <summary>The answers to choose from, for <see cref="FillKind.Choice"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>True for a box that is ticked.</summary>
    public bool Ticked { get; init; }

    /// <summary>Type of what is filled in.</summary>
    public required TextLook Look { get; init; }

    /// <summary>Text begins at the top of the box, not in its middle.</summary>
    public bool FromTop { get; init; }
}

/// <summary>How a place is filled in.</summary>
internal enum FillKind
{
    /// <summary>One line of text.</summary>
    Line,

    /// <summary>Text of several lines.</summary>
    Lines,

    /// <summary>One of a few answers.</summary>
    Choice,

    /// <summary>A box to tick.</summary>
    Tick,
}
