using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Insights;

namespace PhbResources.Core.Storage;

/// <summary>
/// The package's own tables, in the same database as Umbraco's: what is not content. Every table's name starts
/// with <c>phb</c>, so that it is seen whose it is.
/// </summary>
public sealed class PhbDbContext(DbContextOptions<PhbDbContext> options) : DbContext(options)
{
    /// <summary>Name of the table that records which migrations have run.</summary>
    public const string MigrationsTable = "phbMigrations";

    /// <summary>Downloads by template, format and day.</summary>
    public DbSet<DownloadCount> DownloadCounts => Set<DownloadCount>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<DownloadCount>(entity =>
        {
            entity.ToTable("phbDownloadCount");
            entity.HasKey(row => new { row.TemplateKey, row.Format, row.Day });
            entity.Property(row => row.Format).HasMaxLength(10);
        });
    }
}
