using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Library;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Core.Tests.Library;

/// <summary>Visitors see what is published, no more and no less, at once.</summary>
[TestFixture, NonParallelizable]
public sealed class PublishedLibraryTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private LogLines _log = null!;
    private Desk _desk = null!;
    private IContent _shelf = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _log = new LogLines();
        _host = await LibraryHost.StartAsync(_folder.Path, services => services.AddSingleton<ILoggerProvider>(_log));
        _desk = new Desk(_host);
        _shelf = _desk.Shelf();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _log.Dispose();
        _folder.Dispose();
    }

    // Whatever a test did, one change at a time came to the same as reading all anew.
    [TearDown]
    public void Nothing_was_missed()
    {
        var followed = _desk.Shown.Described();
        _host.Get<PublishedLibrary>().Load();
        Assert.That(_desk.Shown.Described(), Is.EqualTo(followed));
    }

    [Test]
    public void A_template_is_shown_when_it_is_published_and_not_before()
    {
        IContent rota = _desk.Template(_shelf, "Weekend rota", publish: false);
        Assert.That(_desk.Find(rota), Is.Null);

        _desk.Publish(rota);

        Template shown = _desk.Find(rota)!;
        Assert.That((shown.Slug, shown.Title, shown.Kind.Alias, shown.Category.Key), Is.EqualTo(("weekend-rota", "Weekend rota", "rota", _shelf.Key)));
        Assert.That(_desk.Shown.BySlug["Weekend-Rota"], Is.SameAs(shown), "the address is found whatever its case");
        Assert.That(shown.Updated, Is.EqualTo(DateTime.UtcNow).Within(TimeSpan.FromMinutes(1)));
        Assert.That(shown.Updated.Kind, Is.EqualTo(DateTimeKind.Utc));
    }

    [Test]
    public void An_edit_is_shown_when_it_is_published_and_a_saved_draft_changes_nothing()
    {
        IContent rota = _desk.Template(_shelf);
        LibrarySnapshot before = _desk.Shown;

        IContent draft = _desk.Fresh(rota);
        draft.Name = Desk.Name("Another name");
        draft.SetValue(LibraryAliases.Summary, "A draft.");
        draft.SetValue(LibraryAliases.Slug, Desk.Name("another-address").Replace(' ', '-'));
        _desk.Content.Save(draft);
        Assert.That(_desk.Shown, Is.SameAs(before));

        _desk.Publish(draft);
        Assert.That(_desk.Find(rota)!.Summary, Is.EqualTo("A draft."));
        Assert.That(_desk.Find(rota)!.Title, Is.EqualTo(draft.Name));
        Assert.That(_desk.Shown.BySlug.ContainsKey(before.ByKey[rota.Key].Slug), Is.False, "the address of before leads nowhere");
        Assert.That(before.ByKey[rota.Key].Summary, Is.EqualTo("Who works when."), "a snapshot that somebody holds stays as it was");
    }

    [Test]
    public void A_template_that_is_unpublished_is_gone_at_once()
    {
        IContent rota = _desk.Template(_shelf);
        LibrarySnapshot before = _desk.Shown;

        _desk.Content.Unpublish(_desk.Fresh(rota));

        Assert.That(_desk.Find(rota), Is.Null);
        Assert.That(_desk.Shown.Number, Is.EqualTo(before.Number + 1));
        Assert.That(before.ByKey.ContainsKey(rota.Key), "a snapshot that somebody holds stays as it was");
        _desk.Publish(_desk.Fresh(rota));
        Assert.That(_desk.Find(rota), Is.Not.Null);
    }

    [Test]
    public void A_template_in_the_bin_is_gone_and_comes_back_when_it_is_restored_and_published()
    {
        IContent rota = _desk.Template(_shelf);

        _desk.Content.MoveToRecycleBin(_desk.Fresh(rota));
        Assert.That(_desk.Find(rota), Is.Null);

        _desk.Content.Move(_desk.Fresh(rota), _shelf.Id);
        Assert.That(_desk.Find(rota) is not null, Is.EqualTo(_desk.Fresh(rota).Published));
        _desk.Publish(_desk.Fresh(rota));
        Assert.That(_desk.Find(rota), Is.Not.Null);
    }

    [Test]
    public async Task A_template_that_is_deleted_is_gone()
    {
        IContent rota = _desk.Template(_shelf);
        _desk.Content.Delete(_desk.Fresh(rota));
        Assert.That(_desk.Find(rota), Is.Null);

        IContent second = _desk.Template(_shelf);
        _desk.Content.MoveToRecycleBin(_desk.Fresh(second));
        await _desk.Content.EmptyRecycleBinAsync(Constants.Security.SuperUserKey);
        Assert.That(_desk.Find(second), Is.Null);
    }

    [Test]
    public void A_template_moves_to_another_shelf()
    {
        IContent rota = _desk.Template(_shelf);
        IContent other = _desk.Shelf();

        _desk.Content.Move(_desk.Fresh(rota), other.Id);

        Assert.That(_desk.Find(rota)!.Category.Key, Is.EqualTo(other.Key));
        Assert.That(_desk.Find(rota)!.Category, Is.SameAs(_desk.Shown.Categories.Single(category => category.Key == other.Key)));
    }

    [Test]
    public void A_template_moved_out_of_the_library_is_gone()
    {
        IContent rota = _desk.Template(_shelf);

        // Umbraco's service lets anything stand anywhere; only the back office asks what is allowed.
        _desk.Content.Move(_desk.Fresh(rota), Constants.System.Root);
        Assert.That(_desk.Find(rota), Is.Null);

        _desk.Content.Move(_desk.Fresh(rota), _desk.Root().Id);
        Assert.That(_desk.Find(rota), Is.Null, "on no shelf");
    }

    [Test]
    public void A_shelf_that_is_renamed_takes_its_templates_along()
    {
        IContent shelf = _desk.Shelf("Old name of a shelf");
        IContent rota = _desk.Template(shelf);
        Assert.That(_desk.Find(rota)!.Category.Slug, Is.EqualTo("old-name-of-a-shelf"));

        IContent fresh = _desk.Fresh(shelf);
        fresh.Name = "New name of a shelf";
        _desk.Content.Save(fresh);
        Assert.That(_desk.Find(rota)!.Category.Title, Is.EqualTo("Old name of a shelf"), "saved is not published");
        _desk.Publish(fresh);

        Assert.That(_desk.Find(rota)!.Category, Is.EqualTo(new Category(shelf.Key, "new-name-of-a-shelf", "New name of a shelf", "What stands here.", fresh.SortOrder)));
    }

    [Test]
    public void A_draft_of_a_shelf_changes_nothing()
    {
        IContent shelf = _desk.Shelf();
        _desk.Template(shelf);
        LibrarySnapshot before = _desk.Shown;

        IContent draft = _desk.Fresh(shelf);
        draft.Name = Desk.Name("Not yet");
        _desk.Content.Save(draft);

        Assert.That(_desk.Shown, Is.SameAs(before));
    }

    [Test]
    public void The_templates_of_a_shelf_that_is_unpublished_vanish_and_come_back_with_it()
    {
        IContent shelf = _desk.Shelf();
        IContent rota = _desk.Template(shelf), draft = _desk.Template(shelf, publish: false);

        _desk.Content.Unpublish(_desk.Fresh(shelf));
        Assert.That(_desk.Find(rota), Is.Null);
        Assert.That(_desk.Shown.Categories.Select(category => category.Key), Does.Not.Contain(shelf.Key));

        _desk.Publish(_desk.Fresh(shelf));
        Assert.That(_desk.Find(rota), Is.Not.Null);
        Assert.That(_desk.Find(draft), Is.Null);
    }

    [Test]
    public void A_shelf_in_the_bin_or_deleted_takes_its_templates_with_it()
    {
        IContent binned = _desk.Shelf(), deleted = _desk.Shelf();
        IContent first = _desk.Template(binned), second = _desk.Template(deleted);

        _desk.Content.MoveToRecycleBin(_desk.Fresh(binned));
        Assert.That(_desk.Find(first), Is.Null);
        _desk.Content.Delete(_desk.Fresh(deleted));
        Assert.That(_desk.Find(second), Is.Null);
        Assert.That(_desk.Shown.Categories.Select(category => category.Key), Has.None.EqualTo(binned.Key).And.None.EqualTo(deleted.Key));

        _desk.Content.Move(_desk.Fresh(binned), _desk.Root().Id);
        _desk.Publish(_desk.Fresh(binned));
        Assert.That(_desk.Find(first) is not null, Is.EqualTo(_desk.Fresh(first).Published));
    }

    [Test]
    public void Shelves_stand_in_the_order_they_are_sorted_in()
    {
        IContent first = _desk.Shelf(), second = _desk.Shelf();
        IContent rota = _desk.Template(first);
        long before = _desk.Shown.Number;
        Assert.That(Order(), Is.EqualTo(new[] { first.Key, second.Key }));

        var others = _desk.Content.GetPagedChildren(_desk.Root().Id, 0, 1000, out _, null, null, null).Where(child => child.Key != first.Key && child.Key != second.Key);
        _desk.Content.Sort([.. others, _desk.Fresh(second), _desk.Fresh(first)]);

        Assert.That(Order(), Is.EqualTo(new[] { second.Key, first.Key }));
        Assert.That(_desk.Find(rota)!.Category.Order, Is.EqualTo(_desk.Fresh(first).SortOrder));
        Assert.That(_desk.Shown.Number, Is.EqualTo(before + 1), "shown at once, not shelf by shelf");

        IEnumerable<Guid> Order() => _desk.Shown.Categories.Select(category => category.Key).Where(key => key == first.Key || key == second.Key);
    }

    [Test]
    public void What_is_published_on_a_schedule_is_shown_when_its_time_has_come()
    {
        IContent rota = _desk.Template(_shelf, publish: false), ends = _desk.Template(_shelf);
        _desk.Content.PersistContentSchedule(rota, ContentScheduleCollection.CreateWithEntry(DateTime.UtcNow.AddMinutes(10), null));
        _desk.Content.PersistContentSchedule(ends, ContentScheduleCollection.CreateWithEntry(null, DateTime.UtcNow.AddMinutes(10)));

        Assert.That(_desk.Content.PerformScheduledPublish(DateTime.UtcNow), Is.Empty);
        Assert.That(_desk.Find(rota), Is.Null);
        Assert.That(_desk.Find(ends), Is.Not.Null);

        Assert.That(_desk.Content.PerformScheduledPublish(DateTime.UtcNow.AddMinutes(11)).Select(result => result.Success), Is.EqualTo(new[] { true, true }));
        Assert.That(_desk.Find(rota), Is.Not.Null);
        Assert.That(_desk.Find(ends), Is.Null);
    }

    [Test]
    public void A_version_that_is_rolled_back_to_is_shown_when_it_is_published()
    {
        IContent rota = _desk.Template(_shelf);
        int first = _desk.Find(rota)!.VersionId;
        _desk.Edit(rota, "A mistake.");

        _desk.Content.Rollback(rota.Id, first, "*");
        Assert.That(_desk.Find(rota)!.Summary, Is.EqualTo("A mistake."));

        _desk.Publish(_desk.Fresh(rota));
        Assert.That(_desk.Find(rota)!.Summary, Is.EqualTo("Who works when."));
    }

    [Test]
    public void What_a_scope_did_that_was_rolled_back_is_not_shown()
    {
        IContent rota = _desk.Template(_shelf);
        LibrarySnapshot before = _desk.Shown;

        using (_host.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            _desk.Edit(rota, "Never was.");
            _desk.Template(_shelf);
            _desk.Content.Unpublish(_desk.Fresh(_shelf));
        }

        Assert.That(_desk.Shown, Is.SameAs(before));
        Assert.That(_desk.Fresh(rota).GetValue<string>(LibraryAliases.Summary), Is.EqualTo("Who works when."));
    }

    [Test]
    public void Several_changes_in_one_scope_are_shown_when_it_is_complete()
    {
        IContent first, second;
        using (ICoreScope scope = _host.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            IContent shelf = _desk.Shelf();
            first = _desk.Template(shelf);
            second = _desk.Template(shelf);
            Assert.That(_desk.Find(first), Is.Null);
            scope.Complete();
        }

        Assert.That(_desk.Find(first), Is.Not.Null);
        Assert.That(_desk.Find(second), Is.Not.Null);
    }

    [Test]
    public void A_whole_branch_that_is_published_is_shown()
    {
        IContent shelf = _desk.Shelf(publish: false);
        IContent rota = _desk.Template(shelf, publish: false);

        Assert.That(_desk.Content.PublishBranch(_desk.Fresh(shelf), PublishBranchFilter.IncludeUnpublished, ["*"]).Select(result => result.Success), Is.EqualTo(new[] { true, true }));

        Assert.That(_desk.Find(rota), Is.Not.Null);
    }

    [Test]
    public void An_unpublished_library_shows_nothing_until_it_is_published_again()
    {
        IContent rota = _desk.Template(_shelf);
        _desk.Content.Unpublish(_desk.Root());
        try
        {
            Assert.That(_desk.Shown.ByKey, Is.Empty);
            Assert.That(_desk.Shown.Categories, Is.Empty);
        }
        finally
        {
            _desk.Publish(_desk.Root());
        }

        Assert.That(_desk.Find(rota), Is.Not.Null);
    }

    [Test]
    public void An_address_that_is_taken_in_another_way_does_not_push_out_who_has_it_and_is_given_on_when_it_is_free()
    {
        string address = Desk.Name("shared").Replace(' ', '-');
        IContent away = _desk.Shelf();
        IContent older = _desk.Template(away, slug: address);
        _desk.Content.Move(_desk.Fresh(older), Constants.System.Root); // Published still, but on no shelf.
        IContent shown = _desk.Template(_shelf, slug: address);
        _log.Clear();

        _desk.Content.Move(_desk.Fresh(older), away.Id);
        Assert.That(_desk.Shown.BySlug[address].Key, Is.EqualTo(shown.Key));
        Assert.That(_log.Warnings, Has.Some.Contains($"its address '{address}' belongs to '{shown.Name}'. Give one of them another address"));

        _desk.Edit(shown, "Changed.");
        IContent renamed = _desk.Fresh(away);
        renamed.Name = Desk.Name("Renamed");
        _desk.Content.Save(renamed);
        _desk.Publish(renamed);
        _host.Get<PublishedLibrary>().Load();
        Assert.That(_desk.Shown.BySlug[address].Key, Is.EqualTo(shown.Key), "nothing else that happens pushes it out");

        _desk.Content.Unpublish(_desk.Fresh(shown));
        Assert.That(_desk.Shown.BySlug[address].Key, Is.EqualTo(older.Key));
        Assert.That(_desk.Shown.BySlug[address].Category.Title, Is.EqualTo(renamed.Name));
    }

    [Test]
    public void What_is_published_is_seen_within_a_second()
    {
        IContent rota = _desk.Template(_shelf);
        List<double> took = [];
        for (int turn = 0; turn < 10; turn++)
        {
            IContent fresh = _desk.Fresh(rota);
            fresh.SetValue(LibraryAliases.Summary, $"Turn {turn}");
            var watch = Stopwatch.StartNew();
            _desk.Content.Save(fresh);
            _desk.Publish(fresh);
            Assert.That(_desk.Find(rota)!.Summary, Is.EqualTo($"Turn {turn}"));
            took.Add(watch.Elapsed.TotalMilliseconds);
        }

        TestContext.Out.WriteLine($"publish to visible: median {took.Order().ElementAt(5):0} ms, worst {took.Max():0} ms");
        Assert.That(took.Order().ElementAt(5), Is.LessThan(1000));
    }
}
