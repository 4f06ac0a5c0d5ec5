using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Sync;

namespace PhbResources.Embedded.Refreshing;

/// <summary>Says that documents changed the way full Umbraco does on each of its servers, so that a package listens to one notification in both hosts. Runs after the commit, before other handlers.</summary>
internal sealed class ContentRefreshing(IEventAggregator events, IIdKeyMap ids) : IDistributedCacheNotificationHandler<ContentTreeChangeNotification>
{
    public void Handle(ContentTreeChangeNotification notification)
    {
        ContentCacheRefresher.JsonPayload[] payloads =
        [
            .. notification.Changes.DistinctBy(x => (x.Item.Id, x.ChangeTypes)).Select(x => new ContentCacheRefresher.JsonPayload
            {
                Id = x.Item.Id,
                Key = x.Item.Key,
                ChangeTypes = x.ChangeTypes,
                Blueprint = x.Item.Blueprint,
                PublishedCultures = x.PublishedCultures?.ToArray(),
                UnpublishedCultures = x.UnpublishedCultures?.ToArray(),
            }),
        ];
        foreach (ContentCacheRefresher.JsonPayload gone in payloads.Where(x => x.ChangeTypes.HasFlag(TreeChangeTypes.Remove))) ids.ClearCache(gone.Id);
        events.Publish(new ContentCacheRefresherNotification(payloads, MessageType.RefreshByPayload));
    }
}

/// <summary>The same for elements of the library.</summary>
internal sealed class ElementRefreshing(IEventAggregator events, IIdKeyMap ids) : IDistributedCacheNotificationHandler<ElementTreeChangeNotification>
{
    public void Handle(ElementTreeChangeNotification notification)
    {
        ElementCacheRefresher.JsonPayload[] payloads =
        [
            .. notification.Changes.DistinctBy(x => (x.Item.Id, x.ChangeTypes)).Select(x => new ElementCacheRefresher.JsonPayload(x.Item.Id, x.Item.Key, x.ChangeTypes)
            {
                PublishedCultures = x.PublishedCultures?.ToArray(),
                UnpublishedCultures = x.UnpublishedCultures?.ToArray(),
            }),
        ];
        foreach (ElementCacheRefresher.JsonPayload gone in payloads.Where(x => x.ChangeTypes.HasFlag(TreeChangeTypes.Remove))) ids.ClearCache(gone.Id);
        events.Publish(new ElementCacheRefresherNotification(payloads, MessageType.RefreshByPayload));
    }
}

/// <summary>The same for media.</summary>
internal sealed class MediaRefreshing(IEventAggregator events, IIdKeyMap ids) : IDistributedCacheNotificationHandler<MediaTreeChangeNotification>
{
    public void Handle(MediaTreeChangeNotification notification)
    {
        MediaCacheRefresher.JsonPayload[] payloads =
            [.. notification.Changes.DistinctBy(x => (x.Item.Id, x.ChangeTypes)).Select(x => new MediaCacheRefresher.JsonPayload(x.Item.Id, x.Item.Key, x.ChangeTypes))];
        foreach (MediaCacheRefresher.JsonPayload gone in payloads.Where(x => x.ChangeTypes.HasFlag(TreeChangeTypes.Remove))) ids.ClearCache(gone.Id);
        events.Publish(new MediaCacheRefresherNotification(payloads, MessageType.RefreshByPayload));
    }
}

/// <summary>The same for members.</summary>
internal sealed class MemberRefreshing(IEventAggregator events, IIdKeyMap ids) : IDistributedCacheNotificationHandler<MemberSavedNotification>, IDistributedCacheNotificationHandler<MemberDeletedNotification>
{
    public void Handle(MemberSavedNotification notification) => Tell(notification.SavedEntities, removed: false);

    public void Handle(MemberDeletedNotification notification)
    {
        foreach (IMember member in notification.DeletedEntities) ids.ClearCache(member.Id);
        Tell(notification.DeletedEntities, removed: true);
    }

    private void Tell(IEnumerable<IMember> members, bool removed) => events.Publish(new MemberCacheRefresherNotification(
        members.DistinctBy(x => x.Id).Select(x => new MemberCacheRefresher.JsonPayload(x.Id, x.Username, removed)).ToArray(), MessageType.RefreshByPayload));
}
