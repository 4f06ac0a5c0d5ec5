namespace PhbResources.Search;

/// <summary>What somebody is looking for. Any string is a valid <see cref="Query"/>; there is no query syntax to get wrong.</summary>
public sealed record SearchRequest
{
    /// <summary>The words typed; empty matches everything. Text beyond <see cref="MaxQueryLength"/> characters is ignored.</summary>
    public string Query { get; init; } = "";

    /// <summary>Longest query that is read, in characters.</summary>
    public const int MaxQueryLength = 200;

    /// <summary>
    /// Chosen filters: <c>category</c>, <c>kind</c>, <c>format</c> or the alias of a property, each with the values
    /// wanted. Values of one filter are alternatives; different filters must all hold.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Order of the results.</summary>
    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    /// <summary>Results to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>Results wanted, at most <see cref="MaxTake"/>.</summary>
    public int Take { get; init; } = 20;

    /// <summary>Most results given at once.</summary>
    public const int MaxTake = 100;

    /// <summary>True to search for the words as typed, with no correction of spelling.</summary>
    public bool Exactly { get; init; }
}

/// <summary>Order of search results.</summary>
public enum SearchSort
{
    /// <summary>Best match first; without words, by title.</summary>
    Relevance,

    /// <summary>Last published first.</summary>
    Newest,

    /// <summary>Most downloaded first.</summary>
    Downloads,

    /// <summary>By title, A to Z.</summary>
    Title,
}
