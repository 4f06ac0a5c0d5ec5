using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Tests.Insights;

/// <summary>The package's tables in a SQLite file of their own.</summary>
internal sealed class InsightDatabase : IDbContextFactory<PhbDbContext>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("phb-insight-").FullName;
    private readonly DbContextOptions<PhbDbContext> _options;

    public InsightDatabase()
    {
        _options = new DbContextOptionsBuilder<PhbDbContext>()
            .UseSqlite($"Data Source={Path.Combine(_folder, "insight.db")}", sqlite => sqlite.MigrationsHistoryTable(PhbDbContext.MigrationsTable)).Options;
        using PhbDbContext context = CreateDbContext();
        context.Database.Migrate();
    }

    public PhbDbContext CreateDbContext() => new(_options);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
