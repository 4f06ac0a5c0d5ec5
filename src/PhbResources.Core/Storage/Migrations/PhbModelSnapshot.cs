using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using PhbResources.Core.Insights;
using PhbResources.Core.Requests;
using PhbResources.Core.Spam;

namespace PhbResources.Core.Storage.Migrations;

/// <summary>The model after the last migration; a test compares it with <see cref="PhbDbContext"/>. No conventions apply here, so that every property is named.</summary>
[DbContext(typeof(PhbDbContext))]
internal sealed class PhbModelSnapshot : ModelSnapshot
{
    /// <inheritdoc />
    protected override void BuildModel(ModelBuilder modelBuilder) => Describe(modelBuilder);

    /// <summary>The model after the first migration.</summary>
    internal static void DescribeDownloads(ModelBuilder modelBuilder) => modelBuilder.Entity(typeof(DownloadCount).FullName!, entity =>
    {
        entity.ToTable("phbDownloadCount");
        entity.Property<Guid>(nameof(DownloadCount.TemplateKey));
        entity.Property<string>(nameof(DownloadCount.Format)).HasMaxLength(10);
        entity.Property<DateOnly>(nameof(DownloadCount.Day));
        entity.Property<long>(nameof(DownloadCount.Count));
        entity.HasKey(nameof(DownloadCount.TemplateKey), nameof(DownloadCount.Format), nameof(DownloadCount.Day));
    });

    internal static void Describe(ModelBuilder modelBuilder)
    {
        DescribeDownloads(modelBuilder);
        modelBuilder.Entity(typeof(QueryCount).FullName!, entity =>
        {
            entity.ToTable("phbQueryCount");
            entity.Property<string>(nameof(QueryCount.Words)).HasMaxLength(QueryCounter.MaxLength);
            entity.Property<string>(nameof(QueryCount.ReadAs)).HasMaxLength(QueryCounter.MaxLength);
            entity.Property<DateOnly>(nameof(QueryCount.Day));
            entity.Property<long>(nameof(QueryCount.Count));
            entity.HasKey(nameof(QueryCount.Words), nameof(QueryCount.ReadAs), nameof(QueryCount.Day));
            entity.HasIndex(nameof(QueryCount.Day));
        });
        modelBuilder.Entity(typeof(TemplateRequest).FullName!, entity =>
        {
            entity.ToTable("phbTemplateRequest");
            entity.Property<long>(nameof(TemplateRequest.Id)).ValueGeneratedOnAdd();
            entity.Property<string>(nameof(TemplateRequest.Text)).IsRequired().HasMaxLength(TemplateRequests.MaxLength);
            entity.Property<string>(nameof(TemplateRequest.Words)).IsRequired().HasMaxLength(200);
            entity.Property<DateTime>(nameof(TemplateRequest.Asked));
            entity.Property<DateTime?>(nameof(TemplateRequest.Done));
            entity.HasKey(nameof(TemplateRequest.Id));
        });
        modelBuilder.Entity(typeof(StoredText).FullName!, entity =>
        {
            entity.ToTable("phbText");
            entity.Property<string>(nameof(StoredText.Name)).HasMaxLength(40);
            entity.Property<string>(nameof(StoredText.Text)).IsRequired();
            entity.Property<int>(nameof(StoredText.Version));
            entity.HasKey(nameof(StoredText.Name));
        });
        DescribeSpam(modelBuilder);
    }

    private static void DescribeSpam(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity(typeof(SpamWord).FullName!, entity =>
        {
            entity.ToTable("phbSpamWord");
            entity.Property<string>(nameof(SpamWord.Token)).HasMaxLength(SpamTokens.MaxLength);
            entity.Property<long>(nameof(SpamWord.Good));
            entity.Property<long>(nameof(SpamWord.Bad));
            entity.HasKey(nameof(SpamWord.Token));
        });
        modelBuilder.Entity(typeof(SpamMark).FullName!, entity =>
        {
            entity.ToTable("phbSpamMark");
            entity.Property<Guid>(nameof(SpamMark.Submission)).ValueGeneratedOnAdd();
            entity.Property<Guid>(nameof(SpamMark.Member));
            entity.Property<DateTime>(nameof(SpamMark.At));
            entity.Property<long>(nameof(SpamMark.Print));
            entity.Property<string>(nameof(SpamMark.Hosts)).IsRequired().HasMaxLength(SpamMark.MaxHosts);
            entity.Property<string>(nameof(SpamMark.Network)).HasMaxLength(32);
            entity.Property<string>(nameof(SpamMark.Tokens)).IsRequired();
            entity.Property<string>(nameof(SpamMark.Hits)).IsRequired();
            entity.Property<string>(nameof(SpamMark.Reason)).IsRequired().HasMaxLength(32);
            entity.Property<SpamDecision>(nameof(SpamMark.Decided));
            entity.HasKey(nameof(SpamMark.Submission));
            entity.HasIndex(nameof(SpamMark.At));
        });
        modelBuilder.Entity(typeof(SpamRefusal).FullName!, entity =>
        {
            entity.ToTable("phbSpamRefusal");
            entity.Property<string>(nameof(SpamRefusal.Reason)).HasMaxLength(20);
            entity.Property<DateOnly>(nameof(SpamRefusal.Day));
            entity.Property<long>(nameof(SpamRefusal.Count));
            entity.HasKey(nameof(SpamRefusal.Reason), nameof(SpamRefusal.Day));
        });
    }
}
