using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Scoping;
using Umbraco.Cms.Core.DistributedLocking;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.Database;

/// <summary>Registers the database, its scopes and its cache.</summary>
internal static class DatabaseServices
{
    /// <summary>Needs a registered <see cref="DataFolder"/>. The database is opened, checked and brought to the current layout when it is first asked for.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="cachedEntities">How many entities are kept in memory at most; at least 1.</param>
    public static IServiceCollection AddDatabase(this IServiceCollection services, int cachedEntities)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            DataFolder folder = provider.GetRequiredService<DataFolder>();
            var database = new SqliteDatabase(folder.Database);
            new SchemaUpgrade(database, folder.Backups, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SchemaUpgrade>>()).Run();
            return database;
        });
        services.AddSingleton(new EntityCache(cachedEntities));
        services.AddSingleton<ScopedEntities>();
        services.AddSingleton<ScopedDatabase>();
        services.AddSingleton<SqliteScopeProvider>();
        services.AddSingleton<ICoreScopeProvider>(provider => provider.GetRequiredService<SqliteScopeProvider>());
        services.AddSingleton<IDistributedLockingMechanismFactory>(provider => provider.GetRequiredService<SqliteScopeProvider>().Locks);
        return services;
    }
}
