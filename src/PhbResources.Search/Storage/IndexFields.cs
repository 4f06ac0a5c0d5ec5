namespace PhbResources.Search.Storage;

/// <summary>Names of the index's fields, and how much a match in each is worth.</summary>
internal static class IndexFields
{
    /// <summary>Goes up whenever documents are indexed differently; an index of another number is rebuilt.</summary>
    public const string Schema = "3";

    public const string Key = "key";

    /// <summary>What a search shows of a document.</summary>
    public const string Shown = "shown.marked";

    /// <summary>The same in schema 2, with no word codes.</summary>
    public const string ShownBefore = "shown";

    public const string Title = "title";
    public const string Kind = "kind";
    public const string Category = "category";
    public const string Tags = "tags";
    public const string Formats = "formats";
    public const string Summary = "summary";
    public const string Headings = "headings";
    public const string Body = "body";
    public const string FileText = "file";

    /// <summary>The title's words as written.</summary>
    public const string ExactTitle = "title.exact";

    /// <summary>All words as written, wherever they stand; also the vocabulary that corrections come from.</summary>
    public const string ExactText = "text.exact";

    /// <summary>Title, folded, to sort by.</summary>
    public const string SortTitle = "sort.title";
    public const string Downloads = "sort.downloads";
    public const string Updated = "sort.updated";

    /// <summary>Begins the name of each field that is filtered by.</summary>
    public const string FacetPrefix = "facet.";

    /// <summary>Fields of stems and what a match in each is worth.</summary>
    public static readonly (string Name, float Weight)[] Stemmed =
    [
        (Title, 4f), (Tags, 2.2f), (Kind, 1.4f), (Category, 1.1f), (Summary, 1.5f), (Headings, 1.2f), (Body, 0.7f), (FileText, 0.45f), (Formats, 0.8f),
    ];

    /// <summary>Fields of words as written and what a match in each is worth, so that the exact word comes before its other forms.</summary>
    public static readonly (string Name, float Weight)[] Exact = [(ExactTitle, 4.6f), (ExactText, 0.8f)];
}
