using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace PhbResources.Core.Storage;

/// <summary>
/// A kind of database that the package's own tables can be kept in. SQLite comes with the package; a host that runs on another one
/// registers it beside, and so brings the library that speaks to it.
/// </summary>
/// <param name="Name">Name of its provider, as Umbraco writes it in <c>umbracoDbDSN_ProviderName</c>.</param>
/// <param name="Use">Tells a context to use it: the options, then the connection string.</param>
public sealed record PhbDatabaseProvider(string Name, Action<DbContextOptionsBuilder, string> Use)
{
    /// <summary>Seconds to wait while somebody else writes; what is counted meanwhile is kept in memory.</summary>
    public const int WaitForLock = 5;
}

/// <summary>Connects <see cref="PhbDbContext"/> to the database that Umbraco uses, whichever host it runs in.</summary>
internal static class PhbDatabase
{
    private const string SqliteProvider = "Microsoft.Data.Sqlite";

    /// <summary>Registers the context's factory.</summary>
    public static IServiceCollection AddPhbDatabase(this IServiceCollection services) => services
        .AddSingleton(new PhbDatabaseProvider(SqliteProvider, (options, connection) => options.UseSqlite(
            connection, sqlite => sqlite.MigrationsHistoryTable(PhbDbContext.MigrationsTable).CommandTimeout(PhbDatabaseProvider.WaitForLock))))
        .AddDbContextFactory<PhbDbContext>((provider, options) =>
        {
            ConnectionStrings umbraco = provider.GetRequiredService<IOptionsMonitor<ConnectionStrings>>().CurrentValue;
            if (string.IsNullOrEmpty(umbraco.ConnectionString))
                throw new InvalidOperationException("There is no connection string 'umbracoDbDSN'. Umbraco must be installed before PhbResources can keep its counts.");
            PhbDatabaseProvider[] known = [.. provider.GetServices<PhbDatabaseProvider>()];
            PhbDatabaseProvider database = known.LastOrDefault(one => one.Name == umbraco.ProviderName)
                ?? throw new NotSupportedException($"'umbracoDbDSN' names the database '{umbraco.ProviderName}', which the package's own tables cannot be kept in here. "
                    + $"Known are: {string.Join(", ", known.Select(one => one.Name))}. Register a {nameof(PhbDatabaseProvider)} for it.");
            database.Use(options, umbraco.ConnectionString);
            options.AddInterceptors(provider.GetServices<IInterceptor>());
        });
}
