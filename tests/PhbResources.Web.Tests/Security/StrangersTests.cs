using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Web.Tests.Journeys;

namespace PhbResources.Web.Tests.Security;

/// <summary>What is one person's is to others what does not exist, whichever of its addresses they have.</summary>
[NonParallelizable]
internal sealed partial class StrangersTests
{
    [Test]
    public async Task To_another_member_what_is_not_theirs_is_the_same_as_what_does_not_exist()
    {
        string[] patterns = [.. Addresses.Of(methods => methods.Contains("GET")).Where(IsPrivate).Where(pattern => pattern.Contains('{', StringComparison.Ordinal))];
        Assert.That(patterns, Has.Length.GreaterThan(6), "the addresses are found");
        foreach (string pattern in patterns)
        {
            (HttpStatusCode Status, string Body) theirs = await AnswerAsync(Somewhere.Other, Addresses.Fill(pattern)), nothing = await AnswerAsync(Somewhere.Other, Addresses.FillWithNothing(pattern));
            Assert.Multiple(() =>
            {
                Assert.That(theirs.Status, Is.EqualTo(HttpStatusCode.NotFound), pattern);
                Assert.That(nothing.Status, Is.EqualTo(HttpStatusCode.NotFound), pattern);
                // To who is no curator the desk does not exist; its page of what is missing repeats the address.
                if (!pattern.StartsWith("/curator", StringComparison.Ordinal))
                    Assert.That(theirs.Body, Is.EqualTo(nothing.Body), pattern);
            });
        }
    }

