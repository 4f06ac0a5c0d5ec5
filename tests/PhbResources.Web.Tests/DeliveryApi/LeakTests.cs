using System.Net;
using System.Text.Json.Nodes;
using PhbResources.Core.Library;
using PhbResources.Web.Tests.InProcess;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.DeliveryApi;

/// <summary>The Delivery API shows what is published and nothing else, and forgets it at once when it is not any more.</summary>
[NonParallelizable]
internal sealed class LeakTests
{
    private const string Base = "/umbraco/delivery/api/v2/";
    private const string Key = "0123456789abcdef0123456789abcdef";

    private RunningSite _site = null!;
    private HttpClient _client = null!;

    private IContentService Content => _site.Get<IContentService>();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync($"--Phb:Curator:Email={RunningSite.Email}", $"--Phb:Curator:Password={RunningSite.Password}", $"--Umbraco:CMS:DeliveryApi:ApiKey={Key}");
        _client = new HttpClient { BaseAddress = _site.Address };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task A_draft_is_shown_to_nobody_without_the_key()
    {
        IContent shelf = Content.GetById(Rota().ParentId)!;
        IContent draft = Content.Create("Rota nobody may see", shelf.Id, "rota");
        draft.SetValue(LibraryAliases.Summary, "A quokka summary");
        Content.Save(draft);
        IContent changed = Rota();
        changed.SetValue(LibraryAliases.Summary, "A quokka change");
        Content.Save(changed);

        foreach (string path in new[] { "content?take=1000", $"content?fetch=children:{shelf.Key}&take=1000", "content?filter=kind:rota&take=1000", "content/item/" + Rota().Key })
            Assert.That(await _client.GetStringAsync(Base + path), Does.Not.Contain("quokka").And.Not.Contain("nobody may see"), path);
        Assert.That(await StatusAsync("content/item/" + draft.Key), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await _client.GetStringAsync(Base + $"content/items?id={draft.Key}"), Is.EqualTo("[]"));

        using HttpResponseMessage preview = await _client.SendAsync(new HttpRequestMessage(HttpMethod.Get, Base + $"content/item/{draft.Key}") { Headers = { { "Preview", "true" }, { "Api-Key", Key } } });
        Assert.That(await preview.Content.ReadAsStringAsync(), Does.Contain("A quokka summary"));
        Assert.That(preview.Headers.CacheControl!.NoStore);
        Content.Delete(draft);
        Publish(changed, "For the people who come each week.");
    }

    [Test]
    public async Task What_is_unpublished_is_gone_at_once_with_all_below_it_and_comes_back_with_it()
    {
        IContent shelf = Content.GetById(Rota().ParentId)!;
        string address = "content/item/" + Rota().Key;
        Assert.That(await StatusAsync(address), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Content.Unpublish(shelf).Success);
        Assert.That(await StatusAsync(address), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await _client.GetStringAsync(Base + "content?take=1000"), Does.Not.Contain(Rota().Key.ToString()));
        Assert.That(await _client.GetStringAsync(Base + "content?filter=name:rota&filter=contentType:rota"), Does.Contain("\"total\":0"));
        Assert.That(Content.Publish(Content.GetById(shelf.Key)!, ["*"]).Success);
        Assert.That(await StatusAsync(address), Is.EqualTo(HttpStatusCode.OK));

        Content.MoveToRecycleBin(Rota());
        Assert.That(await StatusAsync(address), Is.EqualTo(HttpStatusCode.NotFound));
        Content.Move(Rota(), shelf.Id);
        Publish(Rota(), "For the people who come each week.");
        Assert.That(await StatusAsync(address), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Nothing_in_any_answer_is_about_a_member()
    {
        string all = await _client.GetStringAsync(Base + "content?take=1000&expand=properties[$all]");
        Assert.That(all, Does.Contain("weekly-rota").And.Not.Contain(RunningSite.Email));
        JsonNode list = JsonNode.Parse(all)!;
        HashSet<string> types = [.. ((JsonArray)list["items"]!).Select(item => item!["contentType"]!.ToString())];
        HashSet<string> kinds = [LibraryAliases.Library, LibraryAliases.Category, LibraryAliases.Guides, LibraryAliases.GuidePage, .. _site.Get<PublishedLibrary>().Current.Kinds.Select(kind => kind.Alias)];
        Assert.That(types, Is.SubsetOf(kinds));
    }

    [TestCase("filter=kind:rota", "Weekly rota")]
    [TestCase("filter=kind:Timesheet", "Weekly timesheet")]
    [TestCase("filter=category:{category}", "Weekly rota")]
    [TestCase("filter=patternLength:1 week", "Weekly rota")]
    [TestCase("filter=kind:!rota,timesheet&sort=kind:asc", "Annual leave request")]
    public async Task Templates_are_found_by_what_people_choose_by(string query, string name)
    {
        string category = _site.Get<PublishedLibrary>().Current.BySlug["weekly-rota"].Category.Slug;
        string answer = await _client.GetStringAsync($"{Base}content?take=1000&{query.Replace("{category}", category, StringComparison.Ordinal)}");
        Assert.That(((JsonArray)JsonNode.Parse(answer)!["items"]!).Select(item => item!["name"]!.ToString()), Does.Contain(name));
    }

    private IContent Rota() => Content.GetById(new Guid("a1dabe80-e028-42d7-9b36-0628e6a6f664"))!;

    private void Publish(IContent item, string summary)
    {
        item.SetValue(LibraryAliases.Summary, summary);
        Content.Save(item);
        Assert.That(Content.Publish(item, ["*"]).Success);
    }

    private async Task<HttpStatusCode> StatusAsync(string path) => (await _client.GetAsync(Base + path)).StatusCode;
}
