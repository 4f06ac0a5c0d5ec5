using System.Text;
using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>On paper, and in the colours a person has set for everything on their device.</summary>
public sealed class OtherViewsTests
{
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

    [TestCase("weekly-rota")]
    [TestCase("medication-administration-record")]
    public async Task On_a_sheet_of_A4_no_table_is_cut_off(string slug)
    {
        await using Visit visit = await Visit.StartAsync(A4Width, 1000);
        await visit.OpenAsync($"/templates/{slug}");
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.That(await visit.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.paper table')].filter(table => table.getBoundingClientRect().right > innerWidth).map(table => table.caption.innerText)"), Is.Empty);
        byte[] pdf = await visit.Page.PdfAsync(new PagePdfOptions { Format = "A4" });
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

        string[] faults = await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, input, .button, .chip, .pager a, .card, .blank, .box, [aria-current].filter, .filter [aria-current]')]
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

    private const int A4Width = 718; // 210 mm less margins of 1 cm, at 96 pixels to the inch
}
