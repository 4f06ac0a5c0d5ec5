using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Entities;

/// <summary>Registers what looks at entities of every kind.</summary>
internal static class EntityServices
{
    public static IServiceCollection AddEntities(this IServiceCollection services)
    {
        services.AddSingleton<IEntityRepository, EntityRepository>();
        services.AddSingleton<IIdKeyMapRepository, IdKeyMapRepository>();
        services.AddSingleton<INavigationRepository, NavigationRepository>();
        return services;
    }
}
