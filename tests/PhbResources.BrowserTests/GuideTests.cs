using Microsoft.Playwright;
using PhbResources.Core.Tests.Guides;
using PhbResources.Embedded.Tests.Media;

namespace PhbResources.BrowserTests;

/// <summary>Guides, as people read, mend and edit them.</summary>
[NonParallelizable]
public sealed class GuideTests
{
    private const string Email = "curator@library.example", Password = "four plain words here";
    private const string Guide = "/guides/keeping-records", Other = "/guides/rotas-that-work", Third = "/guides/finding-a-pa", Fourth = "/guides/when-things-go-wrong";

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
    public async Task A_sentence_is_mended_without_an_account_or_JavaScript_and_a_curator_puts_it_on_the_page(int width)
    {
        string better = $"Keep all of it for {width} days.";
        await using (Visit visitor = await Visit.StartAsync(width, javaScript: false, address: _site.Address))
        {
            await visitor.OpenAsync(Guide);
            await visitor.Page.Locator(".guide-text a.mend").First.ClickAsync();
            await LookAsync(visitor, $"guide-fix-choose-{width}", javaScript: false);
            await visitor.Page.Locator(".choose a").First.ClickAsync();
            await LookAsync(visitor, $"guide-fix-{width}", javaScript: false);
            await visitor.Page.GetByLabel("How it should read").FillAsync("");
            await Task.Delay(3_100); // Nobody reads and fills in a form faster.
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Expect(visitor.Page.Locator(".errors")).ToContainTextAsync("Write how it should read");
            await visitor.Page.GetByLabel("How it should read").FillAsync(better);
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Thank you");
        }

        await using Visit curator = await SignedInAsync(width);
        await curator.OpenAsync("/curator/changes");
        await LookAsync(curator, $"guide-changes-{width}");
        await curator.Page.Locator(".requests a").First.ClickAsync();
        await Expect(curator.Page.Locator(".difference")).ToContainTextAsync($"{width}");
        await LookAsync(curator, $"guide-change-{width}");
        await curator.Page.GetByRole(AriaRole.Button, new() { Name = "Put it on the page" }).ClickAsync();
        await Expect(curator.Page.Locator("[role=status]")).ToContainTextAsync("on the page now");
        await curator.OpenAsync(Guide);
        await Expect(curator.Page.Locator(".guide-text")).ToContainTextAsync(better);
        curator.ExpectNoComplaints();
    }

