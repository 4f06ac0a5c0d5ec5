using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Content;

/// <summary>Moving, sorting and copying documents.</summary>
public abstract class TreeConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void A_moved_document_takes_everything_below_it_along()
    {
        IContent from = Folder(), to = Folder(), inner = Folder(from.Id), leaf = Page("Leaf", inner.Id);
        Assert.That(Documents.Move(Reload(inner), to.Id).Success, Is.True);

        Assert.That(Reload(inner).ParentId, Is.EqualTo(to.Id));
        Assert.That(Reload(inner).Path, Is.EqualTo($"-1,{to.Id},{inner.Id}"));
        Assert.That(Reload(leaf).Path, Is.EqualTo($"-1,{to.Id},{inner.Id},{leaf.Id}"));
        Assert.That(Reload(leaf).Level, Is.EqualTo(3));
        Assert.That(ChildrenOf(from), Is.Empty);
        Assert.That(Documents.CountDescendants(to.Id), Is.EqualTo(2));
    }

    [Test]
    public void Levels_follow_a_move_to_another_depth()
    {
        IContent deep = Folder(Folder(Folder().Id).Id), branch = Folder(deep.Id), leaf = Page("Leaf", branch.Id);
        Documents.Move(Reload(branch), Constants.System.Root);
        Assert.That(Reload(branch).Level, Is.EqualTo(1));
        Assert.That(Reload(leaf).Level, Is.EqualTo(2));
        Assert.That(Reload(leaf).Path, Is.EqualTo($"-1,{branch.Id},{leaf.Id}"));

        Documents.Move(Reload(branch), deep.Id);
        Assert.That(Reload(leaf).Level, Is.EqualTo(5));
    }

    [Test]
    public void A_moved_document_stands_last_in_its_new_place()
    {
        IContent from = Folder(), to = Folder(), page = Page("Moved", from.Id);
        Page("a", to.Id);
        Page("b", to.Id);
        Documents.Move(Reload(page), to.Id);
        Assert.That(ChildNames(to), Is.EqualTo(new[] { "a", "b", "Moved" }));
    }

    [Test]
    public void A_moved_document_stays_published()
    {
        IContent from = PublishedFolder(), to = PublishedFolder(), page = PublishedPage("Moved", from.Id, "public");
        Documents.Move(Reload(page), to.Id);
        Assert.That(Reload(page).Published, Is.True);
        Assert.That(Reload(page).GetValue<string>("title", published: true), Is.EqualTo("public"));
    }

    [Test]
    public void Sorting_gives_children_the_order_asked_for()
    {
        IContent folder = Folder();
        IContent a = Page("a", folder.Id), b = Page("b", folder.Id), c = Page("c", folder.Id);
        Assert.That(Documents.Sort([c.Id, a.Id, b.Id]).Success, Is.True);
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "c", "a", "b" }));

        Assert.That(Documents.Sort([Reload(b), Reload(c), Reload(a)]).Success, Is.True);
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "b", "c", "a" }));
        Assert.That(Reload(b).SortOrder, Is.Zero);
    }

    [Test]
    public void Sorting_keeps_what_is_published_published_and_unchanged()
    {
        IContent folder = PublishedFolder(), a = PublishedPage("a", folder.Id), b = PublishedPage("b", folder.Id);
        Retitle(a, "draft of a");
        Documents.Sort([b.Id, a.Id]);

        Assert.That(Reload(a).Published && Reload(b).Published, Is.True);
        Assert.That(Reload(a).GetValue<string>("title"), Is.EqualTo("draft of a"));
        Assert.That(Reload(a).GetValue<string>("title", published: true), Is.EqualTo("a"));
        Assert.That(Documents.GetVersionIds(a.Id, 10).Count(), Is.EqualTo(2), "sorting makes no version");
    }

    [Test]
    public void A_copy_has_its_own_identity_the_same_values_and_is_a_draft()
    {
        IContent folder = PublishedFolder(), page = PublishedPage("Rota", folder.Id, "title");
        IContent copy = Documents.Copy(Reload(page), folder.Id, relateToOriginal: false)!;

        Assert.That(copy.Id, Is.Not.EqualTo(page.Id));
        Assert.That(copy.Key, Is.Not.EqualTo(page.Key));
        Assert.That(Reload(copy).Name, Is.EqualTo("Rota (1)"));
        Assert.That(Reload(copy).GetValue<string>("title"), Is.EqualTo("title"));
        Assert.That(Reload(copy).Published, Is.False);
        Assert.That(Reload(page).Published, Is.True);
    }

    [Test]
    public void A_copy_brings_the_whole_branch_when_asked_to()
    {
        IContent from = Folder(), inner = Folder(from.Id, "Inner"), to = Folder();
        Page("One", inner.Id);
        Page("Two", inner.Id);
        IContent copy = Documents.Copy(Reload(from), to.Id, relateToOriginal: false, recursive: true)!;

        IContent copiedInner = ChildrenOf(copy).Single();
        Assert.That(copiedInner.Name, Is.EqualTo("Inner"));
        Assert.That(ChildNames(copiedInner), Is.EqualTo(new[] { "One", "Two" }));
        Assert.That(copiedInner.Path, Is.EqualTo($"-1,{to.Id},{copy.Id},{copiedInner.Id}"));
        Assert.That(ChildNames(inner), Is.EqualTo(new[] { "One", "Two" }), "the original is untouched");
    }

    [Test]
    public void A_copy_leaves_the_branch_behind_when_not()
    {
        IContent from = Folder(), to = Folder();
        Page("Left behind", from.Id);
        IContent copy = Documents.Copy(Reload(from), to.Id, relateToOriginal: false, recursive: false)!;
        Assert.That(ChildrenOf(copy), Is.Empty);
    }

    [Test]
    public void A_copy_can_be_related_to_its_original()
    {
        IContent folder = Folder(), page = Page("Original", folder.Id);
        IContent copy = Documents.Copy(Reload(page), folder.Id, relateToOriginal: true)!;
        IRelation relation = Service<IRelationService>()
            .GetByParentId(page.Id, Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias)!.Single();
        Assert.That(relation.ChildId, Is.EqualTo(copy.Id));

        IContent plain = Documents.Copy(Reload(page), folder.Id, relateToOriginal: false)!;
        Assert.That(Service<IRelationService>().GetByChildId(plain.Id), Is.Empty);
    }

    [Test]
    public void Descendants_are_listed_by_path_and_paged()
    {
        IContent root = Folder(), inner = Folder(root.Id);
        IContent[] pages = [.. Enumerable.Range(0, 4).Select(i => Page($"Page {i}", inner.Id))];
        int[] all = [inner.Id, .. pages.Select(p => p.Id)];

        Assert.That(Documents.GetPagedDescendants(root.Id, 0, 100, out long total).Select(x => x.Id), Is.EquivalentTo(all));
        Assert.That(total, Is.EqualTo(5));
        int[] paged = [.. Enumerable.Range(0, 3).SelectMany(i => Documents.GetPagedDescendants(root.Id, i, 2, out _)).Select(x => x.Id)];
        Assert.That(paged, Is.EquivalentTo(all), "pages neither repeat nor miss one");
    }
}
