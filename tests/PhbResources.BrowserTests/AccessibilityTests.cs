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

    /// <summary>What can differ between light and dark: the two have the same markup and layout.</summary>
    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
        ResultTypes = [ResultType.Violations],
    };

    internal static IEnumerable<TestCaseData> Looks() =>
        from page in MainPage.All
        from width in new[] { 320, 1280 }
        select new TestCaseData(page, width);

    [TestCaseSource(nameof(Looks))]
    public async Task A_main_page_has_nothing_that_axe_finds_fault_with(object page, int width)
    {
        MainPage main = (MainPage)page;
        await using Visit visit = await Visit.StartAsync(width);
        await visit.OpenAsync(main.Address, main.Status);
        await Pictures.KeepAsync(visit.Page, $"{main.Name}-{width}-light");
        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero, "Nobody should have to scroll a page sideways.");
        Assert.That(await FaultsAsync(visit.Page), Is.Empty);

        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        Assert.That(await visit.Page.EvaluateAsync<bool>("() => matchMedia('(prefers-color-scheme: dark)').matches"), Is.True);
        await Pictures.KeepAsync(visit.Page, $"{main.Name}-{width}-dark");
        Assert.That(await FaultsAsync(visit.Page, Colours), Is.Empty, "in dark colours");
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

    internal static async Task<string[]> FaultsAsync(IPage page, AxeRunOptions? rules = null)
    {
        AxeResult result = await page.RunAxe(rules ?? Rules);
        return [.. result.Violations.Select(fault =>
            $"{fault.Id}: {fault.Help}{string.Concat(fault.Nodes.Take(5).Select(node => $"{Environment.NewLine}    {node.Html}"))}")];
    }
}
