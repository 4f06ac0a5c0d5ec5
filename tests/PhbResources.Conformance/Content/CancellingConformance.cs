using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Content;

/// <summary>A handler that cancels leaves everything as it was, and nobody hears that it happened.</summary>
public abstract class CancellingConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void A_cancelled_save_of_a_new_document_stores_nothing()
    {
        IContent folder = Folder(), page = Documents.Create("Vetoed", folder.Id, ConformanceSchema.Page);
        using (Notifications.Cancel<ContentSavingNotification>())
            Assert.That(Documents.Save(page).Result, Is.EqualTo(OperationResultType.FailedCancelledByEvent));

        Assert.That(page.HasIdentity, Is.False);
        Assert.That(ChildrenOf(folder), Is.Empty);
        Nobody_heard<ContentSavedNotification>(page);
    }

    [Test]
    public void A_cancelled_save_of_a_change_keeps_the_old_values()
    {
        IContent page = Page("Kept", Folder().Id, "old"), changed = Reload(page);
        Notifications.Clear();
        changed.SetValue("title", "new");
        using (Notifications.Cancel<ContentSavingNotification>())
            Assert.That(Documents.Save(changed).Success, Is.False);

        Assert.That(Reload(page).GetValue<string>("title"), Is.EqualTo("old"));
        Assert.That(Notifications.Of<ContentSavedNotification>(), Is.Empty);
    }

    [Test]
    public void A_cancelled_publishing_leaves_a_draft()
    {
        IContent page = Page("Vetoed", PublishedFolder().Id);
        Notifications.Clear();
        using (Notifications.Cancel<ContentPublishingNotification>())
            Assert.That(Documents.Publish(page, ["*"]).Result, Is.EqualTo(PublishResultType.FailedPublishCancelledByEvent));

        Assert.That(Reload(page).Published, Is.False);
        Assert.That(Notifications.Of<ContentPublishedNotification>(), Is.Empty);
        Publish(Reload(page));
        Assert.That(Reload(page).Published, Is.True, "the next attempt is free");
    }

    [Test]
    public void A_cancelled_unpublishing_leaves_it_published()
    {
        IContent page = PublishedPage("Stays", PublishedFolder().Id);
        Notifications.Clear();
        using (Notifications.Cancel<ContentUnpublishingNotification>())
            Assert.That(Documents.Unpublish(Reload(page)).Result, Is.EqualTo(PublishResultType.FailedUnpublishCancelledByEvent));

        Assert.That(Reload(page).Published, Is.True);
        Assert.That(Notifications.Of<ContentUnpublishedNotification>(), Is.Empty);
    }

    [Test]
    public void A_cancelled_move_leaves_it_in_its_place()
    {
        IContent from = Folder(), to = Folder(), page = Page("Stays", from.Id);
        using (Notifications.Cancel<ContentMovingNotification>())
            Assert.That(Documents.Move(Reload(page), to.Id).Success, Is.False);

        Assert.That(Reload(page).ParentId, Is.EqualTo(from.Id));
        Assert.That(ChildrenOf(to), Is.Empty);
        Assert.That(Notifications.Of<ContentMovedNotification>(), Is.Empty);
    }

    [Test]
    public void A_cancelled_trashing_leaves_it_in_its_place()
    {
        IContent folder = Folder(), page = Page("Stays", folder.Id);
        using (Notifications.Cancel<ContentMovingToRecycleBinNotification>())
            Assert.That(Documents.MoveToRecycleBin(Reload(page)).Success, Is.False);

        Assert.That(Reload(page).Trashed, Is.False);
        Assert.That(Reload(page).ParentId, Is.EqualTo(folder.Id));
        Assert.That(Notifications.Of<ContentMovedToRecycleBinNotification>(), Is.Empty);
    }

    [Test]
    public void A_cancelled_deletion_deletes_nothing()
    {
        IContent folder = Folder(), page = Page("Stays", folder.Id);
        using (Notifications.Cancel<ContentDeletingNotification>())
            Assert.That(Documents.Delete(Reload(folder)).Result, Is.EqualTo(OperationResultType.FailedCancelledByEvent));

        Assert.That(Reload(page).ParentId, Is.EqualTo(folder.Id));
        Assert.That(Notifications.Of<ContentDeletedNotification>(), Is.Empty);
    }

    [Test]
    public async Task A_cancelled_emptying_keeps_the_bin()
    {
        IContent page = Page("Binned", Folder().Id);
        Documents.MoveToRecycleBin(Reload(page));
        using (Notifications.Cancel<ContentEmptyingRecycleBinNotification>())
            Assert.That((await Documents.EmptyRecycleBinAsync(User)).Success, Is.False);
        Assert.That(Reload(page).Trashed, Is.True);
    }

    [Test]
    public void A_cancelled_copy_makes_none()
    {
        IContent folder = Folder(), page = Page("Once", folder.Id);
        using (Notifications.Cancel<ContentCopyingNotification>())
            Assert.That(Documents.Copy(Reload(page), folder.Id, relateToOriginal: false), Is.Null);
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Once" }));
    }

    [Test]
    public void A_cancelled_sort_keeps_the_order()
    {
        IContent folder = Folder(), a = Page("a", folder.Id), b = Page("b", folder.Id);
        using (Notifications.Cancel<ContentSortingNotification>())
            Assert.That(Documents.Sort([b.Id, a.Id]).Success, Is.False);
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void Saving_moving_and_deleting_media_can_be_cancelled()
    {
        IMedia vetoed = Media.CreateMedia(Unique("Vetoed"), Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        using (Notifications.Cancel<MediaSavingNotification>())
            Assert.That(Media.Save(vetoed).Success, Is.False);
        Assert.That(Media.GetRootMedia().Select(m => m.Name), Does.Not.Contain(vetoed.Name));

        IMedia folder = Media.CreateMediaWithIdentity(Unique("Folder"), Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        IMedia child = Media.CreateMediaWithIdentity("Child", folder, Constants.Conventions.MediaTypes.Folder);
        using (Notifications.Cancel<MediaMovingNotification>())
            Assert.That(Media.Move(child, Constants.System.Root).Success, Is.False);
        using (Notifications.Cancel<MediaMovingToRecycleBinNotification>())
            Assert.That(Media.MoveToRecycleBin(Media.GetById(child.Id)!).Success, Is.False);
        using (Notifications.Cancel<MediaDeletingNotification>())
            Assert.That(Media.Delete(Media.GetById(child.Id)!).Success, Is.False);
        Assert.That(Media.GetById(child.Id)!.ParentId, Is.EqualTo(folder.Id));
    }

    [Test]
    public void Saving_and_deleting_members_can_be_cancelled()
    {
        IMember vetoed = Members.CreateMember("vetoed", "vetoed@example.org", "Vetoed", ConformanceSchema.Person);
        using (Notifications.Cancel<MemberSavingNotification>())
            Assert.That(Members.Save(vetoed).Success, Is.False);
        Assert.That(Members.GetByUsername("vetoed"), Is.Null);

        Assert.That(Members.Save(vetoed).Success, Is.True);
        using (Notifications.Cancel<MemberDeletingNotification>())
            Assert.That(Members.Delete(vetoed, SuperUserId).Success, Is.False);
        Assert.That(Members.GetByUsername("vetoed"), Is.Not.Null);
    }

    private void Nobody_heard<T>(IContent about) where T : SavedNotification<IContent> =>
        Assert.That(Notifications.Of<T>().SelectMany(n => n.SavedEntities).Select(e => e.Key), Does.Not.Contain(about.Key));
}
