using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Library;

/// <summary>
/// What is published, in memory. Visitors are served from <see cref="Current"/>; only publishing touches the database.
/// Every change is read again from Umbraco after it was committed, one at a time, so that whatever the order in which
/// changes are announced, the last reading wins.
/// </summary>
public sealed partial class PublishedLibrary
{
    private const int PageSize = 500;
    private readonly IContentService _content;
    private readonly TemplateReader _reader;
    private readonly ILogger<PublishedLibrary> _logger;
    private readonly Lock _writing = new();
    private volatile LibrarySnapshot _current = LibrarySnapshot.Empty;

    /// <summary>Made by the container, once.</summary>
    public PublishedLibrary(IContentService content, TemplateReader reader, ILogger<PublishedLibrary> logger)
    {
        _content = content;
        _reader = reader;
        _logger = logger;
    }

    /// <summary>What is published now. Number 0 means that it has not been read yet.</summary>
    public LibrarySnapshot Current => _current;

    /// <summary>Raised after <see cref="Current"/> has changed, with the templates that are new, changed or gone.</summary>
    internal event Action<LibraryChange>? Changed;

    /// <summary>Reads everything anew.</summary>
    internal void Load()
    {
        lock (_writing)
            Replace(ReadAll(), everything: true);
    }

    /// <summary>Reads one content item again, after it was changed, moved or deleted.</summary>
    /// <param name="contentId">Umbraco's id.</param>
    /// <param name="withDescendants">True when what stands below it may have changed too.</param>
    internal void Refresh(int contentId, bool withDescendants)
    {
        lock (_writing)
        {
            if (_current.Number == 0)
                return; // The first reading is still to come and will see it.
            IContent? content = _content.GetById(contentId);
            if (content is null)
            {
                Replace(WithoutContent(contentId), everything: false);
                return;
            }

            string alias = content.ContentType.Alias;
            if (alias is LibraryAliases.Library or LibraryAliases.Category)
            {
                // A shelf or the root: names, order and visibility of all that stands on it follow.
                Replace(ReadAll(), everything: true);
            }
            else if (_reader.Kinds.Find(alias) is not null)
            {
                Replace(WithTemplate(content), everything: false);
            }
            else if (withDescendants)
            {
                Replace(ReadAll(), everything: true);
            }
        }
    }

    /// <summary>Puts another library in the place of the one before and tells who follows it.</summary>
    internal void Replace(LibrarySnapshot next, bool everything)
    {
        LibrarySnapshot before = _current;
        if (ReferenceEquals(next, before))
            return;
        next = next with { Number = before.Number + 1 };
        _current = next;
        Changed?.Invoke(new LibraryChange(before, next, everything));
    }

    private LibrarySnapshot WithoutContent(int contentId)
    {
        LibrarySnapshot now = _current;
        if (now.ByKey.Values.FirstOrDefault(template => template.ContentId == contentId) is { } gone)
            return Without(now, gone);
        // A deleted shelf takes its templates with it; they are announced one by one, the shelf itself is re-read.
        return now.Number > 0 && now.Categories.Any(category => _content.GetById(category.Key) is null) ? ReadAll() : now;
    }

    private LibrarySnapshot WithTemplate(IContent content)
    {
        LibrarySnapshot now = _current;
        now.ByKey.TryGetValue(content.Key, out Template? before);
        Category? category = content.Published && !content.Trashed && _content.IsPathPublished(content) && _content.GetParent(content) is { } parent
            ? now.Categories.FirstOrDefault(shelf => shelf.Key == parent.Key)
            : null;
        if (category is null)
            return before is null ? now : Without(now, before);

        Template template = _reader.ReadTemplate(content, category);
        LibrarySnapshot without = before is null ? now : Without(now, before);
        return With(without, template);
    }

    private LibrarySnapshot With(LibrarySnapshot snapshot, Template template)
    {
        if (snapshot.BySlug.TryGetValue(template.Slug, out Template? other))
        {
            // The rules of publishing refuse this; content that came in another way must not push out what stands there.
            LogSlugTaken(template.Title, template.Slug, other.Title);
            return snapshot;
        }

        return snapshot with
        {
            ByKey = snapshot.ByKey.SetItem(template.Key, template),
            BySlug = snapshot.BySlug.SetItem(template.Slug, template),
            Changed = template.Updated > snapshot.Changed ? template.Updated : snapshot.Changed,
        };
    }

    private static LibrarySnapshot Without(LibrarySnapshot snapshot, Template template) => snapshot with
    {
        ByKey = snapshot.ByKey.Remove(template.Key),
        BySlug = snapshot.BySlug.Remove(template.Slug),
    };

    private LibrarySnapshot ReadAll()
    {
        LibrarySnapshot snapshot = LibrarySnapshot.Empty with { Number = _current.Number, Kinds = _reader.Kinds.Kinds };
        IContent? root = _content.GetRootContent().FirstOrDefault(content => content.ContentType.Alias == LibraryAliases.Library);
        if (root is not { Published: true })
            return snapshot;

        List<IContent> shelves = [.. Children(root.Id).Where(child => child.Published && child.ContentType.Alias == LibraryAliases.Category)];
        Dictionary<int, Category> categories = shelves.ToDictionary(shelf => shelf.Id, _reader.ReadCategory);
        var byKey = ImmutableDictionary.CreateBuilder<Guid, Template>();
        var bySlug = ImmutableDictionary.CreateBuilder<string, Template>(StringComparer.OrdinalIgnoreCase);
        DateTime changed = default;
        foreach (IContent shelf in shelves)
        {
            foreach (IContent child in Children(shelf.Id))
            {
                if (!child.Published || _reader.Kinds.Find(child.ContentType.Alias) is null)
                    continue;
                Template template = _reader.ReadTemplate(child, categories[shelf.Id]);
                if (bySlug.TryGetValue(template.Slug, out Template? other))
                {
                    LogSlugTaken(template.Title, template.Slug, other.Title);
                    continue;
                }

                byKey.Add(template.Key, template);
                bySlug.Add(template.Slug, template);
                if (template.Updated > changed)
                    changed = template.Updated;
            }
        }

        return snapshot with
        {
            Categories = [.. categories.Values.OrderBy(category => category.Order)],
            ByKey = byKey.ToImmutable(),
            BySlug = bySlug.ToImmutable(),
            Changed = changed,
        };
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

    [LoggerMessage(1001, LogLevel.Warning, "'{Title}' is published but not shown: its address '{Slug}' belongs to '{Other}'. Give one of them another address.")]
    private partial void LogSlugTaken(string title, string slug, string other);
}

/// <summary>What a change made different.</summary>
/// <param name="Before">The library before.</param>
/// <param name="After">The library now.</param>
/// <param name="Everything">True when all was read anew, so that anything may differ.</param>
internal sealed record LibraryChange(LibrarySnapshot Before, LibrarySnapshot After, bool Everything)
{
    /// <summary>Templates that are new or differ.</summary>
    public IEnumerable<Template> Put() => After.ByKey.Values.Where(template =>
        !Before.ByKey.TryGetValue(template.Key, out Template? before) || !ReferenceEquals(before, template));

    /// <summary>Templates that are no longer published.</summary>
    public IEnumerable<Guid> Gone() => Before.ByKey.Keys.Where(key => !After.ByKey.ContainsKey(key));
}
