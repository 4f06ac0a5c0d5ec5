using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>A person works out leave: on a phone, at a desk, with and without JavaScript, with the keyboard alone.</summary>
public sealed class LeaveTests
{
    [TestCase(320, true)]
    [TestCase(320, false)]
    [TestCase(1280, true)]
    public async Task Leave_for_set_hours_is_put_right_worked_out_changed_and_kept(int width, bool javaScript)
    {
        await using Visit visit = await Visit.StartAsync(width, javaScript: javaScript);
        IPage page = visit.Page;
        await visit.OpenAsync("/leave");
        await page.GetByRole(AriaRole.Link, new() { Name = "The hours are set" }).ClickAsync();
        await page.GetByLabel("When does the leave year start?").FillAsync("2026-04-01");
        await page.GetByLabel("Days of work in a normal week").FillAsync("three");
        await WorkOutAsync(page);
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        Assert.That(await visit.HasFocusAsync(".errors"), Is.True);
        await LookAsync(visit, "leave-mistake", width, javaScript);

        await page.GetByLabel("Days of work in a normal week").FillAsync("3");
        await WorkOutAsync(page);
        ILocator answer = page.GetByRole(AriaRole.Region, new() { Name = "The answer" });
        await answer.WaitForAsync();
        Assert.That(await answer.InnerTextAsync(), Does.Contain("16.8 days"), "5.6 weeks of three days.");
        Assert.That(await visit.HasFocusAsync(".leave-answer"), Is.True);
        await LookAsync(visit, "leave-days", width, javaScript);

        await page.GetByLabel("Hours of work in a normal week").FillAsync("24");
        await page.GetByLabel("First day of the job").FillAsync("2026-10-01");
        await page.GetByLabel("Bank holidays").SelectOptionAsync("On top of the leave");
        await WorkOutAsync(page);
        await page.GetByText("hours").First.WaitForAsync();
        Assert.That(await answer.InnerTextAsync(), Does.Contain("hours"));
        await LookAsync(visit, "leave-hours", width, javaScript);
        foreach ((string name, string extension) in new[] { ("Word", "docx"), ("PDF", "pdf"), ("Plain text", "txt") })
            Assert.That(await Downloads.TextAsync(page, name, $"leave-working.{extension}"), Does.Contain("1 October 2026").And.Contain("5.6"), extension);
        visit.ExpectNoComplaintsBut("ERR_ABORTED", "status of 422");
    }

    [TestCase(320, true)]
    [TestCase(320, false)]
    [TestCase(1280, true)]
    public async Task Leave_for_changing_hours_is_worked_out_and_kept(int width, bool javaScript)
    {
        await using Visit visit = await Visit.StartAsync(width, javaScript: javaScript);
        IPage page = visit.Page;
        await visit.OpenAsync("/leave");
        await page.GetByRole(AriaRole.Link, new() { Name = "The hours change" }).ClickAsync();
        await page.GetByLabel("When does the leave year start?").FillAsync("2026-04-01");
        await page.GetByLabel("Hours worked in each pay period").FillAsync("60\n72.5\nabout 40");
        await WorkOutAsync(page);
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        Assert.That(await page.GetByRole(AriaRole.Alert).InnerTextAsync(), Does.Contain("Line 3 is not a number of hours"));
        Assert.That(await visit.HasFocusAsync(".errors"), Is.True);

        await page.GetByLabel("Hours worked in each pay period").FillAsync("60\n72.5\n40");
        await page.GetByLabel("Hours of leave taken").FillAsync("10");
        await WorkOutAsync(page);
        ILocator answer = page.GetByRole(AriaRole.Region, new() { Name = "The answer" });
        await answer.WaitForAsync();
        Assert.That(await answer.InnerTextAsync(), Does.Contain("21.25 hours").And.Contain("11.25 hours"), "12.07% of 60 is 7.242; 8.75 becomes 9 and 4.83 becomes 5. Ten are taken.");
        await LookAsync(visit, "leave-changing", width, javaScript);
        Assert.That(await Downloads.TextAsync(page, "Word", "leave-working.docx"), Does.Contain("12.07").And.Contain("72.5"));
        visit.ExpectNoComplaintsBut("ERR_ABORTED", "status of 422");
    }

    [Test]
    public async Task On_paper_there_is_the_working_and_no_form()
    {
        await using Visit visit = await Visit.StartAsync(720);
        await visit.OpenAsync("/leave/set-hours");
        await visit.Page.GetByLabel("When does the leave year start?").FillAsync("2026-04-01");
        await visit.Page.GetByLabel("Days of work in a normal week").FillAsync("5");
        await WorkOutAsync(visit.Page);
        await visit.Page.Locator(".leave-answer").WaitForAsync();
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Pictures.KeepAsync(visit.Page, "leave-print");

        Assert.That(await visit.Page.Locator(".paper").IsVisibleAsync(), Is.True);
        foreach (string control in new[] { "button:visible", "input:visible", "select:visible" })
            Assert.That(await visit.Page.Locator("main").Locator(control).CountAsync(), Is.Zero, control);
    }

    [Test]
    public async Task Leave_is_worked_out_with_the_keyboard_alone()
    {
        await using Visit visit = await Visit.StartAsync();
        IPage page = visit.Page;
        await visit.OpenAsync("/leave/set-hours");
        await visit.TabToAsync("[name='year-starts']");
        await page.Keyboard.TypeAsync("01042026");
        await visit.TabToAsync("[name='days']");
        await page.Keyboard.TypeAsync("5");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".leave-answer").WaitForAsync();
        Assert.That(await page.Locator(".leave-answer").InnerTextAsync(), Does.Contain("28 days"));
        await visit.TabToAsync("[value='docx']");
        Assert.That(await Downloads.TextAsync(page, () => page.Keyboard.PressAsync("Enter"), "leave-working.docx"), Does.Contain("28"));
    }

    private static Task WorkOutAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Work it out" }).ClickAsync();

    private static async Task LookAsync(Visit visit, string name, int width, bool axe)
    {
        await Pictures.KeepAsync(visit.Page, $"{name}-{width}{(axe ? "" : "-no-script")}");
        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero);
        Assert.That(await Layout.OutOfSightAsync(visit.Page), Is.Empty);
        if (axe) // Axe is a script itself.
            Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty);
    }
}
