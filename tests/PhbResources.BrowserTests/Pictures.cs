using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>Pictures of the pages for people to look at: kept when PHB_SCREENSHOTS names a folder.</summary>
internal static class Pictures
{
    public static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PHB_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name.Replace(' ', '-').ToLowerInvariant()}.png"), FullPage = true });
    }
}
