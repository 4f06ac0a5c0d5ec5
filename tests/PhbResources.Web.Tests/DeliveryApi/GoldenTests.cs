using System.Net;
using System.Text.Json.Nodes;
using NJsonSchema;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.DeliveryApi;

/// <summary>The embedded host answers the Delivery API as a running Umbraco answered it: the same shapes, by the document that Umbraco publishes.</summary>
[NonParallelizable]
internal sealed class GoldenTests
{
    private const string Base = "/umbraco/delivery/api/v2/";
    private const string Key = "0123456789abcdef0123456789abcdef";

    private RunningSite _site = null!;
    private GoldenTree _tree = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        SharedContracts.Need();
        _site = await RunningSite.StartAsync($"--Umbraco:CMS:DeliveryApi:ApiKey={Key}");
        _tree = new GoldenTree(_site);
        await _tree.PlantAsync();
        _client = new HttpClient { BaseAddress = _site.Address };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client?.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
    }

    [TestCase("content-list", "content?take=10", "content")]
    [TestCase("content-take-big", "content?take=100000", "content")]
    [TestCase("content-filter", "content?filter=contentType:golden&sort=name:asc&skip=0&take=1", "content")]
    [TestCase("content-filter-multi", "content?filter=contentType:golden&filter=name:rota", "content")]
    [TestCase("content-filter-not", "content?filter=contentType:!golden", "content")]
    [TestCase("content-sort", "content?filter=contentType:golden&sort=updateDate:desc", "content")]
    [TestCase("content-children", "content?fetch=children:/", "content")]
    [TestCase("content-descendants", "content?fetch=descendants:{root}", "content")]
    [TestCase("content-bad-fetch", "content?fetch=children:nope", "content")]
    [TestCase("content-items", "content/items?id={rota}", "content/items")]
    [TestCase("content-item", "content/item/{rota}", "content/item/{id}")]
    [TestCase("content-item-path", "content/item/weekly-rota", "content/item/{path}")]
    [TestCase("content-item-expand", "content/item/{rota}?expand=properties[page]", "content/item/{id}")]
    [TestCase("content-item-fields", "content/item/{rota}?fields=properties[text,tags]", "content/item/{id}")]
    [TestCase("content-startitem", "content/item/weekly-rota", "content/item/{path}", "Start-Item: library")]
    [TestCase("content-preview-key", "content/item/{rota}", "content/item/{id}", "Preview: true", "Api-Key: " + Key)]
    [TestCase("content-bad-filter", "content?filter=nonsense:1", "content")]
    [TestCase("content-bad-sort", "content?sort=nonsense:asc", "content")]
    [TestCase("media-list", "media?fetch=children:/", "media")]
    [TestCase("media-children", "media?fetch=children:/Templates", "media")]
    [TestCase("media-item", "media/item/{file}", "media/item/{id}")]
    [TestCase("media-item-path", "media/item/Templates/Weekly%20rota", "media/item/{path}")]
    public async Task An_answer_has_the_shape_that_was_recorded_and_is_what_the_document_says(string sample, string address, string path, params string[] headers)
    {
        JsonNode recorded = SharedContracts.Sample(sample);
        using HttpResponseMessage answer = await GetAsync(address, headers);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(recorded is JsonObject problem && problem["status"] is { } status ? status.GetValue<int>() : 200), text);
        Assert.That(answer.Headers.Vary, Is.SupersetOf(new[] { "Accept-Language", "Accept-Segment", "Preview", "Start-Item" }));
        Assert.That(answer.Headers.GetValues("api-supported-versions"), Is.EqualTo(new[] { "2.0" }));
        JsonNode found = JsonNode.Parse(text)!;
        if (sample == "media-children")
        {
            Sort((JsonArray)recorded["items"]!);
            Sort((JsonArray)found["items"]!);
        }

        Assert.That(Shape.Differences(recorded, found), Is.Empty, text);

        JsonSchema schema = await SharedContracts.SchemaAsync("/umbraco/delivery/api/v2/" + path, $"{(int)answer.StatusCode}");
        Assert.That(schema.Validate(recorded.ToJsonString()), Is.Empty, "the recorded answer");
        Assert.That(schema.Validate(text), Is.Empty, text);
    }

    [TestCase("content/item/no-such", HttpStatusCode.NotFound)]
    [TestCase("content/item/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    [TestCase("content/item/weekly-rota", HttpStatusCode.NotFound, "Start-Item: nowhere")]
    [TestCase("content/item/{rota}", HttpStatusCode.Unauthorized, "Preview: true")]
    [TestCase("content", HttpStatusCode.Unauthorized, "Preview: true", "Api-Key: 0123456789abcdef0123456789abcdee")]
    [TestCase("content?take=-1", HttpStatusCode.BadRequest)]
    [TestCase("content?skip=x", HttpStatusCode.BadRequest)]
    [TestCase("content?fetch=nonsense:1", HttpStatusCode.BadRequest)]
    [TestCase("content?filter=createDate>someday", HttpStatusCode.BadRequest)]
    [TestCase("content?expand=properties[page", HttpStatusCode.BadRequest)]
    [TestCase("content?fields=[]", HttpStatusCode.BadRequest)]
    [TestCase("media", HttpStatusCode.BadRequest)]
    [TestCase("media?fetch=children:/&sort=nonsense:asc", HttpStatusCode.BadRequest)]
    [TestCase("media?fetch=children:/&filter=nonsense:1", HttpStatusCode.BadRequest)]
    [TestCase("media/item/{unnamed}", HttpStatusCode.NotFound)]
    [TestCase("nonsense", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_answered_is_refused(string address, HttpStatusCode status, params string[] headers)
    {
        using HttpResponseMessage answer = await GetAsync(address, headers);
        Assert.That(answer.StatusCode, Is.EqualTo(status));
        if (status != HttpStatusCode.BadRequest)
            return;
        JsonNode problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.That(problem["status"]!.GetValue<int>(), Is.EqualTo(400));
        Assert.That(problem["detail"]!.ToString(), Is.Not.Empty);
    }

    [TestCase("fetch=ancestors:/weekly-rota", "Library")]
    [TestCase("fetch=descendants:/", "Leave request", "Weekly rota")]
    [TestCase("filter=contentType:golden,goldenRoot&sort=level:desc&sort=name:desc", "Weekly rota", "Leave request", "Library")]
    [TestCase("sort=sortOrder:asc&filter=contentType:golden", "Leave request", "Weekly rota")]
    [TestCase("filter=name:!rota", "Library", "Leave request")]
    [TestCase("filter=createDate>2020-01-01&filter=updateDate<:2999-01-01&sort=createDate:asc", "Library", "Leave request", "Weekly rota")]
    [TestCase("filter=createDate>=2999-01-01")]
    [TestCase("filter=createDate:!2020-01-01&take=1", "Library")]
    [TestCase("sort=name:asc&skip=2", "Weekly rota")]
    public async Task A_list_is_what_was_asked_for(string query, params string[] names) =>
        Assert.That(await NamesAsync("content?" + query), Is.EqualTo(names));

    [Test]
    public async Task Media_can_be_filtered_and_sorted()
    {
        Assert.That(await NamesAsync("media?fetch=children:{folder}&sort=name:asc"), Is.EqualTo(new[] { "Picture", "Weekly rota" }));
        Assert.That(await NamesAsync("media?fetch=children:/templates&filter=mediaType:Image"), Is.EqualTo(new[] { "Picture" }));
        Assert.That(await NamesAsync("media?fetch=children:/templates&filter=name:!rota"), Is.EqualTo(new[] { "Picture" }));
    }

    [Test]
    public async Task A_file_is_to_be_had_at_the_address_that_is_given_for_as_long_as_something_published_names_it()
    {
        JsonNode item = JsonNode.Parse(await _client.GetStringAsync(Base + "content/item/weekly-rota"))!;
        string address = item["properties"]!["file"]![0]!["url"]!.ToString();
        using HttpResponseMessage file = await _client.GetAsync(address);
        Assert.That(await file.Content.ReadAsStringAsync(), Is.EqualTo("files"));
        Assert.That(file.Content.Headers.ContentDisposition!.FileNameStar, Is.EqualTo("Weekly rota.docx"));
        Assert.That((await _client.GetAsync(_tree.Unnamed.GetValue<string>("umbracoFile"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _client.GetAsync("/media/../phb.db")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task HEAD_is_GET_without_a_body_and_a_tag_is_answered_with_304()
    {
        using HttpResponseMessage head = await _client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Base + "content"));
        Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(head.Content.Headers.ContentLength, Is.GreaterThan(100));
        using HttpResponseMessage again = await GetAsync("content", $"If-None-Match: {head.Headers.ETag}");
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    private async Task<string[]> NamesAsync(string address)
    {
        using HttpResponseMessage answer = await GetAsync(address);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return [.. ((JsonArray)JsonNode.Parse(text)!["items"]!).Select(item => item!["name"]!.ToString())];
    }

    private Task<HttpResponseMessage> GetAsync(string address, params string[] headers)
    {
        HttpRequestMessage request = new(HttpMethod.Get, Base + address
            .Replace("{root}", _tree.Root.Key.ToString(), StringComparison.Ordinal).Replace("{rota}", _tree.Rota.Key.ToString(), StringComparison.Ordinal)
            .Replace("{file}", _tree.File.Key.ToString(), StringComparison.Ordinal).Replace("{folder}", _tree.Folder.Key.ToString(), StringComparison.Ordinal)
            .Replace("{unnamed}", _tree.Unnamed.Key.ToString(), StringComparison.Ordinal));
        foreach (string[] header in headers.Select(header => header.Split(": ", 2)))
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        return _client.SendAsync(request);
    }

    // Which of a folder's media comes first is not the point.
    private static void Sort(JsonArray items)
    {
        JsonNode[] sorted = [.. items.OrderBy(item => item!["name"]!.ToString(), StringComparer.Ordinal).Select(item => item!.DeepClone())];
        items.Clear();
        foreach (JsonNode item in sorted)
            items.Add(item);
    }
}
