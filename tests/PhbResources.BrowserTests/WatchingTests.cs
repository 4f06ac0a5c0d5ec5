using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>From "Watch this" to the mail and out of it again, as a person does it.</summary>
[NonParallelizable]
public sealed partial class WatchingTests
{
    private const string Email = "curator@library.example", Password = "four plain words here", Reader = "reader@library.example", ReaderPassword = "seven quiet otters swim";

    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _site = await RunningSite.StartAsync(settings: [$"--Phb:Curator:Email={Email}", $"--Phb:Curator:Password={Password}", "--Phb:Watching:GatherSeconds=0", "--Phb:Watching:RoundSeconds=1"]);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }

    [Test]
    public async Task A_reader_watches_a_template_and_is_mailed_when_it_changes_and_ends_it_from_the_mail()
    {
        await using Visit reader = await Visit.StartAsync(320, address: _site.Address);
        await JoinAsync(reader.Page);
        await reader.OpenAsync("/templates/weekly-rota");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Watch this template" }).ClickAsync();
        await LookAsync(reader, "watch-320");
        await reader.Page.GetByLabel("At once").CheckAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Watch this template" }).ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("You watch this template now.");
        await LookAsync(reader, "watching-it-320");

        await using (Visit curator = await Visit.StartAsync(address: _site.Address))
        {
            await SignInAsync(curator.Page, Email, Password);
            await curator.OpenAsync("/templates?category=rotas-and-time");
            await curator.Page.GetByRole(AriaRole.Link, new() { Name = "Watch this category" }).ClickAsync();
            await curator.Page.GetByRole(AriaRole.Button, new() { Name = "Watch this category" }).ClickAsync();
            await curator.OpenAsync("/account/watching");
            await LookAsync(curator, "what-one-watches-1280");
            await curator.OpenAsync("/curator/content/a1dabe80-e028-42d7-9b36-0628e6a6f664");
            await curator.Page.GetByLabel("Summary").FillAsync("Who comes when, nights and holidays included.");
            await curator.Page.GetByLabel("What changed").FillAsync("Nights are in it");
            await curator.Page.GetByRole(AriaRole.Button, new() { Name = "Save and publish the changes" }).ClickAsync();
            curator.ExpectNoComplaints();
        }

        string link = await MailedAsync("Nights are in it", "/stop-mail?k=");
        await reader.OpenAsync("/account/watching");
        await LookAsync(reader, "what-one-watches-320");
        await reader.OpenAsync("/changes");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "See what changed in Weekly rota" }).ClickAsync();
        await Expect(reader.Page.Locator(".difference", new() { HasText = "ights" }).First).ToBeVisibleAsync();
        await LookAsync(reader, "what-changed-320");

        await using Visit stranger = await Visit.StartAsync(320, javaScript: false, address: _site.Address);
        await stranger.OpenAsync(link);
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Stop these mails" }).ClickAsync();
        await Expect(stranger.Page.Locator("h1")).ToHaveTextAsync("It is done");
        await reader.OpenAsync(link);
        await LookAsync(reader, "stop-mail-320");
        await reader.OpenAsync("/account/watching");
        await Expect(reader.Page.GetByLabel("Mails about Weekly rota")).ToHaveValueAsync("never");
        reader.ExpectNoComplaints();
    }

    private async Task JoinAsync(IPage page)
    {
        await page.GotoAsync("/register");
        await page.GetByLabel("Email address").FillAsync(Reader);
        await page.GetByLabel("Password").FillAsync(ReaderPassword);
        await Task.Delay(3100);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make an account" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Look at your email");
        await page.GotoAsync(await MailedAsync("to make the account", "?token="));
        await page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        await SignInAsync(page, Reader, ReaderPassword);
    }

    private static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1")).Not.ToHaveTextAsync("Sign in");
    }

    /// <summary>Path and query of the last link of a kind in the mail that says something; waits for it.</summary>
    private async Task<string> MailedAsync(string words, string linkWith)
    {
        for (int tries = 0; tries < 200; tries++)
        {
            foreach (string file in Directory.Exists(_site.MailFolder) ? Directory.GetFiles(_site.MailFolder, "*.eml") : [])
            {
                // Quoted-printable (RFC 2045, 6.7), as far as links have any of it.
                string mail = Regex.Replace(await File.ReadAllTextAsync(file), "=\r?\n", "").Replace("=3D", "=", StringComparison.Ordinal);
                if (mail.Contains(words, StringComparison.Ordinal) && Link().Matches(mail).LastOrDefault(link => link.Value.Contains(linkWith, StringComparison.Ordinal)) is { } found)
                    return new Uri(found.Value).PathAndQuery;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"There is no mail that says \"{words}\" after 20 seconds.");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static async Task LookAsync(Visit visit, string name)
    {
        await Pictures.KeepAsync(visit.Page, name);
        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero, name);
        Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty, name);
    }

    [GeneratedRegex(@"https?://[^\s""<>]+")]
    private static partial Regex Link();
}
