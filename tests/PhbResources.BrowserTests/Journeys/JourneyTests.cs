using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PhbResources.Journeys;

namespace PhbResources.BrowserTests.Journeys;

/// <summary>
/// The whole way of a template: somebody makes an account, shares a document that says too much, is warned, and has it cleaned; a curator
/// asks, the member answers, and the library has one more template. On a phone without JavaScript, and at a desk with it.
/// </summary>
[NonParallelizable]
internal sealed partial class JourneyTests
{
    private const string Curator = "curator@library.example";
    private const string Password = "seven quiet otters swim";

    private RunningSite _site = null!;
    private HttpClient _http = null!;
    private Visit _looking = null!;
    private string _file = "";

    private IPage Glass => _looking.Page;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync(false, "--environment", "Development", $"--Phb:Curator:Email={Curator}", $"--Phb:Curator:Password={Password}");
        _http = new HttpClient { BaseAddress = new Uri(_site.Address) };
        _looking = await Visit.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _http?.Dispose();
        if (_looking is not null)
            await _looking.DisposeAsync();
        if (_site is not null)
            await _site.DisposeAsync();
    }

    [TestCase(320, false)]
    [TestCase(1280, true)]
    public async Task A_document_that_says_too_much_becomes_a_template_that_does_not(int width, bool javaScript)
    {
        string email = $"sharer{width}@people.example", title = $"Morning list for {(javaScript ? "busy" : "quiet")} days";
        _file = $"Morning list {width}.docx"; // Umbraco numbers media of the same name in one folder.
        await using Visit member = await Visit.StartAsync(width, javaScript: javaScript);
        await using Visit curator = await Visit.StartAsync(width, javaScript: javaScript);

        await RegisterAsync(member, email);
        string share = await ShareAsync(member, title);
        await ExpectMailAsync(email, $"We have your template: {title}");
        Assert.That(await FindsAsync(title), Is.False, "Nothing that nobody has read is found.");

        await AskAsync(curator, title);
        string question = await MailPageAsync(email, $"A question about your template: {title}");
        await AnswerAsync(member, question, share);
        await ApproveAsync(curator, title);
        await ExpectMailAsync(email, $"Your template is in the library: {title}");

        await FindAsync(member, title, share);
        member.ExpectNoComplaintsBut("ERR_ABORTED", "status of 422");
        curator.ExpectNoComplaints();
    }

    private async Task RegisterAsync(Visit visit, string email)
    {
        IPage page = visit.Page;
        await OpenAsync(visit, "/register");
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", Password);
        await page.FillAsync("#credit-name", "Sam");
        // Nobody fills in a form at once, and the site takes who does for a program.
        await Task.Delay(3_100);
        await PressAsync(visit, "Make an account", "/register/sent");
        await LookAsync(visit, "sent");

        await OpenAsync(visit, await MailPageAsync(email, null));
        await page.Locator("main a[href*='token=']").First.ClickAsync();
        await LookAsync(visit, "verify");
        await PressAsync(visit, "Make my account", "/verify");
        await LookAsync(visit, "verified");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", Password);
        await LookAsync(visit, "sign-in");
        await PressAsync(visit, "Sign in", "/account");
        await LookAsync(visit, "account");
    }

    /// <returns>Address of the submission.</returns>
    private async Task<string> ShareAsync(Visit visit, string title)
    {
        IPage page = visit.Page;
        await OpenAsync(visit, "/share");
        await PressAsync(visit, "Begin", "/1");
        await page.FillAsync("#title", title);
        await page.SelectOptionAsync("#kind", "form");
        await page.SelectOptionAsync("#category", "daily-records");
        await page.FillAsync("#summary", "What has to be ready before the assistant comes.");
        await LookAsync(visit, "share-1");
        await GoOnAsync(visit, "/2");

        await page.SetInputFilesAsync("#files", new FilePayload
        {
            Name = _file,
            MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Buffer = PersonalDocument.Make(title),
        });
        await LookAsync(visit, "share-2");
        await GoOnAsync(visit, "/3");

        // Warned: the number is shown only in part, and there is no way past it.
        string report = await page.InnerTextAsync("main");
        Assert.That(report, Does.Contain("NHS number").And.Contain("Has to go").And.Contain("Comment").IgnoreCase);
        Assert.That(report, Does.Not.Contain(PersonalDocument.NhsNumber));
        await LookAsync(visit, "share-3-warned");
        await GoOnAsync(visit, "/3");
        Assert.That(await page.InnerTextAsync("main"), Does.Contain($"There is something in {_file} that must go"));
        await LookAsync(visit, "share-3-stopped");

        await page.GetByRole(AriaRole.Button, new() { Name = "Make a clean copy" }).ClickAsync();
        await page.WaitForURLAsync("**/3?done=cleaned*");
        await LookAsync(visit, "share-3-cleaned");
        ExpectClean(await Downloads.TextAsync(page, () => page.Locator(".share-file a[download]").First.ClickAsync(), _file));
        await GoOnAsync(visit, "/4");

        await page.GetByLabel("With my initials").CheckAsync();
        await page.FillAsync("#creditName", "S. T.");
        await page.GetByLabel("Anything, if they say where it comes from (CC BY 4.0)").CheckAsync();
        await page.CheckAsync("#consent");
        await LookAsync(visit, "share-4");
        await GoOnAsync(visit, "/5");
        await LookAsync(visit, "share-5");
        await page.ClickAsync("#go-on");
        await page.WaitForURLAsync("**?done=sent");
        await LookAsync(visit, "shared");
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task AskAsync(Visit visit, string title)
    {
        IPage page = visit.Page;
        await OpenAsync(visit, "/sign-in?returnUrl=%2Fcurator%2Fqueue");
        await page.FillAsync("#email", Curator);
        await page.FillAsync("#password", Password);
        await PressAsync(visit, "Sign in", "/curator/queue");
        await LookAsync(visit, "queue");
        await OpenItemAsync(visit, title);
        string item = await page.InnerTextAsync("main");
        foreach (string personal in PersonalDocument.Personal)
            Assert.That(item, Does.Not.Contain(personal), "What was cleaned away reaches no curator.");
        Assert.That(item, Does.Contain(PersonalDocument.RareWord));
        await LookAsync(visit, "item");
        await page.Locator("summary", new() { HasText = "Ask the member" }).ClickAsync();
        await page.FillAsync("#question", "Who <b>charges</b> the hoist?");
        await PressAsync(visit, "Send the question", "/curator/queue");
    }

    private async Task AnswerAsync(Visit visit, string mail, string share)
    {
        IPage page = visit.Page;
        await OpenAsync(visit, mail);
        await page.Locator($"main a[href$='{share}']").ClickAsync();
        Assert.That(await page.InnerTextAsync("blockquote.asked"), Does.Contain("Who <b>charges</b> the hoist?"));
        await LookAsync(visit, "question");
        await page.FillAsync("#words", "Whoever works in the evening.");
        await page.ClickAsync("#go-on");
        await page.WaitForURLAsync("**?done=answered");
        await LookAsync(visit, "answered");
    }

    private async Task ApproveAsync(Visit visit, string title)
    {
        await OpenAsync(visit, "/curator/queue");
        await OpenItemAsync(visit, title);
        Assert.That(await visit.Page.InnerTextAsync("main"), Does.Contain("Whoever works in the evening."));
        await PressAsync(visit, "Approve and publish", "/curator/queue");
        Assert.That(await visit.Page.InnerTextAsync(".undo"), Does.Contain(title));
        await LookAsync(visit, "approved");
    }

    private async Task FindAsync(Visit visit, string title, string share)
    {
        IPage page = visit.Page;
        await OpenAsync(visit, share);
        Assert.That(await page.InnerTextAsync("main"), Does.Contain("In the library").IgnoreCase);
        await LookAsync(visit, "published");

        Assert.That(await FindsAsync(title), Is.True, "The API finds it by its title.");
        Assert.That(await FindsAsync(PersonalDocument.RareWord, title), Is.True, "The API finds it by a word in its file.");
        foreach (string personal in new[] { "9434765919", "Featherstonehaugh", "Zebedee" })
            Assert.That(await FindsAsync(personal, title), Is.False, "What was cleaned away is in no index.");

        await OpenAsync(visit, $"/search?q={Uri.EscapeDataString(title)}");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = title }).First.ClickAsync();
        string template = await page.InnerTextAsync("main");
        Assert.That(template, Does.Contain(title).And.Contain("S. T.").And.Contain("CC BY 4.0"));
        await LookAsync(visit, "template");
        string file = await Downloads.TextAsync(page, () => page.Locator(".originals a[download]").ClickAsync(), _file);
        ExpectClean(file);
        Assert.That(file, Does.Contain(PersonalDocument.RareWord));
    }

    private static void ExpectClean(string file)
    {
        foreach (string personal in PersonalDocument.Personal)
            Assert.That(file, Does.Not.Contain(personal));
    }

    private async Task<bool> FindsAsync(string words, string? title = null)
    {
        string answer = await _http.GetStringAsync($"/api/v1/search?q={Uri.EscapeDataString(words)}");
        using var json = System.Text.Json.JsonDocument.Parse(answer);
        return json.RootElement.GetProperty("items").EnumerateArray().Any(item => item.GetProperty("title").GetString() == (title ?? words));
    }

    private Task ExpectMailAsync(string email, string subject) => MailPageAsync(email, subject);

    /// <summary>Waits for a mail and gives the address of its page.</summary>
    private async Task<string> MailPageAsync(string email, string? subject)
    {
        string list = "";
        for (int tries = 0; tries < 150; tries++)
        {
            list = WebUtility.HtmlDecode(await _http.GetStringAsync("/dev/mail"));
            if (Rows().Matches(list).FirstOrDefault(row => row.Groups[3].Value == email && (subject is null || row.Groups[2].Value == subject)) is { } found)
                return found.Groups[1].Value;
            await Task.Delay(100);
        }

        Assert.Fail($"There is no mail “{subject}” to {email} among:{Environment.NewLine}{string.Join(Environment.NewLine, Rows().Matches(list).Select(row => row.Value))}");
        return "";
    }

    private Task OpenAsync(Visit visit, string path) => visit.OpenAsync(_site.Address + path);

    private static async Task OpenItemAsync(Visit visit, string title) =>
        await visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();

    private static async Task PressAsync(Visit visit, string button, string path)
    {
        await visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        Assert.That(new Uri(visit.Page.Url).AbsolutePath, Does.EndWith(path).Or.Contain(path), await visit.Page.InnerTextAsync("main"));
    }

    private static async Task GoOnAsync(Visit visit, string step)
    {
        await visit.Page.ClickAsync("#go-on");
        Assert.That(new Uri(visit.Page.Url).AbsolutePath, Does.EndWith(step), await visit.Page.InnerTextAsync("main"));
    }

    /// <summary>No page of the journey scrolls sideways or has anything that axe finds fault with.</summary>
    private async Task LookAsync(Visit visit, string name)
    {
        int width = visit.Page.ViewportSize!.Width;
        await Pictures.KeepAsync(visit.Page, $"journey-{name}-{width}");
        // axe is a script, and one of the two visitors has none: so the page is looked at in another window, just as it stands.
        string html = await visit.Page.ContentAsync();
        await Glass.SetViewportSizeAsync(width, 900);
        await Glass.RouteAsync("**/seen", route => route.FulfillAsync(new RouteFulfillOptions { Body = html, ContentType = "text/html; charset=utf-8" }), new PageRouteOptions { Times = 1 });
        await Glass.GotoAsync(_site.Address + "/seen");
        Assert.That(await Layout.SidewaysScrollAsync(Glass), Is.Zero, $"{name}: nobody should have to scroll a page sideways.");
        Assert.That(await AccessibilityTests.FaultsAsync(Glass), Is.Empty, name);
    }

    [GeneratedRegex("""<tr>\s*<th scope="row"><a href="([^"]+)">([^<]*)</a></th>\s*<td>([^<]*)</td>""")]
    private static partial Regex Rows();
}
