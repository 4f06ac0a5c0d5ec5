using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Routing;

namespace PhbResources.Embedded.Published;

/// <summary>Addresses of documents and media from the root of the site. The host has one address and no domains, so there are no others.</summary>
internal sealed class PublishedUrls(PublishedDocuments documents, PublishedMedia media, DocumentAddresses addresses, MediaUrlGeneratorCollection files) : IPublishedUrlProvider
{
    /// <summary>What Umbraco says of a document that visitors cannot get at.</summary>
    private const string Nowhere = "#";

    public UrlMode Mode { get; set; } = UrlMode.Relative;

    public string GetUrl(Guid id, UrlMode mode = UrlMode.Default, string? culture = null, Uri? current = null) => addresses.AddressOf(id, culture) ?? Nowhere;

    public string GetUrl(int id, UrlMode mode = UrlMode.Default, string? culture = null, Uri? current = null) =>
        documents.Current.Find(id) is { } node ? GetUrl(node.Item.Key, mode, culture, current) : Nowhere;

    public string GetUrl(IPublishedContent? content, UrlMode mode = UrlMode.Default, string? culture = null, Uri? current = null) => content switch
    {
        null => Nowhere,
        { ItemType: PublishedItemType.Media } => GetMediaUrl(content, mode, culture),
        _ => GetUrl(content.Key, mode, culture, current),
    };

    public string GetUrlFromRoute(int id, string? route, string? culture) => GetUrl(id, UrlMode.Default, culture);

    public IEnumerable<UrlInfo> GetOtherUrls(int id) => [];

    public IEnumerable<UrlInfo> GetOtherUrls(int id, Uri current) => [];

    public string GetMediaUrl(Guid id, UrlMode mode = UrlMode.Default, string? culture = null, string propertyAlias = Constants.Conventions.Media.File, Uri? current = null) =>
        GetMediaUrl(media.Current.Find(id)?.Item, mode, culture, propertyAlias, current);

    public string GetMediaUrl(IPublishedContent? content, UrlMode mode = UrlMode.Default, string? culture = null, string propertyAlias = Constants.Conventions.Media.File, Uri? current = null) =>
        content?.GetProperty(propertyAlias) is { } property && files.TryGetMediaPath(property.PropertyType.EditorAlias, property.GetSourceValue(culture), out string? path) ? path ?? "" : "";
}
