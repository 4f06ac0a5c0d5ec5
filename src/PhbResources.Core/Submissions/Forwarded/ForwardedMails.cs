using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>
/// Makes submissions of what people send by mail. What comes so is never more than a draft: a mail can say it is from anybody, so that
/// either the member whose address it bears sends it on, signed in, or a curator does on behalf of the sender, and then another look
/// at it in the queue is due as for all others. A curator who makes a draft here sees the original file and makes its clean copy:
/// it came in the curator's own mail, so nothing is shown that they have not got already.
/// </summary>
public sealed partial class ForwardedMails : IDisposable
{
    private static readonly SubmissionState[] s_closed = [Published, Declined, Withdrawn, SubmissionState.Spam];

    private readonly SubmissionStore _store;
    private readonly PrivateFiles _private;
    private readonly SubmissionWorkflow _workflow;
    private readonly SubmissionFiles _files;
    private readonly IMemberService _members;
    private readonly Outbox _outbox;
    private readonly PublicAddress _address;
    private readonly TimeProvider _clock;
    private readonly ILogger<ForwardedMails> _logger;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    internal ForwardedMails(
        SubmissionStore store, PrivateFiles privateFiles, SubmissionWorkflow workflow, SubmissionFiles files, IMemberService members, Outbox outbox, PublicAddress address,
        TimeProvider clock, ILogger<ForwardedMails> logger)
    {
        (_store, _private, _workflow, _files, _members, _outbox, _address, _clock, _logger) =
            (store, privateFiles, workflow, files, members, outbox, address, clock, logger);
    }

    /// <inheritdoc />
    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>Makes a draft of a mail, or tells that there is one.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="curator">The curator who finishes it where the sender is no member.</param>
    /// <param name="toMember">Whether a member whose address the mail bears finishes it; else the curator does.</param>
    /// <param name="source">Who brought it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<BringOutcome> BringAsync(ForwardedMail mail, Guid curator, bool toMember, MailSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (mail.Text.Length == 0 && mail.Attachments.Count == 0)
            return new BringOutcome.NotTaken("There is nothing in this mail: no words and no file. " + string.Join(' ', mail.Notes));
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (await KnownAsync(mail.Key, cancellationToken) is { } known)
                return known;
            IMember? member = toMember ? MemberWith(mail.SenderAddress) : null;
            BringOutcome outcome = await MakeAsync(mail, member?.Key ?? curator, member is not null && member.Key != curator ? member : null, source, cancellationToken);
            // A member who has as many drafts as there may be: the curator takes it on.
            return outcome is BringOutcome.NotTaken && member is not null && member.Key != curator
                ? await MakeAsync(mail, curator, null, source, cancellationToken)
                : outcome;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>The member with this address, where they have shown that it is theirs and are not shut out.</summary>
    public IMember? MemberWith(string address) =>
        address?.Length > 0 && _members.GetByEmail(address) is { IsApproved: true } member && (member.EmailConfirmedDate is not null || IsCurator(member)) ? member : null;

    /// <summary>Whether a member is a curator.</summary>
    public bool IsCurator(IMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return _members.GetAllRoles(member.Id).Contains(FirstCurator.Group);
    }

    /// <summary>How many mails were taken since a moment from those a limit is for.</summary>
    internal async Task<int> CountAsync(MailSource source, string? address, DateTime since, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        return await context.Set<BroughtMail>().CountAsync(mail => mail.Source == source && mail.At >= since && (address == null || mail.SenderAddress == address), cancellationToken);
    }

    /// <summary>Mails whose submissions are still open, the newest first.</summary>
    public async Task<IReadOnlyList<OpenMail>> OpenAsync(Guid curator, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        var found = await context.Set<BroughtMail>().AsNoTracking().Where(mail => mail.Complete)
            .Join(context.Set<Submission>().AsNoTracking().Where(row => !s_closed.Contains(row.State)), mail => mail.SubmissionId, row => row.Id, (mail, row) => new { mail, row })
            .OrderByDescending(both => both.mail.At).Take(100).ToListAsync(cancellationToken);
        return [.. found.Select(both => new OpenMail(both.mail, both.row.State, SubmissionEntries.Read(both.row.Entries).Title, both.row.MemberKey == curator))];
    }

