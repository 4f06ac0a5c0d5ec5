using System.Text.Json;
using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>A person fills a document in: on a phone, at a desk, with and without JavaScript, with the keyboard alone.</summary>
public sealed class FillingTests
{
    private const string Rota = "/templates/weekly-rota/fill";
    private const string Plan = "/templates/care-and-support-plan/fill";
    private const string Leave = "/templates/annual-leave-request/fill";

    [TestCase(Plan, 320)]
    [TestCase(Plan, 1280)]
    [TestCase(Leave, 320)]
    [TestCase("/templates/medication-administration-record/fill", 320)]
    [TestCase("/templates/written-statement-of-employment-regular-hours/fill", 1280)]
    public async Task A_form_has_nothing_that_axe_finds_fault_with_even_with_every_row_open(string address, int width)
    {
        await using Visit visit = await Visit.StartAsync(width);
        await visit.OpenAsync(address);
        await visit.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => part.open = true)");
        await Pictures.KeepAsync(visit.Page, $"{address.Split('/')[2]}-fill-{width}");

        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero);
        Assert.That(await Layout.OutOfSightAsync(visit.Page), Is.Empty);
        Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty);
        visit.ExpectNoComplaints();
    }

    [TestCase(320, true)]
    [TestCase(320, false)]
    [TestCase(1280, true)]
    public async Task A_weekly_rota_is_filled_in_put_right_looked_at_changed_and_downloaded_in_every_format(int width, bool javaScript)
    {
        await using Visit visit = await Visit.StartAsync(width, javaScript: javaScript);
        IPage page = visit.Page;
        await visit.OpenAsync("/templates/weekly-rota");
        await page.Locator(".fill-in a.button").First.ClickAsync();
        await page.WaitForURLAsync("**" + Rota);
        await page.GetByLabel("Rota for").FillAsync("Zoë & Łukasz");
        await page.GetByLabel("Week starting Monday").FillAsync("2026-11-23");
        await page.Locator("summary", new() { HasTextString = "Tuesday" }).ClickAsync();
        ILocator tuesday = page.GetByRole(AriaRole.Group, new() { Name = "Tuesday" });
        await tuesday.GetByLabel("Night PA").FillAsync("Ngọc");
        await tuesday.GetByLabel("Night start").FillAsync("22:00");
        await tuesday.GetByLabel("Night finish").FillAsync("07:30");
        await tuesday.GetByLabel("Unpaid breaks").FillAsync("half");
        await PressAsync(page, "See the finished document");

        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        Assert.That(await visit.HasFocusAsync(".errors"), Is.True);
        await Pictures.KeepAsync(page, $"fill-mistake-{width}");
        if (javaScript) // Axe is a script itself.
            Assert.That(await AccessibilityTests.FaultsAsync(page), Is.Empty);
        Assert.That(await page.GetByLabel("Rota for").InputValueAsync(), Is.EqualTo("Zoë & Łukasz"));
        ILocator breaks = page.Locator("[id='t.shifts.2.breaks']");
        Assert.That(await breaks.InputValueAsync(), Is.EqualTo("half"));
        await breaks.FillAsync("0.5");
        await PressAsync(page, "See the finished document");

        await page.GetByRole(AriaRole.Region, new() { Name = "The document: Weekly rota" }).WaitForAsync();
        await Pictures.KeepAsync(page, $"fill-preview-{width}");
        Assert.That(await page.Locator(".paper").InnerTextAsync(), Does.Contain("Ngọc").And.Contain("23 November 2026"));
        Assert.That(await page.Locator(".paper tr", new() { HasTextString = "Tuesday" }).InnerTextAsync(), Does.Match(@"0\.5\s+9\b"), "The hours are worked out.");
        if (javaScript) // Axe is a script itself.
            Assert.That(await AccessibilityTests.FaultsAsync(page), Is.Empty);
        Assert.That(await Layout.SidewaysScrollAsync(page), Is.Zero);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change it" }).First.ClickAsync();

        await page.GetByLabel("If you cannot come, ring").FillAsync("Mum");
        Assert.That(await page.GetByLabel("Week starting Monday").InputValueAsync(), Is.EqualTo("2026-11-23"));
        foreach ((string name, string file) in new[] { ("Word", "docx"), ("OpenDocument", "odt"), ("Excel", "xlsx"), ("Plain text", "txt"), ("PDF", "pdf") })
        {
            string text = await Downloads.TextAsync(page, name, $"weekly-rota-filled-in.{file}");
            Assert.That(text, Does.Contain("Zoë & Łukasz").And.Contain("Ngọc").And.Contain("Mum"), file);
        }

        visit.ExpectNoComplaintsBut("ERR_ABORTED", "status of 422");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Answers_are_saved_to_a_file_and_loaded_on_another_day(bool javaScript)
    {
        const string Story = "\nFirst line\n\n  Second عائشة 👩🏽‍🦽 <b>&amp;</b>\n";
        string file;
        await using (Visit monday = await Visit.StartAsync(javaScript: javaScript))
        {
            await monday.OpenAsync(Plan);
            await monday.Page.GetByLabel("My full name").FillAsync("Zoë \"Zed\"");
            await monday.Page.Locator("textarea").First.FillAsync(Story);
            IDownload saved = await monday.Page.RunAndWaitForDownloadAsync(() => PressAsync(monday.Page, "Save my answers"));
            Assert.That(saved.SuggestedFilename, Is.EqualTo("care-and-support-plan-answers.json"));
            file = Path.Combine(Path.GetTempPath(), $"phb-{Guid.NewGuid():N}.json");
            await saved.SaveAsAsync(file);
        }

        try
        {
            Assert.That(JsonDocument.Parse(await File.ReadAllBytesAsync(file)).RootElement.GetProperty("title").GetString(), Is.EqualTo("Care and support plan"));
            await using Visit tuesday = await Visit.StartAsync(320, javaScript: javaScript);
            await tuesday.OpenAsync(Plan);
            await tuesday.Page.GetByText("Go on with answers you saved before").ClickAsync();
            await tuesday.Page.GetByLabel("Your file of saved answers").SetInputFilesAsync(file);
            await PressAsync(tuesday.Page, "Load my answers");
            await tuesday.Page.GetByText("Your answers are back").WaitForAsync();
            Assert.That(await tuesday.Page.GetByLabel("My full name").InputValueAsync(), Is.EqualTo("Zoë \"Zed\""));
            Assert.That(await tuesday.Page.Locator("textarea").First.InputValueAsync(), Is.EqualTo(Story));
            Assert.That(await Downloads.TextAsync(tuesday.Page, "Word", "care-and-support-plan-filled-in.docx"), Does.Contain("Second عائشة 👩🏽‍🦽 <b>&amp;</b>"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Rows_are_added_and_taken_out(bool javaScript)
    {
        await using Visit visit = await Visit.StartAsync(320, javaScript: javaScript);
        IPage page = visit.Page;
        await visit.OpenAsync(Leave);
        ILocator table = page.Locator("[id='t.shifts-missed']");
        await page.GetByLabel("Your name").FillAsync("Sam");
        await table.Locator("[name='t.shifts-missed.1.swap']").FillAsync("Xenia");
        await table.GetByRole(AriaRole.Button, new() { Name = "Add a row" }).ClickAsync();
        ILocator added = table.Locator("[name='t.shifts-missed.4.swap']");
        await added.WaitForAsync();
        Assert.That(await visit.HasFocusAsync("[name='t.shifts-missed.4.date']"), Is.True, "One can go on typing.");
        await added.FillAsync("Bo");
        await table.Locator("[value='remove:shifts-missed:1']").ClickAsync();
        await table.Locator("[name='t.shifts-missed.4.swap'], [name='t.shifts-missed.3.swap']").Last.WaitForAsync();

        string text = await Downloads.TextAsync(page, "Plain text", "annual-leave-request-filled-in.txt");
        Assert.That(text, Does.Contain("Sam").And.Contain("Bo").And.Not.Contain("Xenia"));
        visit.ExpectNoComplaintsButAborted();
    }

    [TestCase(320, true)]
    [TestCase(1280, false)]
    public async Task A_check_list_is_ticked_seen_and_downloaded(int width, bool javaScript)
    {
        await using Visit visit = await Visit.StartAsync(width, javaScript: javaScript);
        IPage page = visit.Page;
        await visit.OpenAsync("/templates/absence-record/fill");
        await page.GetByLabel("The PA has seen this record").CheckAsync();
        await Pictures.KeepAsync(page, $"fill-ticks-{width}");
        await PressAsync(page, "See the finished document");
        await page.Locator(".paper").WaitForAsync();
        Assert.That(await page.Locator(".doc-checklist li", new() { Has = page.Locator(".ticked") }).AllInnerTextsAsync(), Has.One.Contains("The PA has seen this record"));
        await PressAsync(page, "Change it");
        Assert.That(await page.GetByLabel("The PA has seen this record").IsCheckedAsync(), Is.True);
        Assert.That(await Downloads.TextAsync(page, "Plain text", "absence-record-filled-in.txt"), Does.Contain("[x] The PA has seen this record").And.Contain("[ ] Numbers are never"));
    }

    [Test]
    public async Task A_leave_request_is_filled_in_with_the_keyboard_alone()
    {
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync(Leave);
        await visit.TabToAsync("[name='f.pa-name']");
        await visit.Page.Keyboard.TypeAsync("Sam");
        await visit.TabToAsync("[name='f.bank-holiday']");
        await visit.Page.Keyboard.PressAsync("ArrowUp");
        await visit.TabToAsync("[value='download:txt']", most: 150);
        IDownload file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
        string text = await File.ReadAllTextAsync(await file.PathAsync());
        Assert.That(text, Does.Contain("Sam").And.Contain("[x] Not sure"));
    }

    [Test]
    public async Task Who_leaves_with_answers_that_are_saved_nowhere_is_asked_first()
    {
        await using Visit visit = await Visit.StartAsync();
        List<string> asked = [];
        visit.Page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Type);
            await dialog.AcceptAsync();
        };
        await visit.OpenAsync(Leave);
        await visit.OpenAsync("/about");
        Assert.That(asked, Is.Empty);

        await visit.OpenAsync(Leave);
        await visit.Page.GetByLabel("Your name").PressSequentiallyAsync("Sam");
        await visit.OpenAsync("/about");
        Assert.That(asked, Is.EqualTo(new[] { "beforeunload" }));
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).Last.ClickAsync();
}
