namespace PhbResources.Search;

/// <summary>What the index keeps of one published template.</summary>
/// <param name="Key">The template's key; a later document with the same key replaces the earlier one.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
public sealed record SearchDocument(Guid Key, string Slug, string Title)
{
    /// <summary>One or two sentences on what it is for.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Alias of its kind, for filtering, and the words people use for it, for finding.</summary>
    public FacetValue Kind { get; init; } = FacetValue.None;

    /// <summary>Slug of its category, for filtering, and its title, for finding.</summary>
    public FacetValue Category { get; init; } = FacetValue.None;

    /// <summary>Free words its author gave it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>File formats it can be had in, as their file extensions.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Values people choose by, by the alias of the property (<c>patternLength</c>: <c>1 week</c>).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Properties { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The headings in the document, one a line.</summary>
    public string Headings { get; init; } = "";

    /// <summary>The rest of the document's text.</summary>
    public string Body { get; init; } = "";

    /// <summary>Text inside uploaded files.</summary>
    public string FileText { get; init; } = "";

    /// <summary>When it was last published, UTC.</summary>
    public DateTime Updated { get; init; }

    /// <summary>How often it was downloaded.</summary>
    public long Downloads { get; init; }
}

/// <summary>A value to filter by and the words it is shown with.</summary>
public sealed record FacetValue(string Value, string Label)
{
    /// <summary>No value.</summary>
    public static FacetValue None { get; } = new("", "");
}
