namespace PhbResources.Site.Charts;

/// <summary>A row of a chart.</summary>
/// <param name="Label">What.</param>
/// <param name="Count">How many; <c>null</c> where that is not shown.</param>
public sealed record Bar(string Label, long? Count)
{
    /// <summary>Where the label leads, or <c>null</c>.</summary>
    public string? Address { get; init; }
}
