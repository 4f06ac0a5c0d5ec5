using PhbResources.Embedded.Tests.Database;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Tests.Scoping;

[TestFixture]
internal sealed class ScopedEntitiesTests
{
    private Foundation _foundation = null!;

    [SetUp]
    public void Open()
    {
        _foundation = new Foundation(cachedEntities: 3);
        Write("old", complete: true);
    }

    [TearDown]
    public void Close() => _foundation.Dispose();

    [Test]
    public void What_was_read_is_kept_and_bounded()
    {
        using ICoreScope scope = _foundation.Scopes.CreateCoreScope(autoComplete: true);
        for (int id = 1; id <= 10; id++) _foundation.Entities.GetOrLoad("letter", id, () => new object());
        Assert.That(_foundation.Cache.Count, Is.EqualTo(3));
        object kept = _foundation.Entities.Get<object>("letter", 10)!;
        Assert.That(_foundation.Entities.GetOrLoad("letter", 10, () => new object()), Is.SameAs(kept));
    }

    [Test]
    public void A_scope_sees_its_own_change_and_others_the_old_until_it_commits()
    {
        Assert.That(Cached(), Is.EqualTo("old"));
        using (ICoreScope scope = _foundation.Scopes.CreateCoreScope())
        {
            Change("new");
            Assert.That(Cached(), Is.EqualTo("new"));
            using (ExecutionContext.SuppressFlow()) Assert.That(Task.Run(Cached).Result, Is.EqualTo("old"));
            scope.Complete();
        }
        Assert.That(Cached(), Is.EqualTo("new"));
    }

    [Test]
    public void Nothing_of_a_rolled_back_scope_survives()
    {
        using (_foundation.Scopes.CreateCoreScope())
        {
            Change("never");
            Assert.That(Cached(), Is.EqualTo("never"));
        }
        Assert.That(Cached(), Is.EqualTo("old"));
    }

    [Test]
    public void A_slow_reader_does_not_bring_the_old_back()
    {
        using (ICoreScope reader = _foundation.Scopes.CreateCoreScope(autoComplete: true))
        {
            string? found = _foundation.Entities.GetOrLoad("setting", 1, () =>
            {
                string old = Stored();
                using (ExecutionContext.SuppressFlow()) Task.Run(() => Write("new", complete: true)).Wait();
                return old;
            });
            Assert.That(found, Is.EqualTo("old"));
        }
        Assert.That(Cached(), Is.EqualTo("new"));
    }

    [Test]
    public void A_change_to_what_others_are_built_from_makes_all_of_them_be_read_again()
    {
        Assert.That(Cached(), Is.EqualTo("old"));
        using (ICoreScope scope = _foundation.Scopes.CreateCoreScope())
        {
            _foundation.Put("setting", "new");
            _foundation.Entities.ChangedAll();
            Assert.That(Cached(), Is.EqualTo("new"));
            scope.Complete();
        }
        Assert.That(Cached(), Is.EqualTo("new"));
    }

    private string? Cached()
    {
        using ICoreScope scope = _foundation.Scopes.CreateCoreScope(autoComplete: true);
        return _foundation.Entities.GetOrLoad("setting", 1, Stored);
    }

    private string Stored() => _foundation.Db.Scalar<string>("SELECT value FROM keyValue WHERE key = 'setting'")!;

    private void Write(string value, bool complete)
    {
        using ICoreScope scope = _foundation.Scopes.CreateCoreScope();
        Change(value);
        if (complete) scope.Complete();
    }

    private void Change(string value)
    {
        _foundation.Put("setting", value);
        _foundation.Entities.Changed("setting", 1);
    }
}
