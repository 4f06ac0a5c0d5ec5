namespace PhbResources.Core.Insights;

/// <summary>How often words were searched for on one day that found nothing, or were read as other words. Nothing about who did is kept.</summary>
public sealed class QueryCount
{
    /// <summary>The words, in lower case.</summary>
    public required string Words { get; init; }

    /// <summary>What was searched for in their place; empty where nothing was found.</summary>
    public required string ReadAs { get; init; }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Searches on that day.</summary>
    public long Count { get; set; }
}

/// <summary>How often words were searched for, over all days that are kept.</summary>
/// <param name="Words">The words, in lower case.</param>
/// <param name="ReadAs">What was searched for in their place; empty where nothing was found.</param>
/// <param name="Count">How often.</param>
/// <param name="LastDay">When last, UTC.</param>
public sealed record QueryFigure(string Words, string ReadAs, long Count, DateOnly LastDay);
