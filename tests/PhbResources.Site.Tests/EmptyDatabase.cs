using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;

namespace PhbResources.Site.Tests;

/// <summary>The package's tables with nothing in them, in memory.</summary>
internal sealed class EmptyDatabase : IDbContextFactory<PhbDbContext>
{
    private readonly DbContextOptions<PhbDbContext> _options;

    public EmptyDatabase()
    {
        SqliteConnection open = new("Data Source=:memory:");
        open.Open();
        _options = new DbContextOptionsBuilder<PhbDbContext>().UseSqlite(open).Options;
        using PhbDbContext context = CreateDbContext();
        context.Database.EnsureCreated();
    }

    public PhbDbContext CreateDbContext() => new(_options);
}
