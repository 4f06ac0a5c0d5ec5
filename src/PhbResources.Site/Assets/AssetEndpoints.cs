using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Assets;

internal static class AssetEndpoints
{
    public static void MapAssets(IEndpointRouteBuilder routes)
    {
        foreach ((string address, StoredPage asset) in routes.ServiceProvider.GetRequiredService<SiteAssets>().ByAddress)
            routes.MapReadAlways(address, asset.WriteAsync);
    }
}
