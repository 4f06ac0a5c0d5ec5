using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>Pages stay light, for people who pay by the megabyte.</summary>
public sealed class WeightTests
{
    private const int MostBytes = 50 * 1024;

    [TestCaseSource(typeof(MainPage), nameof(MainPage.All))]
    public async Task A_first_visit_to_a_page_takes_under_50_kilobytes_all_from_this_site(object page)
    {
        MainPage main = (MainPage)page;
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync(main.Address, main.Status);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        long bytes = 0;
        foreach (IRequest request in visit.Requests)
        {
            Assert.That(request.Url, Does.StartWith(Browsing.Address + "/"));
            RequestSizesResult sizes = await request.SizesAsync();
            bytes += sizes.ResponseHeadersSize + sizes.ResponseBodySize;
        }

        TestContext.Out.WriteLine($"{main.Name}: {visit.Requests.Count} requests, {bytes:N0} bytes");
        Assert.That(visit.Requests, Has.Count.GreaterThanOrEqualTo(3));
        Assert.That(bytes, Is.InRange(1024, MostBytes));
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task A_script_that_somebody_slips_in_does_not_run()
    {
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync("/");
        await visit.Page.EvaluateAsync("() => { const script = document.createElement('script'); script.textContent = 'window.slippedIn = true'; document.body.append(script); }");

        Assert.That(await visit.Page.EvaluateAsync<bool>("() => window.slippedIn === true"), Is.False);
        Assert.That(visit.Complaints, Has.Some.Contains("Content Security Policy"), "So that the other tests would have seen a breach.");
    }
}
