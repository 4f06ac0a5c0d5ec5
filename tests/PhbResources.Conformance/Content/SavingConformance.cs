using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Conformance.Content;

/// <summary>Creating, saving and finding documents.</summary>
public abstract class SavingConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void A_new_document_gets_an_id_a_key_a_path_and_a_level()
    {
        IContent folder = Folder();
        IContent page = Page("Weekly rota", folder.Id);

        Assert.That(folder.Id, Is.GreaterThan(1000), "ids below are Umbraco's own");
        Assert.That(folder.Path, Is.EqualTo($"-1,{folder.Id}"));
        Assert.That(folder.Level, Is.EqualTo(1));
        Assert.That(page.Key, Is.Not.EqualTo(Guid.Empty));
        Assert.That(page.Path, Is.EqualTo($"-1,{folder.Id},{page.Id}"));
        Assert.That(page.Level, Is.EqualTo(2));
        Assert.That(page.HasIdentity && !page.Published && !page.Trashed, Is.True);
        Assert.That(page.IsDirty(), Is.False);
    }

    [Test]
    public void Ids_keys_and_names_find_the_same_document()
    {
        IContent page = Page(Unique("Found"), Folder().Id);
        IContent byId = Documents.GetById(page.Id)!;
        IContent byKey = Documents.GetById(page.Key)!;

        Assert.That(byId.Key, Is.EqualTo(page.Key));
        Assert.That(byKey.Id, Is.EqualTo(page.Id));
        Assert.That(new[] { byId.Name, byKey.Name }, Is.All.EqualTo(page.Name));
        Assert.That(byId.ContentType.Alias, Is.EqualTo(ConformanceSchema.Page));
    }

    [Test]
    public void A_key_given_before_saving_is_kept()
    {
        Guid key = Guid.NewGuid();
        IContent page = Documents.Create("Keyed", Folder().Id, ConformanceSchema.Page);
        page.Key = key;
        Save(page);
        Assert.That(Documents.GetById(key)?.Id, Is.EqualTo(page.Id));
    }

    [Test]
    public void An_unknown_id_or_key_finds_nothing()
    {
        Assert.That(Documents.GetById(int.MaxValue), Is.Null);
        Assert.That(Documents.GetById(Guid.NewGuid()), Is.Null);
        Assert.That(Documents.GetByIds([int.MaxValue]), Is.Empty);
    }

    [Test]
    public void A_value_of_every_kind_comes_back_as_it_was_given()
    {
        string body = string.Concat(Enumerable.Repeat("Sleep-in – ‘two nights’ 🛏 ", 8000));
        var reviewed = new DateTime(2026, 5, 1, 14, 30, 15, DateTimeKind.Utc);
        IContent page = Documents.Create("Values", Folder().Id, ConformanceSchema.Page);
        page.SetValue("title", "It's 50% \"done\"");
        page.SetValue("body", body);
        page.SetValue("pages", -12);
        page.SetValue("rating", 1234.5678m);
        page.SetValue("featured", true);
        page.SetValue("reviewed", reviewed);
        Save(page);

        IContent read = Reload(page);
        Assert.That(read.GetValue<string>("title"), Is.EqualTo("It's 50% \"done\""));
        Assert.That(read.GetValue<string>("body"), Is.EqualTo(body));
        Assert.That(read.GetValue<int>("pages"), Is.EqualTo(-12));
        Assert.That(read.GetValue<decimal>("rating"), Is.EqualTo(1234.5678m));
        Assert.That(read.GetValue<bool>("featured"), Is.True);
        Assert.That(read.GetValue<DateTime>("reviewed"), Is.EqualTo(reviewed));
    }

    [Test]
    public void A_value_that_was_never_set_or_was_cleared_is_null()
    {
        IContent page = Page("Cleared", Folder().Id, "something");
        page.SetValue("pages", 3);
        Save(page);
        IContent read = Reload(page);
        Assert.That(read.GetValue("body"), Is.Null);

        read.SetValue("title", null);
        read.SetValue("pages", null);
        Save(read);
        read = Reload(page);
        Assert.That(read.GetValue("title"), Is.Null);
        Assert.That(read.GetValue("pages"), Is.Null);
    }

    [Test]
    public void Saving_a_draft_again_changes_it_and_makes_no_new_version()
    {
        IContent page = Page("Draft", Folder().Id, "first");
        int version = page.VersionId;
        IContent again = Retitle(page, "second");

        Assert.That(Reload(page).GetValue<string>("title"), Is.EqualTo("second"));
        Assert.That(again.VersionId, Is.EqualTo(version));
        Assert.That(Documents.GetVersions(page.Id).Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_document_that_was_read_is_the_readers_own_until_it_is_saved()
    {
        IContent page = Page("Own", Folder().Id, "stored");
        IContent mine = Reload(page);
        mine.SetValue("title", "only mine");
        mine.Name = "Only mine";

        Assert.That(Reload(page).GetValue<string>("title"), Is.EqualTo("stored"));
        Assert.That(Documents.GetById(page.Key)!.Name, Is.EqualTo("Own"));
    }

    [Test]
    public void A_document_without_a_name_is_refused()
    {
        IContent page = Documents.Create("Named", Folder().Id, ConformanceSchema.Page);
        page.Name = "";
        Assert.That(() => Documents.Save(page), Throws.InvalidOperationException);
    }

    [Test]
    public void A_name_longer_than_255_characters_is_refused()
    {
        IContent page = Documents.Create(new string('n', 256), Folder().Id, ConformanceSchema.Page);
        Assert.That(() => Documents.Save(page), Throws.InvalidOperationException);
    }

    [Test]
    public void Siblings_never_share_a_name_and_cousins_may()
    {
        IContent folder = Folder(), other = Folder();
        Page("Rota", folder.Id);
        Page("Rota", folder.Id);
        Page("Rota", folder.Id);
        Page("Rota", other.Id);

        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Rota", "Rota (1)", "Rota (2)" }));
        Assert.That(ChildNames(other), Is.EqualTo(new[] { "Rota" }));
    }

    [Test]
    public void A_new_document_stands_last_among_its_siblings()
    {
        IContent folder = Folder();
        IContent[] pages = [Page("c", folder.Id), Page("a", folder.Id), Page("b", folder.Id)];
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "c", "a", "b" }));
        Assert.That(pages.Select(p => Reload(p).SortOrder), Is.EqualTo(new[] { 0, 1, 2 }));
    }

    [Test]
    public void Several_documents_are_saved_in_one_call()
    {
        IContent folder = Folder();
        IContent[] pages = [.. Enumerable.Range(1, 5).Select(i => Documents.Create($"Page {i}", folder.Id, ConformanceSchema.Page))];
        Assert.That(Documents.Save(pages).Success, Is.True);
        Assert.That(ChildNames(folder), Is.EqualTo(pages.Select(p => p.Name)));
    }

    [Test]
    public void Several_documents_come_back_in_the_order_asked_for()
    {
        IContent folder = Folder();
        IContent a = Page("a", folder.Id), b = Page("b", folder.Id), c = Page("c", folder.Id);
        Assert.That(Documents.GetByIds([c.Id, a.Id, b.Id]).Select(x => x.Name), Is.EqualTo(new[] { "c", "a", "b" }));
        Assert.That(Documents.GetByIds([b.Key, c.Key, a.Key]).Select(x => x.Name), Is.EqualTo(new[] { "b", "c", "a" }));
    }

    [Test]
    public void The_creation_stays_and_the_update_moves_on()
    {
        IContent page = Page("Dated", Folder().Id);
        DateTime created = Reload(page).CreateDate, updated = Reload(page).UpdateDate;
        Thread.Sleep(20);
        Retitle(page, "later");

        Assert.That(Reload(page).CreateDate, Is.EqualTo(created));
        Assert.That(Reload(page).UpdateDate, Is.GreaterThan(updated));
        Assert.That(created, Is.EqualTo(DateTime.UtcNow).Within(TimeSpan.FromMinutes(5)));
        Assert.That(Reload(page).CreatorId, Is.EqualTo(SuperUserId));
    }

    [Test]
    public void Parents_ancestors_children_and_descendants_are_counted_and_found()
    {
        IContent root = Folder(), middle = Folder(root.Id), leaf = Page("Leaf", middle.Id);

        Assert.That(Documents.GetParent(leaf)!.Id, Is.EqualTo(middle.Id));
        Assert.That(Documents.GetAncestors(leaf.Id).Select(x => x.Id), Is.EqualTo(new[] { root.Id, middle.Id }));
        Assert.That(Documents.HasChildren(middle.Id), Is.True);
        Assert.That(Documents.HasChildren(leaf.Id), Is.False);
        Assert.That(Documents.CountChildren(root.Id), Is.EqualTo(1));
        Assert.That(Documents.CountDescendants(root.Id), Is.EqualTo(2));
        Assert.That(Documents.CountDescendants(root.Id, ConformanceSchema.Page), Is.EqualTo(1));
        Assert.That(Documents.GetRootContent().Select(x => x.Id), Does.Contain(root.Id).And.Not.Contain(leaf.Id));
        Assert.That(Documents.GetByLevel(3).Select(x => x.Id), Does.Contain(leaf.Id));
    }

    [Test]
    public void Documents_are_counted_by_type()
    {
        IContent folder = Folder();
        int all = Documents.Count(), strict = Documents.Count(ConformanceSchema.Strict);
        Save(Documents.Create("Strict", folder.Id, ConformanceSchema.Strict));
        Assert.That(Documents.Count(), Is.EqualTo(all + 1));
        Assert.That(Documents.Count(ConformanceSchema.Strict), Is.EqualTo(strict + 1));
    }

    [Test]
    public void A_document_that_is_deleted_is_gone_with_everything_below_it()
    {
        IContent folder = Folder(), inner = Folder(folder.Id), leaf = Page("Leaf", inner.Id);
        int before = Documents.Count();
        Notifications.Clear();

        Assert.That(Documents.Delete(Reload(folder)).Success, Is.True);

        Assert.That(new[] { folder, inner, leaf }.Select(x => Documents.GetById(x.Id)), Is.All.Null);
        Assert.That(new[] { folder, inner, leaf }.Select(x => Documents.GetById(x.Key)), Is.All.Null);
        Assert.That(Documents.Count(), Is.EqualTo(before - 3));
        Assert.That(Documents.GetVersions(leaf.Id), Is.Empty);
    }
}
