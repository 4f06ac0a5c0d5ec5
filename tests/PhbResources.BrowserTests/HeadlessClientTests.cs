using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>The sample front end works from a web site of its own, through the public API alone.</summary>
public sealed class HeadlessClientTests
{
    private StaticSite _elsewhere = null!;

    [OneTimeSetUp]
    public void Serve()
    {
        DirectoryInfo at = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "PhbResources.sln")))
            at = at.Parent!;
        _elsewhere = StaticSite.Of(Path.Combine(at.FullName, "samples", "headless-client"));
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _elsewhere.DisposeAsync();

    [Test]
    public async Task A_page_of_another_site_lists_searches_and_downloads()
    {
        await using Visit visit = await Visit.StartAsync(address: _elsewhere.Address);
        IPage page = visit.Page;
        await visit.OpenAsync($"/?library={Uri.EscapeDataString(Browsing.Address)}");
        await Assertions.Expect(page.Locator("#results li")).ToHaveCountAsync(20);
        await Assertions.Expect(page.Locator("#shelf option").Nth(3)).ToBeAttachedAsync();

        await page.Locator("#more").ClickAsync();
        await Assertions.Expect(page.Locator("#results li")).ToHaveCountAsync(40);
        Assert.That(await visit.HasFocusAsync("#results li:nth-child(21) a"), "The focus goes to the first of those that came.");

        await page.GetByLabel("Search the templates").FillAsync("weekly rotta");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#results a", new PageLocatorOptions { HasText = "Weekly rota" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("#template-title")).ToHaveTextAsync("Weekly rota");
        Assert.That(await visit.HasFocusAsync("#template"));

        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.GetByLabel("Download Weekly rota as DOCX").ClickAsync());
        Assert.That(download.SuggestedFilename, Does.EndWith(".docx"));
        Assert.That(new FileInfo(await download.PathAsync()).Length, Is.GreaterThan(2000));

        string[] paths = [.. visit.Requests.Where(request => request.Url.StartsWith(Browsing.Address, StringComparison.Ordinal)).Select(request => new Uri(request.Url).AbsolutePath)];
        Assert.That(paths, Is.Not.Empty.And.All.Match("^/(api/v1|umbraco/delivery/api/v2)/|/download$"));
        visit.ExpectNoComplaintsButAborted();
    }

    [Test]
    public async Task It_is_for_everybody_and_says_what_to_do_when_nothing_is_found()
    {
        await using Visit visit = await Visit.StartAsync(width: 320, address: _elsewhere.Address);
        await visit.OpenAsync($"/?library={Uri.EscapeDataString(Browsing.Address)}");
        await Assertions.Expect(visit.Page.Locator("#results li").First).ToBeVisibleAsync();
        AxeResult found = await visit.Page.RunAxe();
        Assert.That(found.Violations.Select(violation => $"{violation.Id}: {violation.Help}"), Is.Empty);
        Assert.That(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "Nothing is cut off at 320 pixels.");

        await visit.Page.GetByLabel("Search the templates").FillAsync("qzxqzxqzx");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Nothing was found. Try other words.");
        visit.ExpectNoComplaints();
    }
}
