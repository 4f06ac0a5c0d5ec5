using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using PhbResources.Web.Tests.Journeys;

namespace PhbResources.Web.Tests.Security;

/// <summary>What people type and share is shown as what they typed, on every page, in feeds, in data and in mails; nothing of it runs.</summary>
[NonParallelizable]
internal sealed partial class WildInputTests
{
    private const string Wild = "\"><script>steal()</script><img src=x onerror=steal()>'{{7*7}}<svg/onload=steal()>";
    private const string Marker = "steal()";

    [Test]
    public async Task Whatever_is_typed_is_shown_as_text_wherever_it_is_shown()
    {
        using Traveller member = new(() => Somewhere.Site.Address);
        await member.JoinAsync("wild@people.example", Somewhere.Letters.LinkAsync);
        Traveller.Expect(HttpStatusCode.SeeOther, await member.SubmitAsync("/account", "/account/name", ("credit-name", "Wild\" <script>steal()</script>")));
        string share = await ShareAsync(member);
        string id = Somewhere.KeyOf(share), title = $"Wild {Wild}";

        await LookAsync(member, share, $"{share}/1", $"{share}/2", $"{share}/3", $"{share}/4", $"{share}/5", "/share", "/account", "/account/shares");
        string key = Somewhere.Site.Get<Umbraco.Cms.Core.Services.IMemberService>().GetByEmail("wild@people.example")!.Key.ToString("D");
        string[] desk = ["/curator", "/curator/queue", $"/curator/queue/{id}", "/curator/spam", "/curator/members", $"/curator/members/{key}", "/curator/content", "/curator/replies"];
        await LookAsync(Somewhere.Curator, desk);
        Traveller.Expect(HttpStatusCode.SeeOther, await Somewhere.Curator.DecideAsync(share, "ask", ("question", Wild)));
        await LookAsync(member, share, $"{share}/1", $"{share}/5");
        Traveller.Expect(HttpStatusCode.SeeOther, await member.AnswerAsync(share, Wild));
        await LookAsync(Somewhere.Curator, desk);
        Traveller.Expect(HttpStatusCode.SeeOther, await Somewhere.Curator.SubmitAsync("/curator/replies", "/curator/replies", ("replies", $"# {Wild}\n{Wild}"), ("text", Wild), ("title", Wild)).ContinueWith(SavedOrRefused, TaskScheduler.Default));
        await LookAsync(Somewhere.Curator, "/curator/replies", $"/curator/queue/{id}");
        Traveller.Expect(HttpStatusCode.SeeOther, await Somewhere.Curator.DecideAsync(share, "approve"));
        Assert.That(await member.StateAsync(share), Is.EqualTo("In the library"));

        string found = await Somewhere.Nobody.PageAsync("/api/v1/search?q=wild");
        string slug = Slug().Match(found).Groups[1].Value;
        Assert.That(slug, Is.Not.Empty, found);
        await LookAsync(Somewhere.Nobody, "/", "/templates", $"/templates/{slug}", $"/templates/{slug}/fill", "/search?q=wild", $"/search?q={Uri.EscapeDataString(Wild)}", "/feed.atom", "/sitemap.xml",
            "/api/v1/templates", $"/api/v1/templates/{slug}", "/api/v1/search?q=wild", "/api/v1/suggest?q=wild");
        await LookAsync(Somewhere.Curator, "/curator", "/curator/queue", $"/curator/queue/{id}", "/curator/content");
        await LookAsync(member, share, "/account", "/account/shares");

        MimeMessage[] mails = [.. Somewhere.Letters.All.Where(mail => mail.To.Mailboxes.Any(to => to.Address == "wild@people.example"))];
        Assert.That(mails.Count(mail => (mail.TextBody ?? "").Contains(Marker, StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(2));
        foreach (MimeMessage mail in mails)
            ExpectText(mail.HtmlBody ?? "", $"the mail “{mail.Subject}”");
        Assert.That(title, Is.Not.Empty);
    }

    [Test]
    public async Task A_file_that_holds_a_page_is_stored_and_never_shown()
    {
        using Traveller member = new(() => Somewhere.Site.Address);
        await member.JoinAsync("pages@people.example", Somewhere.Letters.LinkAsync);
        byte[] page = Encoding.UTF8.GetBytes($"<!doctype html><html><body><script>steal()</script>Things to say in the morning to whoever comes.</body></html>");
        string share = Traveller.ShareOf(await member.BeginAsync());
        Traveller.Expect(HttpStatusCode.SeeOther, await member.DescribeAsync(share, "Words for the morning"));

        // Under the name of a page it is not taken; under the name of a text it is a text.
        using (HttpResponseMessage refused = await member.UploadAsync(share, page, "page.html"))
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        using (HttpResponseMessage refused = await member.UploadAsync(share, page, "page.docx"))
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        using (HttpResponseMessage taken = await member.UploadAsync(share, page, "words.txt"))
        {
            if (taken.StatusCode == HttpStatusCode.UnprocessableEntity)
                return; // Then nobody ever gets it.
        }

        string file = FileAddress().Match(await member.PageAsync($"{share}/3")).Value;
        Assert.That(file, Is.Not.Empty);
        await ExpectStoredAsync(member, file);
        Traveller.Expect(HttpStatusCode.SeeOther, await member.CreditAsync(share));
        Traveller.Expect(HttpStatusCode.SeeOther, await member.SendShareAsync(share));
        await ExpectStoredAsync(Somewhere.Curator, file.Replace("/share/", "/curator/queue/", StringComparison.Ordinal));
        await LookAsync(Somewhere.Curator, share.Replace("/share/", "/curator/queue/", StringComparison.Ordinal));
        Traveller.Expect(HttpStatusCode.SeeOther, await Somewhere.Curator.DecideAsync(share, "approve"));
        string template = await Somewhere.Nobody.PageAsync("/templates/words-for-the-morning");
        ExpectText(template, "the template's page");
        await ExpectStoredAsync(Somewhere.Nobody, PublicFile().Match(template).Value);
    }

    private static async Task ExpectStoredAsync(Traveller who, string file)
    {
        using HttpResponseMessage answer = await who.GetAsync(file);
        Traveller.Expect(HttpStatusCode.OK, answer);
        Assert.Multiple(() =>
        {
            Assert.That(answer.Content.Headers.ContentDisposition?.DispositionType, Is.EqualTo("attachment"), file);
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.Not.EqualTo("text/html"), file);
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"), file);
            Assert.That(string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), Does.Contain("sandbox"), file);
        });
    }

