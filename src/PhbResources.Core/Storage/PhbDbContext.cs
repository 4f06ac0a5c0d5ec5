using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Insights;
using PhbResources.Core.Requests;
using PhbResources.Search;

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

    /// <summary>Searches that found nothing or were corrected, by words and day.</summary>
    public DbSet<QueryCount> QueryCounts => Set<QueryCount>();

    /// <summary>What people asked for.</summary>
    public DbSet<TemplateRequest> TemplateRequests => Set<TemplateRequest>();

    /// <summary>Texts that curators write.</summary>
    public DbSet<StoredText> StoredTexts => Set<StoredText>();

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
        modelBuilder.Entity<QueryCount>(entity =>
        {
            entity.ToTable("phbQueryCount");
            entity.HasKey(row => new { row.Words, row.ReadAs, row.Day });
            entity.HasIndex(row => row.Day);
            entity.Property(row => row.Words).HasMaxLength(QueryCounter.MaxLength);
            entity.Property(row => row.ReadAs).HasMaxLength(QueryCounter.MaxLength);
        });
        modelBuilder.Entity<TemplateRequest>(entity =>
        {
            entity.ToTable("phbTemplateRequest");
            entity.Property(row => row.Text).HasMaxLength(Requests.TemplateRequests.MaxLength);
            entity.Property(row => row.Words).HasMaxLength(SearchRequest.MaxQueryLength);
        });
        modelBuilder.Entity<StoredText>(entity =>
        {
            entity.ToTable("phbText");
            entity.HasKey(row => row.Name);
            entity.Property(row => row.Name).HasMaxLength(40);
        });
        // Larger features describe their tables in their own folder.
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PhbDbContext).Assembly);
    }
}
