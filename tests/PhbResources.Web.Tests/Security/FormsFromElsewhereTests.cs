using System.Net;
using System.Text;
using PhbResources.Web.Tests.Journeys;

namespace PhbResources.Web.Tests.Security;

/// <summary>Every address that takes a form, as the site maps them: none takes one that another site makes a browser send.</summary>
[NonParallelizable]
internal sealed class FormsFromElsewhereTests
{
    [Test]
    public async Task No_address_takes_a_form_that_another_site_makes_a_browser_send()
    {
        string[] patterns = Patterns();
        Assert.That(patterns, Has.Length.GreaterThan(25), "the addresses are found");
        List<string> taken = [];
        foreach (string pattern in patterns)
        {
            string address = Addresses.Fill(pattern);
            foreach (Traveller who in new[] { Somewhere.Curator, Somewhere.Member })
            {
                // From another network each time, so that it is the form that is refused, and not one more try.
                using Traveller moved = new(() => Somewhere.Site.Address, who.Cookies);
                using HttpResponseMessage answer = await moved.SendAsync(HttpMethod.Post, address, Form(pattern), ("Origin", Somewhere.Evil), ("Sec-Fetch-Site", "cross-site"));
                if (!IsRefusal(answer))
                    taken.Add($"{address} ({pattern}): {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }

        Assert.That(taken, Is.Empty);
        await NothingHappenedAsync();
    }

    [Test]
    public async Task No_address_that_changes_something_takes_a_form_without_a_token()
    {
        List<string> taken = [];
        foreach (string pattern in Patterns())
        {
            string address = Addresses.Fill(pattern);
            using Traveller moved = new(() => Somewhere.Site.Address, Somewhere.Curator.Cookies);
            using HttpResponseMessage answer = await moved.SendAsync(HttpMethod.Post, address, Form(pattern), ("Origin", Somewhere.Site.Address.GetLeftPart(UriPartial.Authority)), ("Sec-Fetch-Site", "same-origin"));
            // Documents are made for anybody, from what was typed, and nothing is kept of it.
            if (!IsRefusal(answer) && !IsOpen(pattern))
                taken.Add($"{address} ({pattern}): {(int)answer.StatusCode} {answer.Headers.Location}");
        }

        Assert.That(taken, Is.Empty);
        await NothingHappenedAsync();
    }

    private static async Task NothingHappenedAsync()
    {
        Assert.That(await Somewhere.Member.StateAsync(Somewhere.Waiting), Is.EqualTo("Waiting to be looked at"));
        Assert.That(await Somewhere.Member.StateAsync(Somewhere.Published), Is.EqualTo("In the library"));
        Assert.That(await Somewhere.Member.PageAsync($"{Somewhere.Draft}/2"), Does.Contain("Morning list.docx"));
        Assert.That((await Somewhere.Curator.GetAsync("/curator")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "still signed in");
    }

    /// <summary>Forms that anybody may send without a cookie, and which therefore only look at the site they come from: those that keep nothing, and the one that asks for a template.</summary>
    private static bool IsOpen(string pattern) =>
        pattern == "/ask" || pattern.EndsWith("/fill", StringComparison.Ordinal) || pattern.StartsWith("/rota", StringComparison.Ordinal) || pattern.Contains("leave", StringComparison.Ordinal) || pattern.StartsWith("/tools", StringComparison.Ordinal);

    private static bool IsRefusal(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    private static string[] Patterns() => Addresses.Of(methods => methods.Any(method => method is not ("GET" or "HEAD")));

    private static HttpContent Form(string pattern) => pattern.Contains("/api/", StringComparison.Ordinal)
        ? new StringContent("""{"values":{"title":"x"}}""", Encoding.UTF8, "application/json")
        : new FormUrlEncodedContent([new("do", "approve"), new("title", "Taken over"), new("email", "evil@evil.example"), new("password", "seven quiet otters swim")]);
}
