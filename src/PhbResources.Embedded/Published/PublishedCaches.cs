using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;

namespace PhbResources.Embedded.Published;

/// <summary>Umbraco's way to ask for one published document, or for its draft.</summary>
internal sealed class PublishedContentCache(PublishedDocuments published, DraftDocuments drafts) : IPublishedContentCache
{
    public IPublishedContent? GetById(bool preview, int contentId) => View(preview).Current.Find(contentId)?.Item;

    public IPublishedContent? GetById(bool preview, Guid contentId) => View(preview).Current.Find(contentId)?.Item;

    public IPublishedContent? GetById(int contentId) => GetById(false, contentId);

    public IPublishedContent? GetById(Guid contentId) => GetById(false, contentId);

    public Task<IPublishedContent?> GetByIdAsync(int id, bool? preview = null) => Task.FromResult(GetById(preview is true, id));

    public Task<IPublishedContent?> GetByIdAsync(Guid key, bool? preview = null) => Task.FromResult(GetById(preview is true, key));

    private PublishedView View(bool preview) => preview ? drafts : published;
}

/// <summary>Umbraco's way to ask for one media item.</summary>
internal sealed class PublishedMediaCache(PublishedMedia media) : IPublishedMediaCache
{
    public IPublishedContent? GetById(bool preview, int contentId) => GetById(contentId);

    public IPublishedContent? GetById(bool preview, Guid contentId) => GetById(contentId);

    public IPublishedContent? GetById(int contentId) => media.Current.Find(contentId)?.Item;

    public IPublishedContent? GetById(Guid contentId) => media.Current.Find(contentId)?.Item;

    public Task<IPublishedContent?> GetByIdAsync(int id) => Task.FromResult(GetById(id));

    public Task<IPublishedContent?> GetByIdAsync(Guid key) => Task.FromResult(GetById(key));
}
