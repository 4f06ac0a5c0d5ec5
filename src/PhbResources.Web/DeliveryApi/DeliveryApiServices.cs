using PhbResources.Web.DeliveryApi.Querying;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;

namespace PhbResources.Web.DeliveryApi;

/// <summary>
/// Umbraco's Content Delivery API, version 2, which a full Umbraco answers itself. Umbraco's builders, resolvers and settings are the real ones;
/// the controllers and the index, which are in other packages of Umbraco, are ours.
/// </summary>
internal static class DeliveryApiServices
{
    /// <summary>Shortest key, in characters.</summary>
    private const int ShortestKey = 32;

    public static void AddDeliveryApi(this IServiceCollection services)
    {
        services.AddSingleton<DeliveryContext>();
        services.AddSingleton<IRequestPreviewService>(Context);
        services.AddSingleton<IRequestCultureService>(Context);
        services.AddSingleton<IRequestSegmentService>(Context);
        services.AddSingleton<IRequestStartItemProviderAccessor>(Context);
        services.AddSingleton<IRequestRoutingService>(Context);
        services.AddSingleton<IOutputExpansionStrategyAccessor>(Context);
        services.AddSingleton<IApiContentPathResolver, ApiContentPathResolver>();
        services.AddSingleton<IApiContentQueryProvider, DocumentIndex>();
        services.AddSingleton<IApiContentQueryService, DocumentQueries>();
        services.AddSingleton<DeliveryAccess>();
        services.AddSingleton<DeliveryAnswers>();
        services.AddSingleton<PublicMedia>();
        services.AddSingleton<ContentEndpoints>();
        services.AddSingleton<MediaEndpoints>();
        services.AddSingleton<MediaFileEndpoints>();
        services.AddOptions<DeliveryApiSettings>()
            .Validate(settings => settings.ApiKey is not { Length: > 0 and < ShortestKey },
                $"The setting Umbraco:CMS:DeliveryApi:ApiKey is too short. Write at least {ShortestKey} random characters, or leave it out.")
            .ValidateOnStart();

        static DeliveryContext Context(IServiceProvider provider) => provider.GetRequiredService<DeliveryContext>();
    }

    public static void MapDeliveryApi(this WebApplication app)
    {
        app.Services.GetRequiredService<ContentEndpoints>().Map(app);
        app.Services.GetRequiredService<MediaEndpoints>().Map(app);
        app.Services.GetRequiredService<MediaFileEndpoints>().Map(app);
        Site.Api.ApiRoutes.MapApiNotFound(app, "/umbraco/delivery");
    }
}