    [TestCase(320)]
    [TestCase(1280)]
    public async Task Words_that_are_chosen_can_be_mended_with_one_link(int width)
    {
        await using Visit visit = await Visit.StartAsync(width, address: _site.Address);
        await visit.OpenAsync(Other);
        ILocator link = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Fix the words you chose" });
        await Expect(link).ToHaveCountAsync(0);
        ILocator item = visit.Page.Locator(".guide-text li").First;
        string words = (await item.InnerTextAsync()).Trim();
        await item.ScrollIntoViewIfNeededAsync();
        await item.EvaluateAsync("item => getSelection().selectAllChildren(item)");
        await Expect(link).ToBeVisibleAsync();
        await LookAsync(visit, $"guide-chosen-{width}");
        await link.ClickAsync();
        await Expect(visit.Page.GetByLabel("How it should read")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(words[..12])));
        await visit.OpenAsync(Other);
        await visit.Page.Locator(".guide-text p").First.EvaluateAsync("part => getSelection().selectAllChildren(part)");
        await Expect(link).ToBeVisibleAsync();
        await visit.Page.EvaluateAsync("() => getSelection().removeAllRanges()");
        await Expect(link).ToHaveCountAsync(0);
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task A_draft_is_kept_in_the_browser_until_it_is_sent_and_shown_as_it_will_look()
    {
        await using Visit visit = await SignedInAsync(1280);
        IPage page = visit.Page;
        await visit.OpenAsync($"{Other}/edit");
        ILocator text = page.GetByLabel("Text of the page");
        string before = await text.InputValueAsync();
        await text.EvaluateAsync("area => { area.focus(); area.setSelectionRange(0, 0); }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bold" }).ClickAsync();
        Assert.That(await text.InputValueAsync(), Does.StartWith("**bold words**"));
        await page.Keyboard.TypeAsync("My draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "See it", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-shown] strong").First).ToHaveTextAsync("My draft");
        await LookAsync(visit, "guide-edit-1280");

        await page.ReloadAsync();
        await Expect(text).ToHaveValueAsync(before);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use my draft" }).ClickAsync();
        await Expect(text).ToHaveValueAsync("**My draft**" + before);
        await page.GetByLabel("What did you change?").FillAsync("A draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it on the page" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Your change is on the page");
        await visit.OpenAsync($"{Other}/edit");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Use my draft" })).ToHaveCountAsync(0);
        await Expect(text).ToHaveValueAsync("**My draft**" + before);
        visit.ExpectNoComplaints();

        await visit.OpenAsync($"{Other}/compare?from=1&to=2");
        await LookAsync(visit, "guide-compare-1280");
        await visit.OpenAsync($"{Other}/history/1");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bring this version back" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" }).ClickAsync();
        await visit.OpenAsync($"{Other}/edit");
        await Expect(text).ToHaveValueAsync(before);
    }

    [Test]
    public async Task Two_people_who_change_the_same_paragraph_lose_nothing()
    {
        await using Visit one = await SignedInAsync(1280), other = await SignedInAsync(320, javaScript: false);
        foreach (Visit visit in new[] { one, other })
            await visit.OpenAsync($"{Third}/edit");
        string before = await one.Page.GetByLabel("Text of the page").InputValueAsync();
        await one.Page.GetByLabel("Text of the page").FillAsync("First comes this. " + before);
        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Put it on the page" }).ClickAsync();
        await Expect(one.Page.Locator("h1")).ToHaveTextAsync("Your change is on the page");

        await other.Page.GetByLabel("Text of the page").FillAsync("Or first comes that. " + before);
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Put it on the page" }).ClickAsync();
        await Expect(other.Page.Locator(".errors")).ToContainTextAsync("Somebody else changed the same paragraph");
        await Expect(other.Page.GetByLabel("Text of the page")).ToHaveValueAsync("Or first comes that. " + before);
        await Expect(other.Page.Locator(".difference")).ToContainTextAsync("[added: Or first]");
        await LookAsync(other, "guide-conflict-320", javaScript: false);
        await other.Page.GetByLabel("Text of the page").FillAsync("First comes this, or that. " + before);
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Put it on the page" }).ClickAsync();
        await Expect(other.Page.Locator("h1")).ToHaveTextAsync("Your change is on the page");
    }

    [Test]
    public async Task A_telephone_loads_a_small_picture_and_nothing_jumps_when_it_comes()
    {
        await using (Visit curator = await SignedInAsync(1280))
        {
            IPage page = curator.Page;
            await curator.OpenAsync($"{Fourth}/edit");
            await page.Locator(".add-picture summary").ClickAsync();
            await page.GetByLabel("What does the picture show?").FillAsync("A garden in two colours");
            await page.GetByLabel("The picture", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "garden.jpg", MimeType = "image/jpeg", Buffer = Photo.Make(4000, 3000) });
            await page.GetByRole(AriaRole.Button, new() { Name = "Add the picture" }).ClickAsync();
            await page.GetByLabel("What did you change?").FillAsync("A picture");
            await page.GetByRole(AriaRole.Button, new() { Name = "Put it on the page" }).ClickAsync();
            await Expect(page.Locator("h1")).ToHaveTextAsync("Your change is on the page");
        }

        foreach ((int width, float scale, int loaded) in new[] { (320, 2f, 640), (1280, 1f, 960) })
        {
            await using Visit visit = await Visit.StartAsync(width, scale: scale, address: _site.Address);
            // What is loaded last: the place is taken before.
            TaskCompletionSource waiting = new();
            await visit.Page.RouteAsync("**/media/**", async route =>
            {
                await waiting.Task;
                await route.ContinueAsync();
            });
            await visit.Page.GotoAsync(Fourth, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            ILocator picture = visit.Page.Locator(".guide-text img");
            await picture.ScrollIntoViewIfNeededAsync();
            const string Size = "picture => [picture.clientWidth, picture.clientHeight]";
            int[] before = await picture.EvaluateAsync<int[]>(Size);
            waiting.SetResult();
            await visit.Page.WaitForFunctionAsync("() => { const picture = document.querySelector('.guide-text img'); return picture.complete && picture.naturalWidth > 0; }");
            Assert.That(await picture.EvaluateAsync<int[]>(Size), Is.EqualTo(before));
            Assert.That((double)before[0] / before[1], Is.EqualTo(4 / 3.0).Within(0.02));
            Assert.That(await picture.EvaluateAsync<string>("picture => picture.currentSrc"), Does.EndWith($".{loaded}w.jpg"), $"{width} px, {scale} dots each");
            await LookAsync(visit, $"guide-picture-{width}-{scale}");
            visit.ExpectNoComplaints();
        }
    }

    [Test]
    public async Task Nothing_that_people_write_runs()
    {
        // Without the policy that would stop a script anyway: what is written must be harmless by itself.
        await using IBrowserContext context = await Browsing.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = _site.Address, BypassCSP = true });
        await context.AddInitScriptAsync("window.hits = []; window.pwned = () => window.hits.push(location.href); window.alert = window.pwned;");
        IPage page = await context.NewPageAsync();
        List<string> foreign = [];
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_site.Address, StringComparison.Ordinal))
                foreign.Add(request.Url);
        };
        await SignInAsync(page);

        const string guide = "/guides/money-and-returns";
        await page.GotoAsync($"{guide}/edit");
        string[] ran = await page.EvaluateAsync<string[]>(
            """
            async texts => {
              const token = document.querySelector('[name=form-token]').value, ran = [];
              const shown = document.body.appendChild(document.createElement('div'));
              for (const text of texts) {
                const body = new FormData();
                body.set('form-token', token);
                body.set('text', text);
                shown.innerHTML = await (await fetch('/guides/preview', { method: 'POST', body })).text();
                for (const part of shown.querySelectorAll('*'))
                  for (const event of ['mouseover', 'focus', 'load', 'error', 'toggle', 'begin', 'click'])
                    part.dispatchEvent(new Event(event, { cancelable: true }));
                for (const link of shown.querySelectorAll('a[href]'))
                  if (!['http:', 'https:', 'mailto:', 'tel:'].includes(link.protocol)) ran.push(text);
                await new Promise(done => setTimeout(done, 5));
                if (window.hits.length) { ran.push(text); window.hits.length = 0; }
              }
              return ran;
            }
            """, HostileTexts.All);
        Assert.That(ran, Is.Empty);

        await page.GetByLabel("Text of the page").FillAsync(string.Join("\n\n", HostileTexts.All.Where(text => !text.Contains("![", StringComparison.Ordinal))));
        await page.GetByLabel("What did you change?").FillAsync("<img src=x onerror=pwned()>\"onfocus=pwned() autofocus x=\"");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it on the page" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Your change is on the page");
        string mend = "";
        foreach (string address in (string[])[guide, $"{guide}/edit", $"{guide}/history", $"{guide}/history/2", $"{guide}/compare?from=1&to=2", "/guides", "/search?q=pwned", "/changes", "/"])
        {
            await page.GotoAsync(address);
            if (address == guide)
                mend = await page.Locator("a.mend").Last.GetAttributeAsync("href") ?? "";
            Assert.That(await page.EvaluateAsync<string[]>("() => window.hits"), Is.Empty, address);
        }

        await page.GotoAsync(mend);
        await page.Locator(".choose a").Last.ClickAsync();
        Assert.That(await page.EvaluateAsync<string[]>("() => window.hits"), Is.Empty, mend);
        Assert.That(foreign, Is.Empty, "nobody else is told who reads");
    }

    private static async Task LookAsync(Visit visit, string name, bool javaScript = true)
    {
        await Pictures.KeepAsync(visit.Page, name);
        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero, name);
        if (javaScript) // axe is a script itself.
            Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty, name);
    }

    private async Task<Visit> SignedInAsync(int width, bool javaScript = true)
    {
        Visit visit = await Visit.StartAsync(width, javaScript: javaScript, address: _site.Address);
        await SignInAsync(visit.Page);
        return visit;
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email address").FillAsync(Email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/curator");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
