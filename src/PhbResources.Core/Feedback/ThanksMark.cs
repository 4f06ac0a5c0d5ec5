using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhbResources.Core.Feedback;

/// <summary>How far a member was thanked for what they shared.</summary>
public sealed class ThanksMark
{
    /// <summary>Umbraco's key of the member.</summary>
    public Guid MemberKey { get; init; }

    /// <summary>The last day, UTC, whose answers a mail has told them of.</summary>
    public DateOnly Through { get; set; }
}

internal sealed class ThanksMarkTable : IEntityTypeConfiguration<ThanksMark>
{
    public void Configure(EntityTypeBuilder<ThanksMark> builder)
    {
        builder.ToTable("phbThanks");
        builder.HasKey(row => row.MemberKey);
        builder.Property(row => row.MemberKey).ValueGeneratedNever();
    }
}