    [Test]
    public async Task Who_is_not_signed_in_is_led_to_sign_in_whether_or_not_it_exists()
    {
        foreach (string pattern in Addresses.Of(methods => methods.Contains("GET")).Where(IsPrivate))
        {
            using HttpResponseMessage real = await Somewhere.Nobody.GetAsync(Addresses.Fill(pattern)), nothing = await Somewhere.Nobody.GetAsync(Addresses.FillWithNothing(pattern));
            Assert.That(nothing.StatusCode, Is.EqualTo(real.StatusCode), pattern);
            // Some addresses show what anybody may know before they ask who one is.
            if (pattern is not ("/share" or "/share/new" or "/account/email/confirm" or "/curator/first"))
            {
                Assert.That(real.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), pattern);
                Assert.That(real.Headers.Location!.ToString(), Does.StartWith("/sign-in"), pattern);
            }
        }
    }

    [Test]
    public async Task A_form_of_another_member_about_what_is_not_theirs_changes_nothing()
    {
        string token = await Somewhere.Other.TokenAsync("/share");
        string curators = await Somewhere.Curator.TokenAsync("/share");
        foreach (string pattern in Addresses.Of(methods => methods.Contains("POST")).Where(IsPrivate).Where(pattern => pattern.Contains('{', StringComparison.Ordinal)))
        {
            using HttpResponseMessage theirs = await PostAsync(Somewhere.Other, token, Addresses.Fill(pattern)), nothing = await PostAsync(Somewhere.Other, token, Addresses.FillWithNothing(pattern));
            Assert.That(theirs.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), pattern);
            Assert.That(nothing.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), pattern);
            if (pattern.StartsWith("/share", StringComparison.Ordinal))
            {
                // To curators drafts are nobody's business, and what waits is at their own desk.
                using HttpResponseMessage curator = await PostAsync(Somewhere.Curator, curators, Addresses.Fill(pattern));
                Assert.That(curator.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), pattern);
            }
        }

        Assert.That(await Somewhere.Member.PageAsync($"{Somewhere.Draft}/1"), Does.Contain("A list that is not finished").And.Not.Contain("Taken over"));
        Assert.That(await Somewhere.Member.PageAsync($"{Somewhere.Draft}/2"), Does.Contain("Morning list.docx"));
        Assert.That(await Somewhere.Member.StateAsync(Somewhere.Waiting), Is.EqualTo("Waiting to be looked at"));
    }

    [Test]
    public async Task A_curator_gets_no_file_of_a_draft()
    {
        string draft = Somewhere.KeyOf(Somewhere.Draft), file = Somewhere.KeyOf(Somewhere.DraftFile);
        Assert.That((await Somewhere.Curator.GetAsync($"/curator/queue/{draft}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Somewhere.Curator.GetAsync($"/curator/queue/{draft}/files/{file}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Nothing_private_stands_at_an_address_of_media()
    {
        string name = Somewhere.KeyOf(Somewhere.DraftFile);
        string plain = name.Replace("-", "", StringComparison.Ordinal), id = Somewhere.KeyOf(Somewhere.Draft).Replace("-", "", StringComparison.Ordinal);
        foreach (string address in new[] { $"/media/{plain}", $"/media/{plain}/Morning list.docx", $"/media/{plain}.docx", $"/submissions/{id}/{plain}", $"/data/submissions/{id}/{plain}", $"/media/../submissions/{id}/{plain}", $"/media/%2e%2e/submissions/{id}/{plain}", $"/share/{name}", "/templates/a-list-that-waits", "/templates/a-list-that-waits/files/Morning%20list.docx" })
            Assert.That((await Somewhere.Nobody.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.SeeOther), address);
    }

    [Test]
    public async Task Private_pages_are_kept_by_no_cache_and_framed_by_no_site()
    {
        int seen = 0;
        foreach (string pattern in Addresses.Of(methods => methods.Contains("GET")).Where(IsPrivate))
        {
            foreach (Traveller who in new[] { Somewhere.Member, Somewhere.Curator, Somewhere.Nobody })
            {
                using HttpResponseMessage answer = await who.GetAsync(Addresses.Fill(pattern));
                string headers = answer.Headers.ToString();
                Assert.Multiple(() =>
                {
                    Assert.That(answer.Headers.CacheControl?.NoStore, Is.True, $"{pattern} {(int)answer.StatusCode}");
                    Assert.That(headers, Does.Contain("nosniff").And.Contain("frame-ancestors 'none'").Or.Contain("sandbox"), pattern);
                });
                seen += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
            }
        }

        Assert.That(seen, Is.GreaterThan(20), "and many were there");
    }

    [Test]
    public async Task No_page_leads_to_another_site_because_an_address_says_so()
    {
        string[] elsewhere = ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "https:evil.example", " //evil.example", "/\t/evil.example", "//evil.example/%2f.."];
        foreach (string pattern in Addresses.Of(methods => methods.Contains("GET")).Where(pattern => !pattern.Contains('{', StringComparison.Ordinal)))
        {
            foreach (string address in elsewhere)
            {
                using HttpResponseMessage answer = await Somewhere.Member.GetAsync($"{pattern}?returnUrl={Uri.EscapeDataString(address)}&back={Uri.EscapeDataString(address)}");
                Assert.That(answer.Headers.Location?.ToString() ?? "", Does.Not.Contain("evil").And.Not.Contain("javascript"), $"{pattern}, {address}");
            }
        }
    }

    [Test]
    public async Task A_session_that_somebody_else_chose_is_not_the_one_that_begins()
    {
        using Traveller victim = new(() => Somewhere.Site.Address);
        victim.Cookies.Add(Somewhere.Site.Address, new Cookie("Phb.Member", "chosen-by-another", "/"));
        Traveller.Expect(HttpStatusCode.SeeOther, await victim.SignInAsync("other@people.example"));
        string session = victim.Cookies.GetCookies(Somewhere.Site.Address)["Phb.Member"]!.Value;
        Assert.That(session, Is.Not.EqualTo("chosen-by-another"));
        Traveller.Expect(HttpStatusCode.SeeOther, await victim.SubmitAsync("/account", "/sign-out"));
        Traveller.Expect(HttpStatusCode.SeeOther, await victim.SignInAsync("other@people.example"));
        Assert.That(victim.Cookies.GetCookies(Somewhere.Site.Address)["Phb.Member"]!.Value, Is.Not.EqualTo(session));
    }

    [Test]
    public async Task Fields_that_no_form_has_change_nothing()
    {
        string share = Traveller.ShareOf(await Somewhere.Member.SubmitAsync("/share", "/share", ("memberKey", Somewhere.OtherKey), ("state", "Published"), ("replaces", "")));
        Traveller.Expect(HttpStatusCode.SeeOther, await Somewhere.Member.SubmitAsync($"{share}/1", $"{share}/1",
            ("title", "Only a title"), ("kind", "form"), ("category", "daily-records"), ("summary", "What it is for."), ("state", "Published"), ("State", "Approved"), ("memberKey", Somewhere.OtherKey),
            ("isCurator", "true"), ("settled", "true"), ("spamScore", "0"), ("contentKey", Somewhere.KeyOf(Somewhere.Published)), ("replaces", "weekly-rota"), ("licence", "CC BY 4.0"), ("do", "next")));
        Assert.That(await Somewhere.Member.StateAsync(share), Is.EqualTo("Not sent yet"));
        Assert.That(await Somewhere.Member.PageAsync(share), Does.Not.Contain("new version of"));
        Assert.That((await Somewhere.Other.GetAsync(share)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Somewhere.Member.PageAsync($"{share}/4"), Does.Not.Match("value=\"CC BY 4.0\" checked"), "a field of another step");
        Traveller.Expect(HttpStatusCode.SeeOther, await Somewhere.Member.SubmitAsync(share, share, ("do", "withdraw")));
        foreach (string what in new[] { "approve", "publish", "spam", "Approve", "decline" })
            (await Somewhere.Member.SubmitAsync(Somewhere.Waiting, Somewhere.Waiting, ("do", what))).Dispose();
        Assert.That(await Somewhere.Member.StateAsync(Somewhere.Waiting), Is.EqualTo("Waiting to be looked at"), "moves that are not a member's");
    }

    private static bool IsPrivate(string pattern) => pattern.StartsWith("/share", StringComparison.Ordinal) || pattern.StartsWith("/curator", StringComparison.Ordinal) || pattern.StartsWith("/account", StringComparison.Ordinal);

    private static Task<HttpResponseMessage> PostAsync(Traveller who, string token, string address) =>
        who.PostAsync(address, ("form-token", token), ("title", "Taken over"), ("do", "withdraw"), ("version", "1"), ("blank", "yes"));

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(Traveller who, string address)
    {
        using HttpResponseMessage answer = await who.GetAsync(address);
        return (answer.StatusCode, Changing().Replace(await answer.Content.ReadAsStringAsync(), ""));
    }

    [GeneratedRegex("""value="CfDJ[^"]+"|[0-9a-f]{8}-[0-9a-f-]{27}""")]
    private static partial Regex Changing();
}
