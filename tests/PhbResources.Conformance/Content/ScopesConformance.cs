using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Content;

/// <summary>Scopes: all of what is written in one is kept, or none.</summary>
public abstract class ScopesConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void What_is_written_in_a_scope_is_seen_inside_it_and_gone_when_it_is_not_completed()
    {
        IContent folder = Folder();
        int before = Documents.Count();
        IContent page;
        using (Scopes.CreateCoreScope())
        {
            page = Page("Rolled back", folder.Id);
            Assert.That(Documents.GetById(page.Id)?.Name, Is.EqualTo("Rolled back"));
            Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Rolled back" }));
        }

        Assert.That(Documents.GetById(page.Id), Is.Null);
        Assert.That(Documents.GetById(page.Key), Is.Null);
        Assert.That(Documents.GetByIds([page.Id]), Is.Empty);
        Assert.That(ChildrenOf(folder), Is.Empty);
        Assert.That(Documents.Count(), Is.EqualTo(before));
    }

    [Test]
    public void A_completed_scope_keeps_everything()
    {
        IContent folder = Folder();
        using (ICoreScope scope = Scopes.CreateCoreScope())
        {
            Page("One", folder.Id);
            Page("Two", folder.Id);
            scope.Complete();
        }
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "One", "Two" }));
    }

    [Test]
    public void A_change_that_is_rolled_back_leaves_no_trace_in_what_is_read_next()
    {
        IContent page = PublishedPage("Stable", PublishedFolder().Id, "old");
        using (Scopes.CreateCoreScope())
        {
            IContent changed = Reload(page);
            changed.SetValue("title", "new");
            changed.Name = "Unstable";
            Publish(Save(changed));
            Assert.That(Reload(page).Name, Is.EqualTo("Unstable"));
        }

        foreach (IContent read in new[] { Reload(page), Documents.GetById(page.Key)!, Documents.GetByIds([page.Id]).Single() })
        {
            Assert.That(read.Name, Is.EqualTo("Stable"));
            Assert.That(read.GetValue<string>("title"), Is.EqualTo("old"));
            Assert.That(read.GetValue<string>("title", published: true), Is.EqualTo("old"));
        }
        Assert.That(Documents.GetVersionIds(page.Id, 10).Count(), Is.EqualTo(2));
    }

    [Test]
    public void Moves_deletions_and_unpublishing_are_rolled_back_too()
    {
        IContent home = PublishedFolder(), other = Folder();
        IContent moved = Page("Moved", home.Id), deleted = Page("Deleted", home.Id), withdrawn = PublishedPage("Withdrawn", home.Id);
        using (Scopes.CreateCoreScope())
        {
            Documents.Move(Reload(moved), other.Id);
            Documents.Delete(Reload(deleted));
            Documents.Unpublish(Reload(withdrawn));
            Assert.That(Documents.GetById(deleted.Id), Is.Null);
        }

        Assert.That(ChildNames(home), Is.EqualTo(new[] { "Moved", "Deleted", "Withdrawn" }));
        Assert.That(Reload(moved).Path, Is.EqualTo($"-1,{home.Id},{moved.Id}"));
        Assert.That(Reload(withdrawn).Published, Is.True);
    }

    [Test]
    public void A_nested_scope_that_fails_fails_the_whole()
    {
        IContent folder = Folder();
        using (ICoreScope outer = Scopes.CreateCoreScope())
        {
            Page("Outer", folder.Id);
            using (Scopes.CreateCoreScope())
                Page("Inner", folder.Id);
            outer.Complete();
        }
        Assert.That(ChildrenOf(folder), Is.Empty);
    }

    [Test]
    public void A_nested_scope_that_completes_is_lost_with_an_outer_one_that_does_not()
    {
        IContent folder = Folder();
        using (Scopes.CreateCoreScope())
        {
            using (ICoreScope inner = Scopes.CreateCoreScope())
            {
                Page("Inner", folder.Id);
                inner.Complete();
            }
            Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Inner" }), "seen until then");
        }
        Assert.That(ChildrenOf(folder), Is.Empty);
    }

    [Test]
    public void An_exception_rolls_back_and_the_next_scope_works()
    {
        IContent folder = Folder();
        Assert.That(
            () =>
            {
                using ICoreScope scope = Scopes.CreateCoreScope();
                Page("Lost", folder.Id);
                throw new InvalidOperationException("half way");
            },
            Throws.InvalidOperationException.With.Message.EqualTo("half way"));
        Page("Kept", folder.Id);
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Kept" }));
    }

    [Test]
    public async Task A_scope_follows_the_call_across_an_await()
    {
        IContent folder = Folder();
        using (ICoreScope scope = Scopes.CreateCoreScope())
        {
            await Task.Yield();
            Page("Before", folder.Id);
            await Task.Delay(5);
            Page("After", folder.Id);
            scope.Complete();
        }
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Before", "After" }));

        using (Scopes.CreateCoreScope())
        {
            await Task.Yield();
            Page("Lost", folder.Id);
        }
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "Before", "After" }));
    }

    [Test]
    public async Task A_scope_covers_documents_members_media_types_and_key_values_alike()
    {
        IContent folder = Folder();
        string alias = "lostType";
        using (Scopes.CreateCoreScope())
        {
            Page("Lost", folder.Id);
            Media.CreateMediaWithIdentity("Lost media", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
            Members.Save(Members.CreateMember("lost", "lost@example.org", "Lost", ConformanceSchema.Person));
            Members.AddRole("Lost role");
            Service<IKeyValueService>().SetValue("lost", "value");
            await Schema.DocumentTypeAsync(alias, _ => { });
            Assert.That(DocumentTypes.Get(alias), Is.Not.Null);
        }

        Assert.That(ChildrenOf(folder), Is.Empty);
        Assert.That(Media.GetRootMedia().Select(m => m.Name), Does.Not.Contain("Lost media"));
        Assert.That(Members.GetByUsername("lost"), Is.Null);
        Assert.That(Members.GetByEmail("lost@example.org"), Is.Null);
        Assert.That(Members.GetAllRoles().Select(g => g.Name), Does.Not.Contain("Lost role"));
        Assert.That(Service<IKeyValueService>().GetValue("lost"), Is.Null);
        Assert.That(DocumentTypes.Get(alias), Is.Null);
        Assert.That((await Schema.DocumentTypeAsync(alias, _ => { })).Alias, Is.EqualTo(alias), "and the alias is free");
    }

    [Test]
    public void What_is_enlisted_hears_how_the_scope_ended()
    {
        bool? completed = null, abandoned = null;
        using (ICoreScope scope = Scopes.CreateCoreScope())
        {
            Scopes.Context!.Enlist("conformance", done => completed = done);
            Assert.That(completed, Is.Null);
            scope.Complete();
        }
        using (Scopes.CreateCoreScope())
            Scopes.Context!.Enlist("conformance", done => abandoned = done);
        Assert.That(completed, Is.True);
        Assert.That(abandoned, Is.False);
        Assert.That(Scopes.Context, Is.Null, "nothing is left behind");
    }
}
