using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace PhbResources.Conformance.Content;

/// <summary>The history of a document. Each publishing leaves a version behind; the newest version is the draft.</summary>
public abstract class VersionsConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void Each_publishing_leaves_a_version_and_the_newest_comes_first()
    {
        IContent page = ThricePublished();
        IContent[] versions = [.. Documents.GetVersions(page.Id)];

        Assert.That(versions.Select(v => v.GetValue<string>("title")), Is.EqualTo(new[] { "three", "three", "two", "one" }));
        Assert.That(versions[0].VersionId, Is.EqualTo(Reload(page).VersionId), "the first is the draft");
        Assert.That(versions[1].VersionId, Is.EqualTo(Reload(page).PublishedVersionId), "then what is published");
        Assert.That(versions.Select(v => v.VersionId), Is.Ordered.Descending);
        Assert.That(versions.Select(v => v.Id), Is.All.EqualTo(page.Id));
    }

    [Test]
    public void Version_ids_and_pages_of_versions_follow_the_same_order()
    {
        IContent page = ThricePublished();
        int[] all = [.. Documents.GetVersions(page.Id).Select(v => v.VersionId)];
        Assert.That(Documents.GetVersionIds(page.Id, int.MaxValue), Is.EqualTo(all));
        Assert.That(Documents.GetVersionIds(page.Id, 2), Is.EqualTo(all.Take(2)));
        Assert.That(Documents.GetVersionsSlim(page.Id, 1, 2).Select(v => v.VersionId), Is.EqualTo(all.Skip(1).Take(2)));
    }

    [Test]
    public void A_version_is_read_by_its_id()
    {
        IContent page = ThricePublished();
        int oldest = Documents.GetVersionIds(page.Id, int.MaxValue).Last();
        Assert.That(Documents.GetVersion(oldest)!.GetValue<string>("title"), Is.EqualTo("one"));
        Assert.That(Documents.GetVersion(int.MaxValue), Is.Null);
    }

    [Test]
    public void Rolling_back_brings_old_values_into_the_draft_and_leaves_the_public_ones()
    {
        IContent page = ThricePublished();
        IContent renamed = Reload(page);
        renamed.Name = "Renamed since";
        Publish(Save(renamed));
        int oldest = Documents.GetVersionIds(page.Id, int.MaxValue).Last();

        Assert.That(Documents.Rollback(page.Id, oldest).Success, Is.True);

        IContent read = Reload(page);
        Assert.That(read.GetValue<string>("title"), Is.EqualTo("one"));
        Assert.That(read.GetValue<string>("title", published: true), Is.EqualTo("three"));
        Assert.That(read.Published && read.Edited, Is.True);
        Assert.That(Notifications.Of<ContentRolledBackNotification>(), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_rollback_that_a_handler_cancels_changes_nothing()
    {
        IContent page = ThricePublished();
        int oldest = Documents.GetVersionIds(page.Id, int.MaxValue).Last();
        using (Notifications.Cancel<ContentRollingBackNotification>())
            Assert.That(Documents.Rollback(page.Id, oldest).Success, Is.False);
        Assert.That(Reload(page).GetValue<string>("title"), Is.EqualTo("three"));
    }

    [Test]
    public void An_old_version_can_be_deleted_alone_or_with_those_before_it()
    {
        IContent page = ThricePublished();
        int[] ids = [.. Documents.GetVersionIds(page.Id, int.MaxValue)];
        Documents.DeleteVersion(page.Id, ids[3], deletePriorVersions: false);
        Assert.That(Documents.GetVersionIds(page.Id, int.MaxValue), Is.EqualTo(ids.Take(3)));

        page = ThricePublished();
        ids = [.. Documents.GetVersionIds(page.Id, int.MaxValue)];
        Documents.DeleteVersion(page.Id, ids[2], deletePriorVersions: true);
        Assert.That(Documents.GetVersionIds(page.Id, int.MaxValue), Is.EqualTo(ids.Take(2)));
    }

    [Test]
    public void Neither_the_draft_nor_what_is_published_goes_when_versions_are_deleted_by_date()
    {
        IContent page = ThricePublished();
        Documents.DeleteVersions(page.Id, DateTime.UtcNow.AddDays(1));

        IContent read = Reload(page);
        Assert.That(Documents.GetVersionIds(page.Id, int.MaxValue), Is.EquivalentTo(new[] { read.VersionId, read.PublishedVersionId }));
        Assert.That(read.GetValue<string>("title", published: true), Is.EqualTo("three"));
    }

    [Test]
    public async Task The_history_says_which_version_is_the_draft_and_which_is_published()
    {
        IContent page = ThricePublished();
        Attempt<PagedModel<ContentVersionMeta>?, ContentVersionOperationStatus> history =
            await Service<IContentVersionService>().GetPagedContentVersionsAsync(page.Key, null, 0, 10);

        Assert.That(history.Status, Is.EqualTo(ContentVersionOperationStatus.Success));
        ContentVersionMeta[] versions = [.. history.Result!.Items];
        Assert.That(history.Result.Total, Is.EqualTo(4));
        Assert.That(versions.Single(v => v.CurrentDraftVersion).VersionId, Is.EqualTo(Reload(page).VersionId));
        Assert.That(versions.Single(v => v.CurrentPublishedVersion).VersionId, Is.EqualTo(Reload(page).PublishedVersionId));
        Assert.That(versions.Select(v => v.ContentId), Is.All.EqualTo(page.Id));
    }

    [Test]
    public void A_version_can_be_kept_from_the_clean_up()
    {
        IContent page = ThricePublished();
        int oldest = Documents.GetVersionIds(page.Id, int.MaxValue).Last();
        Guid key = oldest.ToGuid();
        Attempt<ContentVersionOperationStatus> kept =
            Service<IContentVersionService>().SetPreventCleanupAsync(key, true, User).GetAwaiter().GetResult();
        Assert.That(kept.Result, Is.EqualTo(ContentVersionOperationStatus.Success));
        Assert.That(Service<IContentVersionService>().Get(oldest)!.PreventCleanup, Is.True);
    }

    private IContent ThricePublished()
    {
        IContent page = PublishedPage(Unique("Versions"), PublishedFolder().Id, "one");
        Publish(Retitle(page, "two"));
        Publish(Retitle(page, "three"));
        Notifications.Clear();
        return page;
    }
}
