using System.Globalization;
using PhbResources.Search;

namespace PhbResources.Core.Library;

/// <summary>
/// The search index as somebody who looks after an Umbraco sees it: whether it is well, what is in it, what a search finds. For hosts that
/// show indexes; the site itself asks <see cref="LibrarySearch"/>.
/// </summary>
/// <param name="search">The index.</param>
/// <param name="library">What is published.</param>
public sealed class IndexFacts(LibrarySearch search, PublishedLibrary library)
{
    /// <summary>The name under which indexes and searches are listed.</summary>
    public const string Name = "PhbLibraryIndex";

    /// <summary>What is shown of each template that is found, and searched in.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["title", "slug", "summary", "kind", "category", "tags", "updated"];

    /// <summary>False before Umbraco has started, while there is none.</summary>
    public bool IsOpen => library.Current.Number > 0;

    /// <summary>How many templates are in it.</summary>
    public long Documents => IsOpen ? search.Health.Documents : 0;

    /// <summary>What is wrong with it and what to do, or <c>null</c>.</summary>
    public string? Problem
    {
        get
        {
            if (!IsOpen)
                return "It is opened when Umbraco has started.";
            IndexHealth health = search.Health;
            if (health.Problem is { Length: > 0 } problem)
                return problem;
            if (health.Rebuilding)
                return null;
            return health.Documents == library.Current.ByKey.Count ? null
                : string.Create(CultureInfo.InvariantCulture, $"It holds {health.Documents} templates and {library.Current.ByKey.Count} are published. Rebuild it.");
        }
    }

    /// <summary>More about it, by name.</summary>
    public IReadOnlyDictionary<string, object?> Details()
    {
        if (!IsOpen)
            return new Dictionary<string, object?>();
        IndexHealth health = search.Health;
        return new Dictionary<string, object?>
        {
            ["Published templates"] = library.Current.ByKey.Count,
            ["Bytes on disk"] = health.Bytes,
            ["Being rebuilt"] = health.Rebuilding,
            ["Reason to rebuild"] = health.Rebuild.ToString(),
            ["Not yet written to disk"] = health.Uncommitted,
        };
    }

    /// <summary>Searches as a visitor would, without being counted as one.</summary>
    /// <param name="words">What is looked for; any text.</param>
    /// <param name="skip">Results to pass over.</param>
    /// <param name="take">Results wanted; at most <see cref="SearchRequest.MaxTake"/> are given.</param>
    public FoundInIndex Find(string words, int skip, int take)
    {
        if (!IsOpen || string.IsNullOrWhiteSpace(words) || take < 1)
            return new FoundInIndex(0, []);
        SearchResult result = search.Near(new SearchRequest { Query = words, Skip = Math.Max(0, skip), Take = Math.Min(take, SearchRequest.MaxTake) });
        return new FoundInIndex(result.Total,
        [
            .. result.Hits.Where(hit => library.Current.ByKey.ContainsKey(hit.Key)).Select(hit => new IndexedTemplate(hit.Key, hit.Score, FieldsOf(library.Current.ByKey[hit.Key]))),
        ]);
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> FieldsOf(Template template) => new Dictionary<string, IReadOnlyList<string>>
    {
        ["title"] = [template.Title],
        ["slug"] = [template.Slug],
        ["summary"] = [template.Summary],
        ["kind"] = [template.Kind.Alias],
        ["category"] = [template.Category.Slug],
        ["tags"] = template.Tags,
        ["updated"] = [template.Updated.ToString("O", CultureInfo.InvariantCulture)],
    };
}

/// <summary>What a search in the index found.</summary>
/// <param name="Total">How many match.</param>
/// <param name="Templates">Those asked for, the best first.</param>
public sealed record FoundInIndex(long Total, IReadOnlyList<IndexedTemplate> Templates);

/// <summary>A template that was found.</summary>
/// <param name="Key">Umbraco's key of its content.</param>
/// <param name="Score">Relevance; comparable within one search only.</param>
/// <param name="Values">What is shown of it, by the names of <see cref="IndexFacts.Fields"/>.</param>
public sealed record IndexedTemplate(Guid Key, float Score, IReadOnlyDictionary<string, IReadOnlyList<string>> Values);
