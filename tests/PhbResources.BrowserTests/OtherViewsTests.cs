using System.Text;
using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>On paper, and in the colours a person has set for everything on their device.</summary>
public sealed class OtherViewsTests
{
    /// <summary>CSS pixels across a sheet of A4 inside the margins of 1.2 cm.</summary>
    private const int A4Width = 703;

    private const int A4Length = 1031;

    [Test]
    public async Task On_paper_there_is_the_document_and_nothing_to_press()
    {
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync(MainPage.Template);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.That(await visit.Page.Locator("h1").IsVisibleAsync(), Is.True);
        Assert.That(await visit.Page.Locator(".paper").IsVisibleAsync(), Is.True);
        Assert.That(await visit.Page.Locator(".paper table").First.IsVisibleAsync(), Is.True);
        foreach (ILocator part in await visit.Page.Locator("header.top, nav, footer, .downloads, form, .chips, .skip, .skip-on").AllAsync())
            Assert.That(await part.IsVisibleAsync(), Is.False, await part.EvaluateAsync<string>("part => part.outerHTML.slice(0, 120)"));
    }

    [TestCase("written-statement-of-employment-regular-hours", A4Width)]
    [TestCase("weekly-rota", A4Length)]
    [TestCase("four-week-rota-with-sleep-ins", A4Length)]
    [TestCase("medication-administration-record", A4Length)]
    public async Task On_a_sheet_of_A4_no_table_is_cut_off(string slug, int width)
    {
        await using Visit visit = await Visit.StartAsync(width);
        await visit.OpenAsync($"/templates/{slug}");
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.That(await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).page"), Is.EqualTo(width == A4Length ? "sideways" : "auto"));
        Assert.That(await visit.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.paper table')].filter(table => table.getBoundingClientRect().right > innerWidth).map(table => table.caption.innerText)"), Is.Empty);
        byte[] pdf = await visit.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
        Assert.That(Encoding.ASCII.GetString(pdf, 0, 5), Is.EqualTo("%PDF-"));
    }

    [TestCase("/")]
    [TestCase("/templates?kind=rota")]
    [TestCase("/templates?page=2")]
    [TestCase(MainPage.Template)]
    public async Task In_forced_colours_buttons_fields_and_choices_keep_an_edge(string address)
    {
        await using Visit visit = await Visit.StartAsync(forced: ForcedColors.Active);
        await visit.OpenAsync(address);
        await Pictures.KeepAsync(visit.Page, $"forced colours {address.Trim('/').Replace('/', '-').Replace('?', '-')}");

        // Tick boxes are drawn by the browser itself, in the colours of the system.
        string[] faults = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, input:not([type=hidden], [type=checkbox], [type=radio]), .button, .chip, .pager a, .card, .blank, .box, [aria-current].filter, .filter [aria-current]')]
              .filter(part => {
                const style = getComputedStyle(part);
                return style.borderBottomStyle === 'none' || parseFloat(style.borderBottomWidth) < 1 || style.borderBottomColor === style.backgroundColor;
              })
              .map(part => part.outerHTML.slice(0, 160))
            """);

        Assert.That(await visit.Page.EvaluateAsync<bool>("() => matchMedia('(forced-colors: active)').matches"), Is.True);
        Assert.That(faults, Is.Empty);
        visit.ExpectNoComplaints();
    }

}
