using System.Reflection;
using NetArchTest.Rules;

namespace PhbResources.Web.Tests;

/// <summary>Which part may know which; see docs/decisions.</summary>
internal sealed class ArchitectureTests
{
    private const string Documents = "PhbResources.Documents";
    private const string Search = "PhbResources.Search";
    private const string Core = "PhbResources.Core";
    private const string Embedded = "PhbResources.Embedded";
    private const string Site = "PhbResources.Site";
    private const string Web = "PhbResources.Web";

    [TestCase(Documents, "Umbraco", "Microsoft.AspNetCore", "System.Net", Search, Core, Embedded, Site, Web)]
    [TestCase(Search, "Umbraco", "Microsoft.AspNetCore", "System.Net", Documents, Core, Embedded, Site, Web)]
    [TestCase(Core, "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", Embedded, Site, Web)]
    [TestCase(Embedded, "Microsoft.AspNetCore.Mvc", "Microsoft.EntityFrameworkCore", Core, Documents, Search, Site, Web)]
    [TestCase(Site, "Microsoft.AspNetCore.Mvc", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", Embedded, Web)]
    public void A_part_knows_only_what_it_may(string part, params string[] unknown)
    {
        Types types = Types.InAssembly(Assembly.Load(part));
        Assert.That(types.GetTypes(), Is.Not.Empty);
        TestResult result = types.Should().NotHaveDependencyOnAny(unknown).GetResult();
        Assert.That(result.FailingTypeNames ?? [], Is.Empty, $"{part} must not know {string.Join(", ", unknown)}");
        Assert.That(References(part).Intersect(unknown), Is.Empty);
    }

    [TestCase(Core)]
    [TestCase(Embedded)]
    [TestCase(Site)]
    [TestCase(Web)]
    public void Of_Umbraco_only_its_core_is_known(string part) =>
        Assert.That(References(part).Where(name => name.StartsWith("Umbraco", StringComparison.Ordinal)), Is.SubsetOf(new[] { "Umbraco.Core" }));

    [Test]
    public void The_rules_can_be_broken()
    {
        // The same question about something that is known: were it answered with "no", the tests above would show nothing.
        Assert.That(Types.InAssembly(Assembly.Load(Core)).Should().NotHaveDependencyOnAny(Search).GetResult().IsSuccessful, Is.False);
        Assert.That(References(Core), Does.Contain("Umbraco.Core").And.Contain(Documents));
    }

    private static IEnumerable<string> References(string part) => Assembly.Load(part).GetReferencedAssemblies().Select(reference => reference.Name!);
}
