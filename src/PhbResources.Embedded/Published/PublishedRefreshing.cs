using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Changes;

namespace PhbResources.Embedded.Published;

/// <summary>Tells the views what changed.</summary>
internal sealed class PublishedRefreshing(PublishedDocuments published, DraftDocuments drafts, PublishedMedia media, IPublishedContentTypeCache types) :
    INotificationHandler<ContentCacheRefresherNotification>,
    INotificationHandler<MediaCacheRefresherNotification>,
    INotificationHandler<ContentTypeCacheRefresherNotification>,
    INotificationHandler<DataTypeCacheRefresherNotification>
{
    public void Handle(ContentCacheRefresherNotification notification)
    {
        if (notification.MessageObject is not ContentCacheRefresher.JsonPayload[] changes || changes.Any(change => change.Key is null || IsAll(change.ChangeTypes)))
        {
            published.ForgetAll();
            drafts.ForgetAll();
            return;
        }

        (Guid, bool)[] changed = [.. changes.Where(change => !change.Blueprint).Select(change => (change.Key!.Value, IsBranch(change.ChangeTypes)))];
        published.Forget(changed);
        drafts.Forget(changed);
    }

    public void Handle(MediaCacheRefresherNotification notification)
    {
        if (notification.MessageObject is not MediaCacheRefresher.JsonPayload[] changes || changes.Any(change => change.Key is null || IsAll(change.ChangeTypes)))
        {
            media.ForgetAll();
        }
        else
        {
            media.Forget(changes.Select(change => (change.Key!.Value, IsBranch(change.ChangeTypes))));
        }
    }

    public void Handle(ContentTypeCacheRefresherNotification notification) => ForgetTypes();

    public void Handle(DataTypeCacheRefresherNotification notification) => ForgetTypes();

    private void ForgetTypes()
    {
        types.ClearAll();
        published.ForgetAll();
        drafts.ForgetAll();
        media.ForgetAll();
    }

    private static bool IsAll(TreeChangeTypes change) => change.HasFlag(TreeChangeTypes.RefreshAll);

    private static bool IsBranch(TreeChangeTypes change) => change.HasFlag(TreeChangeTypes.RefreshBranch) || change.HasFlag(TreeChangeTypes.Remove);
}
