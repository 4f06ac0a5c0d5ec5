using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PhbResources.Core.Changes;

namespace PhbResources.Core.Watching;

/// <summary>How often somebody wants to be mailed about what they watch. A smaller number comes sooner.</summary>
public enum HowOften
{
    /// <summary>Some minutes after it happened, with what else happened in them.</summary>
    AtOnce = 0,

    /// <summary>In the morning, where there is news.</summary>
    Daily = 1,

    /// <summary>On Monday morning, where there is news.</summary>
    Weekly = 2,

    /// <summary>Not by mail.</summary>
    Never = 3,
}

/// <summary>What kind of thing is watched, for words.</summary>
public enum Watched
{
    /// <summary>A template.</summary>
    Template = 0,

    /// <summary>A guide.</summary>
    Guide = 1,

    /// <summary>A discussion.</summary>
    Discussion = 2,

    /// <summary>All that stands on a shelf of the library.</summary>
    Category = 3,

    /// <summary>All discussions of an area.</summary>
    Area = 4,
}

/// <summary>Somebody watches something: a row of <c>phbWatch</c>.</summary>
public sealed class Watch
{
    /// <summary>Who.</summary>
    public Guid MemberKey { get; init; }

    /// <summary>Key of what is watched: a page's, or a category's.</summary>
    public Guid Target { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public Watched Kind { get; init; }

    /// <summary>Its title when watching began.</summary>
    public required string Title { get; init; }

    /// <summary>Its address when watching began.</summary>
    public required string Path { get; init; }

    /// <summary>How often they want a mail.</summary>
    public HowOften HowOften { get; set; }

    /// <summary>Since when, UTC; what happened before is no news.</summary>
    public DateTime Since { get; init; }

    /// <summary>True where it began by itself, since they wrote in the discussion.</summary>
    public bool ByItself { get; init; }
}

/// <summary>A change that somebody has yet to be mailed about: a row of <c>phbNews</c>. Gone once the mail is in the outbox.</summary>
internal sealed class News
{
    public Guid MemberKey { get; init; }

    public long ChangeId { get; init; }

    public HowOften HowOften { get; init; }

    /// <summary>When the mail is due, UTC.</summary>
    public DateTime Due { get; init; }
}

/// <summary>A kind of mail that somebody does not want: a row of <c>phbMailOff</c>.</summary>
internal sealed class MailOff
{
    public Guid MemberKey { get; init; }

    public MailChoice Choice { get; init; }
}

/// <summary>How watches, and what is to be told, are kept.</summary>
internal sealed class WatchTables : IEntityTypeConfiguration<Watch>, IEntityTypeConfiguration<News>, IEntityTypeConfiguration<MailOff>
{
    // A database keeps no kind of time.
    private static readonly ValueConverter<DateTime, DateTime> Utc = new(date => date, date => DateTime.SpecifyKind(date, DateTimeKind.Utc));

    public void Configure(EntityTypeBuilder<Watch> builder)
    {
        builder.ToTable("phbWatch");
        builder.HasKey(row => new { row.MemberKey, row.Target });
        builder.HasIndex(row => row.Target);
        builder.Property(row => row.Title).HasMaxLength(Change.MaxTitle);
        builder.Property(row => row.Path).HasMaxLength(Change.MaxPath);
        builder.Property(row => row.Since).HasConversion(Utc);
    }

    public void Configure(EntityTypeBuilder<News> builder)
    {
        builder.ToTable("phbNews");
        builder.HasKey(row => new { row.MemberKey, row.ChangeId });
        builder.HasIndex(row => row.Due);
        builder.Property(row => row.Due).HasConversion(Utc);
    }

    public void Configure(EntityTypeBuilder<MailOff> builder)
    {
        builder.ToTable("phbMailOff");
        builder.HasKey(row => new { row.MemberKey, row.Choice });
    }
}
