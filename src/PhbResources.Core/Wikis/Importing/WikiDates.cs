using System.Collections.Concurrent;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>
/// The dates that versions have in their wiki. Umbraco dates a version when it publishes it, unless it is dated by then; and it publishes nothing that was changed after
/// it was saved. Between the two it asks whether it may, and that is when the date is set.
/// </summary>
internal sealed class WikiDates
{
    private readonly ConcurrentDictionary<Guid, DateTime> _dates = new();

    public void Set(Guid key, DateTime at) => _dates[key] = at;

    public void Forget(Guid key) => _dates.TryRemove(key, out _);

    public DateTime? Find(Guid key) => _dates.TryGetValue(key, out DateTime at) ? at : null;
}

/// <summary>Sets them.</summary>
internal sealed class WikiDatesAtPublishing(WikiDates dates) : INotificationHandler<ContentPublishingNotification>
{
    public void Handle(ContentPublishingNotification notification)
    {
        foreach (IContent item in notification.PublishedEntities)
        {
            if (dates.Find(item.Key) is { } at)
                item.UpdateDate = at;
        }
    }
}
