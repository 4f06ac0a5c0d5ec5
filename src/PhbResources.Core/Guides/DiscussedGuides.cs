using PhbResources.Core.Discussions;

namespace PhbResources.Core.Guides;

/// <summary>Guides can be discussed.</summary>
internal sealed class DiscussedGuides(PublishedGuides guides) : IDiscussedContents
{
    private const string Prefix = "/guides/";

    public DiscussedContent? Find(Guid key) => guides.Current.ByKey.TryGetValue(key, out Guide? guide) ? Of(guide) : null;

    public DiscussedContent? FindAt(string path) =>
        path.StartsWith(Prefix, StringComparison.Ordinal) && guides.Current.BySlug.TryGetValue(Uri.UnescapeDataString(path[Prefix.Length..]), out Guide? guide) ? Of(guide) : null;

    private static DiscussedContent Of(Guide guide) => new(guide.Key, guide.Title, Prefix + Uri.EscapeDataString(guide.Slug));
}
