using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using PhbResources.Web.Tests.DeliveryApi;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Api;

/// <summary>/api/v1 does what its own description says, for programs and for pages of other sites.</summary>
[NonParallelizable]
internal sealed class ContractTests
{
    private RunningSite _site = null!;
    private HttpClient _client = null!;
    private JsonNode _document = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync("--Phb:Api:CountThisMachine=true", "--Phb:Api:RequestsPerMinute=60");
        _client = Somebody(1);
        _document = JsonNode.Parse(await _client.GetStringAsync("/openapi/v1.json"))!;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public void The_description_names_every_address_there_is()
    {
        Assert.That(_document["openapi"]!.ToString(), Does.StartWith("3.1."));
        IEnumerable<string> mapped = ((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)_site.App).DataSources.SelectMany(source => source.Endpoints)
            .OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(pattern => pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && !pattern.Contains("{**", StringComparison.Ordinal)).Distinct();
        Assert.That(_document["paths"]!.AsObject().Select(path => path.Key), Is.EquivalentTo(mapped));
    }

    [TestCase("/api/v1/templates", "/api/v1/templates")]
    [TestCase("/api/v1/templates?kind=rota&sort=newest&skip=0&take=1", "/api/v1/templates")]
    [TestCase("/api/v1/templates?skip=1000", "/api/v1/templates")]
    [TestCase("/api/v1/templates/weekly-rota", "/api/v1/templates/{slug}")]
    [TestCase("/api/v1/templates/weekly-timesheet", "/api/v1/templates/{slug}")]
    [TestCase("/api/v1/templates/annual-leave-request", "/api/v1/templates/{slug}")]
    [TestCase("/api/v1/search?q=rota", "/api/v1/search")]
    [TestCase("/api/v1/search?q=leav+requst", "/api/v1/search")]
    [TestCase("/api/v1/search?q=holiday&category=nonsense", "/api/v1/search")]
    [TestCase("/api/v1/search", "/api/v1/search")]
    [TestCase("/api/v1/suggest?q=ro", "/api/v1/suggest")]
    [TestCase("/api/v1/suggest", "/api/v1/suggest")]
    [TestCase("/api/v1/templates?take=0", "/api/v1/templates")]
    [TestCase("/api/v1/templates?take=101", "/api/v1/templates")]
    [TestCase("/api/v1/templates?sort=nonsense", "/api/v1/templates")]
    [TestCase("/api/v1/search?q=rota&skip=-1", "/api/v1/search")]
    [TestCase("/api/v1/templates/no-such", "/api/v1/templates/{slug}")]
    public async Task Every_answer_is_as_described(string address, string path)
    {
        using HttpResponseMessage answer = await _client.GetAsync(address);
        string text = await answer.Content.ReadAsStringAsync();
        JsonSchema schema = await OpenApi.SchemaAsync(_document, path, $"{(int)answer.StatusCode}", answer.Content.Headers.ContentType!.MediaType!);
        Assert.That(schema.Validate(text), Is.Empty, text);
        Assert.That(answer.Headers.GetValues("RateLimit-Policy").Single(), Is.EqualTo("\"api\";q=60;w=60"));
        Assert.That(answer.Headers.GetValues("RateLimit").Single(), Does.Match("^\"api\";r=[0-9]+;t=[0-9]+$"));
        Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin").Single(), Is.EqualTo("*"));
        Assert.That(answer.Headers.CacheControl!.ToString(), Is.Not.Empty);
        if (!answer.IsSuccessStatusCode)
            return;
        using HttpResponseMessage again = await _client.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", answer.Headers.ETag!.ToString() } } });
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [TestCase("GET", "/api/v1/nonsense", HttpStatusCode.NotFound)]
    [TestCase("POST", "/api/v1/nonsense", HttpStatusCode.MethodNotAllowed)]
    [TestCase("POST", "/api/v1/templates", HttpStatusCode.MethodNotAllowed)]
    [TestCase("DELETE", "/api/v1/templates/weekly-rota", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_refused_is_refused_with_problem_details(string method, string address, HttpStatusCode status)
    {
        using HttpClient client = Somebody(2);
        using HttpResponseMessage answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
        Assert.That(answer.StatusCode, Is.EqualTo(status));
        await IsProblemAsync(answer);
        if (status == HttpStatusCode.MethodNotAllowed)
            Assert.That(answer.Content.Headers.Allow, Is.EquivalentTo(new[] { "GET", "HEAD", "OPTIONS" }));
    }

    [Test]
    public async Task Who_asks_without_end_is_told_when_to_go_on_and_others_are_not_held_up()
    {
        using HttpClient wild = Somebody(3), other = Somebody(4);
        HttpResponseMessage answer = await wild.GetAsync("/api/v1/suggest?q=r");
        for (int asked = 1; asked <= 130 && answer.StatusCode == HttpStatusCode.OK; asked++)
            answer = await wild.GetAsync("/api/v1/suggest?q=r");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        await IsProblemAsync(answer);
        Assert.That(answer.Headers.RetryAfter!.Delta, Is.InRange(TimeSpan.Zero, TimeSpan.FromMinutes(1)));
        Assert.That(answer.Headers.GetValues("RateLimit").Single(), Does.Contain(";r=0;"));
        Assert.That((await other.GetAsync("/api/v1/suggest?q=r")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/api/v1/templates")]
    [TestCase("/umbraco/delivery/api/v2/content")]
    public async Task A_page_of_another_site_may_ask(string address)
    {
        using HttpClient client = Somebody(5);
        using HttpResponseMessage preflight = await client.SendAsync(new HttpRequestMessage(HttpMethod.Options, address)
        {
            Headers = { { "Origin", "https://charity.example" }, { "Access-Control-Request-Method", "GET" }, { "Access-Control-Request-Headers", "start-item" } },
        });
        Assert.That(preflight.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(preflight.Headers.GetValues("Access-Control-Allow-Origin").Single(), Is.EqualTo("*"));
        Assert.That(preflight.Headers.Contains("Access-Control-Allow-Credentials"), Is.False);
        Assert.That(preflight.Headers.GetValues("Access-Control-Allow-Methods").Single(), Does.Contain("GET"));
        Assert.That(string.Join(' ', preflight.Headers.GetValues("Access-Control-Allow-Headers")).Contains("Start-Item", StringComparison.Ordinal), Is.EqualTo(address.StartsWith("/umbraco", StringComparison.Ordinal)));
    }

    [TestCase("/", "WebSite")]
    [TestCase("/guides/rotas-that-work", "Article")]
    [TestCase("/templates/weekly-rota", "DigitalDocument")]
    public async Task A_page_says_what_it_is_to_programs_that_read_schema_org(string address, string type)
    {
        const string Begin = "<script type=\"application/ld+json\">";
        string page = await _client.GetStringAsync(address);
        int start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        using JsonDocument data = JsonDocument.Parse(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]);
        Assert.That(data.RootElement.GetProperty("@context").GetString(), Is.EqualTo("https://schema.org"));
        Assert.That(data.RootElement.GetProperty("@type").GetString(), Is.EqualTo(type));
        Assert.That(new Uri(data.RootElement.GetProperty("url").GetString()!).AbsolutePath, Is.EqualTo(address));
    }

    private static async Task IsProblemAsync(HttpResponseMessage answer)
    {
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        using JsonDocument problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.That(problem.RootElement.GetProperty("status").GetInt32(), Is.EqualTo((int)answer.StatusCode));
        Assert.That(problem.RootElement.GetProperty("title").GetString(), Is.Not.Empty);
        Assert.That(problem.RootElement.GetProperty("detail").GetString(), Is.Not.Empty);
    }

    // Each from an address of its own, which is counted for itself.
    private HttpClient Somebody(byte number) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            System.Net.Sockets.Socket socket = new(System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(new IPAddress([127, 0, 8, number]), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = _site.Address };
}
