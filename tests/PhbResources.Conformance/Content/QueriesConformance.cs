using System.Linq.Expressions;
using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Content;

/// <summary>Pages, filters and orders of what the services list.</summary>
public abstract class QueriesConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private IContent _home = null!;

    protected override Task PrepareAsync()
    {
        _home = PublishedFolder(name: "Queries");
        foreach ((string name, string title, int pages) in new[]
        {
            ("Weekly rota", "delta", 4), ("Leave request", "alpha", 1), ("Care plan", "charlie", 12),
            ("Rota 50% short", "bravo", 2), ("O'Brien's list", "echo", 30),
        })
        {
            IContent page = Documents.Create(name, _home.Id, ConformanceSchema.Page);
            page.SetValue("title", title);
            page.SetValue("pages", pages);
            Save(page);
        }
        Publish(ChildrenOf(_home)[0]);
        Save(Documents.Create("Strict", _home.Id, ConformanceSchema.Strict));
        return Task.CompletedTask;
    }

    [Test]
    public void Children_are_paged_with_their_total()
    {
        var names = new List<string?>();
        for (int page = 0; page < 4; page++)
        {
            names.AddRange(Documents.GetPagedChildren(_home.Id, page, 2, out long total, null, null, Ordering.By("sortOrder")).Select(x => x.Name));
            Assert.That(total, Is.EqualTo(6));
        }
        Assert.That(names, Is.EqualTo(ChildNames(_home)));
        Assert.That(Documents.GetPagedChildren(_home.Id, 99, 2, out long all, null, null, Ordering.By("sortOrder")), Is.Empty);
        Assert.That(all, Is.EqualTo(6));
    }

    [Test]
    public void Content_from_a_long_list_is_whole_and_belongs_to_whoever_asked()
    {
        IContent folder = PublishedFolder(name: "Long list");
        for (int number = 0; number < 120; number++)
        {
            IContent page = Documents.Create($"Page {number}", folder.Id, ConformanceSchema.Page);
            page.SetValue("title", $"Title {number}");
            Save(page);
        }

        List<IContent> first = Read();
        Assert.That(first.Select(x => x.GetValue<string>("title")), Is.EqualTo(Enumerable.Range(0, 120).Select(x => $"Title {x}")));
        Assert.That(first.Where(x => x.IsDirty()), Is.Empty);
        foreach (IContent page in first)
            page.SetValue("title", "Not saved");
        Assert.That(Read().Select(x => x.GetValue<string>("title")), Has.None.EqualTo("Not saved"));
        Assert.That(Documents.GetById(first[0].Id)!.GetValue<string>("title"), Is.EqualTo("Title 0"));
        Documents.Delete(folder); // Other tests count what there is of its type.

        List<IContent> Read() => [.. Documents.GetPagedChildren(folder.Id, 0, 500, out _, null, null, Ordering.By("sortOrder"))];
    }

    [Test]
    public void Children_are_ordered_by_name_both_ways()
    {
        Assert.That(Listed(ordering: Ordering.By("name")), Is.Ordered.Using((IComparer<string>)StringComparer.OrdinalIgnoreCase));
        Assert.That(Listed(ordering: Ordering.By("name", Direction.Descending)), Is.Ordered.Descending.Using((IComparer<string>)StringComparer.OrdinalIgnoreCase));
    }

    [Test]
    public void Children_are_ordered_by_a_property()
    {
        Assert.That(
            Listed(x => x.ContentTypeId == TypeId(ConformanceSchema.Page), Ordering.By("title", isCustomField: true)),
            Is.EqualTo(new[] { "Leave request", "Rota 50% short", "Care plan", "Weekly rota", "O'Brien's list" }));
    }

    [Test]
    public void Children_are_ordered_by_dates_and_ids()
    {
        Assert.That(Listed(ordering: Ordering.By("createDate")), Is.EqualTo(ChildNames(_home)));
        Assert.That(Listed(ordering: Ordering.By("id", Direction.Descending)), Is.EqualTo(ChildNames(_home).Reverse()));
    }

    [Test]
    public void A_filter_by_name_contains_starts_ends_and_equals()
    {
        Assert.That(Listed(x => x.Name!.Contains("rota")), Is.EquivalentTo(new[] { "Weekly rota", "Rota 50% short" }), "whatever the case");
        Assert.That(Listed(x => x.Name!.StartsWith("Care")), Is.EqualTo(new[] { "Care plan" }));
        Assert.That(Listed(x => x.Name!.EndsWith("request")), Is.EqualTo(new[] { "Leave request" }));
        Assert.That(Listed(x => x.Name == "Care plan"), Is.EqualTo(new[] { "Care plan" }));
        Assert.That(Listed(x => x.Name != "Care plan"), Has.Count.EqualTo(5));
    }

    [Test]
    public void Signs_that_mean_something_to_a_database_are_only_letters_in_a_filter()
    {
        Assert.That(Listed(x => x.Name!.Contains("O'Brien's")), Is.EqualTo(new[] { "O'Brien's list" }));
        Assert.That(Listed(x => x.Name!.Contains("'; drop table node; --")), Is.Empty);
    }

    [Test]
    public void Filters_join_with_and_or_and_not()
    {
        int page = TypeId(ConformanceSchema.Page);
        Assert.That(Listed(x => x.ContentTypeId == page && x.Name!.Contains("rota")), Has.Count.EqualTo(2));
        Assert.That(Listed(x => x.Name!.Contains("plan") || x.Name!.Contains("request")), Is.EquivalentTo(new[] { "Care plan", "Leave request" }));
        Assert.That(Listed(x => !x.Name!.Contains("rota") && x.ContentTypeId == page), Has.Count.EqualTo(3));
    }

    [Test]
    public void Filters_compare_numbers_flags_and_keys()
    {
        int third = ChildrenOf(_home)[2].SortOrder;
        Assert.That(Listed(x => x.SortOrder < third), Has.Count.EqualTo(2));
        Assert.That(Listed(x => x.SortOrder >= third), Has.Count.EqualTo(4));
        Assert.That(Listed(x => x.Published), Is.EqualTo(new[] { "Weekly rota" }));
        Assert.That(Listed(x => x.Published == false), Has.Count.EqualTo(5));
        Guid key = ChildrenOf(_home)[1].Key;
        Assert.That(Listed(x => x.Key == key), Is.EqualTo(new[] { "Leave request" }));
    }

    [Test]
    public void Filters_take_dates()
    {
        DateTime past = DateTime.UtcNow.AddHours(-1), future = DateTime.UtcNow.AddHours(1);
        Assert.That(Listed(x => x.CreateDate > past), Has.Count.EqualTo(6));
        Assert.That(Listed(x => x.CreateDate > future), Is.Empty);
        Assert.That(Listed(x => x.UpdateDate <= future), Has.Count.EqualTo(6));
    }

    [Test]
    public void A_filtered_page_counts_what_the_filter_lets_through()
    {
        IQuery<IContent> filter = Scopes.CreateQuery<IContent>().Where(x => x.Name!.Contains("rota"));
        Assert.That(Documents.GetPagedChildren(_home.Id, 0, 1, out long total, null, filter, Ordering.By("name")).Count(), Is.EqualTo(1));
        Assert.That(total, Is.EqualTo(2));
    }

    [Test]
    public void Descendants_are_filtered_and_ordered_too()
    {
        IContent root = Folder(), inner = Folder(root.Id);
        foreach (string name in new[] { "b rota", "a rota", "plan" }) Folder(inner.Id, name);
        IQuery<IContent> filter = Scopes.CreateQuery<IContent>().Where(x => x.Name!.EndsWith("rota"));
        Assert.That(Documents.GetPagedDescendants(root.Id, 0, 1, out long total, filter, Ordering.By("name")).Select(x => x.Name), Is.EqualTo(new[] { "a rota" }));
        Assert.That(total, Is.EqualTo(2));
    }

    [Test]
    public void Clauses_of_a_query_add_up()
    {
        int page = TypeId(ConformanceSchema.Page);
        IQuery<IContent> filter = Scopes.CreateQuery<IContent>().Where(x => x.Name!.Contains("rota")).Where(x => x.ContentTypeId == page && x.Published);
        Assert.That(Names(filter, null), Is.EqualTo(new[] { "Weekly rota" }));
    }

    [Test]
    public void A_list_of_values_can_be_asked_for()
    {
        int[] ids = [.. ChildrenOf(_home).Take(2).Select(x => x.Id)];
        IQuery<IContent> filter = Scopes.CreateQuery<IContent>().WhereIn(x => x.Id, ids);
        Assert.That(Names(filter, Ordering.By("id")), Is.EqualTo(ChildNames(_home).Take(2)));
    }

    [Test]
    public void Documents_are_listed_by_type()
    {
        int page = TypeId(ConformanceSchema.Page), strict = TypeId(ConformanceSchema.Strict);
        Assert.That(Documents.GetPagedOfType(page, 0, 3, out long total, null!, Ordering.By("name")).Select(x => x.Name),
            Is.EqualTo(new[] { "Care plan", "Leave request", "O'Brien's list" }));
        Assert.That(total, Is.EqualTo(5));
        Assert.That(Documents.GetPagedOfTypes([page, strict], 0, 100, out total, null!).Count(), Is.EqualTo(6));
        Assert.That(total, Is.EqualTo(6));
    }

    [Test]
    public void Types_media_and_members_are_listed_the_same_way()
    {
        for (int i = 0; i < 3; i++)
        {
            Media.CreateMediaWithIdentity($"Listed {i}", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
            Members.Save(Members.CreateMember($"listed{i}", $"listed{i}@example.org", $"Listed {i}", ConformanceSchema.Person));
        }
        IQuery<IMedia> media = Scopes.CreateQuery<IMedia>().Where(x => x.Name!.StartsWith("Listed"));
        Assert.That(Media.GetPagedChildren(Constants.System.Root, 0, 2, out long total, media, Ordering.By("name", Direction.Descending)).Select(x => x.Name),
            Is.EqualTo(new[] { "Listed 2", "Listed 1" }));
        Assert.That(total, Is.EqualTo(3));

        Assert.That(Members.GetAll(2, 2, out total, "username", Direction.Ascending, ConformanceSchema.Person, "listed").Select(x => x.Username),
            Is.EqualTo(new[] { "listed2" }), "skipping goes by whole pages");
        Assert.That(total, Is.EqualTo(3));
    }

    private int TypeId(string alias) => DocumentTypes.Get(alias)!.Id;

    private List<string?> Listed(Expression<Func<IContent, bool>>? where = null, Ordering? ordering = null) =>
        Names(where is null ? null : Scopes.CreateQuery<IContent>().Where(where), ordering);

    private List<string?> Names(IQuery<IContent>? filter, Ordering? ordering) =>
        [.. Documents.GetPagedChildren(_home.Id, 0, 100, out _, null, filter, ordering).Select(x => x.Name)];
}
