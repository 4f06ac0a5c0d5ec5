using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PhbResources.Core.Guides.Suggestions;

namespace PhbResources.Core.Guides;

/// <summary>How versions of guides, suggestions about templates and pictures are kept.</summary>
internal sealed class GuideTables : IEntityTypeConfiguration<GuideRevision>, IEntityTypeConfiguration<TextSuggestion>, IEntityTypeConfiguration<GuidePicture>
{
    public const int TitleLength = 255, NameLength = 100, StateLength = 20, ReasonLength = 2_000, WhyLength = 1_000;

    // A database keeps no kind of time.
    private static readonly ValueConverter<DateTime, DateTime> Utc = new(date => date, date => DateTime.SpecifyKind(date, DateTimeKind.Utc));

    public void Configure(EntityTypeBuilder<GuideRevision> builder)
    {
        builder.ToTable("phbGuideRevision");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.GuideKey, row.Number }).IsUnique().HasFilter("[Number] IS NOT NULL");
        builder.HasIndex(row => row.State);
        builder.HasIndex(row => row.MemberKey);
        builder.Property(row => row.Title).HasMaxLength(TitleLength);
        builder.Property(row => row.Note).HasMaxLength(GuideRevision.MaxNote);
        builder.Property(row => row.By).HasMaxLength(NameLength);
        builder.Property(row => row.Origin).HasConversion<string>().HasMaxLength(StateLength);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(StateLength);
        builder.Property(row => row.Sent).HasConversion(Utc);
        builder.Property(row => row.Decided).HasConversion(Utc);
        builder.Property(row => row.Reason).HasMaxLength(ReasonLength);
        builder.Property(row => row.SpamWhy).HasMaxLength(WhyLength);
    }

    public void Configure(EntityTypeBuilder<TextSuggestion> builder)
    {
        builder.ToTable("phbTextSuggestion");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.State);
        builder.HasIndex(row => row.TemplateKey);
        builder.HasIndex(row => row.MemberKey);
        builder.Property(row => row.Note).HasMaxLength(GuideRevision.MaxNote);
        builder.Property(row => row.By).HasMaxLength(NameLength);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(StateLength);
        builder.Property(row => row.Sent).HasConversion(Utc);
        builder.Property(row => row.Decided).HasConversion(Utc);
        builder.Property(row => row.Reason).HasMaxLength(ReasonLength);
        builder.Property(row => row.SpamWhy).HasMaxLength(WhyLength);
    }

    public void Configure(EntityTypeBuilder<GuidePicture> builder)
    {
        builder.ToTable("phbGuidePicture");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.MemberKey);
        builder.HasIndex(row => row.Added);
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(StateLength);
        builder.Property(row => row.Added).HasConversion(Utc);
    }
}
