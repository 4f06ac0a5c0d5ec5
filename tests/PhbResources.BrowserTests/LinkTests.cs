using System.Net;

namespace PhbResources.BrowserTests;

/// <summary>No link of the main pages leads nowhere.</summary>
public sealed class LinkTests
{
    private const int MostLinks = 600;

    [Test]
    public async Task Every_link_of_the_main_pages_is_answered()
    {
        HashSet<string> addresses = [];
        List<string> faults = [];
        await using Visit visit = await Visit.StartAsync();
        foreach (MainPage main in MainPage.All)
        {
            await visit.OpenAsync(main.Address, main.Status);
            addresses.UnionWith(await visit.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('a[href], link[href]')].map(link => link.href).filter(href => href.startsWith(location.origin)).map(href => href.split('#')[0])"));
            faults.AddRange((await visit.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('a[href^=\"#\"]')].map(link => link.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"))
                .Select(id => $"{main.Address} has a link to #{id}, which is not there"));
        }

        addresses.RemoveWhere(address => MainPage.All.Any(page => page.Status == 404 && address == Browsing.Address + page.Address));
        Assert.That(addresses, Has.Count.InRange(60, MostLinks));
        using HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
        await Parallel.ForEachAsync(addresses, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (address, cancellation) =>
        {
            using HttpResponseMessage answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            // A page for members answers with the way to sign in.
            if (answer.StatusCode == HttpStatusCode.OK || (answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location!.OriginalString.StartsWith("/sign-in?returnUrl=", StringComparison.Ordinal)))
                return;
            lock (faults)
                faults.Add($"{address} answers {(int)answer.StatusCode}");
        });

        TestContext.Out.WriteLine($"{addresses.Count} links");
        Assert.That(faults, Is.Empty);
    }
}
