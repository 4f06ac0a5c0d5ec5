using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>One site and one browser for all tests of a run.</summary>
[SetUpFixture]
public sealed class Browsing
{
    private static RunningSite? s_site;
    private static IPlaywright? s_playwright;
    private static IBrowser? s_browser;

    internal static string Address => s_site!.Address;

    internal static string MailFolder => s_site!.MailFolder;

    internal static RunningSite Site => s_site!;

    internal static IBrowser Browser => s_browser!;

    [OneTimeSetUp]
    public async Task Start_the_site_and_the_browser()
    {
        if (Chromium.Find() is not { } program)
        {
            if (Environment.GetEnvironmentVariable("PHB_REQUIRE_PROGRAMS") == "1")
                Assert.Fail(Chromium.Missing);
            await TestContext.Progress.WriteLineAsync($"Skipped: {Chromium.Missing}");
            Assert.Ignore(Chromium.Missing);
            return;
        }

        Task<RunningSite> site = RunningSite.StartAsync();
        s_playwright = await Playwright.CreateAsync();
        s_browser = await Chromium.LaunchAsync(s_playwright, program);
        s_site = await site;
    }

    [OneTimeTearDown]
    public async Task Stop_both()
    {
        if (s_browser is not null)
            await s_browser.DisposeAsync();
        s_playwright?.Dispose();
        if (s_site is not null)
            await s_site.DisposeAsync();
        await RunningSite.ForgetLibraryAsync();
    }
}
