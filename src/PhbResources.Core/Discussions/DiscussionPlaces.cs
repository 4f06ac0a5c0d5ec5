namespace PhbResources.Core.Discussions;

/// <summary>Where a discussion stands.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Path">Its first page.</param>
/// <param name="FormPath">What the addresses of its forms begin with.</param>
/// <param name="AboveName">Name of the area, or title of the template or guide.</param>
/// <param name="AbovePath">Page of that.</param>
public sealed record DiscussionPlace(string Title, string Path, string FormPath, string AboveName, string AbovePath)
{
    /// <summary>True where it is about a template or a guide.</summary>
    public bool IsAboutContent => Path != FormPath;
}

/// <summary>Knows where each discussion stands, and which stand nowhere any more.</summary>
public sealed class DiscussionPlaces(DiscussionAreas areas, IEnumerable<IDiscussedContents> contents)
{
    private readonly IDiscussedContents[] _contents = [.. contents];

    /// <summary>What is discussed under a key, or <c>null</c> where nothing published has it.</summary>
    public DiscussedContent? Discussed(Guid key) => _contents.Select(one => one.Find(key)).FirstOrDefault(found => found is not null);

    /// <summary>What is discussed below a page, or <c>null</c>.</summary>
    public DiscussedContent? DiscussedAt(string path) => _contents.Select(one => one.FindAt(path)).FirstOrDefault(found => found is not null);

    /// <summary>The place of a discussion, or <c>null</c> where its area or what it is about is not there any more.</summary>
    public DiscussionPlace? Of(string area, string slug, string title)
    {
        string path = $"{DiscussionAreas.Path}/{area}/{slug}";
        if (area == DiscussionAreas.AboutContent)
            return Guid.TryParse(slug, out Guid key) && Discussed(key) is { } content ? new DiscussionPlace($"About “{content.Title}”", $"{content.Path}/discussion", path, content.Title, content.Path) : null;
        return areas.Find(area) is { } found ? new DiscussionPlace(title, path, path, found.Name, found.Path) : null;
    }

    /// <summary>The place of a discussion, or <c>null</c>.</summary>
    public DiscussionPlace? Of(DiscussionThread thread)
    {
        ArgumentNullException.ThrowIfNull(thread);
        return Of(thread.Area, thread.Slug, thread.Title);
    }

    /// <summary>A post, on the page of its discussion that it is on.</summary>
    /// <param name="path">The discussion's first page.</param>
    /// <param name="before">How many posts stand before it.</param>
    /// <param name="post">Its number.</param>
    internal static string PostAt(string path, int before, long post) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Page(path, (before / DiscussionRules.PostsOnPage) + 1)}#p{post}");

    /// <summary>A page of a discussion, or <c>null</c> for the address of a page that is not there.</summary>
    /// <param name="path">Its first page.</param>
    /// <param name="page">From 1.</param>
    public static string Page(string path, int page) => page <= 1 ? path : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}?page={page}");
}
