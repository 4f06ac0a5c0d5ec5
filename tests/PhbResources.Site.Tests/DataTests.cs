using System.Text.Json;
using System.Xml.Linq;

namespace PhbResources.Site.Tests;

/// <summary>The feed, the site map and the API: what programs rely on.</summary>
internal sealed class DataTests : OnTheSite
{
    private static readonly XNamespace s_atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace s_sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Test]
    public async Task The_feed_has_what_Atom_asks_for()
    {
        HttpResponseMessage response = await Site.GetAsync("/feed.atom");
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/atom+xml"));
        XElement feed = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        Assert.That(feed.Name, Is.EqualTo(s_atom + "feed"));
        foreach (string name in new[] { "id", "title", "updated", "author" })
            Assert.That(feed.Elements(s_atom + name).Count(), Is.EqualTo(1), name);
        XElement[] entries = [.. feed.Elements(s_atom + "entry")];
        Assert.That(entries, Has.Length.EqualTo(Math.Min(50, Library.Templates.Count)));
        foreach (XElement entry in entries)
        {
            foreach (string name in new[] { "id", "title", "updated", "summary" })
                Assert.That(entry.Elements(s_atom + name).Count(), Is.EqualTo(1), name);
            Assert.That(DateTimeOffset.TryParse(entry.Element(s_atom + "updated")!.Value, out _));
        }

        Assert.That(entries.Select(entry => entry.Element(s_atom + "updated")!.Value), Is.Ordered.Descending);
    }

    [Test]
    public async Task The_site_map_lists_every_template_with_its_whole_address()
    {
        XElement map = XDocument.Parse(await Site.TextAsync("/sitemap.xml")).Root!;
        string[] addresses = [.. map.Elements(s_sitemap + "url").Select(url => url.Element(s_sitemap + "loc")!.Value)];
        Assert.That(addresses, Is.SupersetOf(Library.Templates.Select(template => $"{Site.Address}/templates/{template.Slug}")));
        Assert.That(await Site.TextAsync("/robots.txt"), Does.Contain($"Sitemap: {Site.Address}/sitemap.xml"));
    }

    [Test]
    public async Task The_configured_address_is_used_where_there_is_one()
    {
        await using SiteHost site = await SiteHost.StartAsync(new() { ["Phb:PublicUrl"] = "https://library.example/" });
        Assert.That(await site.TextAsync("/robots.txt"), Does.Contain("Sitemap: https://library.example/sitemap.xml"));
        Assert.That(await site.TextAsync("/templates/weekly-rota"), Does.Contain("<link rel=\"canonical\" href=\"https://library.example/templates/weekly-rota\""));
    }

    [Test]
    public async Task The_list_of_templates_can_be_walked_with_skip_and_take()
    {
        List<string> slugs = [];
        int total;
        do
        {
            using JsonDocument page = JsonDocument.Parse(await Site.TextAsync($"/api/v1/templates?skip={slugs.Count}&take=7"));
            total = page.RootElement.GetProperty("total").GetInt32();
            slugs.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!));
        }
        while (slugs.Count < total);

        Assert.That(slugs, Is.EquivalentTo(Library.Templates.Select(template => template.Slug)));
        using JsonDocument first = JsonDocument.Parse(await Site.TextAsync("/api/v1/templates"));
        Assert.That(first.RootElement.GetProperty("items").GetArrayLength(), Is.EqualTo(20));
    }

    [Test]
    public async Task One_template_comes_with_all_that_its_page_shows()
    {
        using JsonDocument document = JsonDocument.Parse(await Site.TextAsync("/api/v1/templates/weekly-rota"));
        JsonElement root = document.RootElement;
        Assert.That(root.GetProperty("title").GetString(), Is.EqualTo("Weekly rota"));
        Assert.That(root.GetProperty("kind").GetString(), Is.EqualTo("rota"));
        Assert.That(root.GetProperty("category").GetString(), Is.EqualTo("rotas-and-time"));
        Assert.That(root.GetProperty("properties").GetProperty("patternLength")[0].GetString(), Is.EqualTo("1 week"));
        Assert.That(root.GetProperty("lawCheckedOn").GetString(), Is.EqualTo("2026-04-06"));
        Assert.That(root.GetProperty("versions").GetArrayLength(), Is.GreaterThanOrEqualTo(1));
        Assert.That(root.GetProperty("previewHtml").GetString(), Does.Contain("<table"));
        JsonElement file = root.GetProperty("downloads")[0];
        Assert.That(file.GetProperty("size").GetInt64(), Is.GreaterThan(100));
        Assert.That((await Site.Client.GetByteArrayAsync(file.GetProperty("url").GetString())).Length, Is.EqualTo(file.GetProperty("size").GetInt64()));
    }

    [Test]
    public async Task A_search_answers_in_the_promised_shape()
    {
        using JsonDocument document = JsonDocument.Parse(await Site.TextAsync("/api/v1/search?q=rota"));
        JsonElement root = document.RootElement;
        Assert.That(root.GetProperty("total").GetInt32(), Is.GreaterThanOrEqualTo(2));
        Assert.That(root.GetProperty("correctedQuery").ValueKind, Is.EqualTo(JsonValueKind.Null));
        JsonElement item = root.GetProperty("items")[0];
        Assert.That(item.EnumerateObject().Select(property => property.Name),
            Is.SupersetOf(new[] { "slug", "title", "kind", "category", "summary", "formats", "score", "highlights" }));
        foreach (string facet in new[] { "category", "kind", "format" })
        {
            JsonElement count = root.GetProperty("facets").GetProperty(facet)[0];
            Assert.That(count.GetProperty("value").GetString(), Is.Not.Empty);
            Assert.That(count.GetProperty("count").GetInt32(), Is.Positive);
        }
    }

    [Test]
    public async Task Suggestions_complete_what_is_typed()
    {
        using JsonDocument document = JsonDocument.Parse(await Site.TextAsync("/api/v1/suggest?q=week"));
        Assert.That(document.RootElement.GetProperty("suggestions").EnumerateArray().Select(item => item.GetProperty("text").GetString()), Does.Contain("Weekly rota"));
    }
}
