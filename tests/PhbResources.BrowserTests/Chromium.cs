using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>The Chromium of this machine. Playwright's own download is never used.</summary>
internal static class Chromium
{
    /// <summary>The first is Chromium without the parts of a window, which cost a test more than the page does.</summary>
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    /// <summary>No first-run pages, no traffic of its own, and able to run in a container.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>What to tell a person who has none.</summary>
    public const string Missing =
        "The browser tests need Chromium, and none of chromium, chromium-browser and google-chrome is on the PATH. Install it (Debian: apt install chromium) and run them again.";

    /// <summary>Full path of the program, or <c>null</c>.</summary>
    public static string? Find() =>
        (from name in Names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         let file = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
         where File.Exists(file)
         select file).FirstOrDefault();

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, string program) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Arguments });
}
