using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>A curator brings in a mail.</summary>
public sealed class ForwardingTests
{
    private const string Email = "forwarder@library.example";
    private const string Password = "four plain words here";

    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _site = await RunningSite.StartAsync(false, $"--Phb:Curator:Email={Email}", $"--Phb:Curator:Password={Password}");

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    // Width and script do not meet in these pages: each of both once is enough.
    [TestCase(320, true)]
    [TestCase(1280, false)]
    public async Task A_mail_is_brought_in_and_finished(int width, bool javaScript)
    {
        await using Visit visit = await Visit.StartAsync(width, javaScript: javaScript);
        IPage page = visit.Page;
        await visit.OpenAsync(_site.Address + "/sign-in?returnUrl=%2Fcurator%2Fforward");
        await page.GetByLabel("Email address").FillAsync(Email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/curator/forward");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a draft of it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".mistake")).ToContainTextAsync("Choose a mail first.");
        await LooksRightAsync("with a mistake");
        string name = $"Night rota {width} {javaScript}";
        await page.GetByLabel("The mail").SetInputFilesAsync(new FilePayload
        {
            Name = "mail.eml",
            MimeType = "message/rfc822",
            Buffer = Encoding.UTF8.GetBytes($"From: Jo Bloggs <a-rather-long-address-of-a-person@people.library.example>\r\nSubject: Fwd: {name}\r\nMessage-ID: <{width}{javaScript}@people.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nIt helped us.\r\n--b\r\nContent-Type: text/plain; name=rota.txt\r\nContent-Disposition: attachment; filename=rota.txt\r\n\r\nWho comes when.\r\n"
                + "--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n\r\na\r\n--b--\r\n"),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a draft of it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The mail is a draft now.");
        await LooksRightAsync("with a draft");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"Finish it\\s?: {name}") }).ClickAsync(); // Words that are only heard stand apart from the others.
        await Assertions.Expect(page.GetByLabel("What is it called?")).ToHaveValueAsync(name);

        async Task LooksRightAsync(string what)
        {
            await Pictures.KeepAsync(page, $"forward {what} {width} {(javaScript ? "script" : "plain")}");
            Assert.That(await Layout.SidewaysScrollAsync(page), Is.Zero, $"{what}: nobody should have to scroll a page sideways.");
            Assert.That(await Layout.OutOfSightAsync(page), Is.Empty, what);
            // axe is a script itself.
            if (javaScript)
                Assert.That(await AccessibilityTests.FaultsAsync(page), Is.Empty, what);
        }
    }
}
