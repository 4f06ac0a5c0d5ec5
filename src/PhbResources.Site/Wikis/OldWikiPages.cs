using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Wikis;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Wikis;

/// <summary>Sends whoever comes with an address of a wiki that was brought in to where the page is now: moved for good, so that search engines follow.</summary>
internal sealed class OldWikiPages(OldAddresses addresses, ProblemPages problems)
{
    /// <summary>Maps the addresses that every MediaWiki has. Those below an address of its own are found among the ones that nobody else answers.</summary>
    public static void MapOldWikiPages(IEndpointRouteBuilder routes)
    {
        OldWikiPages pages = routes.ServiceProvider.GetRequiredService<OldWikiPages>();
        foreach (string pattern in (string[])["/index.php", "/index.php/{**title}", "/wiki/{**title}"])
            routes.MapRead(pattern, pages.AnswerAsync);
    }

    public async Task AnswerAsync(HttpContext context)
    {
        string? title = context.Request.Query["title"];
        // "%2F" in a title is a slash; the server leaves it as it came.
        string path = (context.Request.Path.Value ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (await addresses.FindAsync(path, title, context.RequestAborted) is not { } address)
        {
            await problems.AddressMissingAsync(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = context.Request.PathBase.Add(new PathString(address)).ToUriComponent();
        // What it leads to may get another address.
        context.Response.Headers.CacheControl = "no-cache";
    }
}
