using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>What is measured of a page's layout.</summary>
internal static class Layout
{
    /// <summary>CSS pixels by which the page is wider than its window; 0 when nobody has to scroll sideways.</summary>
    public static Task<int> SidewaysScrollAsync(IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Links, buttons and fields that reach past the window's edge, outside tables that scroll by themselves.</summary>
    public static Task<string[]> OutOfSightAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('a, button, input, select, textarea')]
          .filter(control => !control.closest('.doc-table-wide, .trap') && !control.matches('.skip, .skip-on'))
          .map(control => ({ control, box: control.getBoundingClientRect() }))
          .filter(({ box }) => box.left < 0 || box.right > document.documentElement.clientWidth + 0.5)
          .map(({ control, box }) => `${control.outerHTML.slice(0, 120)} from ${box.left} to ${box.right}`)
        """);

    /// <summary>Parts that scroll sideways and cannot be reached with the Tab key in every browser.</summary>
    public static Task<string[]> ScrollersOutOfReachAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('main *')]
          .filter(part => part.scrollWidth > part.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(part).overflowX) && part.tabIndex < 0
            || part.matches('.doc-table:not(.doc-table-wide)') && part.scrollWidth > part.clientWidth + 1)
          .map(part => `${part.className}, ${part.scrollWidth} in ${part.clientWidth}: ${part.innerText.slice(0, 60)}`)
        """);
}
