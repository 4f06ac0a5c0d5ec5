using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using PhbResources.Core.Insights;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Requests;

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
        DescribeMail(modelBuilder);
    }

    private static void DescribeMail(ModelBuilder modelBuilder) => modelBuilder.Entity(typeof(OutboxMail).FullName!, entity =>
    {
        entity.ToTable(OutboxMailTable.Name);
        entity.Property<long>(nameof(OutboxMail.Id)).ValueGeneratedOnAdd();
        entity.Property<string>(nameof(OutboxMail.MessageId)).IsRequired().HasMaxLength(OutboxMailTable.MaxMessageId);
        entity.Property<string>(nameof(OutboxMail.Kind)).IsRequired().HasMaxLength(OutboxMailTable.MaxKind);
        entity.Property<string>(nameof(OutboxMail.Recipient)).IsRequired().HasMaxLength(EmailRules.MaxLength);
        entity.Property<string>(nameof(OutboxMail.Subject)).IsRequired().HasMaxLength(MailText.MaxSubject);
        entity.Property<string>(nameof(OutboxMail.Text)).IsRequired();
        entity.Property<string>(nameof(OutboxMail.Unsubscribe)).HasMaxLength(OutboxMailTable.MaxUnsubscribe);
        entity.Property<MailState>(nameof(OutboxMail.State));
        entity.Property<DateTime>(nameof(OutboxMail.Created));
        entity.Property<int>(nameof(OutboxMail.Attempts));
        entity.Property<DateTime>(nameof(OutboxMail.NotBefore));
        entity.Property<DateTime?>(nameof(OutboxMail.Finished));
        entity.Property<string>(nameof(OutboxMail.LastError)).HasMaxLength(OutboxMailTable.MaxError);
        entity.HasKey(nameof(OutboxMail.Id));
        entity.HasIndex(nameof(OutboxMail.State), nameof(OutboxMail.NotBefore));
    });
}
