using System.Buffers;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Insights;

namespace PhbResources.Site.Insights;

/// <summary>
/// Counts pages that people read: which, and on which day. Programs that say what they are, and pages that a browser fetches in case somebody
/// should want them, are left out. What a browser says of itself is looked at here and kept nowhere.
/// </summary>
internal sealed class Views(DayCounter counter)
{
    // How search engines, preview makers and scripts name themselves. Every browser of the last twenty years begins with "Mozilla/".
    private const string EveryBrowser = "Mozilla/";

    private static readonly SearchValues<string> s_programs =
        SearchValues.Create(["bot", "crawl", "spider", "slurp", "preview", "facebookexternalhit", "headless", "lighthouse", "http://", "https://"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Counts a page that is about to be answered.</summary>
    /// <param name="context">The request.</param>
    /// <param name="what">What is read.</param>
    /// <param name="content">Umbraco's key of what it shows, or nothing.</param>
    public void Count(HttpContext context, Counted what, Guid content = default)
    {
        if (IsByAPerson(context.Request))
            counter.Count(what, content);
    }

    /// <summary>Counts a page that was answered, where it was there.</summary>
    public void CountAnswered(HttpContext context, Counted what, Guid content = default)
    {
        if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
            Count(context, what, content);
    }

    internal static bool IsByAPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.Headers.UserAgent.ToString() is var agent
        && agent.StartsWith(EveryBrowser, StringComparison.Ordinal)
        && !agent.AsSpan().ContainsAny(s_programs)
        // Fetch standard, 2.2.5: "prefetch", "prefetch;prerender".
        && !request.Headers["Sec-Purpose"].ToString().StartsWith("prefetch", StringComparison.Ordinal);
}
