using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>WCAG 2.2, 1.4.10: a window of 1280 pixels at 400% zoom is 320 CSS pixels wide, and no less usable.</summary>
public sealed class ReflowTests
{
    [TestCaseSource(typeof(MainPage), nameof(MainPage.All))]
    public async Task At_400_percent_everything_to_press_is_in_sight(object page)
    {
        MainPage main = (MainPage)page;
        await using Visit visit = await Visit.StartAsync(1280 / 4, 1024 / 4, scale: 4);
        await visit.OpenAsync(main.Address, main.Status);

        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero);
        Assert.That(await Layout.OutOfSightAsync(visit.Page), Is.Empty);
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task Every_template_of_the_library_reads_on_a_phone()
    {
        await using Visit visit = await Visit.StartAsync(320, 640);
        List<string> faults = [];
        foreach (string address in await Library.TemplatesAsync())
        {
            await visit.OpenAsync(address);
            if (await Layout.SidewaysScrollAsync(visit.Page) is > 0 and var pixels)
                faults.Add($"{address} scrolls sideways by {pixels} pixels");
            faults.AddRange((await Layout.ScrollersOutOfReachAsync(visit.Page)).Select(scroller => $"{address} has a table that does not fit and is out of the keyboard's reach: {scroller}"));
        }

        Assert.That(faults, Is.Empty);
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task A_wide_table_scrolls_by_itself_and_keeps_its_first_column_in_sight()
    {
        await using Visit visit = await Visit.StartAsync(320, 640);
        await visit.OpenAsync(MainPage.Template);
        ILocator table = visit.Page.Locator(".doc-table-wide").First;
        await table.ScrollIntoViewIfNeededAsync();
        await table.EvaluateAsync("table => table.scrollLeft = table.scrollWidth");

        LocatorBoundingBoxResult? monday = await table.GetByRole(AriaRole.Rowheader, new() { Name = "Monday" }).BoundingBoxAsync();

        Assert.That(await table.EvaluateAsync<int>("table => table.scrollLeft"), Is.GreaterThan(0));
        Assert.That(monday, Is.Not.Null);
        Assert.That(monday!.X, Is.InRange(0, 320 - monday.Width));
        Assert.That(await Layout.SidewaysScrollAsync(visit.Page), Is.Zero);
    }
}
