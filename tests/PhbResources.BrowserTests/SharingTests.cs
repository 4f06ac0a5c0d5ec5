using System.Text;
using Microsoft.Playwright;
using PhbResources.Web.Tests.Sharing;

namespace PhbResources.BrowserTests;

/// <summary>The member's half of sharing, from signing in to sending. A curator is a member, too, and the settings make one.</summary>
public sealed class SharingTests
{
    private const string Email = "sharer@library.example";
    private const string Password = "four plain words here";

    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _site = await RunningSite.StartAsync(false, $"--Phb:Curator:Email={Email}", $"--Phb:Curator:Password={Password}");

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    // Width and script do not meet in these pages: each of both once is enough.
    [TestCase(320, true)]
    [TestCase(1280, false)]
    public async Task A_member_shares_a_document_is_warned_has_it_cleaned_and_sends_it(int width, bool javaScript)
    {
        await using Visit visit = await Visit.StartAsync(width, javaScript: javaScript);
        IPage page = visit.Page;
        await SignInAsync(visit);
        await LooksRightAsync("start");
        await PressAsync("Begin");

        await PressAsync("Save and go on");
        await Assertions.Expect(page.Locator(".errors li")).ToHaveCountAsync(4);
        await LooksRightAsync("what it is, with mistakes");
        await page.GetByLabel("What is it called?").FillAsync($"Handover {width}{javaScript}");
        await page.GetByLabel("What kind of document is it?").SelectOptionAsync("record");
        await page.GetByLabel("Where would you look for it?").SelectOptionAsync("daily-records");
        await page.GetByLabel("What is it for?").FillAsync("Says what the next assistant has to know.");
        await PressAsync("Save and go on");

        await page.GetByLabel("Choose a file").SetInputFilesAsync(Word("macro.exe", [(byte)'M', (byte)'Z', .. new byte[900]]));
        await PressAsync("Add this file");
        await Assertions.Expect(page.Locator(".mistake")).ToContainTextAsync("This is a program, not a document.");
        await page.GetByLabel("Choose a file").SetInputFilesAsync(Word("handover.docx", Documents.Word("Handover", $"NHS number: {Documents.NhsNumber}", "Phone 07700 900123")));
        await PressAsync("Add this file");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("The file was added.");
        await LooksRightAsync("the document");
        await PressAsync("Save and go on");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "NHS number" })).ToBeVisibleAsync();
        Assert.That(await page.ContentAsync(), Does.Not.Contain(Documents.NhsNumber));
        await PressAsync("Go on");
        await Assertions.Expect(page.Locator(".errors")).ToContainTextAsync("that must go");
        await LooksRightAsync("safety");
        await PressAsync("Make a clean copy");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The clean copy" })).ToBeVisibleAsync();
        await LooksRightAsync("the clean copy");
        IDownload copy = await page.RunAndWaitForDownloadAsync(() => page.Locator(".share-file a[download]").First.ClickAsync());
        Assert.That(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(await copy.PathAsync())), Does.StartWith("PK"));
        await PressAsync("Go on");

        // Who wishes not to be named is not asked for a name, where a script can tell.
        await page.GetByLabel("Not at all").CheckAsync();
        await Assertions.Expect(page.GetByLabel("The name or initials to show")).ToBeVisibleAsync(new() { Visible = !javaScript });
        await page.GetByLabel("With my name").CheckAsync();
        await page.GetByLabel("The name or initials to show").FillAsync("Sam");
        await page.GetByLabel("Anything, without naming me").CheckAsync();
        await page.GetByLabel("I made this document").CheckAsync();
        await LooksRightAsync("credit");
        await PressAsync("Save and come back later");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");
        await LooksRightAsync("the whole, as a draft");
        await page.GetByRole(AriaRole.Link, new() { Name = "Go on: Look over and send" }).ClickAsync();
        await LooksRightAsync("look over");
        await PressAsync("Send it");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Thank you.");
        await LooksRightAsync("sent");
        await visit.OpenAsync(_site.Address + "/account/shares");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = $"Handover {width}{javaScript}" })).ToBeVisibleAsync();
        await LooksRightAsync("what you shared");
        visit.ExpectNoComplaintsBut("status of 422", "ERR_ABORTED");

        Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

        async Task LooksRightAsync(string name)
        {
            await Pictures.KeepAsync(page, $"share {name} {width} {(javaScript ? "script" : "plain")}");
            Assert.That(await Layout.SidewaysScrollAsync(page), Is.Zero, $"{name}: nobody should have to scroll a page sideways.");
            Assert.That(await Layout.OutOfSightAsync(page), Is.Empty, name);
            // axe is a script itself.
            if (javaScript)
                Assert.That(await AccessibilityTests.FaultsAsync(page), Is.Empty, name);
        }
    }

    [Test]
    public async Task The_first_mistake_is_where_the_keyboard_goes_on_and_a_file_that_is_too_large_is_not_even_sent()
    {
        await using Visit visit = await Visit.StartAsync(1280);
        await SignInAsync(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await visit.TabToAsync("#go-on");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".errors")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.That(await visit.HasFocusAsync("#title"), "The link in the summary leads to the field.");

        await visit.OpenAsync(visit.Page.Url.Split('#')[0][..^1] + "2");
        await visit.Page.EvaluateAsync("() => { const bag = new DataTransfer(); bag.items.add(new File([new Uint8Array(21 * 1024 * 1024)], 'large.pdf')); document.getElementById('files').files = bag.files; }");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add this file" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-sending]")).ToContainTextAsync("larger than 20 MB");
    }

    private async Task SignInAsync(Visit visit)
    {
        await visit.OpenAsync(_site.Address + "/sign-in?returnUrl=%2Fshare");
        await visit.Page.GetByLabel("Email address").FillAsync(Email);
        await visit.Page.GetByLabel("Password").FillAsync(Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/share");
    }

    private static FilePayload Word(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };
}
