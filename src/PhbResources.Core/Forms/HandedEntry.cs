using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhbResources.Core.Forms;

/// <summary>
/// An entry that an add-on for forms has handed in. It keeps the same entry from becoming two submissions, and says nothing of who sent it. It is kept
/// for good, as the add-on may keep the entry.
/// </summary>
internal sealed class HandedEntry
{
    /// <summary>The add-on's key of the entry.</summary>
    public required Guid Id { get; init; }

    /// <summary>The submission that it became, or is becoming. There may be none: an entry of somebody without an account is mailed about and not kept.</summary>
    public Guid SubmissionId { get; set; }

    /// <summary>When handing it in was begun, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>False while it is being handed in: what a crash leaves so is handed in anew when the entry comes again.</summary>
    public bool Complete { get; set; }
}

/// <summary>How they are kept.</summary>
internal sealed class HandedEntryTable : IEntityTypeConfiguration<HandedEntry>
{
    public const string Name = "phbHandedEntry";

    // A database keeps no kind of time.
    private static readonly ValueConverter<DateTime, DateTime> s_utc = new(date => date, date => DateTime.SpecifyKind(date, DateTimeKind.Utc));

    public void Configure(EntityTypeBuilder<HandedEntry> builder)
    {
        builder.ToTable(Name);
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.At).HasConversion(s_utc);
    }
}
