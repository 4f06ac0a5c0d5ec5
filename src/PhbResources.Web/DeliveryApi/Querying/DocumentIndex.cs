using System.Globalization;
using Microsoft.Extensions.Options;
using PhbResources.Embedded.Published;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Extensions;

namespace PhbResources.Web.DeliveryApi.Querying;

/// <summary>
/// Answers queries from memory: the fields of every document that visitors may see, and those that <see cref="IContentIndexHandler"/>s of
/// packages add. A document that varies by language is in it once for each language it can be seen in. Made anew when content changed and somebody asks.
/// </summary>
internal sealed class DocumentIndex(
    IPublishedContentCache contents, IDocumentNavigationQueryService navigation, IContentService documents, ContentIndexHandlerCollection handlers, PublishedContentVersion version,
    IOptionsMonitor<DeliveryApiSettings> settings)
    : IApiContentQueryProvider
{
    private readonly Lock _making = new();
    private volatile Made? _published;
    private volatile Made? _drafts;

    private sealed record Made(long Version, IReadOnlyList<Entry> Entries);

    private sealed record Entry(Guid Key, string? Culture, Dictionary<string, object[]> Fields)
    {
        public bool IsIn(string? culture) => Culture is null || string.Equals(Culture, culture, StringComparison.OrdinalIgnoreCase);

        public object[] Values(string field) => Fields.GetValueOrDefault(field, []);
    }

    public SelectorOption AllContentSelectorOption() => new() { FieldName = "", Values = [] };

    public PagedModel<Guid> ExecuteQuery(
        SelectorOption selectorOption, IList<FilterOption> filterOptions, IList<SortOption> sortOptions, string? culture, ProtectedAccess protectedAccess, bool preview, int skip, int take)
    {
        IEnumerable<Entry> found = Entries(preview).Where(entry => entry.IsIn(culture));
        if (selectorOption.FieldName.Length > 0)
            found = found.Where(entry => entry.Values(selectorOption.FieldName).Any(value => selectorOption.Values.Contains((string)value, StringComparer.OrdinalIgnoreCase)));
        foreach (FilterOption filter in filterOptions)
            found = found.Where(entry => Passes(entry.Values(filter.FieldName), filter));
        // The first sort counts most, so it is done last; each of them keeps the order before it among equals.
        foreach (SortOption sort in sortOptions.Reverse())
        {
            found = sort.Direction == Direction.Descending
                ? found.OrderByDescending(entry => entry.Values(sort.FieldName).FirstOrDefault(), FieldOrder.Instance)
                : found.OrderBy(entry => entry.Values(sort.FieldName).FirstOrDefault(), FieldOrder.Instance);
        }

        Guid[] all = [.. found.Select(entry => entry.Key)];
        return new PagedModel<Guid>(all.Length, [.. all.Skip(skip).Take(take)]);
    }

    private IReadOnlyList<Entry> Entries(bool preview)
    {
        long now = version.Current;
        Made? made = preview ? _drafts : _published;
        if (made?.Version == now)
            return made.Entries;
        lock (_making)
        {
            now = version.Current;
            made = preview ? _drafts : _published;
            if (made?.Version == now)
                return made.Entries;
            made = new Made(now, Read(preview));
            if (preview)
                _drafts = made;
            else
                _published = made;
            return made.Entries;
        }
    }

    private List<Entry> Read(bool preview)
    {
        IPublishedContent[] seen = [.. Keys().Select(key => contents.GetById(preview, key)).OfType<IPublishedContent>().Where(item => settings.CurrentValue.IsAllowedContentType(item.ContentType.Alias))];
        Dictionary<Guid, IContent> stored = handlers.Any() ? seen.Chunk(500).SelectMany(page => documents.GetByIds(page.Select(item => item.Key))).ToDictionary(item => item.Key) : [];
        // Branch by branch, so what a document stands under has been looked at before it. No address leads through a language that something above it is not in.
        Dictionary<Guid, HashSet<string>?> cultures = [];
        List<Entry> entries = [];
        foreach (IPublishedContent item in seen)
        {
            HashSet<string>? above = navigation.TryGetParentKey(item.Key, out Guid? parent) && parent is { } key ? cultures.GetValueOrDefault(key) : null;
            HashSet<string>? own = item.ContentType.VariesByCulture() ? new(item.Cultures.Keys, StringComparer.OrdinalIgnoreCase) : null;
            if (own is not null && above is not null)
                own.IntersectWith(above);
            cultures[item.Key] = own ??= above;
            foreach (string? culture in own ?? (IEnumerable<string?>)[null])
                entries.Add(new Entry(item.Key, culture, FieldsOf(item, stored.GetValueOrDefault(item.Key), culture)));
        }

        return entries;
    }

    // Branch by branch, as the tree stands in the back office.
    private IEnumerable<Guid> Keys() => navigation.TryGetRootKeys(out IEnumerable<Guid> roots)
        ? roots.SelectMany(root => navigation.TryGetDescendantsKeysOrSelfKeys(root, out IEnumerable<Guid> keys) ? keys : [])
        : [];

    private Dictionary<string, object[]> FieldsOf(IPublishedContent item, IContent? stored, string? culture)
    {
        PublishedCultureInfo? seen = item.Cultures.GetValueOrDefault(culture ?? "");
        Dictionary<string, object[]> fields = new(StringComparer.OrdinalIgnoreCase)
        {
            [DocumentFields.Key] = [item.Key.ToString("D")],
            [DocumentFields.Parent] = navigation.TryGetParentKey(item.Key, out Guid? parent) && parent is { } above ? [above.ToString("D")] : [],
            [DocumentFields.Ancestors] = navigation.TryGetAncestorsKeys(item.Key, out IEnumerable<Guid> ancestors) ? [.. ancestors.Select(key => key.ToString("D"))] : [],
            [DocumentFields.ContentType] = [item.ContentType.Alias],
            [DocumentFields.Name] = [seen?.Name ?? item.Name],
            [DocumentFields.Created] = [item.CreateDate],
            [DocumentFields.Updated] = [seen?.Date ?? item.UpdateDate],
            [DocumentFields.SortOrder] = [(decimal)item.SortOrder],
            [DocumentFields.Level] = navigation.TryGetLevel(item.Key, out int? level) ? [(decimal)level!.Value] : [],
        };
        foreach (IndexFieldValue value in stored is null ? [] : handlers.SelectMany(handler => handler.GetFieldValues(stored, culture)))
            fields[value.FieldName] = [.. value.Values.Where(one => one is not null).Select(FieldOrder.Plain)];
        return fields;
    }

    private static bool Passes(object[] values, FilterOption filter) => filter.Operator switch
    {
        FilterOperation.Is => values.Any(value => filter.Values.Any(asked => FieldOrder.IsSame(value, asked))),
        FilterOperation.IsNot => !values.Any(value => filter.Values.Any(asked => FieldOrder.IsSame(value, asked))),
        FilterOperation.Contains => values.Any(value => filter.Values.Any(asked => Contains(value, asked))),
        FilterOperation.DoesNotContain => !values.Any(value => filter.Values.Any(asked => Contains(value, asked))),
        FilterOperation.GreaterThan => values.Any(value => filter.Values.Any(asked => FieldOrder.Compare(value, asked) is { } order && order > 0)),
        FilterOperation.GreaterThanOrEqual => values.Any(value => filter.Values.Any(asked => FieldOrder.Compare(value, asked) is { } order && order >= 0)),
        FilterOperation.LessThan => values.Any(value => filter.Values.Any(asked => FieldOrder.Compare(value, asked) is { } order && order < 0)),
        FilterOperation.LessThanOrEqual => values.Any(value => filter.Values.Any(asked => FieldOrder.Compare(value, asked) is { } order && order <= 0)),
        _ => false,
    };

    private static bool Contains(object value, string asked) => Convert.ToString(value, CultureInfo.InvariantCulture)!.Contains(asked, StringComparison.OrdinalIgnoreCase);
}
