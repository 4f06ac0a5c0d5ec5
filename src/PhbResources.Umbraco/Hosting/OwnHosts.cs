using Microsoft.Extensions.Options;
using PhbResources.Site;
using Umbraco.Cms.Web.Common.ApplicationBuilder;

namespace PhbResources.FullHost.Hosting;

/// <summary>Host names at which an Umbraco that has a website of its own shows the library, in <c>Phb:Hosts</c>. None: the library is the website.</summary>
public sealed class OwnHosts
{
    /// <summary>The names, without port.</summary>
    public IList<string> Hosts { get; } = [];

    internal static bool AreSet(IServiceProvider services) => services.GetRequiredService<IOptions<OwnHosts>>().Value.Hosts.Count > 0;
}

internal static class OwnHostsRegistration
{
    /// <summary>
    /// Branches off requests to the library's own host names, after Umbraco has begun the request (it tells other servers what changed when
    /// the request ends) and before it looks for a page. Constraining endpoints to a host would not do: Umbraco's matcher drops its own
    /// route for whichever of our addresses fits, before hosts are compared.
    /// </summary>
    public static IServiceCollection AddOwnHosts(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<OwnHosts>(configuration.GetSection("Phb"));
        return services.Configure<UmbracoPipelineOptions>(options => options.AddFilter(new UmbracoPipelineFilter("PhbResources") { PreRouting = Branch }));
    }

    private static void Branch(IApplicationBuilder app)
    {
        HashSet<string> hosts = new(app.ApplicationServices.GetRequiredService<IOptions<OwnHosts>>().Value.Hosts, StringComparer.OrdinalIgnoreCase);
        if (hosts.Count == 0)
            return;
        app.MapWhen(
            context => hosts.Contains(context.Request.Host.Host) && !context.Request.Path.StartsWithSegments("/umbraco") && !context.Request.Path.StartsWithSegments("/App_Plugins"),
            branch => branch.UseRouting().UseEndpoints(routes => routes.MapPhbSite().MapPhbSiteNotFound()));
    }
}
