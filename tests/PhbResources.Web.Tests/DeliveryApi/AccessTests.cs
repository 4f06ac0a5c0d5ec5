using System.Net;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.DeliveryApi;

/// <summary>Who may read the Delivery API, by Umbraco's settings.</summary>
[NonParallelizable]
internal sealed class AccessTests
{
    private const string Base = "/umbraco/delivery/api/v2/";
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Test]
    public async Task It_can_be_kept_for_programs_with_the_key_and_types_can_be_kept_out()
    {
        await using RunningSite site = await RunningSite.StartAsync(
            $"--Umbraco:CMS:DeliveryApi:ApiKey={Key}", "--Umbraco:CMS:DeliveryApi:PublicAccess=false", "--Umbraco:CMS:DeliveryApi:Media:Enabled=false",
            "--Umbraco:CMS:DeliveryApi:DisallowedContentTypeAliases:0=rota", "--Phb:Api:Origins=https://charity.example");
        using HttpClient stranger = new() { BaseAddress = site.Address }, program = new() { BaseAddress = site.Address, DefaultRequestHeaders = { { "Api-Key", Key } } };

        Assert.That((await stranger.GetAsync(Base + "content")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        string list = await program.GetStringAsync(Base + "content?take=1000");
        Assert.That(list, Does.Contain("\"contentType\":\"timesheet\"").And.Not.Contain("\"contentType\":\"rota\""));
        Assert.That((await stranger.GetAsync(Base + "content")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "what one with the key was given is not given to another");
        Assert.That((await program.GetAsync(Base + "content/item/a1dabe80-e028-42d7-9b36-0628e6a6f664")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await program.GetAsync(Base + "media?fetch=children:/")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));

        foreach ((string origin, bool allowed) in new[] { ("https://charity.example", true), ("https://elsewhere.example", false) })
        {
            using HttpResponseMessage answer = await program.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/suggest?q=r") { Headers = { { "Origin", origin } } });
            Assert.That(answer.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? said) ? said.Single() : null, Is.EqualTo(allowed ? origin : null));
            Assert.That(answer.Headers.Vary, Does.Contain("Origin"));
        }
    }

    [Test]
    public async Task It_can_be_switched_off()
    {
        await using RunningSite site = await RunningSite.StartAsync("--Umbraco:CMS:DeliveryApi:Enabled=false");
        using HttpClient client = new() { BaseAddress = site.Address };
        Assert.That((await client.GetAsync(Base + "content")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
