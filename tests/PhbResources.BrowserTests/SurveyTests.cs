using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>A survey from the desk to a visitor and back; what visitors say of templates; posters on paper.</summary>
public sealed partial class SurveyTests
{
    private const string Email = "curator@library.example", Password = "four plain words here";

    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _site = await RunningSite.StartAsync(settings: [$"--Phb:Curator:Email={Email}", $"--Phb:Curator:Password={Password}"]);

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }

    [Test]
    public async Task A_survey_is_shown_once_and_never_again_and_is_answered_with_the_keyboard()
    {
        await using (Visit desk = await SignedInAsync())
        {
            await desk.Page.GotoAsync("/curator/surveys");
            await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Write a survey" }).ClickAsync();
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Assertions.Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "How visitors see it" })).ToBeVisibleAsync();
            await desk.Page.GotoAsync("/curator/surveys");
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Open it to visitors" }).ClickAsync();
            await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("It is open");
        }

        await using Visit visit = await Visit.StartAsync(width: 320, address: _site.Address);
        ILocator line = visit.Page.GetByRole(AriaRole.Complementary, new() { Name = "Survey" });
        await visit.OpenAsync("/");
        await Assertions.Expect(line).ToBeVisibleAsync();
        await visit.OpenAsync("/about");
        await Assertions.Expect(line).ToBeVisibleAsync(); // Nobody has scrolled down to it yet.
        await line.ScrollIntoViewIfNeededAsync();
        await Pictures.KeepAsync(visit.Page, "survey line-320");
        Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty);
        await visit.Page.WaitForFunctionAsync("() => localStorage.getItem('phb-survey-shown')");
        await visit.OpenAsync("/");
        await Assertions.Expect(line).ToBeHiddenAsync();
        Assert.That(await visit.Page.Context.CookiesAsync(), Is.Empty);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Our survey" }).ClickAsync();
        await Pictures.KeepAsync(visit.Page, "survey-320");
        Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty);
        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero);
        await visit.TabToAsync("[name=q1]");
        await visit.Page.Keyboard.PressAsync("Space");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        ILocator again = visit.Page.GetByRole(AriaRole.Alert);
        if (await again.CountAsync() > 0) // Sent faster than anybody reads: the page says so, with everything still in it.
        {
            Assert.That(await visit.HasFocusAsync("[role=alert]"), Is.True);
            await Task.Delay(3_000);
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        }

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Thank you" })).ToBeVisibleAsync();
        visit.ExpectNoComplaintsBut("422");
    }

    [Test]
    public async Task Whether_a_template_helped_is_said_without_JavaScript_and_words_with_a_number_in_them_come_back()
    {
        await using Visit visit = await Visit.StartAsync(width: 320, javaScript: false, address: _site.Address);
        await visit.OpenAsync("/templates/weekly-rota");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "this did not help" }).ClickAsync();
        await visit.Page.GetByLabel("What did you need that is not in it?").FillAsync("Ring me on 07700 900123.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("We found a telephone number");
        await Assertions.Expect(visit.Page.GetByLabel("What did you need that is not in it?")).ToHaveValueAsync("Ring me on 07700 900123.");
        await Pictures.KeepAsync(visit.Page, "helped-320");
    }

    [TestCase("/templates/weekly-rota/poster")]
    [TestCase("/templates/who-does-what-budget-holder-nominee-and-representative-agreement/poster")]
    [TestCase("/poster?category=rotas-and-time")]
    public async Task A_poster_is_one_sheet_of_A4(string address)
    {
        await using Visit visit = await Visit.StartAsync(address: _site.Address);
        await visit.OpenAsync(address);
        byte[] pdf = await visit.Page.PdfAsync(new PagePdfOptions { Format = "A4", Margin = new Margin { Top = "10mm", Bottom = "10mm", Left = "10mm", Right = "10mm" } });
        Assert.That(OnePage().Count(Encoding.Latin1.GetString(pdf)), Is.EqualTo(1));
        visit.ExpectNoComplaints();
    }

    private async Task<Visit> SignedInAsync()
    {
        Visit visit = await Visit.StartAsync(address: _site.Address);
        await visit.OpenAsync("/sign-in?returnUrl=%2Fcurator");
        await visit.Page.FillAsync("#email", Email);
        await visit.Page.FillAsync("#password", Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/curator");
        return visit;
    }

    [GeneratedRegex("/Type /Page\\b(?!s)")]
    private static partial Regex OnePage();
}
