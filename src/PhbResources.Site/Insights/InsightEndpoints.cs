using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Curators.Insights;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Insights;

internal static class InsightEndpoints
{
    public static void AddInsights(this IServiceCollection services)
    {
        services.AddSingleton<Views>();
        services.AddSingleton<InsightDesk>();
    }

    public static void MapInsights(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(InsightDesk.Path, context => Of(context).ShowAsync(context));
        routes.MapRead(InsightDesk.CsvPath, context => Of(context).SendAsync(context));
    }

    private static InsightDesk Of(HttpContext context) => context.RequestServices.GetRequiredService<InsightDesk>();
}
