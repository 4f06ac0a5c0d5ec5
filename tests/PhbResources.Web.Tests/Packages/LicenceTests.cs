using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Packages;

/// <summary>Whatever comes along may be used by everybody for everything.</summary>
internal sealed class LicenceTests
{
    [Test]
    public void Every_package_of_the_program_has_a_permissive_licence()
    {
        IReadOnlyList<string> packages = Licences.PackagesOf(Path.Combine(SiteProcess.BuiltFolder, "PhbResources.Web.deps.json"));
        Assert.That(packages, Has.Count.GreaterThan(30).And.Some.StartsWith("Umbraco.Cms.Core/"));
        Assert.That(packages.Select(package => Licences.WhatIsWrongWith(package, Licences.PackagesFolder)).OfType<string>(), Is.Empty);
    }

    [TestCase("<license type=\"expression\">GPL-3.0-only</license>", "GPL-3.0-only is not on the list")]
    [TestCase("<license type=\"file\">LICENSE.txt</license>", "LICENSE.txt is none of")]
    [TestCase("<licenseUrl>https://example.org/terms</licenseUrl>", "it says https://example.org/terms")]
    [TestCase("", "it says nothing")]
    public void Another_licence_is_noticed(string said, string expected)
    {
        using TempFolder temp = new();
        Directory.CreateDirectory(temp.Under("some", "1.0.0"));
        File.WriteAllText(temp.Under("some", "1.0.0", "some.nuspec"), $"<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata><id>Some</id>{said}</metadata></package>");
        File.WriteAllText(temp.Under("some", "1.0.0", "LICENSE.txt"), "You may look at this, and no more.");
        Assert.That(Licences.WhatIsWrongWith("Some/1.0.0", temp.Root), Does.Contain(expected));
    }
}
