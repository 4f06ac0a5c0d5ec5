using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>Everything works in a browser that runs no scripts.</summary>
public sealed class WithoutJavaScriptTests
{
    [Test]
    public async Task A_document_is_found_by_searching_and_downloaded()
    {
        await using Visit visit = await Visit.StartAsync(javaScript: false);
        await visit.OpenAsync("/");
        await visit.Page.GetByLabel("What do you need?").FillAsync("weekly rota");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Weekly rota", Exact = true }).First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/templates/weekly-rota");

        IDownload file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Download Weekly rota as Plain text" }).ClickAsync());

        Assert.That(file.SuggestedFilename, Is.EqualTo("weekly-rota.txt"));
        Assert.That(await File.ReadAllTextAsync(await file.PathAsync()), Does.Contain("Monday"));
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task A_list_is_narrowed_and_widened_again()
    {
        await using Visit visit = await Visit.StartAsync(javaScript: false);
        await visit.OpenAsync("/templates");
        ILocator cards = visit.Page.Locator(".card");
        string all = await visit.Page.Locator("#results").InnerTextAsync();
        await visit.Page.Locator(".filters a[href$='kind=rota']").ClickAsync();
        await visit.Page.WaitForURLAsync("**kind=rota*");

        Assert.That(await visit.Page.Locator("#results").InnerTextAsync(), Is.Not.EqualTo(all));
        Assert.That(await cards.CountAsync(), Is.GreaterThan(0));
        foreach (string kind in await visit.Page.Locator(".card .meta").AllInnerTextsAsync())
            Assert.That(kind, Does.StartWith("Rota"));

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Remove filter: Rotas" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/templates");
        Assert.That(await visit.Page.Locator("#results").InnerTextAsync(), Is.EqualTo(all));
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task A_long_list_is_turned_page_by_page()
    {
        await using Visit visit = await Visit.StartAsync(javaScript: false);
        await visit.OpenAsync("/templates");
        string first = await visit.Page.Locator(".card h3").First.InnerTextAsync();
        await visit.Page.Locator(".pager").GetByRole(AriaRole.Link, new() { Name = "2" }).First.ClickAsync();
        await visit.Page.WaitForURLAsync("**page=2*");

        Assert.That(await visit.Page.Locator("#results").InnerTextAsync(), Does.Contain("page 2 of"));
        Assert.That(await visit.Page.Locator(".card h3").First.InnerTextAsync(), Is.Not.EqualTo(first));
        visit.ExpectNoComplaints();
    }
}
