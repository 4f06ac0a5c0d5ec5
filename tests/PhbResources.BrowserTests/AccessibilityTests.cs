using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>WCAG 2.2 AA as far as axe can tell, and axe's own best practice, on a phone and on a desk, in light and in dark.</summary>
public sealed class AccessibilityTests
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
        ResultTypes = [ResultType.Violations],
    };

    internal static IEnumerable<TestCaseData> Looks() =>
        from page in MainPage.All
        from width in new[] { 320, 1280 }
        from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
        select new TestCaseData(page, width, scheme);

    [TestCaseSource(nameof(Looks))]
    public async Task A_main_page_has_nothing_that_axe_finds_fault_with(object page, int width, ColorScheme scheme)
    {
        MainPage main = (MainPage)page;
        await using Visit visit = await Visit.StartAsync(width, scheme: scheme);
        await visit.OpenAsync(main.Address, main.Status);
        await Pictures.KeepAsync(visit.Page, $"{main.Name}-{width}-{scheme}");

        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero, "Nobody should have to scroll a page sideways.");
        Assert.That(await FaultsAsync(visit.Page), Is.Empty);
        visit.ExpectNoComplaints();
    }

    [TestCase("medication-administration-record", 320)]
    [TestCase("medication-administration-record", 1280)]
    [TestCase("written-statement-of-employment-regular-hours", 320)]
    public async Task A_long_document_has_nothing_that_axe_finds_fault_with(string slug, int width)
    {
        await using Visit visit = await Visit.StartAsync(width);
        await visit.OpenAsync($"/templates/{slug}");
        await Pictures.KeepAsync(visit.Page, $"{slug}-{width}");

        Assert.That(await FaultsAsync(visit.Page), Is.Empty);
        visit.ExpectNoComplaints();
    }

    internal static async Task<string[]> FaultsAsync(IPage page)
    {
        AxeResult result = await page.RunAxe(Rules);
        return [.. result.Violations.Select(fault =>
            $"{fault.Id}: {fault.Help}{string.Concat(fault.Nodes.Take(5).Select(node => $"{Environment.NewLine}    {node.Html}"))}")];
    }
}
