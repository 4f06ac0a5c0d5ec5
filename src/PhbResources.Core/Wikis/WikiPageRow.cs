using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhbResources.Core.Wikis;

/// <summary>What became of a page of a wiki. Kept for ever: its old address leads on by it, and a page that was brought in is not brought in again.</summary>
public sealed class WikiPageRow
{
    /// <summary>Made of the wiki and the title (<see cref="WikiKeys"/>).</summary>
    public required Guid Id { get; init; }

    /// <summary>The wiki it is of.</summary>
    public required string Wiki { get; init; }

    /// <summary>Its whole title.</summary>
    public required string Title { get; init; }

    /// <summary>What became of it.</summary>
    public WikiFate Fate { get; set; }

    /// <summary>Umbraco's key of what it now is; for a discussion, of what is discussed; for a picture, its own; <c>null</c> where it is nothing of its own.</summary>
    public Guid? ContentKey { get; set; }

    /// <summary>Id of the page that it leads on to, or <c>null</c>.</summary>
    public Guid? Target { get; set; }

    /// <summary>Tells whether the dump has it as it was when it was brought in.</summary>
    public string Fingerprint { get; set; } = "";

    /// <summary>How many of its versions were brought in.</summary>
    public int Versions { get; set; }

    /// <summary>Umbraco's id of the version that the import published last; another one means that somebody has changed it here.</summary>
    public int? UmbracoVersion { get; set; }

    /// <summary>Why it was not carried over, or what was not; may be empty.</summary>
    public string Note { get; set; } = "";

    /// <summary>When this was written down, UTC.</summary>
    public DateTime At { get; set; }
}

/// <summary>What became of a page of a wiki.</summary>
public enum WikiFate
{
    /// <summary>It was left out; its note says why.</summary>
    LeftOut,

    /// <summary>It is a guide.</summary>
    Guide,

    /// <summary>It is a template.</summary>
    Template,

    /// <summary>It leads on to another page.</summary>
    Redirect,

    /// <summary>It is the discussion about a guide or template.</summary>
    Discussion,

    /// <summary>Nobody sees it: a template that is not published, since there is something in its document that a curator has to see to; or a page whose words give somebody away, of which nothing is here.</summary>
    HeldBack,
}

/// <summary>How <see cref="WikiPageRow"/> is kept.</summary>
internal sealed class WikiTables : IEntityTypeConfiguration<WikiPageRow>
{
    public const int WikiLength = 100, TitleLength = 300, FateLength = 20, FingerprintLength = 64, NoteLength = 1_000;

    private static readonly ValueConverter<DateTime, DateTime> s_utc = new(date => date, date => DateTime.SpecifyKind(date, DateTimeKind.Utc));

    public void Configure(EntityTypeBuilder<WikiPageRow> builder)
    {
        builder.ToTable("phbWikiPage");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Wiki).HasMaxLength(WikiLength);
        builder.Property(row => row.Title).HasMaxLength(TitleLength);
        builder.Property(row => row.Fate).HasConversion<string>().HasMaxLength(FateLength);
        builder.Property(row => row.Fingerprint).HasMaxLength(FingerprintLength);
        builder.Property(row => row.Note).HasMaxLength(NoteLength);
        builder.Property(row => row.At).HasConversion(s_utc);
        builder.HasIndex(row => row.Wiki);
    }
}
