using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Published;

/// <summary>The documents that visitors may see: published, under nothing that is not.</summary>
internal sealed class PublishedDocuments(IDocumentNavigationQueryService navigation, IContentService content, ItemMaker maker) : PublishedView(navigation)
{
    protected override IEnumerable<PublishedItem> Read(IReadOnlyCollection<Guid> keys) =>
        content.GetByIds(keys).Where(document => document is { Published: true, Trashed: false }).Select(document => maker.Make(document, isDraft: false));
}

/// <summary>All documents as their drafts stand. For editors alone.</summary>
internal sealed class DraftDocuments(IDocumentNavigationQueryService navigation, IContentService content, ItemMaker maker) : PublishedView(navigation)
{
    protected override IEnumerable<PublishedItem> Read(IReadOnlyCollection<Guid> keys) =>
        content.GetByIds(keys).Where(document => !document.Trashed).Select(document => maker.Make(document, isDraft: true));
}

/// <summary>All media that are not in the recycle bin.</summary>
internal sealed class PublishedMedia(IMediaNavigationQueryService navigation, IMediaService media, ItemMaker maker) : PublishedView(navigation)
{
    protected override IEnumerable<PublishedItem> Read(IReadOnlyCollection<Guid> keys) =>
        media.GetByIds(keys).Where(item => !item.Trashed).Select(maker.Make);
}

/// <summary>Makes what visitors see of what is stored.</summary>
internal sealed class ItemMaker(IPublishedContentTypeCache types, IVariationContextAccessor context, IShortStringHelper strings, UrlSegmentProviderCollection segments)
{
    public PublishedItem Make(IContent document, bool isDraft)
    {
        var cultures = new Dictionary<string, PublishedCultureInfo>(StringComparer.OrdinalIgnoreCase);
        if (document.ContentType.VariesByCulture())
        {
            foreach (ContentCultureInfos culture in (isDraft ? document.CultureInfos : document.PublishCultureInfos) ?? [])
            {
                Add(culture.Culture, culture.Name, culture.Date);
            }
        }
        else
        {
            Add("", isDraft ? document.Name : document.PublishName, document.UpdateDate);
        }

        return new PublishedItem(document, types.Get(PublishedItemType.Content, document.ContentType.Key), cultures, isDraft, context);

        void Add(string culture, string? name, DateTime date)
        {
            if (!string.IsNullOrEmpty(name))
            {
                cultures[culture] = new PublishedCultureInfo(culture, name, document.GetUrlSegment(strings, segments, culture.Length == 0 ? null : culture, published: !isDraft), date);
            }
        }
    }

    public PublishedItem Make(IMedia item) => new(
        item,
        types.Get(PublishedItemType.Media, item.ContentType.Key),
        new Dictionary<string, PublishedCultureInfo> { [""] = new("", item.Name ?? item.Key.ToString(), null, item.UpdateDate) },
        isDraft: false,
        context);
}
