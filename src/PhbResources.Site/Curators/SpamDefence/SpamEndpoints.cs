using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Posting;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Curators.SpamDefence;

internal static class SpamEndpoints
{
    public static void AddSpamDefence(this IServiceCollection services)
    {
        services.AddSingleton<SpamTraps>();
        services.AddSingleton<SpamDesk>();
    }

    public static void MapSpamDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(SpamDesk.Path, context => Desk(context).ShowAsync(context));
        routes.MapForm(SpamDesk.RemovePath, context => Desk(context).RemoveAsync(context));
        routes.MapForm(SpamDesk.BackPath, context => Desk(context).TakeBackAsync(context));
        routes.MapForm(SpamDesk.ClearPath, context => Desk(context).ClearAsync(context));
        routes.MapForm(SpamDesk.TrustPath, context => Desk(context).TrustAsync(context));
    }

    private static SpamDesk Desk(HttpContext context) => context.RequestServices.GetRequiredService<SpamDesk>();
}
