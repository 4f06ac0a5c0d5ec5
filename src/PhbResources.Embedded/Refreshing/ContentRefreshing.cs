using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Sync;

namespace PhbResources.Embedded.Refreshing;

/// <summary>
/// Says that documents changed the way full Umbraco does on each of its servers, so that a package listens to one notification in both hosts. Runs after the commit, before other handlers.
/// What one transaction changed is said at once: whoever follows does its work once, however much was published.
/// </summary>
internal sealed class ContentRefreshing(IEventAggregator events, IIdKeyMap ids, DocumentNavigation navigation) : IDistributedCacheNotificationHandler<ContentTreeChangeNotification>
{
    public void Handle(ContentTreeChangeNotification notification) => Handle([notification]);

    public void Handle(IEnumerable<ContentTreeChangeNotification> notifications)
    {
        List<TreeChange<IContent>> changes = [.. notifications.SelectMany(x => x.Changes)];
        navigation.Follow(changes.Where(x => !x.Item.Blueprint));
        ContentCacheRefresher.JsonPayload[] payloads =
        [
            .. changes.GroupBy(x => (x.Item.Id, x.ChangeTypes)).Select(same => new ContentCacheRefresher.JsonPayload
            {
                Id = same.Key.Id,
                Key = same.First().Item.Key,
                ChangeTypes = same.Key.ChangeTypes,
                Blueprint = same.First().Item.Blueprint,
                PublishedCultures = Cultures.OfAll(same.Select(x => x.PublishedCultures)),
                UnpublishedCultures = Cultures.OfAll(same.Select(x => x.UnpublishedCultures)),
            }),
        ];
        foreach (ContentCacheRefresher.JsonPayload gone in payloads.Where(x => x.ChangeTypes.HasFlag(TreeChangeTypes.Remove))) ids.ClearCache(gone.Id);
        events.Publish(new ContentCacheRefresherNotification(payloads, MessageType.RefreshByPayload));
    }
}

/// <summary>The same for elements of the library.</summary>
internal sealed class ElementRefreshing(IEventAggregator events, IIdKeyMap ids) : IDistributedCacheNotificationHandler<ElementTreeChangeNotification>
{
    public void Handle(ElementTreeChangeNotification notification) => Handle([notification]);

    public void Handle(IEnumerable<ElementTreeChangeNotification> notifications)
    {
        ElementCacheRefresher.JsonPayload[] payloads =
        [
            .. notifications.SelectMany(x => x.Changes).GroupBy(x => (x.Item.Id, x.ChangeTypes)).Select(same => new ElementCacheRefresher.JsonPayload(same.Key.Id, same.First().Item.Key, same.Key.ChangeTypes)
            {
                PublishedCultures = Cultures.OfAll(same.Select(x => x.PublishedCultures)),
                UnpublishedCultures = Cultures.OfAll(same.Select(x => x.UnpublishedCultures)),
            }),
        ];
        foreach (ElementCacheRefresher.JsonPayload gone in payloads.Where(x => x.ChangeTypes.HasFlag(TreeChangeTypes.Remove))) ids.ClearCache(gone.Id);
        events.Publish(new ElementCacheRefresherNotification(payloads, MessageType.RefreshByPayload));
    }
}

/// <summary>The same for media.</summary>
internal sealed class MediaRefreshing(IEventAggregator events, IIdKeyMap ids, MediaNavigation navigation) : IDistributedCacheNotificationHandler<MediaTreeChangeNotification>
{
    public void Handle(MediaTreeChangeNotification notification) => Handle([notification]);

    public void Handle(IEnumerable<MediaTreeChangeNotification> notifications)
    {
        List<TreeChange<IMedia>> changes = [.. notifications.SelectMany(x => x.Changes)];
        navigation.Follow(changes);
        MediaCacheRefresher.JsonPayload[] payloads =
            [.. changes.DistinctBy(x => (x.Item.Id, x.ChangeTypes)).Select(x => new MediaCacheRefresher.JsonPayload(x.Item.Id, x.Item.Key, x.ChangeTypes))];
        foreach (MediaCacheRefresher.JsonPayload gone in payloads.Where(x => x.ChangeTypes.HasFlag(TreeChangeTypes.Remove))) ids.ClearCache(gone.Id);
        events.Publish(new MediaCacheRefresherNotification(payloads, MessageType.RefreshByPayload));
    }
}

/// <summary>The cultures that changes of one thing name together.</summary>
internal static class Cultures
{
    public static string[]? OfAll(IEnumerable<IEnumerable<string>?> named)
    {
        string[] all = [.. named.OfType<IEnumerable<string>>().SelectMany(cultures => cultures).Distinct(StringComparer.OrdinalIgnoreCase)];
        return all.Length > 0 ? all : null;
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
