using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Health;

/// <summary>For whoever watches the site: alive, and ready to be sent visitors.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(IEndpointRouteBuilder routes)
    {
        PublishedLibrary library = routes.ServiceProvider.GetRequiredService<PublishedLibrary>();
        LibrarySearch search = routes.ServiceProvider.GetRequiredService<LibrarySearch>();

        routes.MapReadAlways("/health/live", context => WriteAsync(context, true, "alive"));
        routes.MapReadAlways("/health/ready", context =>
            library.Current.Number == 0 ? WriteAsync(context, false, "the library has not been read yet")
            : !search.Ready ? WriteAsync(context, false, "the search index is being made")
            : WriteAsync(context, true, "ready"));
    }

    private static async Task WriteAsync(HttpContext context, bool well, string what)
    {
        context.Response.StatusCode = well ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.WriteAsync(what, context.RequestAborted);
    }
}
