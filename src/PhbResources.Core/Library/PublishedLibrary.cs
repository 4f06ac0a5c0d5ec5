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
            Replace(ReadAll(_current, known: ImmutableDictionary<Guid, Template>.Empty));
    }

    /// <summary>Reads content items again, after they were changed, moved or deleted, and shows all of it at once.</summary>
    /// <param name="changes">Umbraco's ids, each with true when what stands below it may have changed too.</param>
    internal void Refresh(IEnumerable<(int ContentId, bool WithDescendants)> changes)
    {
        lock (_writing)
        {
            if (_current.Number == 0)
                return; // The first reading is still to come and will see it.
            LibrarySnapshot next = changes.Aggregate(_current, (now, change) => After(now, change.ContentId, change.WithDescendants));
            Replace(ReferenceEquals(next.ByKey, _current.ByKey) ? next : next with { Changed = Newest(next.ByKey.Values) });
        }
    }

    /// <summary>Reads the files of templates again, after media were changed, moved or deleted.</summary>
    /// <param name="changed">Says of a media item's key whether it may have changed.</param>
    internal void RefreshFiles(Func<Guid, bool> changed)
    {
        lock (_writing)
        {
            LibrarySnapshot now = _current;
            Replace(now.ByKey.Values.Concat(now.Hidden.Values)
                .Where(template => template.PickedMedia.Any(changed))
                .Select(_reader.WithFilesReadAgain)
                .Aggregate(now, With));
        }
    }

    /// <summary>Puts another library in the place of the one before and tells who follows it.</summary>
    internal void Replace(LibrarySnapshot next)
    {
        LibrarySnapshot before = _current;
        if (ReferenceEquals(next, before))
            return;
        next = next with { Number = before.Number + 1 };
        _current = next;
        Changed?.Invoke(new LibraryChange(before, next));
    }

    private LibrarySnapshot After(LibrarySnapshot now, int contentId, bool withDescendants)
    {
        IContent? content = _content.GetById(contentId);
        if (content is null)
            return WithoutContent(now, contentId);
        if (_reader.Kinds.Find(content.ContentType.Alias) is not null)
            return WithTemplate(now, content);
        return content.ContentType.Alias switch
        {
            LibraryAliases.Category => WithShelf(now, content, withDescendants),
            LibraryAliases.Library => ReadAll(now, now.ByKey),
            _ => now,
        };
    }

    private LibrarySnapshot WithoutContent(LibrarySnapshot now, int contentId)
    {
        if (now.ByKey.Values.Concat(now.Hidden.Values).FirstOrDefault(template => template.ContentId == contentId) is { } gone)
            return Without(now, gone);
        // A deleted shelf takes its templates with it; a shelf does not know its id, but it can be seen that it is no more.
        return now.Categories.Where(shelf => _content.GetById(shelf.Key) is null).Aggregate(now, WithoutShelf);
    }

    private LibrarySnapshot WithTemplate(LibrarySnapshot now, IContent content)
    {
        Template? before = Known(now, content.Key);
        Category? shelf = content.Published && !content.Trashed && _content.GetParent(content) is { } parent
            ? now.Categories.FirstOrDefault(category => category.Key == parent.Key)
            : null;
        if (shelf is null)
            return before is null ? now : Without(now, before);
        return before is not null && before.VersionId == content.PublishedVersionId && before.Category == shelf
            ? now // A draft was saved.
            : With(now, _reader.ReadTemplate(content, shelf));
    }

    private LibrarySnapshot WithShelf(LibrarySnapshot now, IContent content, bool withDescendants)
    {
        Category? before = now.Categories.FirstOrDefault(category => category.Key == content.Key);
        if (!content.Published || content.Trashed || Root() is not { Published: true } root || content.ParentId != root.Id)
            return before is null ? now : WithoutShelf(now, before);

        Category shelf = _reader.ReadCategory(content);
        if (before == shelf && !withDescendants)
            return now;
        LibrarySnapshot next = before == shelf ? now : now with
        {
            Categories = [.. now.Categories.Where(category => category.Key != shelf.Key).Append(shelf).OrderBy(category => category.Order)],
        };
        if (before is not null && !withDescendants)
            return OnShelf(now, before).Aggregate(next, (library, template) => With(library, template with { Category = shelf }));

        List<Template> read = [.. ReadShelf(content, shelf, now.ByKey)];
        HashSet<Guid> keys = [.. read.Select(template => template.Key)];
        next = OnShelf(now, shelf).Where(template => !keys.Contains(template.Key)).Aggregate(next, Without);
        return read.Aggregate(next, With);
    }

    private static LibrarySnapshot WithoutShelf(LibrarySnapshot now, Category shelf) =>
        OnShelf(now, shelf).Aggregate(now with { Categories = now.Categories.RemoveAll(category => category.Key == shelf.Key) }, Without);

    private static List<Template> OnShelf(LibrarySnapshot library, Category shelf) =>
        [.. library.ByKey.Values.Concat(library.Hidden.Values).Where(template => template.Category.Key == shelf.Key)];

    private static Template? Known(LibrarySnapshot library, Guid key) =>
        library.ByKey.GetValueOrDefault(key) ?? library.Hidden.GetValueOrDefault(key);

    private LibrarySnapshot With(LibrarySnapshot snapshot, Template template)
    {
        Template? before = Known(snapshot, template.Key);
        if (ReferenceEquals(before, template))
            return snapshot;
        if (before is not null && !string.Equals(before.Slug, template.Slug, StringComparison.OrdinalIgnoreCase))
            snapshot = Without(snapshot, before);
        if (snapshot.BySlug.TryGetValue(template.Slug, out Template? other) && other.Key != template.Key)
        {
            // The rules of publishing refuse this; content that came in another way must not push out what stands there.
            LogSlugTaken(template.Title, template.Slug, other.Title);
            return snapshot with { Hidden = snapshot.Hidden.SetItem(template.Key, template) };
        }

        return snapshot with
        {
            ByKey = snapshot.ByKey.SetItem(template.Key, template),
            BySlug = snapshot.BySlug.Remove(template.Slug).Add(template.Slug, template),
        };
    }

    private static LibrarySnapshot Without(LibrarySnapshot snapshot, Template template)
    {
        if (snapshot.Hidden.ContainsKey(template.Key))
            return snapshot with { Hidden = snapshot.Hidden.Remove(template.Key) };
        LibrarySnapshot without = snapshot with
        {
            ByKey = snapshot.ByKey.Remove(template.Key),
            BySlug = snapshot.BySlug.Remove(template.Slug),
        };
        Template? heir = snapshot.Hidden.Values
            .Where(hidden => string.Equals(hidden.Slug, template.Slug, StringComparison.OrdinalIgnoreCase))
            .MinBy(hidden => hidden.ContentId);
        return heir is null ? without : without with
        {
            ByKey = without.ByKey.Add(heir.Key, heir),
            BySlug = without.BySlug.Add(heir.Slug, heir),
            Hidden = without.Hidden.Remove(heir.Key),
        };
    }

    private LibrarySnapshot ReadAll(LibrarySnapshot before, IReadOnlyDictionary<Guid, Template> known)
    {
        LibrarySnapshot snapshot = LibrarySnapshot.Empty with { Number = before.Number, Kinds = _reader.Kinds.Kinds };
        if (Root() is not { Published: true } root)
            return snapshot;

        List<(IContent Content, Category Shelf)> shelves =
        [
            .. Children(root.Id).Where(child => child.Published && child.ContentType.Alias == LibraryAliases.Category).Select(child => (child, _reader.ReadCategory(child))),
        ];
        var byKey = ImmutableDictionary.CreateBuilder<Guid, Template>();
        var bySlug = ImmutableDictionary.CreateBuilder<string, Template>(StringComparer.OrdinalIgnoreCase);
        var hidden = ImmutableDictionary.CreateBuilder<Guid, Template>();

        // Where two have one address it stays with the one that has it; at the first reading with the one made first.
        foreach (Template template in shelves.SelectMany(shelf => ReadShelf(shelf.Content, shelf.Shelf, known))
            .OrderBy(template => before.ByKey.TryGetValue(template.Key, out Template? shown) && string.Equals(shown.Slug, template.Slug, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(template => template.ContentId))
        {
            if (bySlug.TryGetValue(template.Slug, out Template? other))
            {
                LogSlugTaken(template.Title, template.Slug, other.Title);
                hidden.Add(template.Key, template);
                continue;
            }

            byKey.Add(template.Key, template);
            bySlug.Add(template.Slug, template);
        }

        return snapshot with
        {
            Categories = [.. shelves.Select(shelf => shelf.Shelf).OrderBy(category => category.Order)],
            ByKey = byKey.ToImmutable(),
            BySlug = bySlug.ToImmutable(),
            Hidden = hidden.ToImmutable(),
            Changed = Newest(byKey.Values),
        };
    }

    // A published version never changes, so one that is known need not be made again.
    private IEnumerable<Template> ReadShelf(IContent content, Category shelf, IReadOnlyDictionary<Guid, Template> known)
    {
        foreach (IContent child in Children(content.Id))
        {
            if (!child.Published || _reader.Kinds.Find(child.ContentType.Alias) is null)
                continue;
            yield return known.TryGetValue(child.Key, out Template? template) && template.VersionId == child.PublishedVersionId
                ? template.Category == shelf ? template : template with { Category = shelf }
                : _reader.ReadTemplate(child, shelf);
        }
    }

    private static DateTime Newest(IEnumerable<Template> templates) => templates.Select(template => template.Updated).DefaultIfEmpty().Max();

    private IContent? Root() => _content.GetRootContent().FirstOrDefault(content => content.ContentType.Alias == LibraryAliases.Library);

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
internal sealed record LibraryChange(LibrarySnapshot Before, LibrarySnapshot After)
{
    /// <summary>Templates that are new or differ.</summary>
    public IEnumerable<Template> Put() => After.ByKey.Values.Where(template =>
        !Before.ByKey.TryGetValue(template.Key, out Template? before) || !ReferenceEquals(before, template));

    /// <summary>Templates that are no longer published.</summary>
    public IEnumerable<Guid> Gone() => Before.ByKey.Keys.Where(key => !After.ByKey.ContainsKey(key));
}
