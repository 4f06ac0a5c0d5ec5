using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PhbResources.Core.Members;

namespace PhbResources.Core.Mail;

/// <summary>How far a mail is.</summary>
public enum MailState
{
    /// <summary>It has yet to be sent.</summary>
    Waiting = 0,

    /// <summary>The mail server, or the folder of mails, has taken it.</summary>
    Sent = 1,

    /// <summary>It was refused, or put off too often; it is not tried again.</summary>
    Failed = 2,
}

/// <summary>A mail in the outbox: a row of <c>phbMail</c>.</summary>
public sealed class OutboxMail
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>Its Message-ID without brackets (RFC 5322 section 3.6.4), the same each time it is sent, so that a repeat can be told.</summary>
    public required string MessageId { get; init; }

    /// <summary>What it is about; see <see cref="MailMessage.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it goes to; blanked with the text.</summary>
    public required string Recipient { get; init; }

    /// <summary>Its subject; blanked with the text.</summary>
    public required string Subject { get; init; }

    /// <summary>Its text; blanked some days after it was sent or given up, since it is about a person.</summary>
    public required string Text { get; init; }

    /// <summary>See <see cref="MailMessage.Unsubscribe"/>; blanked with the text.</summary>
    public string? Unsubscribe { get; init; }

    /// <summary>How far it is.</summary>
    public MailState State { get; init; }

    /// <summary>When it was put here, UTC.</summary>
    public DateTime Created { get; init; }

    /// <summary>How often it was tried, the running try included.</summary>
    public int Attempts { get; init; }

    /// <summary>Not to be tried before this time, UTC.</summary>
    public DateTime NotBefore { get; init; }

    /// <summary>When it was sent or given up, UTC.</summary>
    public DateTime? Finished { get; init; }

    /// <summary>What the mail server said when it last did not take it; blanked with the text, as it often names the address.</summary>
    public string? LastError { get; init; }
}

/// <summary>The table of mails.</summary>
internal sealed class OutboxMailTable : IEntityTypeConfiguration<OutboxMail>
{
    public const string Name = "phbMail";
    public const int MaxMessageId = 300;
    public const int MaxKind = 40;
    public const int MaxError = 400;
    public const int MaxUnsubscribe = 1000;

    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable(Name);
        builder.HasIndex(mail => new { mail.State, mail.NotBefore });
        builder.Property(mail => mail.MessageId).HasMaxLength(MaxMessageId);
        builder.Property(mail => mail.Kind).HasMaxLength(MaxKind);
        builder.Property(mail => mail.Recipient).HasMaxLength(EmailRules.MaxLength);
        builder.Property(mail => mail.Subject).HasMaxLength(MailText.MaxSubject);
        builder.Property(mail => mail.Unsubscribe).HasMaxLength(MaxUnsubscribe);
        builder.Property(mail => mail.LastError).HasMaxLength(MaxError);
    }
}
