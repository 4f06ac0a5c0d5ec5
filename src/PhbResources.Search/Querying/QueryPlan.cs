namespace PhbResources.Search.Querying;

/// <summary>One of several ways to say the same: a word or a phrase, as stems.</summary>
/// <param name="Stems">Its stems.</param>
/// <param name="Weight">What it is worth beside the word that was typed, 0 to 1.</param>
/// <param name="Exact">The word as written, where the exact word is worth more than its other forms.</param>
internal sealed record Alternative(string[] Stems, float Weight, string? Exact = null);

/// <summary>A part of a query that means one thing.</summary>
/// <param name="Alternatives">Ways to say it, known to the index.</param>
internal sealed record QueryPart(IReadOnlyList<Alternative> Alternatives)
{
    /// <summary>For a phrase with synonyms: its words one by one, all of which must be found where no alternative is.</summary>
    public IReadOnlyList<QueryPart> Literally { get; init; } = [];

    /// <summary>How much it says: more, the fewer documents have it.</summary>
    public float Rarity { get; init; }

    /// <summary>True for words such as "form" or "need", which need not be found.</summary>
    public bool Optional { get; init; }

    /// <summary>False when the index has no way at all to match it.</summary>
    public bool CanMatch => Alternatives.Count > 0 || Literally.Count > 0 && Literally.All(part => part.CanMatch);
}

/// <summary>What a query was understood to ask.</summary>
/// <param name="Parts">What it is made of; at least one is not optional, unless there are none.</param>
internal sealed record QueryPlan(IReadOnlyList<QueryPart> Parts)
{
    /// <summary>Stems of the words with meaning in their order, for phrases.</summary>
    public IReadOnlyList<string> Stems { get; init; } = [];

    /// <summary>All words in their order, for phrases as written.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The query with its spelling corrected, or <c>null</c> where nothing was.</summary>
    public string? Corrected { get; init; }

    /// <summary>True when nothing was typed: everything matches.</summary>
    public bool Everything { get; init; }
}
