using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Problems;

internal static class ProblemEndpoints
{
    public static void MapNotFound(IEndpointRouteBuilder routes)
    {
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();
        routes.MapRead("/{**path}", problems.AddressMissingAsync).Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = int.MaxValue);
    }
}
