using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Api;

/// <summary>How every address that programs read is mapped: any site may read it, no address may ask without end, and what is refused is refused with problem details.</summary>
internal static class ApiRoutes
{
    /// <summary>The methods there are.</summary>
    public const string Methods = "GET, HEAD, OPTIONS";

    /// <summary>Headers that pages of other sites may send to <c>/api/v1</c>.</summary>
    private const string OwnHeaders = "Accept, If-None-Match";

    /// <summary>Maps an address for GET and HEAD, with an answer to everything else.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="answer">Answers GET and HEAD.</param>
    /// <param name="requestHeaders">Headers that pages of other sites may send.</param>
    public static IEndpointConventionBuilder MapApi(this IEndpointRouteBuilder routes, string pattern, RequestDelegate answer, string requestHeaders = OwnHeaders)
    {
        CrossOrigin crossOrigin = routes.ServiceProvider.GetRequiredService<CrossOrigin>();
        RequestLimit limit = routes.ServiceProvider.GetRequiredService<RequestLimit>();
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();
        routes.Map(pattern, context => SiteRoutes.AnswerAsync(context, AnswerOtherMethodsAsync));
        return routes.MapRead(pattern, AnswerAsync);

        Task AnswerAsync(HttpContext context)
        {
            bool isForAll = crossOrigin.Allow(context);
            if (!limit.Allows(context))
                return problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "That was a lot at once", "Wait for the seconds that the header Retry-After says, then go on.");
            return isForAll ? answer(context) : AnswerToOneAsync(context);
        }

        Task AnswerOtherMethodsAsync(HttpContext context)
        {
            if (HttpMethods.IsOptions(context.Request.Method))
            {
                crossOrigin.AnswerPreflight(context, requestHeaders);
                return Task.CompletedTask;
            }

            crossOrigin.Allow(context);
            context.Response.Headers.Allow = Methods;
            return problems.WriteAsync(context, StatusCodes.Status405MethodNotAllowed, "Nothing can be sent here", $"This address answers {Methods}.");
        }

        // Finished answers are kept without regard to who asks; what is in between must tell the sites apart.
        Task AnswerToOneAsync(HttpContext context)
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
                return Task.CompletedTask;
            });
            return answer(context);
        }
    }

    /// <summary>Answers addresses below a path that there are not.</summary>
    public static void MapApiNotFound(this IEndpointRouteBuilder routes, string path)
    {
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();
        routes.MapApi(path + "/{**rest}", context => problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is nothing at this address",
            "What there is, is listed at /openapi/v1.json."));
    }
}
