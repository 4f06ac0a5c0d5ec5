using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>Everything can be reached and used with the keyboard alone, and one can see where one is.</summary>
public sealed class KeyboardTests
{
    [TestCaseSource(typeof(MainPage), nameof(MainPage.All))]
    public async Task The_first_stop_skips_to_the_main_part(object page)
    {
        MainPage main = (MainPage)page;
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync(main.Address, main.Status);
        await visit.Page.Keyboard.PressAsync("Tab");

        Assert.That(await visit.HasFocusAsync("a.skip[href='#main']"), Is.True);
        LocatorBoundingBoxResult? link = await visit.Page.Locator("a.skip[href='#main']").BoundingBoxAsync();
        Assert.That(link?.Y, Is.GreaterThanOrEqualTo(0), "It should be in sight while it has the focus.");

        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.That(await visit.HasFocusAsync("#main"), Is.True);
    }

    [TestCaseSource(typeof(MainPage), nameof(MainPage.All))]
    public async Task The_second_stop_leads_to_a_search_box(object page)
    {
        MainPage main = (MainPage)page;
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync(main.Address, main.Status);
        await visit.TabToAsync("a.skip[href$='#q']", most: 2);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForFunctionAsync("() => document.activeElement.matches('input#q[type=search]')");
    }

    [TestCaseSource(typeof(MainPage), nameof(MainPage.All))]
    public async Task At_every_stop_one_can_see_where_the_focus_is(object page)
    {
        MainPage main = (MainPage)page;
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync(main.Address, main.Status);
        int stops = 0;
        for (; stops < 120; stops++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.HasFocusAsync("body"))
                break;
            string? fault = await visit.Page.EvaluateAsync<string?>(
                """
                () => {
                  const stop = document.activeElement, style = getComputedStyle(stop), box = stop.getBoundingClientRect();
                  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                  const inWindow = box.bottom > 0 && box.top < innerHeight && box.width > 1;
                  return seen && inWindow ? null : `${stop.outerHTML.slice(0, 160)} outline ${style.outline}, from ${box.top} to ${box.bottom}`;
                }
                """);
            Assert.That(fault, Is.Null);
        }

        Assert.That(stops, Is.GreaterThan(8));
    }

    [Test]
    public async Task A_person_searches_opens_a_template_and_downloads_it_without_a_mouse()
    {
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync("/");
        await visit.TabToAsync("a.skip[href='#q']", most: 2);
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.That(await visit.HasFocusAsync("#q"), Is.True);
        await visit.Page.Keyboard.TypeAsync("weekly rota");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/search?q=weekly*");
        await visit.TabToAsync(".card a");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/templates/weekly-rota");
        // Past the head and the crumbs at once; then what can be done with it, and the downloads.
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.TabToAsync(".downloads a", most: 4);

        IDownload file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Keyboard.PressAsync("Enter"));

        Assert.That(file.SuggestedFilename, Is.EqualTo("weekly-rota.docx"));
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task A_wide_table_scrolls_with_the_arrow_keys()
    {
        await using Visit visit = await Visit.StartAsync(320, 640);
        await visit.OpenAsync(MainPage.Template);
        await visit.TabToAsync(".doc-table-wide");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.WaitForFunctionAsync("() => document.activeElement.scrollLeft > 0");
    }

    [Test]
    public async Task A_document_with_many_tables_can_be_skipped()
    {
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync("/templates/medication-administration-record");
        await visit.TabToAsync("a.skip-on");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");

        Assert.That(await visit.Page.EvaluateAsync<bool>(
            "() => !!(document.querySelector('.paper').compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) && !document.activeElement.closest('.paper')"), Is.True);
    }
}
