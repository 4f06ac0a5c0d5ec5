using Microsoft.AspNetCore.Http;
using PhbResources.Core.Changes;
using PhbResources.Core.Library;

namespace PhbResources.Site.Changes;

/// <summary>Which recent changes somebody asked for. Its address is canonical: the same question has one spelling.</summary>
/// <param name="Kind">What they are about; <c>null</c> for all.</param>
/// <param name="Category">The shelf; <c>null</c> for all.</param>
public sealed record ChangesQuery(ChangeKind? Kind = null, Category? Category = null)
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/changes";

    /// <summary>Address of the feed.</summary>
    public const string FeedPath = "/changes.atom";

    /// <summary>Older ones than this place.</summary>
    public ChangePlace? Before { get; init; }

    /// <summary>Newer ones than this place.</summary>
    public ChangePlace? After { get; init; }

    /// <summary>Path and query.</summary>
    public string Address => Of(Path);

    /// <summary>Path and query of the feed with the same changes.</summary>
    public string Feed => (this with { Before = null, After = null }).Of(FeedPath);

    internal ChangeFilter Filter => new(Kind, Category?.Key);

    /// <summary>What was asked for, or what is wrong with it.</summary>
    public static (ChangesQuery? Query, string? Mistake) Read(IQueryCollection asked, LibrarySnapshot library)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(library);
        ChangesQuery query = new();
        if (asked["kind"].ToString() is { Length: > 0 } kind)
        {
            if (ChangeWords.Kinds.FirstOrDefault(known => known.Name.Equals(kind, StringComparison.OrdinalIgnoreCase)) is not { } found)
                return (null, $"There are no changes of that kind. Choose one of: {string.Join(", ", ChangeWords.Kinds.Select(known => known.Name))}.");
            query = query with { Kind = found.Kind };
        }

        if (asked["category"].ToString() is { Length: > 0 } slug)
        {
            if (library.Categories.FirstOrDefault(shelf => shelf.Slug.Equals(slug, StringComparison.OrdinalIgnoreCase)) is not { } shelf)
                return (null, "There is no such category. Choose one of those on the page of all changes.");
            query = query with { Category = shelf };
        }

        foreach (string name in (string[])["before", "after"])
        {
            if (asked[name].ToString() is not { Length: > 0 } text)
                continue;
            if (ChangePlace.Read(text) is not { } place)
                return (null, "That page of changes does not exist. Begin again with the newest ones.");
            query = name == "before" ? query with { Before = place } : query with { After = place, Before = null };
        }

        return (query, null);
    }

    private string Of(string path)
    {
        List<string> parts = [];
        if (Kind is { } kind)
            parts.Add($"kind={ChangeWords.Kinds.First(known => known.Kind == kind).Name}");
        if (Category is { } shelf)
            parts.Add($"category={Uri.EscapeDataString(shelf.Slug)}");
        if (Before is { } before)
            parts.Add($"before={before}");
        if (After is { } after)
            parts.Add($"after={after}");
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }
}
