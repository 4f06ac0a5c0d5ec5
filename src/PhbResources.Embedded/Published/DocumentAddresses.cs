using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Published;

/// <summary>
/// Addresses of documents as Umbraco makes them of their URL segments (GlobalSettings.HideTopLevelNodeFromPath, RequestHandlerSettings.AddTrailingSlash).
/// They are worked out from the published view; Umbraco's table of segments is not here.
/// </summary>
internal sealed class DocumentAddresses(PublishedDocuments published, DraftDocuments drafts, IVariationContextAccessor context, IOptionsMonitor<GlobalSettings> globals, IOptionsMonitor<RequestHandlerSettings> requests)
    : IDocumentUrlService
{
    public bool IsInitialized => true;

    public bool HasAny() => published.Current.Nodes.Count > 0;

    public string? GetUrlSegment(Guid documentKey, string culture, bool isDraft) => View(isDraft).Current.Find(documentKey) is { } node ? SegmentOf(node, culture) : null;

    public IEnumerable<string> GetUrlSegments(Guid documentKey, string culture, bool isDraft) => GetUrlSegment(documentKey, culture, isDraft) is { } segment ? [segment] : [];

    public Guid? GetDocumentKeyByRoute(string route, string? culture, int? documentStartNodeId, bool isDraft)
    {
        PublishedTree tree = View(isDraft).Current;
        string[] segments = route.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (documentStartNodeId is { } start)
        {
            return tree.Find(start) is { } root ? Below(root, segments)?.Item.Key : null;
        }

        if (!globals.CurrentValue.HideTopLevelNodeFromPath)
        {
            return (segments.Length == 0 ? tree.Roots.Select(root => root) : tree.Roots.Where(root => Is(root, segments[0])).Select(root => Below(root, segments.AsSpan(1)))).FirstOrDefault(node => node is not null)?.Item.Key;
        }

        PublishedNode? found = tree.Roots.Select(root => segments.Length == 0 ? root : Below(root, segments)).FirstOrDefault(node => node is not null);
        return (found ?? (segments.Length == 1 ? tree.Roots.FirstOrDefault(root => Is(root, segments[0])) : null))?.Item.Key;

        PublishedNode? Below(PublishedNode node, ReadOnlySpan<string> path)
        {
            PublishedNode? found = node;
            foreach (string segment in path)
            {
                found = found.Children.FirstOrDefault(child => Is(child, segment));
                if (found is null)
                {
                    return null;
                }
            }

            return found;
        }

        bool Is(PublishedNode node, string segment) => string.Equals(SegmentOf(node, culture), segment, StringComparison.OrdinalIgnoreCase);
    }

    public Guid? GetDocumentKeyByUri(Uri uri, bool isDraft)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return GetDocumentKeyByRoute(Uri.UnescapeDataString(uri.AbsolutePath), null, null, isDraft);
    }

    public string GetLegacyRouteFormat(Guid key, string? culture, bool isDraft) =>
        View(isDraft).Current.Find(key) is { } node && PathOf(View(isDraft).Current, node, culture) is { } path ? path : "#";

    /// <summary>The address of a published document, or <c>null</c> where it has none in that language.</summary>
    public string? AddressOf(Guid key, string? culture)
    {
        PublishedTree tree = published.Current;
        return tree.Find(key) is { } node && PathOf(tree, node, culture) is { } path
            ? requests.CurrentValue.AddTrailingSlash && path.Length > 1 ? path + "/" : path
            : null;
    }

    public Task InitAsync(bool forceEmpty, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RebuildAllUrlsAsync() => Task.CompletedTask;

    public Task CreateOrUpdateUrlSegmentsAsync(Guid key) => Task.CompletedTask;

    public Task CreateOrUpdateUrlSegmentsWithDescendantsAsync(Guid key) => Task.CompletedTask;

    public Task CreateOrUpdateUrlSegmentsAsync(IEnumerable<IContent> documents) => Task.CompletedTask;

    public Task DeleteUrlsFromCacheAsync(IEnumerable<Guid> documentKeys) => Task.CompletedTask;

    public Task UpdateUrlSegmentCacheAsync(Guid key) => Task.CompletedTask;

    public Task UpdateUrlSegmentCacheWithDescendantsAsync(Guid key) => Task.CompletedTask;

    private string? PathOf(PublishedTree tree, PublishedNode node, string? culture)
    {
        List<string> segments = [];
        for (PublishedNode? at = node; at is not null; at = at.Parent)
        {
            if (SegmentOf(at, culture) is not { } segment)
            {
                return null;
            }

            segments.Insert(0, segment);
        }

        // The first at the top is the front page; any other at the top keeps its own segment, or it could not be found.
        if (globals.CurrentValue.HideTopLevelNodeFromPath && (node.Parent is not null || tree.Roots[0] == node))
        {
            segments.RemoveAt(0);
        }

        return "/" + string.Join('/', segments);
    }

    private string? SegmentOf(PublishedNode node, string? culture)
    {
        IReadOnlyDictionary<string, PublishedCultureInfo> cultures = node.Item.Cultures;
        string asked = string.IsNullOrEmpty(culture) ? context.VariationContext?.Culture ?? "" : culture;
        return (cultures.GetValueOrDefault("") ?? cultures.GetValueOrDefault(asked))?.UrlSegment;
    }

    private PublishedView View(bool isDraft) => isDraft ? drafts : published;
}
