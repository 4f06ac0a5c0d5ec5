using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Watching;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Watching;

internal static class WatchingEndpoints
{
    public static void AddWatching(this IServiceCollection services)
    {
        services.AddSingleton<WatchForm>();
        services.AddSingleton<WatchingPages>();
        services.AddSingleton<StopMailPages>();
    }

    public static void MapWatching(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/watch/{key:guid}", context => context.RequestServices.GetRequiredService<WatchForm>().ShowAsync(context));
        routes.MapForm("/watch/{key:guid}", context => context.RequestServices.GetRequiredService<WatchForm>().AcceptAsync(context));
        routes.MapRead(WatchLinks.List, context => context.RequestServices.GetRequiredService<WatchingPages>().ShowAsync(context));
        routes.MapForm(WatchLinks.List, context => context.RequestServices.GetRequiredService<WatchingPages>().SaveAsync(context));
        routes.MapForm(WatchingPages.ChoicesPath, context => context.RequestServices.GetRequiredService<WatchingPages>().SaveChoicesAsync(context));
        routes.MapRead(WatchLinks.Stop, context => context.RequestServices.GetRequiredService<StopMailPages>().ShowAsync(context));
        routes.MapForm(WatchLinks.Stop, context => context.RequestServices.GetRequiredService<StopMailPages>().StopAsync(context));
    }
}
