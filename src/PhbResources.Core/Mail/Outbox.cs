using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Mail;

/// <summary>
/// Mails to be sent. A mail is put here together with what it tells of, in one transaction: so it goes out if and only if
/// that has happened, and a crash loses neither. It is sent a moment later and tried again while the mail server is away.
/// </summary>
public sealed class Outbox(IDbContextFactory<PhbDbContext> contexts, IOptions<SmtpOptions> options, TimeProvider clock)
{
    /// <summary>Adds a mail to what <paramref name="context"/> saves next; it is sent once that is committed.</summary>
    /// <exception cref="ArgumentException">The address is none, or the text is too long: the caller has not checked them.</exception>
    public void Add(PhbDbContext context, MailMessage message)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(message);
        if (!EmailRules.IsAddress(message.To) || !MailboxAddress.TryParse(message.To, out _))
            throw new ArgumentException("This is not an address mail can be sent to. Check it with EmailRules.IsAddress before.", nameof(message));
        if (message.Text.Length > MailText.MaxText)
            throw new ArgumentException($"The text of a mail has at most {MailText.MaxText} characters. Shorten it, or link to a page.", nameof(message));
        if (message.Unsubscribe is { } address && (!address.IsAbsoluteUri || address.AbsoluteUri.Length > OutboxMailTable.MaxUnsubscribe))
            throw new ArgumentException("The address to unsubscribe at has to be absolute and short. Make it with PublicAddress.", nameof(message));

        DateTime now = clock.GetUtcNow().UtcDateTime;
        context.Set<OutboxMail>().Add(new OutboxMail
        {
            MessageId = $"{Guid.NewGuid():N}@{options.Value.Sender.Split('@')[^1]}",
            Kind = MailText.Line(message.Kind, OutboxMailTable.MaxKind),
            Recipient = message.To,
            Subject = MailText.Line(message.Subject, MailText.MaxSubject),
            Text = MailText.Lines(message.Text),
            Unsubscribe = message.Unsubscribe?.AbsoluteUri,
            Created = now,
            NotBefore = now,
        });
    }

    /// <summary>Adds a mail that goes with nothing else.</summary>
    /// <exception cref="ArgumentException">As <see cref="Add"/>.</exception>
    public async Task AddAsync(MailMessage message, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        Add(context, message);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>How the outbox is.</summary>
    public async Task<OutboxHealth> HealthAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<OutboxMail> mails = context.Set<OutboxMail>().AsNoTracking();
        IQueryable<OutboxMail> waiting = mails.Where(mail => mail.State == MailState.Waiting);
        return new OutboxHealth(
            await waiting.CountAsync(cancellationToken),
            await waiting.MinAsync(mail => (DateTime?)mail.Created, cancellationToken),
            await mails.CountAsync(mail => mail.State == MailState.Failed, cancellationToken));
    }
}

/// <summary>How the outbox is, for curators.</summary>
/// <param name="Waiting">Mails that have yet to be sent.</param>
/// <param name="OldestWaiting">Since when the oldest of them waits, UTC; <c>null</c> where none waits.</param>
/// <param name="Failed">Mails that were given up in the last <see cref="OutboxRules.RowDays"/> days.</param>
public sealed record OutboxHealth(int Waiting, DateTime? OldestWaiting, int Failed);
