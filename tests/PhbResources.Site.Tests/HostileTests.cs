using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PhbResources.Core.Library;
using PhbResources.Documents.Model;

namespace PhbResources.Site.Tests;

internal sealed class HostileTests : OnTheSite
{
    private const string Nasty = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"' onload=\"&amp;]]>\u0001\u202E\uD800 <!--";

    private Template _template = null!;

    [OneTimeSetUp]
    public void AddHostileTemplate() => _template = Library.Add("Hostile", StandInLibrary.Rota, "Money", template => template with
    {
        Slug = "hostile",
        Title = "Title " + Nasty,
        Summary = "Summary " + Nasty,
        WhoFor = Nasty,
        WhenToUse = Nasty,
        HowToAdapt = Nasty,
        Credit = Nasty,
        Licence = Nasty,
        Tags = ["tag " + Nasty],
        LawCheckedOn = new DateOnly(2026, 1, 1),
        Sources = [new Source(Nasty, "https://example.org/?a=\"><script>alert(1)</script>"), new Source("Runs", "javascript:alert(1)")],
        Properties = [new PropertyValue(new KindProperty("patternLength", "Pattern " + Nasty, true), [Nasty])],
        Updated = StandInLibrary.Day.AddYears(1),
    });

    [TestCase("/")]
    [TestCase("/templates")]
    [TestCase("/templates?category=money")]
    [TestCase("/templates/hostile")]
    [TestCase("/search?q=hostile")]
    [TestCase("/search?q=Title")]
    [TestCase("/templates/hostile/download?format=none")]
    public async Task Whatever_a_template_says_is_text_and_never_markup(string path)
    {
        string html = await Site.TextAsync(path);
        Assert.That(html, Does.Not.Contain("href=\"javascript:").And.Not.Contain("<script>").And.Not.Contain("<img src=x").And.Not.Contain("alert(1)</script>"));
        Assert.That(Regex.Count(html, "</script"), Is.EqualTo(Regex.Count(html, "<script (type=\"application/ld\\+json\">|src=\"/assets/[a-z]+\\.[0-9a-f]+\\.js\" defer></script>)")));
        Assert.That(html, Does.Not.Contain("\"' onload=").And.Not.Contain("<!-- "));
    }

    [Test]
    public async Task The_title_is_still_shown_in_full() =>
        Assert.That(WebUtility.HtmlDecode(await Site.TextAsync("/templates/hostile")), Does.Contain("Title </script><script>alert(1)</script>"));

    [TestCase("/feed.atom")]
    [TestCase("/sitemap.xml")]
    public async Task Xml_stays_well_formed(string path) =>
        Assert.That(() => XDocument.Parse(Site.TextAsync(path).GetAwaiter().GetResult()), Throws.Nothing);

    [Test]
    public async Task Json_stays_valid_and_holds_no_markup()
    {
        string json = await Site.TextAsync("/api/v1/templates/hostile");
        using var document = System.Text.Json.JsonDocument.Parse(json);
        Assert.That(document.RootElement.GetProperty("title").GetString(), Does.StartWith("Title </script>"));
        Assert.That(json, Does.Not.Contain("<script"));
        Assert.That(await Site.TextAsync("/api/v1/search?q=hostile"), Does.Not.Contain("<script"));
    }

    [Test]
    public async Task Structured_data_holds_the_title_as_data()
    {
        string html = await Site.TextAsync("/templates/hostile");
        string data = Regex.Match(html, "<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        using var document = System.Text.Json.JsonDocument.Parse(data);
        Assert.That(document.RootElement.GetProperty("name").GetString(), Does.StartWith("Title </script>"));
    }

    [TearDown]
    public void Stay() => Assert.That(Library.Templates, Does.Contain(_template));
}
