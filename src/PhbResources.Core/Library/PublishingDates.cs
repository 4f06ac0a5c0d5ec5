using System.Collections.Concurrent;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Library;

/// <summary>
/// When content that comes from elsewhere was published there. Umbraco writes the present time unless another one was set since the last saving, and
/// refuses to publish what was changed since then; between the two lies the notification that it is about to publish.
/// </summary>
internal sealed class PublishingDates
{
    private readonly ConcurrentDictionary<Guid, DateTime> _dates = new();

    /// <summary>Gives content its date while something publishes it.</summary>
    public void During(IContent content, DateTime? date, Action publish)
    {
        if (date is { } time)
            _dates[content.Key] = time;
        try
        {
            publish();
        }
        finally
        {
            _dates.TryRemove(content.Key, out _);
        }
    }

    /// <summary>Sets the date, also where it is the one that stands there already.</summary>
    public static void Set(IContent content, DateTime date)
    {
        content.UpdateDate = default;
        content.UpdateDate = date;
    }

    /// <summary>Sets the dates that are waited for.</summary>
    internal sealed class Setting(PublishingDates dates) : INotificationHandler<ContentPublishingNotification>
    {
        public void Handle(ContentPublishingNotification notification)
        {
            foreach (IContent content in notification.PublishedEntities)
            {
                if (dates._dates.TryGetValue(content.Key, out DateTime date))
                    Set(content, date);
            }
        }
    }
}
