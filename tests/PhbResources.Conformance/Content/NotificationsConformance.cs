using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Conformance.Content;

/// <summary>Which notifications come, in which order and when: "-ing" at once, "-ed" once everything is committed.</summary>
public abstract class NotificationsConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void Saving_comes_before_saved()
    {
        IContent folder = Folder();
        Notifications.Clear();
        Page("Saved", folder.Id);
        Assert.That(Told("ContentSaving", "ContentSaved"), Is.EqualTo(new[] { "ContentSaving", "ContentSaved" }));
    }

    [Test]
    public void Publishing_comes_before_published_and_unpublishing_before_unpublished()
    {
        IContent page = Page("Public", PublishedFolder().Id);
        Notifications.Clear();
        Publish(page);
        Documents.Unpublish(Reload(page));
        Assert.That(
            Told("ContentPublishing", "ContentPublished", "ContentUnpublishing", "ContentUnpublished"),
            Is.EqualTo(new[] { "ContentPublishing", "ContentPublished", "ContentUnpublishing", "ContentUnpublished" }));
    }

    [Test]
    public void Moving_trashing_copying_sorting_and_deleting_come_in_pairs()
    {
        IContent from = Folder(), to = Folder(), a = Page("a", from.Id), b = Page("b", from.Id);
        Notifications.Clear();
        Documents.Sort([b.Id, a.Id]);
        Documents.Copy(Reload(a), to.Id, relateToOriginal: false);
        Documents.Move(Reload(a), to.Id);
        Documents.MoveToRecycleBin(Reload(a));
        Documents.Delete(Reload(a));

        string[] pairs =
        [
            "ContentSorting", "ContentSorted", "ContentCopying", "ContentCopied", "ContentMoving", "ContentMoved",
            "ContentMovingToRecycleBin", "ContentMovedToRecycleBin", "ContentDeleting", "ContentDeleted",
        ];
        Assert.That(Told(pairs), Is.EqualTo(pairs));
    }

    [Test]
    public void Deleting_a_branch_tells_of_each_document_in_it()
    {
        IContent branch = Folder(), inner = Folder(branch.Id), leaf = Page("Leaf", inner.Id);
        Notifications.Clear();
        Documents.Delete(Reload(branch));
        Assert.That(
            Notifications.Of<ContentDeletedNotification>().SelectMany(n => n.DeletedEntities).Select(e => e.Id),
            Is.EquivalentTo(new[] { branch.Id, inner.Id, leaf.Id }));
    }

    [Test]
    public void Within_a_scope_ing_comes_at_once_and_ed_waits_for_the_end()
    {
        IContent folder = Folder();
        Notifications.Clear();
        using (ICoreScope scope = Scopes.CreateCoreScope())
        {
            Page("One", folder.Id);
            using (ICoreScope inner = Scopes.CreateCoreScope())
            {
                Page("Two", folder.Id);
                inner.Complete();
            }
            Assert.That(Notifications.Of<ContentSavingNotification>(), Has.Count.EqualTo(2));
            Assert.That(Notifications.Of<ContentSavedNotification>(), Is.Empty);
            scope.Complete();
            Assert.That(Notifications.Of<ContentSavedNotification>(), Is.Empty, "completing is not ending");
        }
        Assert.That(
            Notifications.Of<ContentSavedNotification>().SelectMany(n => n.SavedEntities).Select(e => e.Name),
            Is.EqualTo(new[] { "One", "Two" }), "in the order in which they happened");
    }

    [Test]
    public void Nobody_is_told_of_what_was_rolled_back()
    {
        IContent folder = PublishedFolder(), page = PublishedPage("Page", folder.Id);
        Notifications.Clear();
        using (Scopes.CreateCoreScope())
        {
            Retitle(page, "lost");
            Publish(Page("Lost", folder.Id));
            Documents.Unpublish(Reload(page));
            Documents.Delete(Reload(page));
        }
        Assert.That(Notifications.Names.Where(n => n.EndsWith("ed", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_scope_can_keep_quiet()
    {
        IContent folder = Folder();
        Notifications.Clear();
        using (ICoreScope scope = Scopes.CreateCoreScope())
        {
            using (scope.Notifications.Suppress())
                Page("Quiet", folder.Id);
            scope.Complete();
        }
        Assert.That(Told("ContentSaving", "ContentSaved"), Is.Empty);
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Quiet" }));
    }

    [Test]
    public void State_that_a_saving_handler_leaves_reaches_the_saved_handler()
    {
        object? arrived = null;
        using (Notifications.On<ContentSavingNotification>(n => n.State["mark"] = "left here"))
        using (Notifications.On<ContentSavedNotification>(n => n.State.TryGetValue("mark", out arrived)))
            Folder();
        Assert.That(arrived, Is.EqualTo("left here"));
    }

    [Test]
    public void After_notifications_find_everything_stored()
    {
        IContent page = Page("Stored", PublishedFolder().Id);
        bool? stored = null;
        using (Notifications.On<ContentPublishedNotification>(n =>
        {
            // Another flow of control has no part in the scope: it sees only what is committed.
            using (ExecutionContext.SuppressFlow())
                stored = Task.Run(() => Documents.GetById(n.PublishedEntities.Single().Id)!.Published).GetAwaiter().GetResult();
        }))
            Publish(page);
        Assert.That(stored, Is.True);
    }

    private IEnumerable<string> Told(params string[] about) => Notifications.Names.Where(about.Contains);
}
