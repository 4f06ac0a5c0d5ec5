using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>Who brought a mail in.</summary>
public enum MailSource
{
    /// <summary>A curator, on the page for it.</summary>
    Page,

    /// <summary>A curator, who forwarded it to the library's mailbox; or so it says.</summary>
    Curator,

    /// <summary>A member, who sent it to the library's mailbox; or so it says.</summary>
    Member,

    /// <summary>Somebody the library does not know.</summary>
    Stranger,
}

/// <summary>
/// A mail that a submission was made of. It keeps the same mail from being taken twice, and holds who sent it for as long as the
/// submission is open; the mail itself is not kept.
/// </summary>
public sealed class BroughtMail
{
    /// <summary><see cref="ForwardedMail.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The submission.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>When it was brought in, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Who brought it.</summary>
    public MailSource Source { get; init; }

    /// <summary>False while its submission is being made: what a crash leaves so is made anew when the mail comes again.</summary>
    public bool Complete { get; set; }

    /// <summary>Name of the sender; empty once the submission is decided.</summary>
    public required string SenderName { get; set; }

    /// <summary>Address of the sender, never shown to anybody but curators; empty once the submission is decided.</summary>
    public required string SenderAddress { get; set; }

    /// <summary>What was left out, a line each; empty once the submission is decided.</summary>
    public required string Notes { get; set; }
}

/// <summary>How mails that were brought in are kept.</summary>
internal sealed class BroughtMailTable : IEntityTypeConfiguration<BroughtMail>
{
    public const int KeyLength = 64, SourceLength = 10, NameLength = 200, AddressLength = 254;

    // A database keeps no kind of time.
    private static readonly ValueConverter<DateTime, DateTime> Utc = new(date => date, date => DateTime.SpecifyKind(date, DateTimeKind.Utc));

    public void Configure(EntityTypeBuilder<BroughtMail> builder)
    {
        builder.ToTable("phbBroughtMail");
        builder.HasKey(mail => mail.Key);
        builder.HasIndex(mail => mail.SubmissionId);
        builder.HasIndex(mail => mail.At);
        builder.Property(mail => mail.Key).HasMaxLength(KeyLength);
        builder.Property(mail => mail.At).HasConversion(Utc);
        builder.Property(mail => mail.Source).HasConversion<string>().HasMaxLength(SourceLength);
        builder.Property(mail => mail.SenderName).HasMaxLength(NameLength);
        builder.Property(mail => mail.SenderAddress).HasMaxLength(AddressLength);
    }
}
