using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Library;

/// <summary>
/// For a transaction in which much is published: when it ends, Umbraco tells of each item alone, in the order in which things happened. This tells of all that is of one
/// sort at once, so that those who listen (the search index, the list of changes) do their work once and not for each item.
/// </summary>
internal sealed class PublishedTogether(IEventAggregator events) : ScopedNotificationPublisher<INotificationHandler>(events)
{
    protected override void PublishScopedNotifications(IList<INotification> notifications) =>
        base.PublishScopedNotifications([.. notifications.GroupBy(notification => notification.GetType()).SelectMany(sort => sort)]);
}
