using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Sync;
using Umbraco.Extensions;

namespace PhbResources.Conformance.Content;

/// <summary>
/// The notifications that keep views of content fresh. Each server of a load-balanced Umbraco gets them, so package code listens
/// to these and to nothing else when it keeps something in memory.
/// </summary>
public abstract class CacheRefreshersConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void Each_change_of_a_document_is_told_once()
    {
        IContent folder = PublishedFolder(), other = PublishedFolder();
        IContent page = Page("Told", folder.Id);
        Told_once("save", page, TreeChangeTypes.RefreshNode, () => Retitle(page, "changed"));
        Told_once("publish", page, null, () => Publish(Reload(page)));
        Told_once("unpublish", page, null, () => Documents.Unpublish(Reload(page)));
        Told_once("move", page, TreeChangeTypes.RefreshBranch, () => Documents.Move(Reload(page), other.Id));
        Told_once("trash", page, TreeChangeTypes.RefreshBranch, () => Documents.MoveToRecycleBin(Reload(page)));
        Told_once("delete", page, TreeChangeTypes.Remove, () => Documents.Delete(Reload(page)));
    }

    [Test]
    public void It_is_told_after_the_commit()
    {
        IContent page = Page("Committed", Folder().Id, "old");
        string? seen = null;
        using (Notifications.On<ContentCacheRefresherNotification>(_ =>
        {
            using (ExecutionContext.SuppressFlow())
                seen = Task.Run(() => Documents.GetById(page.Id)!.GetValue<string>("title")).GetAwaiter().GetResult();
        }))
            Retitle(page, "new");
        Assert.That(seen, Is.EqualTo("new"));
    }

    [Test]
    public void A_scope_is_told_at_its_end_with_all_it_touched()
    {
        IContent folder = Folder(), one, two;
        Notifications.Clear();
        using (ICoreScope scope = Scopes.CreateCoreScope())
        {
            one = Page("One", folder.Id);
            two = Page("Two", folder.Id);
            Assert.That(Notifications.Of<ContentCacheRefresherNotification>(), Is.Empty);
            scope.Complete();
        }
        Assert.That(DocumentPayloads().Select(p => p.Id), Is.EquivalentTo(new[] { one.Id, two.Id }));
    }

    [Test]
    public void Nothing_is_told_of_a_scope_that_is_rolled_back()
    {
        IContent page = Page("Stable", Folder().Id);
        IMember member = Person("stable");
        Notifications.Clear();
        using (Scopes.CreateCoreScope())
        {
            Retitle(page, "lost");
            Media.CreateMediaWithIdentity("Lost", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
            member.Name = "Lost";
            Members.Save(member);
        }
        Assert.That(Notifications.Seen.OfType<CacheRefresherNotification>(), Is.Empty);
    }

    [Test]
    public void Nothing_is_told_when_a_handler_cancels()
    {
        IContent page = Page("Vetoed", PublishedFolder().Id);
        Notifications.Clear();
        using (Notifications.Cancel<ContentPublishingNotification>())
            Documents.Publish(page, ["*"]);
        Assert.That(Notifications.Of<ContentCacheRefresherNotification>(), Is.Empty);
    }

    [Test]
    public void Each_change_of_media_is_told_once()
    {
        IMedia media = Media.CreateMediaWithIdentity(Unique("Media"), Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        Media_told_once("save", media, TreeChangeTypes.RefreshNode, () => { media.Name = Unique("Renamed"); Media.Save(media); });
        Media_told_once("trash", media, TreeChangeTypes.RefreshBranch, () => Media.MoveToRecycleBin(Media.GetById(media.Id)!));
        Media_told_once("delete", media, TreeChangeTypes.Remove, () => Media.Delete(Media.GetById(media.Id)!));
    }

    [Test]
    public void Each_change_of_a_member_is_told_once()
    {
        IMember member = Person("told");
        Notifications.Clear();
        member.Name = "Changed";
        Members.Save(member);
        Assert.That(MemberPayloads().Select(p => (p.Id, p.Removed)), Is.EqualTo(new[] { (member.Id, false) }));

        Notifications.Clear();
        Members.Delete(member, SuperUserId);
        Assert.That(MemberPayloads().Select(p => (p.Id, p.Removed)), Is.EqualTo(new[] { (member.Id, true) }));
    }

    [Test]
    public async Task A_changed_document_type_is_told()
    {
        IContentType type = await Schema.DocumentTypeAsync("toldType", _ => { });
        Notifications.Clear();
        Schema.Add(type, Schema.Text, "added");
        await Schema.UpdateAsync(type);
        ContentTypeCacheRefresherNotification told = Notifications.Of<ContentTypeCacheRefresherNotification>()[0];
        Assert.That(((ContentTypeCacheRefresher.JsonPayload[])told.MessageObject).Select(p => p.Id), Does.Contain(type.Id));
    }

    private void Told_once(string what, IContent page, TreeChangeTypes? change, Action act)
    {
        Notifications.Clear();
        act();
        Assert.That(Notifications.Of<ContentCacheRefresherNotification>(), Has.Count.EqualTo(1), what);
        ContentCacheRefresher.JsonPayload payload = DocumentPayloads().Single(p => p.Id == page.Id);
        Assert.That(payload.Key, Is.EqualTo(page.Key), what);
        if (change is not null)
            Assert.That(payload.ChangeTypes.HasType(change.Value), Is.True, $"{what}: {payload.ChangeTypes}");
    }

    private void Media_told_once(string what, IMedia media, TreeChangeTypes change, Action act)
    {
        Notifications.Clear();
        act();
        MediaCacheRefresherNotification told = Notifications.Of<MediaCacheRefresherNotification>().Single();
        MediaCacheRefresher.JsonPayload payload = ((MediaCacheRefresher.JsonPayload[])told.MessageObject).Single(p => p.Id == media.Id);
        Assert.That(payload.ChangeTypes.HasType(change), Is.True, $"{what}: {payload.ChangeTypes}");
    }

    private IEnumerable<ContentCacheRefresher.JsonPayload> DocumentPayloads() =>
        Notifications.Of<ContentCacheRefresherNotification>().SelectMany(n =>
        {
            Assert.That(n.MessageType, Is.EqualTo(MessageType.RefreshByPayload));
            return (ContentCacheRefresher.JsonPayload[])n.MessageObject;
        });

    private IEnumerable<MemberCacheRefresher.JsonPayload> MemberPayloads() =>
        Notifications.Of<MemberCacheRefresherNotification>().SelectMany(n => (MemberCacheRefresher.JsonPayload[])n.MessageObject);

    private IMember Person(string name)
    {
        IMember member = Members.CreateMember(name, $"{name}@example.org", name, ConformanceSchema.Person);
        Members.Save(member);
        return member;
    }
}
