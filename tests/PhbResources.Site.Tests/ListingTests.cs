using System.Net;

namespace PhbResources.Site.Tests;

internal sealed class ListingTests : OnTheSite
{
    [Test]
    public async Task The_list_comes_in_pages_with_every_template_on_one_of_them()
    {
        HashSet<string> seen = [];
        for (int page = 1; page <= (Library.Templates.Count + 19) / 20; page++)
        {
            string html = await Site.TextAsync(page == 1 ? "/templates" : $"/templates?page={page}");
            foreach (var template in Library.Templates.Where(template => html.Contains($"<h3><a href=\"/templates/{template.Slug}\">", StringComparison.Ordinal)))
                Assert.That(seen.Add(template.Slug), template.Slug);
        }

        Assert.That(seen, Has.Count.EqualTo(Library.Templates.Count));
    }

    [Test]
    public async Task Filters_of_a_kind_show_when_the_kind_is_chosen()
    {
        Assert.That(await Site.TextAsync("/templates"), Does.Not.Contain("Pattern length"));
        string rotas = await Site.TextAsync("/templates?kind=rota");
        Assert.That(rotas, Does.Contain("Pattern length").And.Contain("href=\"/templates?kind=rota&amp;patternLength=4%20weeks\""));
        string chosen = await Site.TextAsync("/templates?kind=rota&patternLength=4%20weeks");
        Assert.That(chosen, Does.Contain("1 template<").And.Contain("Four-week rota with sleep-ins").And.Contain("Pattern length: 4 weeks"));
    }

    [Test]
    public async Task Each_filter_can_be_taken_away_by_itself()
    {
        string html = await Site.TextAsync("/templates?sleepIns=Yes&kind=rota&category=rotas-and-time");
        Assert.That(html, Does.Contain("class=\"chip\" href=\"/templates?kind=rota&amp;sleepIns=Yes\"")
            .And.Contain("class=\"chip\" href=\"/templates?category=rotas-and-time&amp;sleepIns=Yes\"")
            .And.Contain("class=\"chip\" href=\"/templates?category=rotas-and-time&amp;kind=rota\""));
    }

    [Test]
    public async Task A_category_can_be_named_by_its_title() =>
        Assert.That(await Site.TextAsync("/templates?category=Rotas%20and%20time"), Does.Contain("<h1>Rotas and time</h1>"));

    [Test]
    public async Task Search_marks_what_it_found()
    {
        string html = await Site.TextAsync("/search?q=rota");
        Assert.That(html, Does.Contain("<mark>").And.Contain("value=\"rota\""));
    }

    [Test]
    public async Task A_corrected_search_says_so_and_lets_people_insist()
    {
        string html = await Site.TextAsync("/search?q=anual+leave");
        Assert.That(html, Does.Contain("Showing results for <strong>annual leave</strong>").And.Contain("href=\"/search?q=anual%20leave&amp;exactly=true\"").And.Contain("/templates/annual-leave-request"));
        Assert.That(await Site.TextAsync("/search?q=anual+leave&exactly=true"), Does.Not.Contain("Showing results for"));
    }

    [Test]
    public async Task A_search_that_finds_nothing_says_what_to_try()
    {
        string html = await Site.TextAsync("/search?q=xylophonequartz");
        Assert.That(html, Does.Contain("We found nothing for").And.Contain("Try fewer words").And.Contain("href=\"/templates?category=money\""));
    }

    /// <summary>A full Umbraco lets visitors in while it is being upgraded.</summary>
    [Test]
    public async Task Before_the_library_has_been_read_people_are_asked_to_come_back()
    {
        await using SiteHost opening = await SiteHost.StartAsync();
        opening.Library.Unread();
        foreach (string path in (string[])["/", "/templates", "/templates/weekly-rota", "/guides", "/sign-in", "/share", "/curator", "/api/v1/templates", "/feed.atom"])
        {
            HttpResponseMessage response = await opening.GetAsync(path);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable), path);
            Assert.That(response.Headers.RetryAfter, Is.Not.Null, path);
        }

        string page = await opening.TextAsync("/");
        string style = System.Text.RegularExpressions.Regex.Match(page, "/assets/[^\"]+[.]css").Value;
        Assert.That((await opening.GetAsync(style)).StatusCode, Is.EqualTo(HttpStatusCode.OK), "the page that says so has its looks");
        Assert.That((await opening.GetAsync("/health/live")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await opening.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task While_the_index_is_made_people_are_asked_to_come_back()
    {
        await using SiteHost opening = await SiteHost.StartAsync(ready: false);
        HttpResponseMessage response = await opening.GetAsync("/search?q=rota");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(response.Headers.RetryAfter, Is.Not.Null);
        Assert.That((await opening.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await opening.GetAsync("/health/live")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await opening.GetAsync("/templates/weekly-rota")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await opening.Library.OpenAsync();
        Assert.That((await opening.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
