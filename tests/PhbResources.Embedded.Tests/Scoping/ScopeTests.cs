using NSubstitute;
using PhbResources.Embedded.Tests.Database;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Tests.Scoping;

[TestFixture]
internal sealed class ScopeTests
{
    private Foundation _foundation = null!;

    [SetUp]
    public void Open() => _foundation = new Foundation();

    [TearDown]
    public void Close() => _foundation.Dispose();

    [Test]
    public void A_completed_scope_is_kept()
    {
        Write("a", "1");
        Assert.That(_foundation.Read("a"), Is.EqualTo("1"));
    }

    [Test]
    public void A_scope_that_is_not_completed_leaves_nothing()
    {
        Write("a", "1", complete: false);
        Assert.That(_foundation.Read("a"), Is.Null);
    }

    [Test]
    public void A_nested_scope_is_kept_only_with_the_outermost()
    {
        using (_foundation.Scopes.CreateCoreScope()) Write("a", "1");
        Assert.That(_foundation.Read("a"), Is.Null);
    }

    [Test]
    public void A_nested_scope_that_fails_takes_the_outermost_along()
    {
        using (ICoreScope outer = _foundation.Scopes.CreateCoreScope())
        {
            _foundation.Put("outer", "1");
            Write("inner", "1", complete: false);
            outer.Complete();
        }
        Assert.That(_foundation.Read("outer"), Is.Null);
        Assert.That(_foundation.Read("inner"), Is.Null);
    }

    [Test]
    public void Scopes_must_be_disposed_innermost_first()
    {
        ICoreScope outer = _foundation.Scopes.CreateCoreScope();
        ICoreScope inner = _foundation.Scopes.CreateCoreScope();
        Assert.That(outer.Dispose, Throws.InvalidOperationException.With.Message.Contains("reverse order"));
        inner.Dispose();
        outer.Dispose();
    }

    [Test]
    public void Nothing_works_outside_a_scope() =>
        Assert.That(() => _foundation.Put("a", "1"), Throws.InvalidOperationException.With.Message.Contains("CreateCoreScope"));

    [Test]
    public void Notifications_wait_for_the_commit()
    {
        string? seen = "not told";
        _foundation.Events.When(x => x.Publish(Arg.Any<IEnumerable<INotification>>())).Do(_ => seen = _foundation.Read("a"));
        using (ICoreScope outer = _foundation.Scopes.CreateCoreScope())
        {
            using (ICoreScope inner = _foundation.Scopes.CreateCoreScope())
            {
                _foundation.Put("a", "1");
                inner.Notifications.Publish(new Tidings());
                inner.Complete();
            }
            Assert.That(Told(), Is.False);
            outer.Complete();
        }
        Assert.That(Told(), Is.True);
    }

    [Test]
    public void No_one_hears_of_what_was_rolled_back()
    {
        using (ICoreScope scope = _foundation.Scopes.CreateCoreScope())
        {
            _foundation.Put("a", "1");
            scope.Notifications.Publish(new Tidings());
        }
        Assert.That(Told(), Is.False);
    }

    [Test]
    public void What_is_enlisted_is_done_once_after_the_end_in_order_of_priority_and_told_how_it_went()
    {
        List<string> done = [];
        foreach (bool complete in (bool[])[true, false])
        {
            using ICoreScope scope = _foundation.Scopes.CreateCoreScope();
            IScopeContext context = _foundation.Scopes.Context!;
            context.Enlist("late", completed => done.Add($"late {completed}"), 200);
            context.Enlist("early", completed => done.Add($"early {completed}"), 50);
            context.Enlist("early", _ => done.Add("twice"), 50);
            if (complete) scope.Complete();
        }
        Assert.That(done, Is.EqualTo(new[] { "early True", "late True", "early False", "late False" }));
        Assert.That(_foundation.Scopes.Context, Is.Null);
    }

    [Test]
    public void One_failing_action_does_not_keep_the_others_from_running()
    {
        bool ran = false;
        ICoreScope scope = _foundation.Scopes.CreateCoreScope(autoComplete: true);
        _foundation.Scopes.Context!.Enlist("bad", _ => throw new InvalidOperationException("bad"), 1);
        _foundation.Scopes.Context!.Enlist("good", _ => ran = true, 2);
        Assert.That(scope.Dispose, Throws.TypeOf<AggregateException>());
        Assert.That(ran, Is.True);
        Write("a", "1");
        Assert.That(_foundation.Read("a"), Is.EqualTo("1"));
    }

    [Test]
    public async Task A_scope_flows_with_asynchronous_work_and_ends_there()
    {
        using (ICoreScope scope = _foundation.Scopes.CreateCoreScope())
        {
            await Task.Yield();
            await Task.Run(() => _foundation.Put("a", "1"));
            scope.Complete();
        }
        Assert.That(_foundation.Scopes.Ambient, Is.Null);
        Assert.That(_foundation.Read("a"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Work_that_outlives_the_scope_it_was_started_in_begins_afresh()
    {
        var ended = new TaskCompletionSource();
        Task late;
        using (_foundation.Scopes.CreateCoreScope(autoComplete: true))
        {
            late = Task.Run(async () =>
            {
                await ended.Task;
                Write("late", "1");
            });
        }
        ended.SetResult();
        await late;
        Assert.That(_foundation.Read("late"), Is.EqualTo("1"));
    }

    [Test]
    public async Task Writers_at_once_wait_for_each_other_and_lose_nothing()
    {
        Write("count", "0");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 25; i++)
            {
                using ICoreScope scope = _foundation.Scopes.CreateCoreScope();
                scope.EagerWriteLock(Umbraco.Cms.Core.Constants.Locks.ContentTree);
                int now = _foundation.Db.Scalar<int>("SELECT value FROM keyValue WHERE key = 'count'");
                _foundation.Db.Execute("UPDATE keyValue SET value = @0 WHERE key = 'count'", (now + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
                scope.Complete();
            }
        })));
        Assert.That(_foundation.Read("count"), Is.EqualTo("200"));
    }

    [Test]
    public async Task Readers_neither_wait_for_a_writer_nor_see_its_changes()
    {
        Write("a", "old");
        using ICoreScope scope = _foundation.Scopes.CreateCoreScope();
        _foundation.Put("a", "new");
        Task<string?> reader;
        using (ExecutionContext.SuppressFlow()) reader = Task.Run(() => _foundation.Read("a"));
        Assert.That(await reader.WaitAsync(TimeSpan.FromSeconds(5)), Is.EqualTo("old"));
        scope.Complete();
    }

    [Test]
    public void A_writer_that_waited_too_long_says_so()
    {
        using ICoreScope scope = _foundation.Scopes.CreateCoreScope();
        _foundation.Put("a", "1");
        Exception? error = null;
        var other = new Thread(() =>
        {
            try
            {
                using ICoreScope second = _foundation.Scopes.CreateCoreScope();
                second.EagerWriteLock(TimeSpan.FromMilliseconds(50), Umbraco.Cms.Core.Constants.Locks.ContentTree);
            }
            catch (TimeoutException timeout)
            {
                error = timeout;
            }
        });
        using (ExecutionContext.SuppressFlow()) other.Start();
        other.Join();
        Assert.That(error, Is.TypeOf<TimeoutException>());
    }

    private bool Told() => _foundation.Events.ReceivedCalls().Any();

    private void Write(string key, string value, bool complete = true)
    {
        using ICoreScope scope = _foundation.Scopes.CreateCoreScope();
        _foundation.Put(key, value);
        if (complete) scope.Complete();
    }

    private sealed class Tidings : INotification;
}
