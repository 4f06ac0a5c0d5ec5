using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Hostile;

/// <summary>What strangers may send to the real site, over the wire.</summary>
internal sealed class HostileTests
{
    private TempFolder _temp = null!;
    private SiteProcess _site = null!;

    private HttpClient Client => _site.Client;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _temp = new TempFolder();
        _site = await SiteProcess.RunAsync(new SiteStart
        {
            DataPath = _temp.Under("data"), ConfigPath = Config.Small(_temp), Environment = new() { ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true" },
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        string output = _site.Output;
        await _site.DisposeAsync();
        _temp.Dispose();
        Assert.That(output, Does.Not.Contain("fail:"), "nothing that was sent made the site fail");
    }

    [TestCase("/search?q=", HttpStatusCode.RequestUriTooLong)]
    [TestCase("/templates?kind=", HttpStatusCode.RequestUriTooLong)]
    [TestCase("/sign-in?returnUrl=", HttpStatusCode.RequestUriTooLong)]
    public async Task A_query_of_10_kB_is_answered_with_a_page(string start, HttpStatusCode status)
    {
        HttpResponseMessage response = await Client.GetAsync(start + new string('a', 10_240));
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("too long"));
    }

    [TestCase("/%2e%2e/appsettings.json")]
    [TestCase("/assets/..%2f..%2fappsettings.json")]
    [TestCase("/assets/%2e%2e/%2e%2e/appsettings.json")]
    [TestCase("/templates/..%2f..%2fumbraco.db/download?format=docx")]
    [TestCase("/templates/%2e%2e%5c%2e%2e%5cumbraco.db")]
    [TestCase("/templates/weekly-rota/download?format=../../umbraco.db")]
    [TestCase("/templates/weekly-rota/download?format=txt&version=..%2f1")]
    [TestCase("/data/umbraco.db")]
    [TestCase("/media/../umbraco.db")]
    [TestCase("//etc/passwd")]
    public async Task Nobody_climbs_out_of_the_site(string path)
    {
        string answer = await RawAsync($"GET {path} HTTP/1.1");
        Assert.That(answer, Does.Match(@"^HTTP/1\.1 40[04] "));
        Assert.That(answer, Does.Not.Contain("SQLite format").And.Not.Contain("DataPath").And.Not.Contain("root:"));
    }

    [TestCase("/templates/no-such-template", HttpStatusCode.NotFound)]
    [TestCase("/templates/weekly-rota/download?format=exe", HttpStatusCode.BadRequest)]
    [TestCase("/templates/weekly-rota/download?format=txt&version=999999", HttpStatusCode.NotFound)]
    [TestCase("/templates?page=0", HttpStatusCode.BadRequest)]
    [TestCase("/templates?page=99999999999999999999", HttpStatusCode.BadRequest)]
    [TestCase("/no/such/page", HttpStatusCode.NotFound)]
    [TestCase("/api/v1/templates/none", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_answered_with_what_to_do_next(string path, HttpStatusCode status)
    {
        HttpResponseMessage response = await Client.GetAsync(path);
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(await response.Content.ReadAsStringAsync(), Has.Length.GreaterThan(60));
    }

    [TestCase("/")]
    [TestCase("/templates/weekly-rota")]
    [TestCase("/templates/weekly-rota/download?format=docx")]
    [TestCase("/search?q=rota")]
    public async Task HEAD_says_what_GET_would(string path)
    {
        HttpResponseMessage get = await Client.GetAsync(path);
        HttpResponseMessage head = await Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.That(head.StatusCode, Is.EqualTo(get.StatusCode));
        Assert.That(head.Content.Headers.ContentLength, Is.EqualTo(get.Content.Headers.ContentLength));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task A_download_can_be_continued_and_is_not_sent_twice()
    {
        const string path = "/templates/weekly-rota/download?format=docx";
        HttpResponseMessage whole = await Client.GetAsync(path);
        byte[] bytes = await whole.Content.ReadAsByteArrayAsync();
        HttpRequestMessage part = new(HttpMethod.Get, path);
        part.Headers.Range = new RangeHeaderValue(100, 199);
        HttpResponseMessage answer = await Client.SendAsync(part);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(bytes[100..200]));

        HttpRequestMessage beyond = new(HttpMethod.Get, path);
        beyond.Headers.Range = new RangeHeaderValue(bytes.Length + 10, null);
        Assert.That((await Client.SendAsync(beyond)).StatusCode, Is.EqualTo(HttpStatusCode.RequestedRangeNotSatisfiable));

        HttpRequestMessage known = new(HttpMethod.Get, path);
        known.Headers.IfNoneMatch.Add(whole.Headers.ETag!);
        Assert.That((await Client.SendAsync(known)).StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public async Task Behind_a_proxy_that_speaks_https_the_cookies_are_for_https_only()
    {
        HttpRequestMessage request = new(HttpMethod.Get, "/sign-in");
        request.Headers.Add("X-Forwarded-Proto", "https");
        HttpResponseMessage response = await Client.SendAsync(request);
        Assert.That(response.Headers.GetValues("Set-Cookie").Single(), Does.Contain("; secure").IgnoreCase);
    }

    [TestCase("POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 0", "400")]
    [TestCase("POST /sign-in HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2", "415")]
    [TestCase("POST /sign-in HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000000", "413")]
    [TestCase("POST / HTTP/1.1\r\nContent-Length: 0", "405")]
    [TestCase("GET /search?q=%00%ff%fe HTTP/1.1", "200")]
    [TestCase("GET /search?q=%22(%5B*~%5E:%7B&page=1 HTTP/1.1", "200")]
    public async Task Odd_requests_get_an_answer(string request, string status)
    {
        string answer = await RawAsync(request, body: request.Contains("Content-Length: 2\r", StringComparison.Ordinal) || request.EndsWith("Length: 2", StringComparison.Ordinal) ? "{}" : "");
        Assert.That(answer, Does.StartWith($"HTTP/1.1 {status} "));
    }

    /// <summary>Sends bytes as they are: clients mend addresses before they send them.</summary>
    private async Task<string> RawAsync(string request, string body = "")
    {
        Uri address = new(_site.Address);
        using TcpClient socket = new();
        await socket.ConnectAsync(address.Host, address.Port);
        NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{request}\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n{body}"));
        using StreamReader reader = new(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
