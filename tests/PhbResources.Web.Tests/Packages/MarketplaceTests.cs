using System.Text.Json;

namespace PhbResources.Web.Tests.Packages;

/// <summary>The listing in the Umbraco Marketplace, by what docs.umbraco.com says under "Listing your package". A value it does not know is passed over without a word there.</summary>
internal sealed class MarketplaceTests
{
    private static readonly string[] s_names =
    [
        "$schema", "AddOnPackagesRequiredForUmbracoCloud", "AlternateCategory", "AuthorDetails", "Category", "Description", "DiscussionForumUrl", "DocumentationUrl", "LicenseTypes", "IssueTrackerUrl",
        "IsSubPackageOf", "LookingForContributors", "LookingForMaintainer", "PackageType", "PackagesByAuthor", "RelatedPackages", "Screenshots", "Tags", "Title", "VersionDependencyMode", "VersionSpecificPackageIds", "VideoUrl",
    ];

    private static readonly string[] s_categories =
    [
        "Analytics & Insights", "Artificial Intelligence", "Campaign & Marketing", "Commerce", "Developer Tools", "Editor Tools", "Headless", "PIM & DAM", "Search", "Themes & Starter Kits", "Translations",
    ];

    [Test]
    public void The_listing_says_only_what_the_Marketplace_knows()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(PackedSite.Repository, "umbraco-marketplace.json")));
        JsonElement listing = document.RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(listing.EnumerateObject().Select(property => property.Name), Is.SubsetOf(s_names));
            Assert.That(new[] { listing.GetProperty("Category").GetString(), listing.GetProperty("AlternateCategory").GetString() }, Is.SubsetOf(s_categories).And.Unique);
            Assert.That(listing.GetProperty("LicenseTypes").EnumerateArray().Select(one => one.GetString()), Is.EqualTo(new[] { "Free" }));
            Assert.That(listing.GetProperty("PackageType").GetString(), Is.EqualTo("Package"));
            Assert.That(listing.GetProperty("VersionDependencyMode").GetString(), Is.EqualTo("SemVer"));
            Assert.That(listing.GetProperty("Description").GetString(), Has.Length.LessThan(600));
        });
    }
}
