using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>Pages of templates that are files somebody shared.</summary>
public sealed class SharedFileTests
{
    private static readonly string[] Slugs = ["a-rota-that-somebody-shared", "a-rota-sheet-that-somebody-shared", "a-care-plan-that-somebody-shared", "a-poster-that-somebody-shared"];

    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _site = await RunningSite.StartAsync(withSharedFiles: true);

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [Test]
    public async Task The_page_of_a_shared_file_has_nothing_that_axe_finds_fault_with([ValueSource(nameof(Slugs))] string slug, [Values(320, 1280)] int width)
    {
        await using Visit visit = await Visit.StartAsync(width);
        await visit.OpenAsync($"{_site.Address}/templates/{slug}");
        await Pictures.KeepAsync(visit.Page, $"{slug}-{width}");

        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero, "Nobody should have to scroll a page sideways.");
        Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty);
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task A_shared_file_arrives_under_the_name_its_author_gave_it([Values] bool javaScript)
    {
        await using Visit visit = await Visit.StartAsync(javaScript: javaScript);
        await visit.OpenAsync($"{_site.Address}/templates/{Slugs[0]}");
        IDownload download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Download the original file" }).ClickAsync());

        Assert.That(download.SuggestedFilename, Is.EqualTo("Zoë’s rota.docx"));
        Assert.That(new FileInfo(await download.PathAsync()).Length, Is.GreaterThan(5_000));
    }

    [Test]
    public async Task A_shared_file_opened_as_a_page_is_downloaded_and_not_shown()
    {
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync($"{_site.Address}/templates/{Slugs[3]}");
        IDownload download = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Page.EvaluateAsync("address => { location.href = address; }", $"{_site.Address}/templates/{Slugs[3]}/files/Poster.png"));
        Assert.That(download.SuggestedFilename, Is.EqualTo("Poster.png"));
    }
}
