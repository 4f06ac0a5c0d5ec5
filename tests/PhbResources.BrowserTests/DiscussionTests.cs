using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>The discussions in a browser.</summary>
public sealed class DiscussionTests
{
    private const string Email = "curator@library.example", Password = "four plain words here";

    /// <summary>What people try in texts: nothing of it may run, load or leave its post.</summary>
    private const string Wild = """
        <script>document.title = "taken over"</script>
        <img src=x onerror='document.title = "taken over"'>
        <svg/onload='document.title = "taken over"'>
        ![x](javascript:document.title="taken") ![y](https://evil.example/a.png "onload=alert(1)")
        [a](javascript:document.title="taken") [b](data:text/html,<script>alert(1)</script>) <javascript:alert(1)> [c](java&#9;script:alert(1))
        [d](https://example.org" onmouseover="document.title='taken')
        <iframe srcdoc="<script>parent.document.title='taken'</script>"></iframe><math><mi//xlink:href="data:x,<script>alert(4)</script>">
        <noscript><p title="</noscript><img src=x onerror=alert(1)>"></div></article></main>
        """;

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
    public async Task A_discussion_with_a_poll_is_begun_answered_voted_in_and_at_fault_for_nobody()
    {
        await using Visit visit = await SignedInAsync(320);
        IPage page = visit.Page;
        await visit.OpenAsync("/discuss/ask/new");
        await FaultlessAsync(visit, "new discussion");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        Assert.That(await visit.HasFocusAsync(".errors"), "the summary of what is wrong");
        await FaultlessAsync(visit, "new discussion with mistakes");
        await page.FillAsync("#title", "Which day shall we meet?");
        await page.FillAsync("#text", Wild);
        await page.GetByText("Add a poll").ClickAsync();
        await page.FillAsync("#question", "Which day?");
        await page.FillAsync("#choices", "Monday\nTuesday");
        await page.WaitForTimeoutAsync(3_100); // Who is quicker is taken for a program.
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/discuss/ask/which-day-shall-we-meet*");
        Assert.That(await page.TitleAsync(), Does.StartWith("Which day shall we meet?"));
        Assert.That(await page.Locator(".post-text :not(p, br, em, strong, a, code)").CountAsync(), Is.Zero);
        await FaultlessAsync(visit, "discussion");

        await page.GetByLabel("Tuesday").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vote" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your vote is counted.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Quote" }).First.ClickAsync();
        Assert.That(await page.InputValueAsync("#text"), Does.StartWith("> A curator wrote:"));
        await FaultlessAsync(visit, "answer");
        await page.GotoAsync("/discuss/ask/which-day-shall-we-meet");
        await page.GetByRole(AriaRole.Link, new() { Name = "Yours" }).First.ClickAsync();
        await FaultlessAsync(visit, "post");
        string post = page.Url.Split('?')[0];
        await visit.OpenAsync(post + "/edit");
        await FaultlessAsync(visit, "change a post");
        await visit.OpenAsync(post + "/report");
        await FaultlessAsync(visit, "report a post");
        await visit.OpenAsync(post.Replace("/discuss/posts/", "/curator/discussions/", StringComparison.Ordinal));
        await FaultlessAsync(visit, "post at the desk");
        await visit.OpenAsync("/discuss/ask/which-day-shall-we-meet/outcome");
        await page.FillAsync("#outcome", "We meet on Tuesdays.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await FaultlessAsync(visit, "decided discussion");
        foreach ((string name, string address) in new[] { ("decisions", "/discuss/decisions"), ("forum", "/discuss"), ("list", "/discuss/ask"), ("desk of discussions", "/curator/discussions"), ("what you wrote", "/account/posts") })
        {
            await visit.OpenAsync(address);
            await FaultlessAsync(visit, name);
        }

        Assert.That(visit.Requests.Select(request => request.Url), Has.None.Contains("evil.example"));
        Assert.That(visit.Complaints.Where(complaint => !complaint.Contains("422", StringComparison.Ordinal)), Is.Empty);
    }

    private async Task<Visit> SignedInAsync(int width)
    {
        Visit visit = await Visit.StartAsync(width, address: _site.Address);
        await visit.OpenAsync("/sign-in?returnUrl=%2Fdiscuss");
        await visit.Page.FillAsync("#email", Email);
        await visit.Page.FillAsync("#password", Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/discuss");
        return visit;
    }

    private static async Task FaultlessAsync(Visit visit, string name)
    {
        await Pictures.KeepAsync(visit.Page, name);
        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero, name);
        Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty, name);
    }
}
