using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhbResources.Site.Serving;

namespace PhbResources.Site.About;

/// <summary>Pages about the library itself.</summary>
internal static class AboutEndpoints
{
    public static void MapAbout(IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        AboutModel model = new(routes.ServiceProvider.GetRequiredService<IOptions<PhbSiteOptions>>().Value.ContactEmail);
        Map<AboutPage>("/about");
        Map<AccessibilityPage>("/accessibility");
        Map<PrivacyPage>("/privacy");

        void Map<TPage>(string path)
            where TPage : Page<AboutModel> =>
            routes.MapRead(path, context => context.RedirectedTo(path)
                ? Task.CompletedTask
                : pages.ServeAsync<TPage, AboutModel>(context, pages.Library, path, _ => model));
    }
}

/// <summary>What the pages about the library show.</summary>
/// <param name="ContactEmail">Where to write to; <c>null</c> or empty where there is none.</param>
public sealed record AboutModel(string? ContactEmail);
