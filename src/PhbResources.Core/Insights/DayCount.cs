using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PhbResources.Core.Insights;

/// <summary>How often something happened on one day. Nothing about who did it is kept.</summary>
public sealed class DayCount
{
    /// <summary>What: the name of a <see cref="Counted"/>.</summary>
    public required string What { get; init; }

    /// <summary>Umbraco's key of the content it happened to; empty where it is about none.</summary>
    public Guid Content { get; init; }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>How often on that day.</summary>
    public long Count { get; set; }
}

internal sealed class DayCountTable : IEntityTypeConfiguration<DayCount>
{
    public const int WhatLength = 20;

    public void Configure(EntityTypeBuilder<DayCount> builder)
    {
        builder.ToTable("phbDayCount");
        builder.HasKey(row => new { row.What, row.Content, row.Day });
        builder.HasIndex(row => row.Day);
        builder.Property(row => row.What).HasMaxLength(WhatLength);
    }
}
