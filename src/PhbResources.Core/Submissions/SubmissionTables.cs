using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhbResources.Core.Submissions;

/// <summary>How submissions, their files and their history are kept.</summary>
internal sealed class SubmissionTables : IEntityTypeConfiguration<Submission>, IEntityTypeConfiguration<SubmissionFile>, IEntityTypeConfiguration<SubmissionEvent>
{
    public const int NameLength = 20, FileNameLength = 255, TextLength = 4_000;

    // A database keeps no kind of time.
    private static readonly ValueConverter<DateTime, DateTime> Utc = new(date => date, date => DateTime.SpecifyKind(date, DateTimeKind.Utc));

    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("phbSubmission");
        builder.HasIndex(row => row.MemberKey);
        builder.HasIndex(row => row.State);
        builder.HasIndex(row => row.ContentKey);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Via).HasMaxLength(NameLength);
        builder.Property(row => row.Created).HasConversion(Utc);
        builder.Property(row => row.Changed).HasConversion(Utc);
        builder.Property(row => row.Sent).HasConversion(Utc);
        builder.Property(row => row.Decided).HasConversion(Utc);
        builder.Property(row => row.PublishOn).HasConversion(Utc);
    }

    public void Configure(EntityTypeBuilder<SubmissionFile> builder)
    {
        builder.ToTable("phbSubmissionFile");
        builder.HasIndex(row => row.SubmissionId);
        builder.Property(row => row.Name).HasMaxLength(FileNameLength);
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(row => row.Sha256).HasMaxLength(64);
        builder.Property(row => row.Status).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(row => row.Added).HasConversion(Utc);
    }

    public void Configure(EntityTypeBuilder<SubmissionEvent> builder)
    {
        builder.ToTable("phbSubmissionEvent");
        builder.HasIndex(row => row.SubmissionId);
        builder.HasIndex(row => row.At);
        builder.Property(row => row.At).HasConversion(Utc);
        builder.Property(row => row.Actor).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(row => row.Move).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(row => row.From).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(row => row.To).HasConversion<string>().HasMaxLength(NameLength);
        builder.Property(row => row.Text).HasMaxLength(TextLength);
    }
}
