using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Sync;

namespace PhbResources.Core.Library;

/// <summary>
/// Keeps <see cref="PublishedLibrary"/> fresh. Umbraco's cache refreshers are listened to rather than its published and
/// unpublished notifications, since on a load-balanced Umbraco only these reach every server.
/// </summary>
internal sealed class LibraryUpdates(PublishedLibrary library) : INotificationHandler<ContentCacheRefresherNotification>, INotificationHandler<MediaCacheRefresherNotification>
{
    public void Handle(MediaCacheRefresherNotification notification)
    {
        // What lies in a folder goes with it, and only the folder is named: then whatever is offered is looked at.
        if (notification.MessageType == MessageType.RefreshByPayload && notification.MessageObject is MediaCacheRefresher.JsonPayload[] payloads
            && payloads.All(payload => payload.Key is not null && !payload.ChangeTypes.HasFlag(TreeChangeTypes.RefreshBranch) && !payload.ChangeTypes.HasFlag(TreeChangeTypes.RefreshAll)))
        {
            HashSet<Guid> keys = [.. payloads.Select(payload => payload.Key!.Value)];
            library.RefreshFiles(keys.Contains);
        }
        else
        {
            library.RefreshFiles(_ => true);
        }
    }

    public void Handle(ContentCacheRefresherNotification notification)
    {
        switch (notification.MessageType)
        {
            case MessageType.RefreshByPayload when notification.MessageObject is ContentCacheRefresher.JsonPayload[] payloads:
                if (payloads.Any(payload => payload.ChangeTypes.HasFlag(TreeChangeTypes.RefreshAll)))
                {
                    library.Load();
                    break;
                }

                library.Refresh(payloads.Where(payload => !payload.Blueprint)
                    .Select(payload => (payload.Id, payload.ChangeTypes.HasFlag(TreeChangeTypes.RefreshBranch))));
                break;
            case MessageType.RefreshById or MessageType.RemoveById when notification.MessageObject is int id:
                library.Refresh([(id, true)]);
                break;
            case MessageType.RefreshAll:
                library.Load();
                break;
        }
    }
}
