using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>Suggestions while words are typed: a combobox that a keyboard, a mouse and a screen reader can use.</summary>
public sealed class SuggestionTests
{
    [Test]
    public async Task Arrows_choose_a_suggestion_and_Enter_follows_it()
    {
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync("/");
        ILocator box = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = "What do you need?" });
        await box.PressSequentiallyAsync("weekly ro");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        Assert.That(await visit.Page.Locator(".search-row [role=status]").InnerTextAsync(), Does.Contain("suggestion"));

        ILocator title = visit.Page.Locator("[role=option][data-slug=weekly-rota]");
        for (int presses = 0; presses < 10 && await title.GetAttributeAsync("aria-selected") != "true"; presses++)
            await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(title).ToHaveAttributeAsync("aria-selected", "true");
        Assert.That(await box.GetAttributeAsync("aria-activedescendant"), Is.EqualTo(await title.GetAttributeAsync("id")));
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/templates/weekly-rota");
        visit.ExpectNoComplaints();
    }

    [Test]
    public async Task Escape_closes_the_list_and_keeps_the_words()
    {
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync("/search");
        ILocator box = visit.Page.Locator("#q");
        await box.PressSequentiallyAsync("holid");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await Assertions.Expect(box).ToHaveValueAsync("holid");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [TestCase(320)]
    [TestCase(1280)]
    public async Task A_suggestion_can_be_pressed_and_the_open_list_fits_and_is_accessible(int width)
    {
        await using Visit visit = await Visit.StartAsync(width);
        await visit.OpenAsync("/");
        await visit.Page.Locator("#q").PressSequentiallyAsync("leave");
        ILocator options = visit.Page.GetByRole(AriaRole.Option);
        await Assertions.Expect(options.First).ToBeVisibleAsync();
        await Pictures.KeepAsync(visit.Page, $"suggestions-{width}");
        Assert.That(await AccessibilityTests.FaultsAsync(visit.Page), Is.Empty);
        Assert.That(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), Is.True);

        await options.First.ClickAsync();
        await visit.Page.WaitForURLAsync(url => url.Contains("/search?q=", StringComparison.Ordinal) || url.Contains("/templates/", StringComparison.Ordinal));
        visit.ExpectNoComplaints();
    }
}
