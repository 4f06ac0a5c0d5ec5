using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhbResources.Core.Feedback;

/// <summary>What somebody wrote when asked whether a template helped. Who did is not known; the hour is not kept either.</summary>
public sealed class FeedbackWords
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>Umbraco's key of the template.</summary>
    public Guid TemplateKey { get; init; }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>True where the template helped.</summary>
    public bool Helped { get; init; }

    /// <summary>The words, plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The day a curator had read them, UTC, or <c>null</c>.</summary>
    public DateOnly? Read { get; set; }
}

internal sealed class FeedbackWordsTable : IEntityTypeConfiguration<FeedbackWords>
{
    public void Configure(EntityTypeBuilder<FeedbackWords> builder)
    {
        builder.ToTable("phbFeedbackWords");
        builder.HasIndex(row => row.Read);
        builder.Property(row => row.Text).HasMaxLength(TemplateFeedback.MaxLength);
    }
}