    /// <summary>Forgets who sent what is decided, or was removed.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        DateTime longAgo = _clock.GetUtcNow().UtcDateTime.AddDays(-ForwardedMailRules.RememberDays);
        List<BroughtMail> mails = await context.Set<BroughtMail>()
            .Where(mail => mail.Complete && !context.Set<Submission>().Any(row => row.Id == mail.SubmissionId && !s_closed.Contains(row.State)))
            .Where(mail => mail.SenderAddress != "" || mail.SenderName != "" || mail.Notes != "" || mail.At < longAgo).ToListAsync(cancellationToken);
        foreach (BroughtMail mail in mails)
        {
            (mail.SenderName, mail.SenderAddress, mail.Notes) = ("", "", "");
            if (mail.At < longAgo)
                context.Remove(mail);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What is known of a mail that came before; what was not finished, or was taken back, makes room for it.</summary>
    private async Task<BringOutcome?> KnownAsync(string key, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        if (await context.Set<BroughtMail>().FirstOrDefaultAsync(mail => mail.Key == key, cancellationToken) is not { } row)
            return null;
        Submission? submission = await context.Set<Submission>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == row.SubmissionId, cancellationToken);
        if (row.Complete && submission is { State: not Withdrawn })
            return new BringOutcome.Known(submission.Id, submission.State);
        if (!row.Complete)
            await _store.RemoveAsync(_private, row.SubmissionId, cancellationToken);
        context.Remove(row);
        await context.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>First that the mail came, then its submission, then that this is whole: a crash in between leaves what <see cref="KnownAsync"/> clears away.</summary>
    private async Task<BringOutcome> MakeAsync(ForwardedMail mail, Guid owner, IMember? member, MailSource source, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _store.OpenAsync(cancellationToken);
        BroughtMail row = new()
        {
            Key = mail.Key,
            SubmissionId = Guid.NewGuid(),
            At = _clock.GetUtcNow().UtcDateTime,
            Source = source,
            SenderName = mail.SenderName,
            SenderAddress = mail.SenderAddress,
            Notes = "",
        };
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        if (await _workflow.BeginAsync(owner, null, ForwardedMail.Via, cancellationToken, row.SubmissionId) is BeginOutcome.NotAllowed refused)
        {
            context.Remove(row);
            await context.SaveChangesAsync(cancellationToken);
            return new BringOutcome.NotTaken(refused.Why);
        }

        List<string> notes = [.. mail.Notes];
        Viewer viewer = new(owner, false);
        if (mail.Text.Length > SubmissionRules.LongestWords)
            notes.Add($"Only the first {SubmissionRules.LongestWords:N0} characters of what they wrote were taken.");
        SubmissionEntries entries = new()
        {
            Title = mail.Subject,
            WhyItHelped = mail.Text.Length > SubmissionRules.LongestWords ? Whole(mail.Text, SubmissionRules.LongestWords) : mail.Text,
            CreditName = mail.SenderName,
        };
        if (await _workflow.SaveAsync(row.SubmissionId, viewer, 1, entries, cancellationToken) is not SaveOutcome.Saved)
            notes.Add("What they wrote could not be taken. Copy it from the mail.");
        foreach (MailedFile file in mail.Attachments)
        {
            using MemoryStream content = new(file.Content.ToArray(), writable: false);
            AttachOutcome outcome = await _files.AttachAsync(row.SubmissionId, viewer, file.Name, content, cancellationToken);
            if (outcome is AttachOutcome.Refused reasons)
                notes.Add($"{file.Name} was not taken. {string.Join(' ', reasons.Reasons.Select(reason => $"{reason.Message} {reason.WhatToDo}"))}");
            else if (outcome is AttachOutcome.NotAllowed not)
                notes.Add($"{file.Name} was not taken. {not.Why}");
        }

        row.Notes = string.Join('\n', notes);
        row.Complete = true;
        if (member is not null)
            Tell(context, member, row.SubmissionId, mail.Subject, notes);
        await context.SaveChangesAsync(cancellationToken);
        LogMade(row.SubmissionId, source);
        return new BringOutcome.Made(row.SubmissionId, member is not null, notes);
    }

    private void Tell(PhbDbContext context, IMember member, Guid id, string subject, List<string> notes) => _outbox.Add(context, new MailMessage(
        member.Email,
        $"Finish sharing what you sent us: {subject}",
        $"""
        Hello,

        A mail with your address came to the PhbResources library. We made a draft of it in your account. Nobody else can see it yet.

        Look it over, and send it, here:
        {_address.Of($"/share/{id}")}
        {(notes.Count == 0 ? "" : "\nThings to know:\n\n" + string.Join('\n', notes.Select(note => $"- {note}")) + "\n")}
        If you did not send it, remove the draft there, or do nothing: it goes by itself after some weeks.

        PhbResources
        """) { Kind = "share-by-mail" });

    private static string Whole(string text, int most) => text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    [LoggerMessage(1451, LogLevel.Information, "A mail became the submission {Submission} (brought by: {Source}).")]
    private partial void LogMade(Guid submission, MailSource source);
}

/// <summary>What became of bringing in a mail.</summary>
public abstract record BringOutcome
{
    private BringOutcome()
    {
    }

    /// <summary>There is a draft; its member finishes it, or the curator; and what was left out.</summary>
    public sealed record Made(Guid Id, bool IsMembers, IReadOnlyList<string> Notes) : BringOutcome;

    /// <summary>The same mail came before.</summary>
    public sealed record Known(Guid Id, SubmissionState State) : BringOutcome;

    /// <summary>No draft was made, why, and what to do.</summary>
    public sealed record NotTaken(string Why) : BringOutcome;
}

/// <summary>A mail whose submission is still open.</summary>
/// <param name="Mail">The mail.</param>
/// <param name="State">Where the submission stands.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsMine">Whether the curator who looks finishes it.</param>
public sealed record OpenMail(BroughtMail Mail, SubmissionState State, string Title, bool IsMine);
