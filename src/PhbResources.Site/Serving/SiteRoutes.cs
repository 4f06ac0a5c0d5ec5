using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using PhbResources.Site.Problems;

namespace PhbResources.Site.Serving;

/// <summary>How every route of the site is mapped: GET and HEAD, or POST for forms, our headers, and an answer that helps when something fails.</summary>
internal static class SiteRoutes
{
    /// <summary>Longest query string that is read, in characters. The longest address the site itself makes is far shorter.</summary>
    public const int MaxQueryLength = 4096;

    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointConventionBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, RequestDelegate answer) =>
        routes.MapMethods(pattern, s_methods, context => AnswerAsync(context, answer));

    /// <summary>Maps what is answered while the library has not been read, too: what the page that says so is made with, and health.</summary>
    public static IEndpointConventionBuilder MapReadAlways(this IEndpointRouteBuilder routes, string pattern, RequestDelegate answer) =>
        routes.MapMethods(pattern, s_methods, context => AnswerAsync(context, answer, always: true));

    /// <summary>Maps where a form is sent to.</summary>
    public static IEndpointConventionBuilder MapForm(this IEndpointRouteBuilder routes, string pattern, RequestDelegate answer) =>
        routes.MapMethods(pattern, [HttpMethods.Post], context => AnswerAsync(context, answer));

    /// <summary>
    /// Sends the visitor to the one right spelling of an address (case, no slash at the end). True when it did.
    /// </summary>
    public static bool RedirectedTo(this HttpContext context, string path)
    {
        if (string.Equals(context.Request.Path.Value, path, StringComparison.Ordinal))
            return false;
        string location = context.Request.PathBase.Add(new PathString(path)).ToUriComponent() + context.Request.QueryString.ToUriComponent();
        context.Response.Redirect(location, permanent: true);
        context.Response.Headers.CacheControl = "no-cache";
        return true;
    }

    /// <summary>Answers with our headers, and helps when something fails.</summary>
    public static async Task AnswerAsync(HttpContext context, RequestDelegate answer, bool always = false)
    {
        SecurityHeaders.Apply(context.Response.Headers);
        // Pages are made once for everybody. A full Umbraco sets the language of each visitor or user, who may write numbers in another way.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            if (context.Request.QueryString.Value is { Length: > MaxQueryLength })
                await ProblemsOf(context).AddressTooLongAsync(context);
            else if (!always && context.RequestServices.GetRequiredService<PublishedLibrary>().Current.Number == 0)
                await ProblemsOf(context).NotReadyAsync(context); // A full Umbraco lets visitors in while it is being upgraded.
            else
                await answer(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The visitor left.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            SecurityHeaders.Apply(context.Response.Headers);
            await ProblemsOf(context).FailedAsync(context, exception);
        }
    }

    private static ProblemPages ProblemsOf(HttpContext context) => context.RequestServices.GetRequiredService<ProblemPages>();
}