    /// <summary>Shares a text, with what is wild in every field.</summary>
    private static async Task<string> ShareAsync(Traveller member)
    {
        string share = Traveller.ShareOf(await member.BeginAsync());
        Traveller.Expect(HttpStatusCode.SeeOther, await member.SubmitAsync($"{share}/1", $"{share}/1", ("title", $"Wild {Wild}"), ("kind", "form"), ("category", "daily-records"),
            ("summary", $"Wild {Wild}"), ("whyItHelped", Wild), ("tags", "wild, <script>steal()</script>"), ("do", "next")));
        string text = $"# Wild list\n\n{Wild}\n\n- {Wild}\n- What the assistant has to know in the morning.\n\n[ ] {Wild}\nName: ____ {Wild}\n\n[click](javascript:steal())\n";
        Traveller.Expect(HttpStatusCode.SeeOther, await member.SubmitAsync($"{share}/2", $"{share}/2", ("text", text), ("do", "next")));
        Traveller.Expect(HttpStatusCode.SeeOther, await member.SubmitAsync($"{share}/4", $"{share}/4", ("creditAs", "name"), ("creditName", $"Wild {Wild}"[..79]), ("licence", "CC BY 4.0"), ("consent", "on"), ("do", "next")));
        Traveller.Expect(HttpStatusCode.SeeOther, await member.SendShareAsync(share));
        return share;
    }

    private static async Task LookAsync(Traveller who, params string[] pages)
    {
        foreach (string page in pages)
        {
            using HttpResponseMessage answer = await who.GetAsync(page);
            string body = await answer.Content.ReadAsStringAsync();
            Assert.That((int)answer.StatusCode, Is.LessThan(500), page);
            if (answer.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json")
                Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"), page);
            else
                ExpectText(body, page);
        }
    }

    /// <summary>Nothing of what is wild is markup.</summary>
    private static void ExpectText(string html, string where) => Assert.Multiple(() =>
    {
        foreach (string markup in new[] { "<script>steal", "<img src=x", "<svg/onload", "href=\"javascript:" })
            Assert.That(html, Does.Not.Contain(markup).IgnoreCase, where);
        // Out of an attribute: a quotation mark that ends it, and then a sign that begins a tag.
        Assert.That(Broken().IsMatch(html), Is.False, () => $"{where}: {Broken().Match(html).Value}");
    });

    // A mistake in the form of the replies is shown with what was typed; both are looked at.
    private static HttpResponseMessage SavedOrRefused(Task<HttpResponseMessage> answer) =>
        answer.Result.StatusCode == HttpStatusCode.UnprocessableEntity ? new HttpResponseMessage(HttpStatusCode.SeeOther) : answer.Result;

    [GeneratedRegex("=\"[^\"]{0,400}\"><(script|img src=x|svg/)")]
    private static partial Regex Broken();

    [GeneratedRegex("\"slug\":\"([^\"]*wild[^\"]*)\"")]
    private static partial Regex Slug();

    [GeneratedRegex("/share/[0-9a-f-]{36}/files/[0-9a-f-]{36}(?=\")")]
    private static partial Regex FileAddress();

    [GeneratedRegex("/templates/words-for-the-morning/files/[^\"]+")]
    private static partial Regex PublicFile();
}
