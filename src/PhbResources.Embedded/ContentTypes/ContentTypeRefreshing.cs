using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Sync;
using Umbraco.Extensions;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>Says that types changed the way full Umbraco does, before other handlers run.</summary>
internal sealed class ContentTypeRefreshing(IEventAggregator events, IIdKeyMap ids) :
    IDistributedCacheNotificationHandler<ContentTypeChangedNotification>,
    IDistributedCacheNotificationHandler<MediaTypeChangedNotification>,
    IDistributedCacheNotificationHandler<MemberTypeChangedNotification>
{
    public void Handle(ContentTypeChangedNotification notification) => Tell(notification.Changes);

    public void Handle(MediaTypeChangedNotification notification) => Tell(notification.Changes);

    public void Handle(MemberTypeChangedNotification notification) => Tell(notification.Changes);

    private void Tell<T>(IEnumerable<ContentTypeChange<T>> changes)
        where T : class, IContentTypeComposition
    {
        ContentTypeCacheRefresher.JsonPayload[] payloads = changes
            .Select(x => new ContentTypeCacheRefresher.JsonPayload(typeof(T).Name, x.Item.Id, x.ChangeTypes, x.Item.IsElement))
            .ToArray();
        foreach (ContentTypeCacheRefresher.JsonPayload gone in payloads.Where(x => x.ChangeTypes.HasType(ContentTypeChangeTypes.Remove)))
        {
            ids.ClearCache(gone.Id);
        }

        events.Publish(new ContentTypeCacheRefresherNotification(payloads, MessageType.RefreshByPayload));
    }
}
