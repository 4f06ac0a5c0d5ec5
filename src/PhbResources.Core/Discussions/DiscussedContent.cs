using PhbResources.Core.Library;

namespace PhbResources.Core.Discussions;

/// <summary>Something published that has a discussion of its own.</summary>
/// <param name="Key">Key of the content.</param>
/// <param name="Title">Its title.</param>
/// <param name="Path">Its page; its discussion is at <c>/discussion</c> below it.</param>
public sealed record DiscussedContent(Guid Key, string Title, string Path);

/// <summary>Content of one sort that can be discussed. Several may be registered.</summary>
public interface IDiscussedContents
{
    /// <summary>The content, or <c>null</c> where none is published that has the key.</summary>
    DiscussedContent? Find(Guid key);

    /// <summary>The content whose page is at a path, or <c>null</c>.</summary>
    DiscussedContent? FindAt(string path);
}

/// <summary>Templates can be discussed.</summary>
internal sealed class DiscussedTemplates(PublishedLibrary library) : IDiscussedContents
{
    private const string Prefix = "/templates/";

    public DiscussedContent? Find(Guid key) => library.Current.ByKey.TryGetValue(key, out Template? template) ? Of(template) : null;

    public DiscussedContent? FindAt(string path) =>
        path.StartsWith(Prefix, StringComparison.Ordinal) && library.Current.BySlug.TryGetValue(Uri.UnescapeDataString(path[Prefix.Length..]), out Template? template) ? Of(template) : null;

    private static DiscussedContent Of(Template template) => new(template.Key, template.Title, Prefix + Uri.EscapeDataString(template.Slug));
}
