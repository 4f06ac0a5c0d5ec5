using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>A person plans a rota: on a phone, at a desk, with and without JavaScript, with the keyboard alone.</summary>
public sealed class RotaTests
{
    private const string Planner = "/rota";

    [TestCase(320, true)]
    [TestCase(320, false)]
    [TestCase(1280, true)]
    public async Task A_rota_is_built_from_nothing_looked_over_and_taken_home(int width, bool javaScript)
    {
        await using Visit visit = await Visit.StartAsync(width, javaScript: javaScript);
        IPage page = visit.Page;
        await visit.OpenAsync(Planner);
        await page.GetByLabel("Name (if you like)").FillAsync("Zoë at home");
        await page.GetByLabel("First day").FillAsync("2026-11-30");
        await page.GetByLabel("It repeats").SelectOptionAsync("2");
        await PressAsync(page, "Update the page");
        await AddPersonAsync(visit, "Sam");
        await AddPersonAsync(visit, "Ngọc");

        await PressAsync(page, "Add the shifts");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        Assert.That(await visit.HasFocusAsync(".errors"), Is.True);
        await LookAsync(visit, "rota-mistake", width, javaScript);
        ILocator form = page.GetByRole(AriaRole.Region, new() { Name = "Add shifts" });
        await form.GetByLabel("Week 2").UncheckAsync();
        await form.GetByLabel("Monday").CheckAsync();
        await form.GetByLabel("Tuesday").CheckAsync();
        await form.GetByLabel("Starts at").FillAsync("08:00");
        await form.GetByLabel("Ends at").FillAsync("16:00");
        await form.GetByLabel("Break (minutes)").FillAsync("30");
        await form.GetByLabel("Who", new() { Exact = true }).SelectOptionAsync("Sam");
        await PressAsync(page, "Add the shifts");
        await NoticeAsync(visit);
        await form.GetByLabel("Week 2").UncheckAsync();
        await form.GetByLabel("Monday").CheckAsync();
        await form.GetByLabel("Starts at").FillAsync("21:00");
        await form.GetByLabel("Ends at").FillAsync("07:00");
        await form.GetByLabel("What it is").SelectOptionAsync("sleep-in");
        await form.GetByLabel("Who", new() { Exact = true }).SelectOptionAsync("Sam");
        await PressAsync(page, "Add the shifts");
        await NoticeAsync(visit);

        ILocator findings = page.Locator(".rota-findings").First;
        Assert.That(await findings.InnerTextAsync(), Does.Contain("Sam").And.Contain("rest"), "Five hours lie between two of the shifts, and one between two others.");
        await LookAsync(visit, "rota-findings", width, javaScript);
        ILocator night = page.Locator(".rota-week li li", new() { HasTextString = "Sleep-in" });
        await night.GetByRole(AriaRole.Button).ClickAsync();
        await NoticeAsync(visit);
        await page.GetByRole(AriaRole.Region, new() { Name = "Change a shift" }).GetByLabel("Who", new() { Exact = true }).SelectOptionAsync("Ngọc");
        await PressAsync(page, "Save the change");
        await NoticeAsync(visit);
        await PressAsync(page, "Copy the shifts");
        await NoticeAsync(visit);
        Assert.That(await page.Locator(".rota-week").Nth(1).InnerTextAsync(), Does.Contain("Sam").And.Contain("Ngọc"));
        Assert.That(await page.GetByRole(AriaRole.Row, new() { Name = "Sam" }).InnerTextAsync(), Does.Match(@"Sam\s+15\s+15\s+15\b"));
        await LookAsync(visit, "rota-built", width, javaScript);

        Assert.That(await Downloads.TextAsync(page, "Excel", "zoë-at-home.xlsx"), Does.Contain("Zoë at home").And.Contain("Sam").And.Contain("Ngọc").And.Contain("SUM"));
        Assert.That(await Downloads.TextAsync(page, "PDF", "zoë-at-home.pdf"), Does.Contain("Zoë at home").And.Contain("Ngọc").And.Contain("21:00"));
        Assert.That(await Downloads.TextAsync(page, "Word", "zoë-at-home.docx"), Does.Contain("Zoë at home").And.Contain("Sam"));
        string calendar = await Downloads.TextAsync(page, "Calendar of Ngọc", "zoë-at-home-ngọc.ics");
        Assert.That(calendar, Does.StartWith("BEGIN:VCALENDAR").And.Contain("Sleep-in").And.Contain("DTSTART;TZID=Europe/London:20261130T210000").And.Contain("INTERVAL=").Or.Contain("20261207T210000"));
        string saved = await Downloads.TextAsync(page, "Save my rota", "zoë-at-home.json");
        Assert.That(saved, Does.Contain("Zoë at home"));
        visit.ExpectNoComplaintsBut("ERR_ABORTED", "status of 422");

        await LoadAsync(visit, saved);
        Assert.That(await page.GetByLabel("Name (if you like)").InputValueAsync(), Is.EqualTo("Zoë at home"));
        Assert.That(await page.Locator(".rota-week").Nth(1).InnerTextAsync(), Does.Contain("Sam").And.Contain("Ngọc"));
    }

