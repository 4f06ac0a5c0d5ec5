using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Media;

/// <summary>The tree of media: folders, moving, sorting, the recycle bin.</summary>
public abstract class MediaConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void A_new_folder_has_an_identity_and_a_place()
    {
        IMedia root = MediaFolder(), child = MediaFolder(root.Id);
        Assert.That(child.Id, Is.GreaterThan(1000));
        Assert.That(child.Path, Is.EqualTo($"-1,{root.Id},{child.Id}"));
        Assert.That(Media.GetById(child.Key)!.Name, Is.EqualTo(child.Name));
        Assert.That(Media.GetById(child.Id)!.ContentType.Alias, Is.EqualTo(Constants.Conventions.MediaTypes.Folder));
        Assert.That(Media.GetRootMedia().Select(m => m.Id), Does.Contain(root.Id).And.Not.Contain(child.Id));
        Assert.That(Media.GetParent(child)!.Id, Is.EqualTo(root.Id));
        Assert.That(Media.GetAncestors(child.Id).Select(m => m.Id), Is.EqualTo(new[] { root.Id }));
    }

    [Test]
    public void Media_and_documents_do_not_answer_for_each_other()
    {
        IMedia media = MediaFolder();
        IContent document = Folder();
        Assert.That(Documents.GetById(media.Id), Is.Null);
        Assert.That(Documents.GetById(media.Key), Is.Null);
        Assert.That(Media.GetById(document.Id), Is.Null);
        Assert.That(Media.GetById(document.Key), Is.Null);
    }

    [Test]
    public void Children_are_paged_and_counted()
    {
        IMedia root = MediaFolder();
        foreach (string name in new[] { "b", "a", "c" }) MediaFolder(root.Id, name);
        Assert.That(Media.GetPagedChildren(root.Id, 0, 2, out long total, ordering: Ordering.By("name")).Select(m => m.Name), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(total, Is.EqualTo(3));
        Assert.That(Media.CountChildren(root.Id), Is.EqualTo(3));
        Assert.That(Media.HasChildren(root.Id), Is.True);
    }

    [Test]
    public void Siblings_never_share_a_name()
    {
        IMedia root = MediaFolder();
        MediaFolder(root.Id, "Files");
        MediaFolder(root.Id, "Files");
        Assert.That(Names(root), Is.EqualTo(new[] { "Files", "Files (1)" }));
    }

    [Test]
    public void Moving_takes_descendants_along()
    {
        IMedia from = MediaFolder(), to = MediaFolder(), branch = MediaFolder(from.Id), leaf = MediaFolder(branch.Id);
        Assert.That(Media.Move(Media.GetById(branch.Id)!, to.Id).Success, Is.True);
        Assert.That(Media.GetById(leaf.Id)!.Path, Is.EqualTo($"-1,{to.Id},{branch.Id},{leaf.Id}"));
        Assert.That(Names(from), Is.Empty);
        Assert.That(Media.GetPagedDescendants(to.Id, 0, 10, out long total).Select(m => m.Id), Is.EquivalentTo(new[] { branch.Id, leaf.Id }));
        Assert.That(total, Is.EqualTo(2));
    }

    [Test]
    public void Sorting_gives_the_order_asked_for()
    {
        IMedia root = MediaFolder(), a = MediaFolder(root.Id, "a"), b = MediaFolder(root.Id, "b"), c = MediaFolder(root.Id, "c");
        Assert.That(Media.Sort([c, a, b]), Is.True);
        Assert.That(Names(root), Is.EqualTo(new[] { "c", "a", "b" }));
    }

    [Test]
    public async Task The_bin_takes_gives_back_and_is_emptied()
    {
        IMedia root = MediaFolder(), kept = MediaFolder(root.Id), lost = MediaFolder(root.Id), below = MediaFolder(lost.Id);
        Media.MoveToRecycleBin(Media.GetById(kept.Id)!);
        Media.MoveToRecycleBin(Media.GetById(lost.Id)!);
        Assert.That(Media.GetById(below.Id)!.Trashed, Is.True);
        Assert.That(Media.GetById(lost.Id)!.Path, Is.EqualTo($"-1,-21,{lost.Id}"));
        Assert.That(Media.GetPagedMediaInRecycleBin(0, 10, out _).Select(m => m.Id), Is.SupersetOf(new[] { kept.Id, lost.Id }));
        Assert.That(Names(root), Is.Empty);

        Media.Move(Media.GetById(kept.Id)!, root.Id);
        Assert.That((await Media.EmptyRecycleBinAsync(User)).Success, Is.True);
        Assert.That(Media.GetById(kept.Id)!.Trashed, Is.False);
        Assert.That(Media.GetById(lost.Id), Is.Null);
        Assert.That(Media.GetById(below.Key), Is.Null);
        Assert.That(Media.RecycleBinSmells(), Is.False);
    }

    [Test]
    public void Deleting_a_folder_deletes_what_is_in_it()
    {
        IMedia root = MediaFolder(), child = MediaFolder(root.Id);
        Assert.That(Media.Delete(root).Success, Is.True);
        Assert.That(Media.GetById(root.Id), Is.Null);
        Assert.That(Media.GetById(child.Id), Is.Null);
    }

    [Test]
    public void A_change_that_is_rolled_back_is_not_seen_again()
    {
        IMedia folder = MediaFolder(name: "Stable");
        using (Scopes.CreateCoreScope())
        {
            IMedia changed = Media.GetById(folder.Id)!;
            changed.Name = "Lost";
            Media.Save(changed);
            Assert.That(Media.GetById(folder.Id)!.Name, Is.EqualTo("Lost"));
        }
        Assert.That(Media.GetById(folder.Id)!.Name, Is.EqualTo("Stable"));
        Assert.That(Media.GetById(folder.Key)!.Name, Is.EqualTo("Stable"));
    }

    private IMedia MediaFolder(int parentId = Constants.System.Root, string? name = null) =>
        Media.CreateMediaWithIdentity(name ?? Unique("Media folder"), parentId, Constants.Conventions.MediaTypes.Folder);

    private string?[] Names(IMedia parent) =>
        [.. Media.GetPagedChildren(parent.Id, 0, 100, out _, ordering: Ordering.By("sortOrder")).Select(m => m.Name)];
}
