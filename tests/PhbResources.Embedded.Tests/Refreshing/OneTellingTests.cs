using PhbResources.Conformance.Hosting;
using PhbResources.Embedded.Tests.Conformance;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Tests.Refreshing;

/// <summary>Whoever keeps something in memory can do its work once for a transaction, however much was published in it, where the transaction tells of one sort after the other.</summary>
public sealed class OneTellingTests() : ConformanceFixture(new EmbeddedHost())
{
    [Test]
    public void What_a_transaction_changed_is_told_at_once()
    {
        IContent folder = PublishedFolder();
        List<int> pages = [];
        Notifications.Clear();
        using (ICoreScope scope = Scopes.CreateCoreScope(scopedNotificationPublisher: new BySort(Service<IEventAggregator>())))
        {
            for (int number = 0; number < 5; number++)
            {
                IContent page = Page($"Page {number}", folder.Id);
                Publish(page);
                pages.Add(page.Id);
                Media.CreateMediaWithIdentity($"Folder {number}", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
            }

            scope.Complete();
        }

        ContentCacheRefresherNotification told = Notifications.Of<ContentCacheRefresherNotification>().Single();
        ContentCacheRefresher.JsonPayload[] payloads = (ContentCacheRefresher.JsonPayload[])told.MessageObject;
        Assert.That(payloads.Select(payload => payload.Id).Distinct(), Is.EqualTo(pages));
        Assert.That(payloads.Select(payload => (payload.Id, payload.ChangeTypes)), Is.Unique);
        Assert.That(Notifications.Of<MediaCacheRefresherNotification>().Single().MessageObject, Has.Length.EqualTo(5));
    }

    private sealed class BySort(IEventAggregator events) : ScopedNotificationPublisher<INotificationHandler>(events)
    {
        protected override void PublishScopedNotifications(IList<INotification> notifications) => base.PublishScopedNotifications([.. notifications.OrderBy(notification => notification.GetType().Name)]);
    }
}