    [TestCase(320)]
    [TestCase(1280)]
    public async Task Each_example_has_nothing_that_axe_finds_fault_with(int width)
    {
        await using Visit visit = await Visit.StartAsync(width);
        await visit.OpenAsync(Planner);
        string[] examples = [.. await visit.Page.Locator("section[aria-labelledby=begin] button").AllInnerTextsAsync()];
        Assert.That(examples, Has.Length.GreaterThan(1));
        foreach (string example in examples)
        {
            await visit.OpenAsync(Planner);
            await PressAsync(visit.Page, example);
            await NoticeAsync(visit);
            await visit.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => part.open = true)");
            await LookAsync(visit, $"rota-{example}", width, axe: true);
        }

        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task On_paper_there_is_the_rota_and_no_form()
    {
        await using Visit visit = await Visit.StartAsync(720);
        await visit.OpenAsync(Planner);
        await visit.Page.Locator("section[aria-labelledby=begin] button").First.ClickAsync();
        await NoticeAsync(visit);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Pictures.KeepAsync(visit.Page, "rota-print");

        Assert.That(await visit.Page.Locator(".rota-week").First.IsVisibleAsync(), Is.True);
        foreach (string control in new[] { "button:visible", "input:visible", "select:visible", "summary:visible" })
            Assert.That(await visit.Page.Locator("main").Locator(control).CountAsync(), Is.Zero, control);
    }

    [Test]
    public async Task A_rota_is_planned_with_the_keyboard_alone()
    {
        await using Visit visit = await Visit.StartAsync();
        IPage page = visit.Page;
        await visit.OpenAsync(Planner);
        await visit.TabToAsync("[name='person-name']");
        await page.Keyboard.TypeAsync("Sam");
        await page.Keyboard.PressAsync("Enter");
        await NoticeAsync(visit);
        await visit.TabToAsync("[name='shift-days']");
        await page.Keyboard.PressAsync("Space");
        await visit.TabToAsync("[name='shift-from']");
        await page.Keyboard.TypeAsync("0800AM");
        await visit.TabToAsync("[name='shift-to']");
        await page.Keyboard.TypeAsync("0400PM");
        await visit.TabToAsync("[name='shift-first']");
        await page.Keyboard.PressAsync("ArrowDown");
        await visit.TabToAsync("[value='add-shift']");
        await page.Keyboard.PressAsync("Enter");
        await NoticeAsync(visit);
        await visit.TabToAsync("[value='download:txt']", most: 80);
        string text = await Downloads.TextAsync(page, () => page.Keyboard.PressAsync("Enter"), "rota.txt");
        Assert.That(text, Does.Contain("Sam").And.Contain("08:00"));
    }

    private static async Task AddPersonAsync(Visit visit, string name)
    {
        await visit.Page.GetByLabel("Name or initials").FillAsync(name);
        await PressAsync(visit.Page, "Add this person");
        await visit.Page.GetByText($"{name} is on the rota.").WaitForAsync();
        Assert.That(await visit.HasFocusAsync(".rota-notice"), Is.True);
    }

    private static async Task LoadAsync(Visit visit, string saved)
    {
        await visit.OpenAsync(Planner);
        await visit.Page.GetByText("Load a rota you saved before").ClickAsync();
        await visit.Page.GetByLabel("Your rota file").SetInputFilesAsync(new FilePayload { Name = "rota.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(saved) });
        await PressAsync(visit.Page, "Load my rota");
        await visit.Page.GetByText("Your rota is loaded.").WaitForAsync();
    }

    // What was done is said, and the keyboard goes on from there.
    private static async Task NoticeAsync(Visit visit)
    {
        await visit.Page.Locator(".rota-notice").WaitForAsync();
        Assert.That(await visit.HasFocusAsync(".rota-notice"), Is.True);
    }

    private static async Task LookAsync(Visit visit, string name, int width, bool axe)
    {
        await Pictures.KeepAsync(visit.Page, $"{name}-{width}{(axe ? "" : "-no-script")}");
        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero);
        if (axe) // Axe is a script itself.
            Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty);
    }

    private static async Task PressAsync(IPage page, string button)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('.rota-notice').forEach(notice => notice.remove())");
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }
}
