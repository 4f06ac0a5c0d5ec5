using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Content;

/// <summary>The recycle bin of documents.</summary>
public abstract class RecycleBinConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [SetUp]
    public async Task Start_with_an_empty_bin()
    {
        await Documents.EmptyRecycleBinAsync(User);
        Notifications.Clear();
    }

    [Test]
    public void A_trashed_document_lies_in_the_bin_with_everything_below_it()
    {
        IContent home = Folder(), branch = Folder(home.Id), leaf = Page("Leaf", branch.Id);
        Assert.That(Documents.MoveToRecycleBin(Reload(branch)).Success, Is.True);

        Assert.That(Reload(branch).Trashed && Reload(leaf).Trashed, Is.True);
        Assert.That(Reload(branch).ParentId, Is.EqualTo(Constants.System.RecycleBinContent));
        Assert.That(Reload(branch).Path, Is.EqualTo($"-1,-20,{branch.Id}"));
        Assert.That(Reload(leaf).Path, Is.EqualTo($"-1,-20,{branch.Id},{leaf.Id}"));
        Assert.That(ChildrenOf(home), Is.Empty);
        Assert.That(Documents.GetRootContent().Select(x => x.Id), Does.Not.Contain(branch.Id));
        Assert.That(Documents.RecycleBinSmells(), Is.True);
        Assert.That(Documents.GetPagedContentInRecycleBin(0, 10, out long total).Select(x => x.Id), Is.EquivalentTo(new[] { branch.Id, leaf.Id }));
        Assert.That(total, Is.EqualTo(2));
    }

    [Test]
    public void Trashed_documents_come_with_the_path_they_had()
    {
        IContent home = Folder(), page = Page("Trashed", home.Id);
        Documents.MoveToRecycleBin(Reload(page));
        MoveToRecycleBinEventInfoOf(page, out string path);
        Assert.That(path, Is.EqualTo($"-1,{home.Id},{page.Id}"));
    }

    [Test]
    public void A_restored_document_is_back_as_a_draft_and_what_is_below_it_keeps_its_state()
    {
        IContent home = PublishedFolder(), branch = PublishedFolder(home.Id), leaf = PublishedPage("Leaf", branch.Id, "kept");
        Documents.MoveToRecycleBin(Reload(branch));
        Assert.That(Documents.Move(Reload(branch), home.Id).Success, Is.True);

        Assert.That(Reload(branch).Trashed || Reload(leaf).Trashed, Is.False);
        Assert.That(Reload(branch).Path, Is.EqualTo($"-1,{home.Id},{branch.Id}"));
        Assert.That(Reload(leaf).Path, Is.EqualTo($"-1,{home.Id},{branch.Id},{leaf.Id}"));
        Assert.That(Reload(branch).Published, Is.False, "it was masked in the bin and has to be published anew");
        Assert.That(Reload(leaf).Published, Is.True);
        Assert.That(Reload(leaf).GetValue<string>("title"), Is.EqualTo("kept"));
        Assert.That(Documents.RecycleBinSmells(), Is.False);
    }

    [Test]
    public async Task Emptying_the_bin_deletes_what_is_in_it_and_nothing_else()
    {
        IContent home = Folder(), branch = Folder(home.Id), leaf = Page("Leaf", branch.Id), kept = Page("Kept", home.Id);
        Documents.MoveToRecycleBin(Reload(branch));
        Assert.That((await Documents.EmptyRecycleBinAsync(User)).Success, Is.True);

        Assert.That(Documents.GetById(branch.Id), Is.Null);
        Assert.That(Documents.GetById(leaf.Key), Is.Null);
        Assert.That(Reload(kept).Trashed, Is.False);
        Assert.That(Documents.RecycleBinSmells(), Is.False);
        Assert.That(Notifications.Of<ContentDeletedNotification>().SelectMany(n => n.DeletedEntities).Select(x => x.Id),
            Is.SupersetOf(new[] { branch.Id }));
    }

    [Test]
    public void A_document_in_the_bin_can_be_deleted_alone()
    {
        IContent home = Folder(), one = Page("One", home.Id), two = Page("Two", home.Id);
        Documents.MoveToRecycleBin(Reload(one));
        Documents.MoveToRecycleBin(Reload(two));
        Documents.Delete(Reload(one));
        Assert.That(Documents.GetPagedContentInRecycleBin(0, 10, out _).Select(x => x.Id), Is.EqualTo(new[] { two.Id }));
    }

    [Test]
    public void Trashed_documents_are_not_children_or_descendants_of_their_old_parent()
    {
        IContent home = Folder(), page = Page("Gone", home.Id);
        Documents.MoveToRecycleBin(Reload(page));
        Assert.That(Documents.CountChildren(home.Id), Is.Zero);
        Assert.That(Documents.CountDescendants(home.Id), Is.Zero);
        Assert.That(Documents.GetPagedDescendants(home.Id, 0, 10, out _), Is.Empty);
    }

    [Test]
    public void The_bin_remembers_the_parent_through_a_relation()
    {
        IContent home = Folder(), page = Page("Remembered", home.Id);
        Documents.MoveToRecycleBin(Reload(page));
        IRelation relation = Service<IRelationService>()
            .GetByChildId(page.Id, Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias).Single();
        Assert.That(relation.ParentId, Is.EqualTo(home.Id));

        Documents.Move(Reload(page), home.Id);
        Assert.That(Service<IRelationService>().GetByChildId(page.Id), Is.Empty, "and forgets it when the document is back");
    }

    [Test]
    public void A_trashed_document_frees_its_name()
    {
        IContent home = Folder(), page = Page("Rota", home.Id);
        Documents.MoveToRecycleBin(Reload(page));
        Page("Rota", home.Id);
        Documents.Move(Reload(page), home.Id);
        Assert.That(ChildNames(home), Is.EquivalentTo(new[] { "Rota", "Rota (1)" }));
    }

    private void MoveToRecycleBinEventInfoOf(IContent page, out string originalPath) =>
        originalPath = Notifications.Of<ContentMovedToRecycleBinNotification>()
            .SelectMany(n => n.MoveInfoCollection).Single(info => info.Entity.Id == page.Id).OriginalPath;
}
