using System.Net;
using System.Text.Json.Nodes;
using NJsonSchema;
using PhbResources.Web.Tests.InProcess;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Web.Tests.DeliveryApi;

/// <summary>Documents in several languages, and in easy words for those who ask for them; and texts with blocks in them.</summary>
[NonParallelizable]
internal sealed class VariantTests
{
    private const string Base = "/umbraco/delivery/api/v2/";
    private const string English = "en-GB", Welsh = "cy-GB", Easy = "easy-read";

    private static readonly Guid s_textbox = new("0cc0eba1-9960-42c9-bf9b-60e150b429ae"), s_richText = new("ca90c950-0aff-4e72-b976-a30b1ac57dad"), s_media = new("4309a3ea-0d78-4329-a06c-c80b036af19a");

    private RunningSite _site = null!;
    private HttpClient _client = null!;
    private IContent _root = null!, _both = null!, _englishOnly = null!, _below = null!, _plain = null!;
    private IContentType _call = null!, _mood = null!;

    private IContentService Content => _site.Get<IContentService>();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync();
        _client = new HttpClient { BaseAddress = _site.Address };
        foreach (IContent own in Content.GetRootContent().ToList())
            Content.Delete(own);
        Assert.That((await _site.Get<ILanguageService>().CreateAsync(new Language(Welsh, "Welsh"), Constants.Security.SuperUserKey)).Success);
        await TypeAsync("leaflet", ContentVariation.CultureAndSegment, ("title", s_textbox, ContentVariation.Culture), ("words", s_textbox, ContentVariation.CultureAndSegment), ("number", s_textbox, ContentVariation.Nothing));
        _root = Leaflet("Leaflets", "Taflenni", Constants.System.Root);
        _both = Leaflet("Your rights", "Eich hawliau", _root.Id);
        _both.SetValue("words", "In few words", English, Easy);
        Publish(_both);
        _englishOnly = Leaflet("Pay slips", null, _root.Id);
        _below = Leaflet("Sick pay", "Tâl salwch", _englishOnly.Id);

        _call = await TypeAsync("callOut", ContentVariation.Nothing, ("heading", s_textbox, ContentVariation.Nothing), ("picture", s_media, ContentVariation.Nothing));
        _mood = await TypeAsync("callOutMood", ContentVariation.Nothing, ("colour", s_textbox, ContentVariation.Nothing));
        IDataType offers = await RichTextWithBlocksAsync();
        await TypeAsync("article", ContentVariation.Nothing, ("rich", offers.Key, ContentVariation.Nothing), ("bare", s_richText, ContentVariation.Nothing));
        _plain = Content.Create("Article", Constants.System.Root, "article");
        Publish(_plain);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [TestCase(English, "Your rights", "/your-rights/")]
    [TestCase(Welsh, "Eich hawliau", "/eich-hawliau/")]
    [TestCase("cy-gb", "Eich hawliau", "/eich-hawliau/")]
    [TestCase(null, "Your rights", "/your-rights/")]
    [TestCase("fr-FR,fr;q=0.9,cy-GB;q=0.8", "Your rights", "/your-rights/")]
    public async Task Name_address_and_values_are_in_the_language_that_is_asked_for(string? language, string name, string path)
    {
        foreach (string address in new[] { $"content/item/{_both.Key}", $"content/item{path}" })
        {
            JsonNode item = await ReadAsync(address, language);
            Assert.Multiple(() =>
            {
                Assert.That(item["name"]!.ToString(), Is.EqualTo(name));
                Assert.That(item["route"]!["path"]!.ToString(), Is.EqualTo(path));
                Assert.That(item["properties"]!["title"]!.ToString(), Is.EqualTo($"About {name}"));
                Assert.That(item["properties"]!["number"]!.ToString(), Is.EqualTo("7"), "the same in all");
                Assert.That(item["cultures"]![Welsh]!["path"]!.ToString(), Is.EqualTo("/eich-hawliau/"), "and where it is in others");
                Assert.That(item["cultures"]![English]!["path"]!.ToString(), Is.EqualTo("/your-rights/"));
            });
        }
    }

