using Microsoft.Extensions.DependencyInjection;
using PhbResources.Embedded.Installation;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Runtime;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace PhbResources.Embedded.Hosting;

/// <summary>What the host itself answers: where it is, what state it is in, on whose behalf it acts; and what it does when it starts and while it runs.</summary>
internal static class HostServices
{
    public static void AddHostServices(this IServiceCollection services)
    {
        services.AddSingleton<IHostingEnvironment, EmbeddedHostingEnvironment>();
        services.AddSingleton<IRuntimeState, EmbeddedRuntimeState>();
        services.AddSingleton<SuperUser>();
        services.AddSingleton<IUserIdKeyResolver>(provider => provider.GetRequiredService<SuperUser>());
        services.AddSingleton<IBackOfficeUserReader>(provider => provider.GetRequiredService<SuperUser>());
        services.AddSingleton<IUmbracoContextFactory, EmbeddedUmbracoContextFactory>();
        services.AddSingleton<IReservedFieldNamesService, ReservedFieldNames>();
        services.AddSingleton<IMainDomLock, MainDomainOfDataFolder>();

        services.AddSingleton<DefaultData>();
        services.AddHostedService<Boot>();
        services.AddHostedService<ScheduledPublishing>();
    }
}
