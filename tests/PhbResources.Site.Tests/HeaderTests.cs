using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace PhbResources.Site.Tests;

internal sealed class HeaderTests : OnTheSite
{
    [TestCase("/")]
    [TestCase("/templates/weekly-rota")]
    [TestCase("/templates/weekly-rota/download?format=docx")]
    [TestCase("/templates/Weekly-Rota")]
    [TestCase("/no-such-page")]
    [TestCase("/templates?page=nothing")]
    [TestCase("/api/v1/templates")]
    [TestCase("/api/v1/templates/none")]
    [TestCase("/feed.atom")]
    [TestCase("/health/live")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        HttpResponseHeaders headers = (await Site.GetAsync(path)).Headers;
        Assert.That(headers.GetValues("Content-Security-Policy").Single(), Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
        Assert.That(headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(headers.Contains("Referrer-Policy") && headers.Contains("Permissions-Policy"));
        Assert.That(headers.GetValues("Cross-Origin-Opener-Policy").Single(), Is.EqualTo("same-origin"));
        Assert.That(headers.Contains("Set-Cookie"), Is.False);
    }

    /// <summary>Pages are kept for everybody: none may be made in the language of the visitor who came first.</summary>
    [Test]
    public async Task The_language_that_a_host_sets_for_a_visitor_changes_nothing_in_our_answers()
    {
        HttpResponseMessage answer = await Site.GetAsync("/half", ("Accept-Language", "de-DE"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("0.5"));
    }

    [Test]
    public async Task Answers_of_the_host_are_left_alone()
    {
        HttpResponseMessage response = await Site.GetAsync("/elsewhere");
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("the host's own"));
        Assert.That(response.Headers.Contains("Content-Security-Policy"), Is.False);
    }

    [TestCase("/")]
    [TestCase("/templates/weekly-rota")]
    [TestCase("/search?q=rota")]
    [TestCase("/api/v1/templates/weekly-rota")]
    [TestCase("/sitemap.xml")]
    [TestCase("/templates/weekly-rota/download?format=pdf")]
    [TestCase("/templates/weekly-rota/download?format=docx")]
    public async Task Who_has_it_already_is_told_so(string path)
    {
        if (path.EndsWith("pdf", StringComparison.Ordinal) && Library.Downloads.Formats.All(format => format.Extension != "pdf"))
            path = path.Replace("pdf", "txt", StringComparison.Ordinal);
        HttpResponseMessage first = await Site.GetAsync(path);
        string etag = first.Headers.ETag!.ToString();
        Assert.That(etag, Does.StartWith("\""), "strong");
        Assert.That(first.Headers.CacheControl!.NoCache, Is.True);
        HttpResponseMessage again = await Site.GetAsync(path, ("If-None-Match", etag));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(await again.Content.ReadAsByteArrayAsync(), Is.Empty);
        Assert.That(again.Headers.ETag!.ToString(), Is.EqualTo(etag));
        Assert.That((await Site.GetAsync(path, ("If-None-Match", $"\"other\", W/{etag}"))).StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That((await Site.GetAsync(path, ("If-None-Match", "\"other\""))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Site.GetAsync(path, ("If-None-Match", "rubbish"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("br")]
    [TestCase("gzip")]
    public async Task A_page_comes_compressed_to_who_asks_for_that(string coding)
    {
        HttpResponseMessage response = await Site.GetAsync("/templates/weekly-rota", ("Accept-Encoding", $"{coding};q=1.0, identity"));
        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { coding }));
        Assert.That(response.Headers.Vary, Does.Contain("Accept-Encoding"));
        await using Stream packed = await response.Content.ReadAsStreamAsync();
        await using Stream stream = coding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        HttpResponseMessage plain = await Site.GetAsync("/templates/weekly-rota");
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo(await plain.Content.ReadAsStringAsync()));
        Assert.That(response.Headers.ETag, Is.Not.EqualTo(plain.Headers.ETag));
    }

    [TestCase(null, false)]
    [TestCase("", false)]
    [TestCase("identity", false)]
    [TestCase("br;q=0", false)]
    [TestCase("br;q=0.000, *;q=0", false)]
    [TestCase("gzip;q=0.1", true)]
    [TestCase("deflate, BR", true)]
    public async Task Compression_is_never_forced_on_anyone(string? accepted, bool compressed)
    {
        HttpResponseMessage response = await Site.GetAsync("/about", accepted is null ? [] : [("Accept-Encoding", accepted)]);
        Assert.That(response.Content.Headers.ContentEncoding.Count > 0, Is.EqualTo(compressed));
    }

    [TestCase("/")]
    [TestCase("/templates/weekly-rota")]
    [TestCase("/templates/weekly-rota/download?format=txt")]
    [TestCase("/no-such-page")]
    [TestCase("/health/ready")]
    [TestCase("/api/v1/search?q=rota")]
    public async Task HEAD_answers_like_GET_without_the_body(string path)
    {
        HttpResponseMessage get = await Site.GetAsync(path);
        HttpResponseMessage head = await Site.SendAsync(HttpMethod.Head, path);
        Assert.That(head.StatusCode, Is.EqualTo(get.StatusCode));
        Assert.That(head.Content.Headers.ContentType, Is.EqualTo(get.Content.Headers.ContentType));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
        if (path != "/health/ready")
            Assert.That(head.Content.Headers.ContentLength, Is.EqualTo(get.Content.Headers.ContentLength));
    }

    [Test]
    public async Task Other_methods_are_refused() =>
        Assert.That((await Site.SendAsync(HttpMethod.Post, "/templates")).StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));

    [Test]
    public async Task Assets_may_be_kept_for_ever_and_change_their_address_with_their_content()
    {
        string html = await Site.TextAsync("/");
        string address = System.Text.RegularExpressions.Regex.Match(html, "href=\"(/assets/site\\.[0-9a-f]+\\.css)\"").Groups[1].Value;
        HttpResponseMessage css = await Site.GetAsync(address);
        Assert.That(css.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/css"));
        Assert.That(css.Headers.CacheControl!.ToString(), Does.Contain("immutable").And.Contain("max-age=31536000"));
        Assert.That((await css.Content.ReadAsByteArrayAsync()).Length, Is.LessThan(50 * 1024));
    }
}
