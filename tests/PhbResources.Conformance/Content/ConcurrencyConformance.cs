using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Conformance.Content;

/// <summary>Several writers and readers at once.</summary>
public abstract class ConcurrencyConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public async Task Writers_at_once_lose_nothing_and_share_no_id_name_or_place()
    {
        IContent folder = Folder();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (int i = 0; i < 15; i++)
                Page("Same name", folder.Id, $"{writer}-{i}");
        })));

        IReadOnlyList<IContent> children = ChildrenOf(folder);
        Assert.That(children, Has.Count.EqualTo(60));
        Assert.That(children.Select(c => c.GetValue<string>("title")), Is.Unique);
        Assert.That(children.Select(c => c.Name), Is.Unique);
        Assert.That(children.Select(c => c.SortOrder), Is.Unique);
    }

    [Test]
    public async Task Nobody_else_sees_what_a_scope_wrote_before_it_ends()
    {
        IContent page = Page("Stable", Folder().Id, "old");
        Task<string?> reader;
        using (Scopes.CreateCoreScope())
        {
            Retitle(page, "never committed");
            // A database may make the reader wait for the writer, so it is awaited after the scope.
            using (ExecutionContext.SuppressFlow())
                reader = Task.Run(() => Reload(page).GetValue<string>("title"));
            await Task.WhenAny(reader, Task.Delay(200));
        }
        Assert.That(await reader, Is.EqualTo("old"));
        Assert.That(Reload(page).GetValue<string>("title"), Is.EqualTo("old"));
    }

    [Test]
    public async Task A_reader_that_runs_beside_a_writer_leaves_nothing_stale_behind()
    {
        IContent page = Page("Counter", Folder().Id, "0");
        using var stop = new CancellationTokenSource();
        Task reader = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                Documents.GetById(page.Id);
        });

        for (int i = 1; i <= 40; i++)
        {
            using (ICoreScope scope = Scopes.CreateCoreScope())
            {
                Retitle(page, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
                if (i % 2 == 0) scope.Complete();
            }
            string expected = (i - i % 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.That(Reload(page).GetValue<string>("title"), Is.EqualTo(expected), $"round {i}");
        }
        await stop.CancelAsync();
        await reader;
    }

    [Test]
    public async Task Scopes_of_several_writers_stay_whole()
    {
        IContent left = Folder(), right = Folder();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (int i = 0; i < 8; i++)
            {
                using ICoreScope scope = Scopes.CreateCoreScope();
                Page($"{writer}-{i}", left.Id);
                Page($"{writer}-{i}", right.Id);
                if (i % 2 == 0) scope.Complete();
            }
        })));

        Assert.That(ChildNames(left), Has.Count.EqualTo(16));
        Assert.That(ChildNames(right), Is.EquivalentTo(ChildNames(left)));
    }

    [Test]
    public async Task Publishing_the_same_document_from_several_sides_ends_in_one_state()
    {
        IContent page = Page("Contended", PublishedFolder().Id);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 5; i++)
            {
                UnlessStale(() => Documents.Publish(Reload(page), ["*"]));
                UnlessStale(() => Documents.Unpublish(Reload(page)));
            }
        })));

        Publish(Reload(page));
        IContent read = Reload(page);
        Assert.That(read.Published, Is.True);
        Assert.That(Documents.GetVersion(read.PublishedVersionId), Is.Not.Null);
        Assert.That(Documents.GetVersionIds(page.Id, int.MaxValue), Is.Unique);
    }

    /// <summary>Umbraco refuses to save what someone else has published since it was read; that is an answer, not a fault.</summary>
    private static void UnlessStale(Action act)
    {
        try
        {
            act();
        }
        catch (InvalidOperationException error) when (error.Message.Contains("current version", StringComparison.Ordinal) || error.Message.Contains("non-current", StringComparison.Ordinal))
        {
            // another side was faster
        }
    }

    [Test]
    public async Task Members_register_at_once_without_losing_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (int i = 0; i < 10; i++)
            {
                IMember member = Members.CreateMember($"rush-{writer}-{i}", $"rush-{writer}-{i}@example.org", "Rush", ConformanceSchema.Person);
                Members.Save(member);
                Members.AssignRole(member.Id, "Rush");
            }
        })));
        Assert.That(Members.GetMembersInRole("Rush").Select(m => m.Username), Is.Unique.And.Exactly(40).Items);
        Assert.That(Members.GetAllRoles().Count(g => g.Name == "Rush"), Is.EqualTo(1));
    }
}