    [Test]
    public async Task What_is_not_published_in_a_language_is_not_there_in_it_nor_is_anything_below_it()
    {
        foreach (string address in new[] { $"content/item/{_englishOnly.Key}", "content/item/pay-slips", $"content/item/{_below.Key}" })
        {
            Assert.That(await StatusAsync(address, English), Is.EqualTo(HttpStatusCode.OK), address);
            Assert.That(await StatusAsync(address, Welsh), Is.EqualTo(HttpStatusCode.NotFound), address);
        }

        Assert.That(await StatusAsync("content/item/your-rights", Welsh), Is.EqualTo(HttpStatusCode.NotFound), "the address of another language");
        Assert.That(await StatusAsync($"content/item/{_both.Key}", "xx-YY"), Is.EqualTo(HttpStatusCode.NotFound), "a language that there is not");
        Assert.That(await StatusAsync($"content/item/{_plain.Key}", Welsh), Is.EqualTo(HttpStatusCode.OK), "what has no languages is there in all");
        Content.Unpublish(Content.GetById(_both.Key)!, Welsh);
        Assert.That(await StatusAsync($"content/item/{_both.Key}", Welsh), Is.EqualTo(HttpStatusCode.NotFound), "at once");
        Publish(Content.GetById(_both.Key)!);
        Assert.That(await StatusAsync($"content/item/{_both.Key}", Welsh), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Lists_are_filtered_and_sorted_in_the_language_that_is_asked_for()
    {
        Assert.That(await NamesAsync("content?sort=name:asc&filter=contentType:leaflet", English), Is.EqualTo(new[] { "4", "Leaflets", "Pay slips", "Sick pay", "Your rights" }));
        Assert.That(await NamesAsync("content?sort=name:asc&filter=contentType:leaflet", Welsh), Is.EqualTo(new[] { "2", "Eich hawliau", "Taflenni" }));
        Assert.That(await NamesAsync("content?filter=name:hawliau", Welsh), Is.EqualTo(new[] { "1", "Eich hawliau" }));
        Assert.That(await NamesAsync("content?filter=name:hawliau", English), Is.EqualTo(new[] { "0" }));
        Assert.That(await NamesAsync("content?fetch=children:/&sort=name:desc", Welsh), Is.EqualTo(new[] { "1", "Eich hawliau" }));
        Assert.That(await NamesAsync("content?fetch=children:/taflenni", Welsh), Is.EqualTo(new[] { "1", "Eich hawliau" }));
    }

    [Test]
    public async Task A_segment_that_is_asked_for_is_answered_where_something_is_said_in_it()
    {
        JsonNode easy = await ReadAsync($"content/item/{_both.Key}", English, Easy);
        Assert.That(easy["properties"]!["words"]!.ToString(), Is.EqualTo("In few words"));
        Assert.That(easy["properties"]!["title"]!.ToString(), Is.EqualTo("About Your rights"), "what has no segments is the same in all");
        Assert.That((await ReadAsync($"content/item/{_both.Key}", English))["properties"]!["words"]!.ToString(), Is.EqualTo("Words of Your rights"));
        // Umbraco's own fallback gives what is said in no segment where there is nothing in this one.
        Assert.That((await ReadAsync($"content/item/{_both.Key}", Welsh, Easy))["properties"]!["words"]!.ToString(), Is.EqualTo("Words of Eich hawliau"));
        Assert.That(await StatusAsync($"content/item/{_plain.Key}", English, Easy), Is.EqualTo(HttpStatusCode.OK), "what has no segments is there in all");
    }

    [Test]
    public async Task A_rich_text_has_its_blocks_its_links_and_its_pictures()
    {
        IMedia picture = Picture("wall.png");
        Guid block = Guid.NewGuid(), settings = Guid.NewGuid(), hidden = Guid.NewGuid(), foreign = Guid.NewGuid();
        JsonNode item = await WrittenAsync($$"""
            <p>See <a href="/{localLink:{{_both.Key}}}#pay" type="document" title="Mine &amp; yours">this</a>, <a type="media" href="/{localLink:{{picture.Key}}}">that</a>, <a href="/{localLink:{{Guid.NewGuid()}}}" type="document">what is gone</a> and <a href="https://www.gov.uk/?a=1&amp;b=2">gov.uk</a>.</p>
            <umb-rte-block data-content-key="{{block}}"><!--Umbraco-Block--></umb-rte-block><p>Between <umb-rte-block-inline data-content-key="{{hidden}}"></umb-rte-block-inline></p><img src="/old.png?rmode=max&amp;width=500" data-udi="umb://media/{{picture.Key:N}}" alt="A wall" data-caption="x"/>
            """, Blocks(
                [(block, settings), (hidden, null), (foreign, null)],
                [(block, _call.Key, """[{"alias":"heading","value":"Remember"},{"alias":"picture","value":PICKED}]""".Replace("PICKED", $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{picture.Key}}"}]""", StringComparison.Ordinal)), (hidden, _call.Key, "[]"), (foreign, _mood.Key, "[]")],
                [(settings, _mood.Key, """[{"alias":"colour","value":"plum"}]""")],
                exposed: [block, foreign]));
        string markup = item["properties"]!["rich"]!["markup"]!.ToString();
        string address = picture.GetValue<string>("umbracoFile") is { } stored ? JsonNode.Parse(stored.StartsWith('{') ? stored : $"{{\"src\":\"{stored}\"}}")!["src"]!.ToString() : "";
        Assert.Multiple(() =>
        {
            Assert.That(markup, Does.Contain($"<a href=\"/your-rights/#pay\" title=\"Mine &amp; yours\" data-destination-id=\"{_both.Key}\" data-destination-type=\"leaflet\" data-link-type=\"Content\" data-start-item-path=\"leaflets\" data-start-item-id=\"{_root.Key}\">this</a>"));
            Assert.That(markup, Does.Contain($"<a href=\"{address}\" data-destination-id=\"{picture.Key}\" data-destination-type=\"Image\" data-link-type=\"Media\">that</a>"));
            Assert.That(markup, Does.Contain("<a>what is gone</a>").And.Contain("<a href=\"https://www.gov.uk/?a=1&amp;b=2\">gov.uk</a>"));
            Assert.That(markup, Does.Contain($"<umb-rte-block data-content-id=\"{block}\"></umb-rte-block><p>Between <umb-rte-block-inline data-content-id=\"{hidden}\"></umb-rte-block-inline></p>"));
            Assert.That(markup, Does.Contain($"<img src=\"{address}?rmode=max&amp;width=500\" alt=\"A wall\" />"));
        });
        JsonArray blocks = item["properties"]!["rich"]!["blocks"]!.AsArray();
        Assert.That(blocks, Has.Count.EqualTo(1), "neither one that is not shown nor one of a type that is not offered");
        JsonNode content = blocks[0]!["content"]!;
        Assert.Multiple(() =>
        {
            Assert.That((content["id"]!.ToString(), content["contentType"]!.ToString()), Is.EqualTo((block.ToString(), "callOut")));
            Assert.That(content["properties"]!["heading"]!.ToString(), Is.EqualTo("Remember"));
            Assert.That(content["properties"]!["picture"]![0]!["url"]!.ToString(), Is.EqualTo(address));
            Assert.That(blocks[0]!["settings"]!["properties"]!["colour"]!.ToString(), Is.EqualTo("plum"));
        });
        Assert.That((await _client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.OK), "what a block shows may be had");
        Assert.That(await StatusAsync(address.Replace(".png", ".320w.png", StringComparison.Ordinal), English), Is.EqualTo(HttpStatusCode.OK), "in the sizes of pictures, too");
        Assert.That(await StatusAsync(address.Replace(".png", ".321w.png", StringComparison.Ordinal), English), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("""{"layout":{"Umbraco.RichText":[{"contentKey":"no key"}]},"contentData":[]}""")]
    [TestCase("""{"layout":{"Umbraco.RichText":[{"contentKey":"0f6cf3c9-6b5c-4b83-9f7d-2e9f7b1f3a10"}]},"contentData":[{"key":"0f6cf3c9-6b5c-4b83-9f7d-2e9f7b1f3a10","contentTypeKey":"0f6cf3c9-6b5c-4b83-9f7d-2e9f7b1f3a11","values":7}]}""")]
    [TestCase("""{"layout":{"Umbraco.TinyMCE":[{"contentUdi":"umb://element/0f6cf3c96b5c4b839f7d2e9f7b1f3a10"}]},"contentData":[{"udi":"umb://element/0f6cf3c96b5c4b839f7d2e9f7b1f3a10"}]}""")]
    public async Task Blocks_that_cannot_be_read_never_cost_the_text(string blocks)
    {
        JsonNode item = await WrittenAsync("<p>The text</p>", blocks);
        Assert.That(item["properties"]!["rich"]!["markup"]!.ToString(), Does.Contain("<p>The text</p>"));
        Assert.That(item["properties"]!["rich"]!["blocks"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Markup_that_never_ends_is_answered_at_once()
    {
        string wild = string.Concat(Enumerable.Repeat("<a href=\"", 4_000)) + string.Concat(Enumerable.Repeat("<umb-rte-block data-content-key='", 4_000));
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        JsonNode item = await WrittenAsync(wild, "null");
        Assert.That(item["properties"]!["rich"]!["markup"]!.ToString(), Is.EqualTo(wild));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Every_answer_is_what_Umbracos_document_says()
    {
        SharedContracts.Need();
        JsonSchema item = await SharedContracts.SchemaAsync(Base + "content/item/{id}"), list = await SharedContracts.SchemaAsync(Base + "content");
        foreach (string? language in new[] { null, English, Welsh })
        {
            Assert.That(item.Validate(await _client.GetStringAsync(new Uri(Base + $"content/item/{_plain.Key}", UriKind.Relative))), Is.Empty);
            using HttpResponseMessage both = await GetAsync($"content/item/{_both.Key}", language, null), all = await GetAsync("content?take=100", language, null);
            Assert.That(item.Validate(await both.Content.ReadAsStringAsync()), Is.Empty);
            Assert.That(list.Validate(await all.Content.ReadAsStringAsync()), Is.Empty);
        }
    }

    private async Task<JsonNode> WrittenAsync(string markup, string blocks)
    {
        IContent item = Content.GetById(_plain.Key)!;
        item.SetValue("rich", $$"""{"markup":{{System.Text.Json.JsonSerializer.Serialize(markup)}},"blocks":{{blocks}}}""");
        Publish(item);
        return await ReadAsync($"content/item/{_plain.Key}", null);
    }

    private static string Blocks((Guid Content, Guid? Settings)[] places, (Guid Key, Guid Type, string Values)[] content, (Guid Key, Guid Type, string Values)[] settings, Guid[] exposed)
    {
        return $$"""{"layout":{"Umbraco.RichText":[{{string.Join(',', places.Select(place => $$"""{"contentKey":"{{place.Content}}","settingsKey":{{(place.Settings is { } key ? $"\"{key}\"" : "null")}}}"""))}}]},"contentData":[{{Items(content)}}],"settingsData":[{{Items(settings)}}],"expose":[{{string.Join(',', exposed.Select(key => $$"""{"contentKey":"{{key}}","culture":null,"segment":null}"""))}}]}""";

        static string Items((Guid Key, Guid Type, string Values)[] items) => string.Join(',', items.Select(one => $$"""{"key":"{{one.Key}}","contentTypeKey":"{{one.Type}}","values":{{one.Values}}}"""));
    }

    private IContent Leaflet(string english, string? welsh, int parent)
    {
        IContent item = Content.Create(english, parent, "leaflet");
        foreach ((string culture, string? name) in new[] { (English, english), (Welsh, welsh) })
        {
            if (name is null)
                continue;
            item.SetCultureName(name, culture);
            item.SetValue("title", $"About {name}", culture);
            item.SetValue("words", $"Words of {name}", culture);
        }

        item.SetValue("number", "7");
        Publish(item);
        return item;
    }

    private void Publish(IContent item)
    {
        Content.Save(item);
        PublishResult result = Content.Publish(item, item.ContentType.Variations == ContentVariation.Nothing ? ["*"] : [.. item.CultureInfos!.Keys]);
        Assert.That(result.Success, $"{item.Name}: {result.Result}");
    }

    private async Task<IContentType> TypeAsync(string alias, ContentVariation variations, params (string Alias, Guid DataType, ContentVariation Variations)[] properties)
    {
        IShortStringHelper strings = _site.Get<IShortStringHelper>();
        ContentType type = new(strings, Constants.System.Root) { Alias = alias, Name = alias, AllowedAsRoot = true, Variations = variations, IsElement = alias.StartsWith("call", StringComparison.Ordinal) };
        foreach ((string name, Guid key, ContentVariation own) in properties)
        {
            IDataType dataType = (await _site.Get<IDataTypeService>().GetAsync(key))!;
            Assert.That(type.AddPropertyType(new PropertyType(strings, dataType, name) { Name = name, Variations = own }, "content", "Content"));
        }

        Assert.That((await _site.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success);
        return type;
    }

    private async Task<IDataType> RichTextWithBlocksAsync()
    {
        IDataType type = (await _site.Get<IDataTypeService>().GetAsync(s_richText))!;
        type.ConfigurationData["blocks"] = JsonNode.Parse($$"""[{"contentElementTypeKey":"{{_call.Key}}","settingsElementTypeKey":"{{_mood.Key}}"}]""")!;
        Assert.That((await _site.Get<IDataTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey)).Success);
        return type;
    }

    private IMedia Picture(string name)
    {
        IMediaService media = _site.Get<IMediaService>();
        IMedia item = media.CreateMedia(name, Constants.System.Root, Constants.Conventions.MediaTypes.Image);
        string folder = Directory.CreateDirectory(Path.Combine(_site.DataPath, "media", "wall0123")).FullName;
        System.IO.File.WriteAllBytes(Path.Combine(folder, name), PhbResources.Embedded.Tests.Media.Photo.Make(40, 30, SkiaSharp.SKEncodedImageFormat.Png));
        item.SetValue("umbracoFile", $"/media/wall0123/{name}");
        media.Save(item);
        return item;
    }

    private async Task<string[]> NamesAsync(string address, string language)
    {
        JsonNode list = await ReadAsync(address, language);
        return [list["total"]!.ToString(), .. list["items"]!.AsArray().Select(item => item!["name"]!.ToString())];
    }

    private async Task<JsonNode> ReadAsync(string address, string? language, string? segment = null)
    {
        using HttpResponseMessage answer = await GetAsync(address, language, segment);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{address} {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task<HttpStatusCode> StatusAsync(string address, string language, string? segment = null)
    {
        using HttpResponseMessage answer = await GetAsync(address, language, segment);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> GetAsync(string address, string? language, string? segment)
    {
        HttpRequestMessage request = new(HttpMethod.Get, address.StartsWith('/') ? address : Base + address);
        if (language is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        if (segment is not null)
            request.Headers.TryAddWithoutValidation("Accept-Segment", segment);
        return _client.SendAsync(request);
    }
}
