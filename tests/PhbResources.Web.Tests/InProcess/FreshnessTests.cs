using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Core.Library;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.InProcess;

/// <summary>What is published through Umbraco's services is what visitors see, within a second.</summary>
[NonParallelizable]
internal sealed class FreshnessTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly string[] s_showing = ["/templates/weekly-rota", "/templates", "/search?q=zanzibar", "/feed.atom", "/api/v1/templates/weekly-rota"];

    /// <summary>Search marks the words that were asked for.</summary>
    private static readonly Regex s_title = new("Weekly rota of (<mark>)?Zanzibar", RegexOptions.CultureInvariant);

    private RunningSite _site = null!;
    private HttpClient _client = null!;

    private IContentService Content => _site.Get<IContentService>();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync();
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = _site.Address };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task A_change_is_seen_on_every_page_within_a_second_and_so_is_its_end()
    {
        foreach (string path in s_showing)
            await _client.GetAsync(path); // Pages that are in memory must give way, too.
        IContent rota = Rota();
        rota.Name = "Weekly rota of Zanzibar";
        Publish(rota);
        Stopwatch since = Stopwatch.StartNew();
        foreach (string path in s_showing)
            await UntilAsync(since, path, async () => s_title.IsMatch(await _client.GetStringAsync(path)));

        Assert.That(Content.Unpublish(rota).Success);
        since = Stopwatch.StartNew();
        await UntilAsync(since, "the template", async () => (await _client.GetAsync("/templates/weekly-rota")).StatusCode == HttpStatusCode.NotFound);
        await UntilAsync(since, "its file", async () => (await _client.GetAsync("/templates/weekly-rota/download?format=docx")).StatusCode == HttpStatusCode.NotFound);
        await UntilAsync(since, "search", async () => !(await _client.GetStringAsync("/search?q=zanzibar")).Contains("/templates/weekly-rota", StringComparison.Ordinal));
        Publish(Rota());
        Assert.That((await _client.GetAsync("/templates/weekly-rota")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Visitors_search_and_read_while_curators_publish()
    {
        using CancellationTokenSource done = new();
        string[] paths = ["/search?q=rota", "/search?q=hours+week", "/templates", "/templates/weekly-timesheet", "/templates/weekly-timesheet/download?format=txt"];
        Task<int>[] visitors = [.. Enumerable.Range(0, 4).Select(visitor => Task.Run(async () =>
        {
            int answered = 0;
            while (!done.IsCancellationRequested)
            {
                HttpResponseMessage answer = await _client.GetAsync(paths[(visitor + answered++) % paths.Length]);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            }

            return answered;
        }))];
        IContent sheet = Content.GetById(_site.Get<PublishedLibrary>().Current.BySlug["weekly-timesheet"].Key)!;
        for (int round = 1; round <= 15; round++)
        {
            sheet.SetValue("summary", $"Hours of one week, round{round}, for whoever is paid by them.");
            Publish(sheet);
        }

        Stopwatch since = Stopwatch.StartNew();
        await UntilAsync(since, "search", async () => (await _client.GetStringAsync("/search?q=round15")).Contains("/templates/weekly-timesheet", StringComparison.Ordinal));
        await done.CancelAsync();
        Assert.That((await Task.WhenAll(visitors)).Sum(), Is.GreaterThan(20));
        Assert.That(await _client.GetStringAsync("/search?q=round14"), Does.Not.Contain("round14,"));
    }

    private IContent Rota() => Content.GetById(new Guid("a1dabe80-e028-42d7-9b36-0628e6a6f664"))!;

    private void Publish(IContent item)
    {
        Assert.That(Content.Save(item).Success);
        PublishResult published = Content.Publish(item, ["*"]);
        Assert.That(published.Success, $"{published.Result}");
    }

    private static async Task UntilAsync(Stopwatch since, string what, Func<Task<bool>> seen)
    {
        while (!await seen())
        {
            Assert.That(since.Elapsed, Is.LessThan(s_second), what);
            await Task.Delay(10);
        }
    }
}
