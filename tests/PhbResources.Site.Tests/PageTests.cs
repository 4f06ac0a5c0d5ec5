using System.Net;
using System.Text.RegularExpressions;

namespace PhbResources.Site.Tests;

internal sealed partial class PageTests : OnTheSite
{
    private static readonly string[] s_pages =
        ["/", "/templates", "/templates?kind=rota", "/templates?category=rotas-and-time", "/templates/weekly-rota", "/search", "/search?q=rota", "/about", "/accessibility", "/privacy"];

    [TestCaseSource(nameof(s_pages))]
    public async Task A_page_is_html_in_British_English_with_one_main_heading_and_its_landmarks(string path)
    {
        HttpResponseMessage response = await Site.GetAsync(path);
        string html = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(html, Does.StartWith("<!DOCTYPE html>").And.Contain("<html lang=\"en-GB\">").And.EndsWith("</html>"));
        Assert.That(Regex.Count(html, "<h1[ >]"), Is.EqualTo(1));
        Assert.That(Regex.Count(html, "<main "), Is.EqualTo(1));
        Assert.That(html, Does.Contain("href=\"#main\"").And.Contain("<header class=\"top\">").And.Contain("<footer"));
        Assert.That(html, Does.Match("<title>[^<]+</title>"));
        Assert.That(html.Length, Is.LessThan(50 * 1024), "weight of the page");
    }

    [TestCaseSource(nameof(s_pages))]
    public async Task A_page_runs_no_script_and_has_no_style_of_its_own(string path)
    {
        string html = await Site.TextAsync(path);
        Assert.That(InlineScript().Matches(html).Select(match => match.Value), Is.Empty);
        Assert.That(html, Does.Not.Contain("<style").And.Not.Contain(" style=").And.Not.Contain("javascript:"));
        Assert.That(Regex.IsMatch(html, " on[a-z]+=", RegexOptions.IgnoreCase), Is.False, "event attributes");
    }

    [TestCaseSource(nameof(s_pages))]
    public async Task Headings_go_down_one_level_at_a_time_and_ids_are_unique(string path)
    {
        string html = await Site.TextAsync(path);
        int last = 0;
        foreach (int level in Heading().Matches(html).Select(match => int.Parse(match.Groups[1].Value, null)))
        {
            Assert.That(level, Is.LessThanOrEqualTo(last + 1));
            last = level;
        }

        Assert.That(Id().Matches(html).Select(match => match.Groups[1].Value), Is.Unique);
    }

    private static readonly string[] s_withUmbraco = ["/changes", "/watch/", "/share", "/account", "/guides", "/discuss"];

    [Test]
    public async Task Titles_of_pages_differ()
    {
        List<string> titles = [];
        foreach (string path in s_pages)
            titles.Add(Regex.Match(await Site.TextAsync(path), "<title>([^<]+)</title>").Groups[1].Value);
        Assert.That(titles, Is.Unique);
    }

    [Test]
    public async Task Every_link_from_the_main_pages_leads_somewhere()
    {
        HashSet<string> links = [];
        foreach (string path in s_pages)
        {
            foreach (Match match in Link().Matches(await Site.TextAsync(path)))
                links.Add(WebUtility.HtmlDecode(match.Groups[1].Value));
        }

        Assert.That(links, Has.Count.GreaterThan(50));
        // Accounts, sharing, watching, guides and discussions work on Umbraco's members and content, which the library that stands in here has not: the browser's LinkTests follow them in the real program.
        foreach (string link in links.Where(link => !s_withUmbraco.Any(start => link.StartsWith(start, StringComparison.Ordinal)) && !link.EndsWith("/discussion", StringComparison.Ordinal) && !link.EndsWith("/fix", StringComparison.Ordinal)))
            Assert.That((await Site.GetAsync(link)).StatusCode, Is.EqualTo(HttpStatusCode.OK), link);
    }

    [Test]
    public async Task The_first_page_counts_what_stands_on_each_shelf()
    {
        string html = await Site.TextAsync("/");
        int onShelf = Library.Templates.Count(template => template.Category.Slug == "rotas-and-time");
        Assert.That(html, Does.Match($"""href="/templates\?category=rotas-and-time">Rotas and time</a>[\s\S]*?{onShelf} templates"""));
    }

