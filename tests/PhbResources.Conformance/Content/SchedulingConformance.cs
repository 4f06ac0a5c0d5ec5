using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Content;

/// <summary>Publishing and unpublishing at a set time. Times are UTC.</summary>
public abstract class SchedulingConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void A_release_that_is_due_publishes_and_is_forgotten()
    {
        IContent page = Page("Released", PublishedFolder().Id);
        DateTime due = DateTime.UtcNow.AddMinutes(5);
        Documents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(due, null));

        Assert.That(Run(due.AddSeconds(-1), page), Is.Empty, "not due yet");
        Assert.That(Reload(page).Published, Is.False);

        Assert.That(Run(due.AddSeconds(1), page).Select(r => r.Result), Is.EqualTo(new[] { PublishResultType.SuccessPublish }));
        Assert.That(Reload(page).Published, Is.True);
        Assert.That(Documents.GetContentScheduleByContentId(page.Id).FullSchedule, Is.Empty);
        Assert.That(Run(due.AddSeconds(2), page), Is.Empty, "done once");
    }

    [Test]
    public void An_expiry_that_is_due_unpublishes_and_is_forgotten()
    {
        IContent page = PublishedPage("Expired", PublishedFolder().Id);
        DateTime due = DateTime.UtcNow.AddMinutes(5);
        Documents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(null, due));

        Assert.That(Run(due.AddSeconds(1), page).Select(r => r.Result), Is.EqualTo(new[] { PublishResultType.SuccessUnpublish }));
        Assert.That(Reload(page).Published, Is.False);
        Assert.That(Documents.GetContentScheduleByContentId(page.Key).FullSchedule, Is.Empty);
    }

    [Test]
    public void A_schedule_is_stored_with_the_document_and_read_back()
    {
        IContent page = Documents.Create("Planned", Folder().Id, ConformanceSchema.Page);
        var release = new DateTime(2031, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        DateTime expire = release.AddDays(7);
        ContentScheduleCollection planned = ContentScheduleCollection.CreateWithEntry(release, expire);
        string culture = planned.FullSchedule[0].Culture;
        Documents.Save(page, contentSchedule: planned);

        ContentScheduleCollection schedule = Documents.GetContentScheduleByContentId(page.Id);
        Assert.That(schedule.GetSchedule(ContentScheduleAction.Release).Single().Date, Is.EqualTo(release));
        Assert.That(schedule.GetSchedule(ContentScheduleAction.Expire).Single().Date, Is.EqualTo(expire));
        Assert.That(schedule.FullSchedule.Select(s => s.Culture), Is.All.EqualTo(culture));

        Retitle(page, "saved again");
        Assert.That(Documents.GetContentScheduleByContentId(page.Id).FullSchedule, Has.Count.EqualTo(2), "a later save keeps it");
    }

    [Test]
    public void A_schedule_entry_can_be_taken_back()
    {
        IContent page = Page("Taken back", Folder().Id);
        Documents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(DateTime.UtcNow.AddDays(1), null));
        ContentScheduleCollection schedule = Documents.GetContentScheduleByContentId(page.Id);
        schedule.Clear(ContentScheduleAction.Release);
        Documents.PersistContentSchedule(page, schedule);
        Assert.That(Documents.GetContentScheduleByContentId(page.Id).FullSchedule, Is.Empty);
    }

    [Test]
    public void A_document_that_awaits_its_release_cannot_be_published_by_hand()
    {
        IContent page = Page("Too early", PublishedFolder().Id);
        Documents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(DateTime.UtcNow.AddDays(1), null));
        Assert.That(Documents.Publish(Reload(page), ["*"]).Result, Is.EqualTo(PublishResultType.FailedPublishAwaitingRelease));
    }

    [Test]
    public void What_is_due_can_be_listed()
    {
        IContent folder = PublishedFolder(), release = Page("To release", folder.Id), expire = PublishedPage("To expire", folder.Id);
        DateTime due = DateTime.UtcNow.AddMinutes(5);
        Documents.PersistContentSchedule(release, ContentScheduleCollection.CreateWithEntry(due, null));
        Documents.PersistContentSchedule(expire, ContentScheduleCollection.CreateWithEntry(null, due));

        Assert.That(Documents.GetContentForRelease(due.AddSeconds(1)).Select(x => x.Id), Does.Contain(release.Id));
        Assert.That(Documents.GetContentForExpiration(due.AddSeconds(1)).Select(x => x.Id), Does.Contain(expire.Id));
        Assert.That(Documents.GetContentForRelease(due.AddSeconds(-1)).Select(x => x.Id), Does.Not.Contain(release.Id));
    }

    [Test]
    public void A_scheduled_release_that_a_handler_cancels_stays_unpublished()
    {
        IContent page = Page("Vetoed", PublishedFolder().Id);
        DateTime due = DateTime.UtcNow.AddMinutes(5);
        Documents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(due, null));
        using (Notifications.Cancel<Umbraco.Cms.Core.Notifications.ContentPublishingNotification>())
            Assert.That(Run(due.AddSeconds(1), page).Any(r => r.Success), Is.False);
        Assert.That(Reload(page).Published, Is.False);
    }

    private List<PublishResult> Run(DateTime at, IContent of) =>
        [.. Documents.PerformScheduledPublish(at).Where(result => result.Content.Id == of.Id)];
}
