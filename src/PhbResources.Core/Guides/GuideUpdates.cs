using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Sync;

namespace PhbResources.Core.Guides;

/// <summary>Keeps <see cref="PublishedGuides"/> fresh, by Umbraco's cache refreshers: on a load-balanced Umbraco only these reach every server.</summary>
internal sealed class GuideUpdates(PublishedGuides guides) : INotificationHandler<ContentCacheRefresherNotification>
{
    public void Handle(ContentCacheRefresherNotification notification)
    {
        switch (notification.MessageType)
        {
            case MessageType.RefreshByPayload when notification.MessageObject is ContentCacheRefresher.JsonPayload[] payloads && !payloads.Any(payload => payload.ChangeTypes.HasFlag(TreeChangeTypes.RefreshAll)):
                guides.Refresh(payloads.Where(payload => !payload.Blueprint).Select(payload => (payload.Id, payload.ChangeTypes.HasFlag(TreeChangeTypes.RefreshBranch))));
                break;
            case MessageType.RefreshById or MessageType.RemoveById when notification.MessageObject is int id:
                guides.Refresh([(id, true)]);
                break;
            case MessageType.RefreshByPayload or MessageType.RefreshAll:
                guides.Load();
                break;
        }
    }
}
