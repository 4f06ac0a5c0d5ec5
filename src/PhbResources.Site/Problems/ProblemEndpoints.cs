using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Serving;
using PhbResources.Site.Wikis;

namespace PhbResources.Site.Problems;

internal static class ProblemEndpoints
{
    public static void MapNotFound(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/{**path}", routes.ServiceProvider.GetRequiredService<OldWikiPages>().AnswerAsync).Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = int.MaxValue);
    }
}
