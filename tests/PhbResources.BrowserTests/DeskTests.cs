using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>The curators' desk, as a curator works there.</summary>
public sealed class DeskTests
{
    private const string Email = "curator@library.example", Password = "four plain words here";
    private const string WeeklyRota = "a1dabe80-e028-42d7-9b36-0628e6a6f664";
    private const string Text = "Before the shift\n\nCheck the alarm.\nCheck that the phone is charged.\n\nDuring the night\n\nWrite down each turn.";

    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _site = await RunningSite.StartAsync(settings: [$"--Phb:Curator:Email={Email}", $"--Phb:Curator:Password={Password}"]);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }

    [TestCase(320)]
    [TestCase(1280)]
    public async Task Nothing_of_the_desk_is_at_fault_for_axe_or_scrolls_sideways(int width)
    {
        string item = SharedItems.Add(_site, "Night shift checklist with <b>marks</b>", 30, Text);
        string version = SharedItems.Add(_site, "Weekly rota with nights", 3, Text, replaces: WeeklyRota);
        await using Visit visit = await SignedInAsync(width);
        foreach ((string name, string address) in ((string, string)[])
        [
            ("desk", "/curator"), ("desk queue", "/curator/queue"), ("desk item", $"/curator/queue/{item}"), ("desk new version", $"/curator/queue/{version}"),
            ("desk content", "/curator/content"), ("desk new", "/curator/content/new"), ("desk edit", $"/curator/content/{WeeklyRota}"), ("desk preview", $"/curator/content/{WeeklyRota}/preview"),
            ("desk versions", $"/curator/content/{WeeklyRota}/versions"), ("desk bin", "/curator/content/bin"), ("desk members", "/curator/members"), ("desk replies", "/curator/replies"),
            ("desk insights", "/curator/insights"), ("desk feedback", "/curator/feedback"), ("desk surveys", "/curator/surveys"), ("desk survey", "/curator/surveys/edit"),
        ])
        {
            await visit.OpenAsync(address);
            await Pictures.KeepAsync(visit.Page, $"{name}-{width}");
            Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero, address);
            Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty, address);
        }

        await visit.Page.GotoAsync("/curator/members");
        await visit.Page.Locator("tbody a").First.ClickAsync();
        await Pictures.KeepAsync(visit.Page, $"desk member-{width}");
        Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty);
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task Single_keys_are_off_until_asked_for_and_then_approve_and_undo()
    {
        string id = SharedItems.Add(_site, "Approved by keyboard", 50, Text);
        await using Visit visit = await SignedInAsync(1280);
        await visit.OpenAsync($"/curator/queue/{id}");
        await visit.Page.Keyboard.PressAsync("a");
        Assert.That(visit.Page.Url, Does.EndWith(id), "a key on its own does nothing");

        await visit.Page.Locator("#keys-on").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Page.Keyboard.PressAsync("q");
        Assert.That(await visit.HasFocusAsync("#question"));
        await visit.Page.Keyboard.TypeAsync("a question with all the keys: adsnk");
        Assert.That(await visit.Page.InputValueAsync("#question"), Is.EqualTo("a question with all the keys: adsnk"), "letters are letters while somebody types");
        await visit.OpenAsync($"/curator/queue/{id}");
        await visit.Page.Keyboard.PressAsync("a");
        await visit.Page.WaitForURLAsync("**done=*");
        await Pictures.KeepAsync(visit.Page, "desk undo-1280");
        Assert.That(await visit.Page.Locator(".undo").InnerTextAsync(), Does.Contain("Approved by keyboard").And.Contain("approved"));
        IResponse? shown = await visit.Page.GotoAsync("/templates/approved-by-keyboard");
        Assert.That(shown!.Status, Is.EqualTo(200));

        await visit.Page.GoBackAsync();
        await visit.Page.Keyboard.PressAsync("u");
        await visit.Page.WaitForURLAsync($"**/curator/queue/{id}?done=*");
        shown = await visit.Page.GotoAsync("/templates/approved-by-keyboard");
        Assert.That(shown!.Status, Is.EqualTo(404));
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task Without_JavaScript_an_item_is_declined_with_a_reply_and_the_form_of_a_template_works()
    {
        string id = SharedItems.Add(_site, "Declined without JavaScript", 40, Text);
        await using Visit visit = await SignedInAsync(320, javaScript: false);
        await visit.OpenAsync($"/curator/queue/{id}");
        Assert.That(await visit.Page.Locator("[data-keys]").IsVisibleAsync(), Is.False);
        await visit.Page.GetByText("Decline it", new() { Exact = true }).First.ClickAsync();
        await visit.Page.SelectOptionAsync("#reply", "It is about one person");
        await visit.Page.Locator("button[value=decline]").ClickAsync();
        Assert.That(await visit.Page.Locator(".undo").InnerTextAsync(), Does.Contain("declined"));
        await visit.OpenAsync($"/curator/queue/{id}");
        Assert.That(await visit.Page.Locator(".history").InnerTextAsync(), Does.Contain("written for one person"));

        await visit.OpenAsync($"/curator/content/{WeeklyRota}");
        await visit.Page.FillAsync("#p-summary", "Who works when, changed without JavaScript.");
        await visit.Page.Locator("button[value=publish]").ClickAsync();
        Assert.That(await visit.Page.Locator("[role=status]").InnerTextAsync(), Does.Contain("Published"));
        await visit.OpenAsync("/templates/weekly-rota");
        Assert.That(await visit.Page.Locator("main").InnerTextAsync(), Does.Contain("changed without JavaScript"));
        visit.ExpectNoComplaints();
    }

    private async Task<Visit> SignedInAsync(int width, bool javaScript = true)
    {
        Visit visit = await Visit.StartAsync(width, javaScript: javaScript, address: _site.Address);
        await visit.OpenAsync("/sign-in?returnUrl=%2Fcurator");
        await visit.Page.FillAsync("#email", Email);
        await visit.Page.FillAsync("#password", Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/curator");
        return visit;
    }
}
