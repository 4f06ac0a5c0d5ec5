using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Library;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Guides;

/// <summary>The guides that are published, in memory: visitors are served from <see cref="Current"/>.</summary>
public sealed partial class PublishedGuides
{
    private const int PageSize = 500;
    private readonly IContentService _content;
    private readonly GuideReader _reader;
    private readonly ILogger<PublishedGuides> _logger;
    private readonly Lock _writing = new();
    private volatile GuideShelf _current = new();

    internal PublishedGuides(IContentService content, GuideReader reader, ILogger<PublishedGuides> logger)
    {
        _content = content;
        _reader = reader;
        _logger = logger;
    }

    /// <summary>What is published now. Number 0 means that it has not been read yet.</summary>
    public GuideShelf Current => _current;

    /// <summary>Umbraco's key of what guides stand under, or <c>null</c> where there is none.</summary>
    public Guid? Root => _content.GetRootContent().FirstOrDefault(root => root.ContentType.Alias == LibraryAliases.Guides && !root.Trashed)?.Key;

    /// <summary>Raised after <see cref="Current"/> has changed.</summary>
    internal event Action<GuideShelf, GuideShelf>? Changed;

    /// <summary>Reads everything anew. A published version never changes, so one that is known stays as it is.</summary>
    internal void Load()
    {
        lock (_writing)
        {
            IEnumerable<IContent> published = _content.GetRootContent()
                .Where(root => root.ContentType.Alias == LibraryAliases.Guides && root.Published && !root.Trashed)
                .SelectMany(root => Children(root.Id))
                .Where(child => child.Published && child.ContentType.Alias == LibraryAliases.GuidePage);
            Replace(published.Select(Read));
        }
    }

    /// <summary>Reads content again, after it was changed, moved or deleted.</summary>
    /// <param name="changes">Umbraco's ids, each with true when what stands below it may have changed too.</param>
    internal void Refresh(IEnumerable<(int ContentId, bool WithDescendants)> changes)
    {
        lock (_writing)
        {
            if (_current.Number == 0)
                return; // The first reading is still to come and will see it.
            Dictionary<Guid, Guide> guides = new(_current.ByKey);
            foreach ((int id, _) in changes)
            {
                IContent? content = _content.GetById(id);
                if (content is not null && content.ContentType.Alias == LibraryAliases.Guides)
                {
                    Load();
                    return;
                }

                foreach (Guide gone in guides.Values.Where(guide => guide.ContentId == id).ToList())
                    guides.Remove(gone.Key);
                if (content is { Published: true, Trashed: false } && content.ContentType.Alias == LibraryAliases.GuidePage && IsOnShelf(content))
                    guides[content.Key] = Read(content);
                else if (content is null)
                    Missing(guides);
            }

            Replace(guides.Values);
        }
    }

    // Where the root was deleted for good, its guides went with it, and nobody names them.
    private void Missing(Dictionary<Guid, Guide> guides)
    {
        foreach (Guid key in guides.Keys.Where(key => _content.GetById(key) is not { Published: true, Trashed: false }).ToList())
            guides.Remove(key);
    }

    private bool IsOnShelf(IContent content) => _content.GetParent(content) is { Published: true, Trashed: false } parent && parent.ContentType.Alias == LibraryAliases.Guides;

    private Guide Read(IContent content) =>
        _current.ByKey.TryGetValue(content.Key, out Guide? known) && known.VersionId == content.PublishedVersionId && known.Order == content.SortOrder
            ? known
            : _reader.Read(content);

    private void Replace(IEnumerable<Guide> guides)
    {
        GuideShelf before = _current;
        var byKey = ImmutableDictionary.CreateBuilder<Guid, Guide>();
        var bySlug = before.BySlug.Clear().ToBuilder();
        // Where two have one address it stays with the one that has it, else with the one made first.
        foreach (Guide guide in guides.OrderBy(guide => before.BySlug.TryGetValue(guide.Slug, out Guide? had) && had.Key == guide.Key ? 0 : 1).ThenBy(guide => guide.ContentId))
        {
            if (bySlug.TryGetValue(guide.Slug, out Guide? other))
            {
                LogSlugTaken(guide.Title, guide.Slug, other.Title);
                continue;
            }

            byKey.Add(guide.Key, guide);
            bySlug.Add(guide.Slug, guide);
        }

        if (before.Number > 0 && byKey.Count == before.ByKey.Count && byKey.All(pair => before.ByKey.TryGetValue(pair.Key, out Guide? had) && ReferenceEquals(had, pair.Value)))
            return;
        GuideShelf after = new()
        {
            Number = before.Number + 1,
            ByKey = byKey.ToImmutable(),
            BySlug = bySlug.ToImmutable(),
            InOrder = [.. byKey.Values.OrderBy(guide => guide.Order).ThenBy(guide => guide.Title, StringComparer.OrdinalIgnoreCase)],
        };
        _current = after;
        Changed?.Invoke(before, after);
    }

    private IEnumerable<IContent> Children(int parentId)
    {
        for (long page = 0; ; page++)
        {
            List<IContent> batch = [.. _content.GetPagedChildren(parentId, page, PageSize, out long total, propertyAliases: null, filter: null, ordering: null)];
            foreach (IContent child in batch)
                yield return child;
            if ((page + 1) * PageSize >= total || batch.Count == 0)
                yield break;
        }
    }

    [LoggerMessage(1701, LogLevel.Warning, "The guide '{Title}' is published but not shown: its address '{Slug}' belongs to '{Other}'. Give one of them another address.")]
    private partial void LogSlugTaken(string title, string slug, string other);
}
