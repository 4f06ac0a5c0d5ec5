using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Supporting;

/// <summary>Small named values.</summary>
public abstract class KeyValuesConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private IKeyValueService Values => Service<IKeyValueService>();

    [Test]
    public void A_value_is_set_read_and_replaced()
    {
        Assert.That(Values.GetValue("conformance+one"), Is.Null);
        Values.SetValue("conformance+one", "1");
        Values.SetValue("conformance+one", "2");
        Assert.That(Values.GetValue("conformance+one"), Is.EqualTo("2"));
    }

    [Test]
    public void Values_are_found_by_the_start_of_their_key()
    {
        Values.SetValue("prefix.a", "1");
        Values.SetValue("prefix.b", "2");
        Values.SetValue("other.c", "3");
        Assert.That(Values.FindByKeyPrefix("prefix."), Is.EquivalentTo(new Dictionary<string, string> { ["prefix.a"] = "1", ["prefix.b"] = "2" }));
    }

    [Test]
    public void A_value_is_replaced_only_when_it_is_still_what_one_thought()
    {
        Values.SetValue("guarded", "old");
        Assert.That(Values.TrySetValue("guarded", "wrong", "new"), Is.False);
        Assert.That(Values.GetValue("guarded"), Is.EqualTo("old"));
        Assert.That(Values.TrySetValue("guarded", "old", "new"), Is.True);
        Assert.That(Values.GetValue("guarded"), Is.EqualTo("new"));
        Assert.That(() => Values.SetValue("guarded", "wrong", "newer"), Throws.InvalidOperationException);
    }

    [Test]
    public void A_value_belongs_to_the_scope_it_was_set_in()
    {
        Values.SetValue("scoped", "before");
        using (Scopes.CreateCoreScope())
        {
            Values.SetValue("scoped", "inside");
            Assert.That(Values.GetValue("scoped"), Is.EqualTo("inside"));
        }
        Assert.That(Values.GetValue("scoped"), Is.EqualTo("before"));
        using (ICoreScope scope = Scopes.CreateCoreScope())
        {
            Values.SetValue("scoped", "after");
            scope.Complete();
        }
        Assert.That(Values.GetValue("scoped"), Is.EqualTo("after"));
    }
}
