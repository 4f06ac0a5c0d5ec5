namespace PhbResources.Search;

/// <summary>Answer to a <see cref="SearchRequest"/>.</summary>
/// <param name="Total">How many templates match, in all.</param>
/// <param name="Hits">The ones asked for, in order.</param>
/// <param name="Facets">Counts by filter and value among what matches; the counts of a filter ignore its own choice, so that alternatives can be seen.</param>
public sealed record SearchResult(int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets)
{
    /// <summary>The spelling that was searched for in place of the one typed, or <c>null</c>.</summary>
    public string? CorrectedQuery { get; init; }
}

/// <summary>One template found.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Score">Relevance; comparable within one result only.</param>
/// <param name="Title">Its title, with what matched marked.</param>
/// <param name="Passages">At most three passages of its text that show why it was found.</param>
public sealed record SearchHit(Guid Key, string Slug, float Score, MarkedText Title, IReadOnlyList<MarkedText> Passages);

/// <summary>How many results have a value.</summary>
public sealed record FacetCount(string Value, int Count);

/// <summary>Plain text with the places that matched. Whoever shows it encodes it; it holds no markup.</summary>
/// <param name="Text">The text.</param>
/// <param name="Marks">Places in it, in order, not overlapping.</param>
public sealed record MarkedText(string Text, IReadOnlyList<Range> Marks);
