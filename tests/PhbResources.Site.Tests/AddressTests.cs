using System.Net;
using CsCheck;

namespace PhbResources.Site.Tests;

internal sealed class AddressTests : OnTheSite
{
    [TestCase("/templates/", "/templates")]
    [TestCase("/Templates?kind=rota", "/templates?kind=rota")]
    [TestCase("/templates/WEEKLY-rota", "/templates/weekly-rota")]
    [TestCase("/templates/weekly-rota/", "/templates/weekly-rota")]
    [TestCase("/templates/weekly-rota/Download/?format=docx", "/templates/weekly-rota/download?format=docx")]
    [TestCase("/About/", "/about")]
    [TestCase("/SEARCH?q=Leave", "/search?q=Leave")]
    [TestCase("/Feed.atom", "/feed.atom")]
    [TestCase("/API/v1/Templates/Weekly-Rota", "/api/v1/templates/weekly-rota")]
    public async Task Another_spelling_of_an_address_leads_to_the_right_one(string asked, string right)
    {
        HttpResponseMessage response = await Site.GetAsync(asked);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MovedPermanently));
        Assert.That(response.Headers.Location!.OriginalString, Is.EqualTo(right));
    }

    [TestCase("/templates/no-such-template", 404)]
    [TestCase("/templates/..%2f..%2fetc%2fpasswd", 404)]
    [TestCase("/templates/%01", 404)]
    [TestCase("/templates/%f0%9f%92%a9%22%3E%3Cscript%3E", 404)]
    [TestCase("/templates/a/b/c", 404)]
    [TestCase("//example.org/", 404)]
    [TestCase("/templates?category=none", 404)]
    [TestCase("/templates?kind=none", 404)]
    [TestCase("/templates?format=exe", 404)]
    [TestCase("/templates?page=0", 400)]
    [TestCase("/templates?page=-1", 400)]
    [TestCase("/templates?page=1e3", 400)]
    [TestCase("/templates?page=99999999999999999999", 400)]
    [TestCase("/templates?page=2147483647", 404)]
    [TestCase("/templates?page=4000", 404)]
    [TestCase("/templates?sort=sideways", 400)]
    [TestCase("/search?q=rota&page=7", 404)]
    [TestCase("/templates/weekly-rota/download", 400)]
    [TestCase("/templates/weekly-rota/download?format=", 400)]
    [TestCase("/templates/weekly-rota/download?format=exe", 400)]
    [TestCase("/templates/weekly-rota/download?format=ods", 404)]
    [TestCase("/templates/weekly-rota/download?format=docx&format=txt", 400)]
    [TestCase("/templates/weekly-rota/download?format=docx&large-print=perhaps", 400)]
    [TestCase("/templates/weekly-rota/download?format=docx&version=0", 400)]
    [TestCase("/templates/weekly-rota/download?format=docx&version=one", 400)]
    [TestCase("/templates/weekly-rota/download?format=docx&version=99", 404)]
    [TestCase("/templates/none/download?format=docx", 404)]
    public async Task What_does_not_exist_or_make_sense_gets_a_page_that_helps(string path, int status)
    {
        HttpResponseMessage response = await Site.GetAsync(path);
        string html = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(html, Does.Contain("<form action=\"/search\"").And.Contain("noindex").And.Contain("<h1>"));
        Assert.That(PageTests.InlineScript().IsMatch(html), Is.False);
        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
    }

    [TestCase("/api/v1/templates?take=0")]
    [TestCase("/api/v1/templates?take=101")]
    [TestCase("/api/v1/templates?skip=-1")]
    [TestCase("/api/v1/templates?skip=abc")]
    [TestCase("/api/v1/templates?kind=none")]
    [TestCase("/api/v1/search?q=a&category=none")]
    [TestCase("/api/v1/search?q=a&sort=none")]
    public async Task The_api_says_what_is_wrong_as_problem_details(string path) => await ExpectProblemAsync(path, 400);

    [TestCase("/api/v1/templates/none")]
    [TestCase("/api/v1/none")]
    public async Task The_api_says_what_is_missing_as_problem_details(string path) => await ExpectProblemAsync(path, 404);

    [Test]
    public async Task A_page_that_is_not_there_names_the_nearest_templates()
    {
        HttpResponseMessage response = await Site.GetAsync("/old/wiki/Weekly_rota");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("href=\"/templates/weekly-rota\""));
    }

    [TestCase("/templates?x=")]
    [TestCase("/search?q=")]
    [TestCase("/search?q=rota&page=")]
    [TestCase("/templates/weekly-rota?x=")]
    [TestCase("/api/v1/search?q=")]
    [TestCase("/nothing?x=")]
    public async Task A_query_of_ten_thousand_characters_is_refused_with_words(string path)
    {
        HttpResponseMessage response = await Site.GetAsync(path + new string('a', 10_000));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestUriTooLong));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("too long"));
    }

    [Test]
    public async Task A_search_for_a_whole_paragraph_is_cut_not_refused() =>
        Assert.That((await Site.GetAsync("/search?q=" + new string('a', 3_000))).StatusCode, Is.EqualTo(HttpStatusCode.OK));

    [TestCase("%00")]
    [TestCase("%ED%A0%80")]
    [TestCase("%FF%FE")]
    [TestCase("%E2%80%AE")]
    [TestCase("\"><img src=x onerror=alert(1)>")]
    [TestCase("' OR 1=1 --")]
    [TestCase("a:b AND (c OR [d TO e] ~2^9 \\")]
    [TestCase("%")]
    [TestCase("&&=&=&q=%zz")]
    public async Task Any_words_can_be_searched_for(string words)
    {
        foreach (string path in new[] { "/search?q=", "/api/v1/search?q=", "/api/v1/suggest?q=", "/templates?patternLength=" })
        {
            HttpResponseMessage response = await Site.GetAsync(path + words);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
            Assert.That(await response.Content.ReadAsStringAsync(), Does.Not.Contain("<img src=x"));
        }
    }

    [Test]
    public async Task When_something_breaks_the_page_says_sorry_and_gives_nothing_away()
    {
        HttpResponseMessage response = await Site.GetAsync("/broken");
        string html = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(html, Does.Contain("Something went wrong here").And.Contain("<form action=\"/search\"").And.Not.Contain("secret"));
        Assert.That(response.Headers.Contains("Content-Security-Policy"));
        await ExpectProblemAsync("/api/v1/broken", 500);
    }

    [Test]
    public void No_address_makes_the_site_fail() =>
        Gen.Select(
            Gen.OneOf<string>([.. new[] { "/templates", "/search", "/templates/weekly-rota", "/templates/weekly-rota/download", "/api/v1/templates", "/api/v1/search", "/api/v1/suggest", "/x" }.Select(Gen.Const)]),
            Gen.OneOf<string>([.. new[] { "q", "page", "sort", "kind", "category", "format", "version", "large-print", "skip", "take", "exactly", "patternLength" }.Select(Gen.Const)]),
            Gen.OneOf(Gen.String, Gen.Int.Select(number => $"{number}"), Gen.Const("docx")))
        .Sample((path, name, value) =>
        {
            // Half a surrogate pair cannot be sent; it arrives as the replacement character.
            HttpResponseMessage response = Site.GetAsync($"{path}?{name}={Uri.EscapeDataString(value)}").GetAwaiter().GetResult();
            return (int)response.StatusCode is 200 or 400 or 404;
        }, iter: 400, threads: 1);

    private async Task ExpectProblemAsync(string path, int status)
    {
        HttpResponseMessage response = await Site.GetAsync(path);
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        using var problem = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.That(problem.RootElement.GetProperty("status").GetInt32(), Is.EqualTo(status));
        Assert.That(problem.RootElement.GetProperty("title").GetString(), Is.Not.Empty);
        Assert.That(problem.RootElement.GetProperty("detail").GetString(), Is.Not.Empty);
    }
}
