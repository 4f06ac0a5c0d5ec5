using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace PhbResources.Core.Storage;

/// <summary>Connects <see cref="PhbDbContext"/> to the database that Umbraco uses, whichever host it runs in.</summary>
internal static class PhbDatabase
{
    private const string SqliteProvider = "Microsoft.Data.Sqlite";

    /// <summary>Seconds to wait while somebody else writes; what is counted meanwhile is kept in memory.</summary>
    private const int WaitForLock = 5;

    /// <summary>Registers the context's factory.</summary>
    public static IServiceCollection AddPhbDatabase(this IServiceCollection services) =>
        services.AddDbContextFactory<PhbDbContext>((provider, options) =>
        {
            ConnectionStrings umbraco = provider.GetRequiredService<IOptionsMonitor<ConnectionStrings>>().CurrentValue;
            if (string.IsNullOrEmpty(umbraco.ConnectionString))
                throw new InvalidOperationException("There is no connection string 'umbracoDbDSN'. Umbraco must be installed before PhbResources can keep its counts.");
            if (umbraco.ProviderName != SqliteProvider)
                throw new NotSupportedException($"The package's own tables can be kept in SQLite only, so far; 'umbracoDbDSN' names '{umbraco.ProviderName}'.");
            options.UseSqlite(umbraco.ConnectionString, sqlite => sqlite.MigrationsHistoryTable(PhbDbContext.MigrationsTable).CommandTimeout(WaitForLock))
                .AddInterceptors(provider.GetServices<IInterceptor>());
        });
}
