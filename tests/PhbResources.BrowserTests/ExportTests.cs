using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>The pages of an export, opened from a disk by a browser that has no network.</summary>
public sealed class ExportTests
{
    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("phb-browser-export-");

    private string At(string path) => new Uri(Path.Combine(_temp.FullName, "a stick", path)).AbsoluteUri;

    [OneTimeSetUp]
    public Task ExportAsync() => Browsing.Site.RunAsync("export", Path.Combine(_temp.FullName, "a stick"));

    [OneTimeTearDown]
    public void Remove() => _temp.Delete(recursive: true);

    [Test]
    public async Task Somebody_searches_follows_to_a_template_and_opens_its_file()
    {
        await using Visit visit = await OfflineAsync();
        await visit.Page.GotoAsync(At("index.html"));
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("weekly rotas");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/search.html?q=weekly+rotas");
        ILocator found = visit.Page.Locator("#results a");
        await Assertions.Expect(found.First).ToHaveTextAsync("Weekly rota");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("found");

        await found.First.ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Weekly rota");
        await Assertions.Expect(visit.Page.Locator(".paper")).ToContainTextAsync("Monday");
        string? file = await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Open Weekly rota as Plain text" }).EvaluateAsync<string>("link => link.href");
        await visit.Page.GotoAsync(file!);
        Assert.That(await visit.Page.ContentAsync(), Does.Contain("Weekly rota").Or.Contain("WEEKLY ROTA"));
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task Words_that_are_typed_find_at_once_by_their_beginning_and_nothing_is_said_so()
    {
        await using Visit visit = await OfflineAsync();
        await visit.Page.GotoAsync(At("search.html"));
        await visit.Page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("safeguar");
        await Assertions.Expect(visit.Page.Locator("#results a", new() { HasText = "Safeguarding" }).First).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("xyzzyx");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing has these words");
        visit.ExpectNoComplaints();
    }

    [TestCase("roata", "rota")]
    [TestCase("grievence", "Grievance")]
    [TestCase("saftey", "safety")]
    [TestCase("medicaton record", "Medication administration record")]
    public async Task A_word_with_one_letter_wrong_finds_what_was_meant_and_that_is_said(string written, string first)
    {
        await using Visit visit = await OfflineAsync();
        await visit.Page.GotoAsync(At("search.html"));
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync(written);
        await Assertions.Expect(visit.Page.Locator("#results a").First).ToContainTextAsync(first, new() { IgnoreCase = true });
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync($"Nothing has “{written.Split(' ')[0]}”.");
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task Everything_can_be_reached_without_JavaScript()
    {
        await using Visit visit = await OfflineAsync(javaScript: false);
        await visit.Page.GotoAsync(At("index.html"));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Rotas and time" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Weekly rota", Exact = true }).ClickAsync();
        Assert.That(visit.Page.Url, Does.EndWith("/templates/weekly-rota/index.html"));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Guides" }).First.ClickAsync();
        await visit.Page.Locator(".shelves a").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".guide-text")).ToBeVisibleAsync();
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task A_page_has_nothing_that_axe_finds_fault_with([Values("index.html", "templates/weekly-rota/index.html", "search.html?q=leave", "guides/leave-in-plain-words/index.html")] string path, [Values(320, 1280)] int width)
    {
        await using Visit visit = await OfflineAsync(width);
        await visit.Page.GotoAsync(At(path.Split('?')[0]) + (path.Contains('?') ? path[path.IndexOf('?')..] : ""));
        if (path.StartsWith("search", StringComparison.Ordinal))
            await Assertions.Expect(visit.Page.Locator("#results a").First).ToBeVisibleAsync();
        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero);
        Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty);
        // axe itself would like to read the stylesheet once more, which the page allows nobody.
        visit.ExpectNoComplaintsBut("/assets/site.css", "preload assets");
    }

    [Test]
    public async Task A_page_can_reach_nothing_on_a_network_even_if_it_tried()
    {
        await using Visit visit = await Visit.StartAsync();
        await visit.Page.GotoAsync(At("index.html"));
        bool loaded = await visit.Page.EvaluateAsync<bool>("address => new Promise(done => { const picture = new Image(); picture.onload = () => done(true); picture.onerror = () => done(false); picture.src = address; })", $"{Browsing.Address}/templates/weekly-rota/picture.png");
        Assert.That(loaded, Is.False);
    }

    private static async Task<Visit> OfflineAsync(int width = 1280, bool javaScript = true)
    {
        Visit visit = await Visit.StartAsync(width, javaScript: javaScript);
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.Context.RouteAsync(address => address.StartsWith("http", StringComparison.Ordinal), route => route.AbortAsync());
        return visit;
    }
}
