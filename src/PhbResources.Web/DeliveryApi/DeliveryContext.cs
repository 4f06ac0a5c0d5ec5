using System.Diagnostics.CodeAnalysis;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace PhbResources.Web.DeliveryApi;

/// <summary>Tells Umbraco's builders what the request that is being answered asked for.</summary>
internal sealed class DeliveryContext(IPublishedContentCache contents, IDocumentNavigationQueryService navigation, IDocumentUrlService urls, IVariationContextAccessor variations) :
    IRequestPreviewService,
    IRequestCultureService,
    IRequestSegmentService,
    IRequestStartItemProvider,
    IRequestStartItemProviderAccessor,
    IRequestRoutingService,
    IOutputExpansionStrategyAccessor
{
    private readonly AsyncLocal<DeliveryRequest?> _current = new();

    /// <summary>Makes a request the one that is answered, as far as the calling method goes. False where it asks to start at a root that there is not.</summary>
    public bool TryEnter(DeliveryRequest request)
    {
        variations.VariationContext = new VariationContext(request.Culture ?? request.DefaultCulture, request.Segment);
        IPublishedContent? start = request.StartItemAsked is { } asked ? Root(asked, request) : null;
        _current.Value = request with { StartItem = start };
        return request.StartItemAsked is null || start is not null;
    }

    public bool IsPreview() => _current.Value?.Preview is true;

    public string? GetRequestedCulture() => _current.Value?.Culture;

    /// <summary>The language that is answered in: the one asked for, else the default.</summary>
    public string? Culture => _current.Value is { } request ? request.Culture ?? request.DefaultCulture : null;

    public string? GetRequestedSegment() => _current.Value?.Segment;

    public IPublishedContent? GetStartItem() => _current.Value?.StartItem;

    public string? RequestedStartItem() => _current.Value?.StartItemAsked;

    /// <summary>The route that Umbraco's cache knows: "{id of the root}/path" below a root that was asked for, "/path" elsewhere.</summary>
    public string GetContentRoute(string requestedPath)
    {
        string path = "/" + requestedPath.TrimStart('/');
        return GetStartItem() is { } start ? $"{start.Id}{path}" : path;
    }

    public bool TryGetValue([NotNullWhen(true)] out IRequestStartItemProvider? requestStartItemProvider)
    {
        requestStartItemProvider = this;
        return true;
    }

    public bool TryGetValue([NotNullWhen(true)] out IOutputExpansionStrategy? outputExpansionStrategy)
    {
        outputExpansionStrategy = _current.Value?.Expansion;
        return outputExpansionStrategy is not null;
    }

    private IPublishedContent? Root(string asked, DeliveryRequest request)
    {
        IEnumerable<Guid> roots = navigation.TryGetRootKeys(out IEnumerable<Guid> keys) ? keys : [];
        Guid? found = Guid.TryParse(asked, out Guid key)
            ? roots.Where(root => root == key).Select(root => (Guid?)root).FirstOrDefault()
            : roots.Where(root => string.Equals(urls.GetUrlSegment(root, request.Culture ?? request.DefaultCulture ?? "", request.Preview), asked, StringComparison.OrdinalIgnoreCase)).Select(root => (Guid?)root).FirstOrDefault();
        return found is { } there ? contents.GetById(request.Preview, there) : null;
    }
}