    [Test]
    public async Task A_template_page_says_what_people_need_to_choose_and_trust_it()
    {
        string html = await Site.TextAsync("/templates/weekly-rota");
        Assert.That(html, Does.Contain("Anyone who employs two or more personal assistants.")
            .And.Contain("Before each week starts")
            .And.Contain("Change the times to your own shifts.")
            .And.Contain("<dt>Pattern length</dt><dd>1 week</dd>")
            .And.Contain("About 10")
            .And.Contain("6 April 2026")
            .And.Contain("This is not legal advice.")
            .And.Contain("href=\"https://www.gov.uk/rest-breaks-work\"")
            .And.Contain("href=\"https://creativecommons.org/publicdomain/zero/1.0/\"")
            .And.Contain("href=\"/templates/four-week-rota-with-sleep-ins\"")
            .And.Contain("<caption>")
            .And.Contain("href=\"/templates/weekly-rota/download?format=docx&amp;large-print=true\""));
        Assert.That(html, Does.Match("Word<span class=\"size\">.*?\\d+ KB"));
    }

    [Test]
    public async Task A_template_without_law_does_not_speak_of_law() =>
        Assert.That(await Site.TextAsync("/templates/weekly-timesheet"), Does.Not.Contain("This is not legal advice."));

    [Test]
    public async Task A_template_whose_document_cannot_be_read_still_has_a_page()
    {
        var template = Library.Add("Unreadable thing", StandInLibrary.Record, "Money", made => made with { Body = "sections: [" });
        string html = await Site.TextAsync("/templates/unreadable-thing");
        Assert.That(html, Does.Contain("<h1>Unreadable thing</h1>").And.Contain("There is no file of this one").And.Not.Contain("Read it here"));
        Assert.That((await Site.GetAsync("/templates/unreadable-thing/download?format=docx")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Site.TextAsync("/templates?category=money"), Does.Contain("Unreadable thing"));
        Library.Remove(template);
    }

    [Test]
    public async Task What_is_published_or_taken_down_shows_at_once()
    {
        var template = Library.Add("Brand new page", StandInLibrary.Record, "Money");
        Assert.That(await Site.TextAsync("/templates/brand-new-page"), Does.Contain("<h1>Brand new page</h1>"));
        Assert.That(await Site.TextAsync("/feed.atom"), Does.Contain("Brand new page"));
        Library.Remove(template);
        Assert.That((await Site.GetAsync("/templates/brand-new-page")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Site.TextAsync("/feed.atom"), Does.Not.Contain("Brand new page"));
    }

    [Test]
    public async Task The_most_useful_ones_are_shown_only_once_somebody_downloaded_something()
    {
        await using SiteHost fresh = await SiteHost.StartAsync();
        Assert.That(await fresh.TextAsync("/"), Does.Not.Contain("Most useful"));
        await using SiteHost used = await SiteHost.StartAsync();
        foreach (string slug in new[] { "weekly-rota", "weekly-timesheet", "home-risk-assessment" })
            await used.GetAsync($"/templates/{slug}/download?format=docx");
        Assert.That(await used.TextAsync("/"), Does.Match("Most useful[\\s\\S]*weekly-timesheet"));
    }

    [Test]
    public async Task A_mistake_in_the_settings_stops_the_start_and_says_what_to_write() =>
        Assert.That(async () => await SiteHost.StartAsync(new() { ["Phb:ContactEmail"] = "nobody" }),
            Throws.Exception.With.Message.Contains("Phb:ContactEmail").And.Message.Contains("hello@library.example"));

    // Data for search engines is no script, and a script of our own stands in a file whose address names its content.
    [GeneratedRegex("<script(?! type=\"application/ld\\+json\">)(?! src=\"/assets/[a-z]+\\.[0-9a-f]{12}\\.js\" defer></script>)[^>]*>")]
    internal static partial Regex InlineScript();

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("(?:href|src)=\"(/[^\"#]*)\"")]
    private static partial Regex Link();
}
