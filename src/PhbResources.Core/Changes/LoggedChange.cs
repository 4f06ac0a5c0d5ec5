using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhbResources.Core.Changes;

/// <summary>A change that is kept: a row of <c>phbChange</c>. See <see cref="Change"/> for what is not said here.</summary>
public sealed class LoggedChange
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>The page.</summary>
    public Guid PageKey { get; init; }

    /// <summary>What it is about.</summary>
    public ChangeKind Kind { get; init; }

    /// <summary>True where the page was new.</summary>
    public bool IsNew { get; init; }

    /// <summary>Title of the page then.</summary>
    public required string Title { get; init; }

    /// <summary>Address of the page then.</summary>
    public required string Path { get; init; }

    /// <summary>Who did it, as they wish to be named.</summary>
    public string? By { get; set; }

    /// <summary>Their key.</summary>
    public Guid? ByMember { get; set; }

    /// <summary>What was changed.</summary>
    public string? Note { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Shelf or area it stands in.</summary>
    public Guid? Category { get; init; }

    /// <summary>What a discussion is about.</summary>
    public Guid? About { get; init; }

    /// <summary>The one answer or revision.</summary>
    public Guid? Item { get; init; }

    /// <summary>Where to see the difference.</summary>
    public string? Compare { get; init; }

    /// <summary>Umbraco's id of the published version.</summary>
    public int? Version { get; init; }

    /// <summary>True while the page cannot be seen by all: it was taken out of the library, or removed.</summary>
    public bool Hidden { get; set; }

    /// <summary>True once everybody who watches has it on their list of news.</summary>
    public bool Told { get; set; }
}

/// <summary>How changes are kept. Pages of them are read by time, some of them by kind or shelf.</summary>
internal sealed class ChangeTable : IEntityTypeConfiguration<LoggedChange>
{
    public const string Name = "phbChange";

    // A database keeps no kind of time.
    private static readonly ValueConverter<DateTime, DateTime> Utc = new(date => date, date => DateTime.SpecifyKind(date, DateTimeKind.Utc));

    public void Configure(EntityTypeBuilder<LoggedChange> builder)
    {
        builder.ToTable(Name);
        builder.HasIndex(row => new { row.Hidden, row.At, row.Id });
        builder.HasIndex(row => new { row.Hidden, row.Kind, row.At, row.Id });
        builder.HasIndex(row => new { row.Hidden, row.Category, row.At, row.Id });
        builder.HasIndex(row => row.PageKey);
        builder.HasIndex(row => row.Item);
        builder.HasIndex(row => row.ByMember);
        builder.HasIndex(row => row.Told);
        builder.Property(row => row.Title).HasMaxLength(Change.MaxTitle);
        builder.Property(row => row.Path).HasMaxLength(Change.MaxPath);
        builder.Property(row => row.By).HasMaxLength(Change.MaxBy);
        builder.Property(row => row.Note).HasMaxLength(Change.MaxNote);
        builder.Property(row => row.Compare).HasMaxLength(Change.MaxPath);
        builder.Property(row => row.At).HasConversion(Utc);
    }
}
