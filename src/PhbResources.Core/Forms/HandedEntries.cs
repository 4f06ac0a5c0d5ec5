using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;

namespace PhbResources.Core.Forms;

/// <summary>
/// Knows the entries that were handed in before. First that an entry came, then its submission, then that this is whole: whoever comes second, on this
/// server or another, finds the first; what a crash leaves in between is cleared away when the entry comes again.
/// </summary>
internal sealed class HandedEntries(SubmissionStore store, PrivateFiles privateFiles, Outbox outbox, TimeProvider clock)
{
    /// <summary>Longer than handing in takes; after it, whoever began is taken to have been cut off.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Begins to hand in an entry.</summary>
    public async Task<EntryClaim> ClaimAsync(Guid entry, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        if (await FindAsync(context, entry, cancellationToken) is not { } row)
        {
            row = new HandedEntry { Id = entry, SubmissionId = Guid.NewGuid(), At = Now };
            context.Add(row);
            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return new EntryClaim.Ours(row.SubmissionId);
            }
            catch (DbUpdateException)
            {
                // Another came first; or the database is in trouble, which the next look at it says.
                context.ChangeTracker.Clear();
                if (await FindAsync(context, entry, cancellationToken) is not { } first)
                    throw;
                row = first;
            }
        }

        if (row.Complete)
            return new EntryClaim.Known(await IsThereAsync(context, row.SubmissionId, cancellationToken) ? row.SubmissionId : null);
        return row.At > Now - Patience ? new EntryClaim.Busy() : await TakeOverAsync(context, row, cancellationToken);
    }

    /// <summary>Notes that an entry was handed in, together with a mail that tells of it.</summary>
    public async Task FinishAsync(Guid entry, MailMessage? mail, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        HandedEntry row = await context.Set<HandedEntry>().SingleAsync(one => one.Id == entry, cancellationToken);
        row.Complete = true;
        if (mail is not null)
            outbox.Add(context, mail);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Forgets an entry that was not taken, so that it can come again when it is put right.</summary>
    public async Task ForgetAsync(Guid entry, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        await context.Set<HandedEntry>().Where(row => row.Id == entry && !row.Complete).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Lets another begin at once, where handing in ended in trouble.</summary>
    public async Task ReleaseAsync(Guid entry)
    {
        await using PhbDbContext context = await store.OpenAsync(CancellationToken.None);
        DateTime over = Now - Patience;
        await context.Set<HandedEntry>().Where(row => row.Id == entry && !row.Complete).ExecuteUpdateAsync(set => set.SetProperty(row => row.At, over), CancellationToken.None);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    // What was sent before the crash counts. A draft is made anew: it may lack files, and nobody was told of it.
    private async Task<EntryClaim> TakeOverAsync(PhbDbContext context, HandedEntry row, CancellationToken cancellationToken)
    {
        (DateTime now, Guid next) = (Now, Guid.NewGuid());
        SubmissionState? state = await context.Set<Submission>().Where(one => one.Id == row.SubmissionId).Select(one => (SubmissionState?)one.State).FirstOrDefaultAsync(cancellationToken);
        bool sent = state is not (null or SubmissionState.Draft or SubmissionState.Withdrawn);
        Guid submission = sent ? row.SubmissionId : next;
        if (await context.Set<HandedEntry>().Where(one => one.Id == row.Id && one.At == row.At && !one.Complete)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.At, now).SetProperty(one => one.SubmissionId, submission).SetProperty(one => one.Complete, sent), cancellationToken) == 0)
            return new EntryClaim.Busy();
        if (sent)
            return new EntryClaim.Known(submission);
        await store.RemoveAsync(privateFiles, row.SubmissionId, cancellationToken);
        return new EntryClaim.Ours(submission);
    }

    private static Task<HandedEntry?> FindAsync(PhbDbContext context, Guid entry, CancellationToken cancellationToken) =>
        context.Set<HandedEntry>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == entry, cancellationToken);

    private static Task<bool> IsThereAsync(PhbDbContext context, Guid submission, CancellationToken cancellationToken) =>
        context.Set<Submission>().AnyAsync(row => row.Id == submission && row.State != SubmissionState.Draft, cancellationToken);
}

/// <summary>Whether an entry may be handed in.</summary>
internal abstract record EntryClaim
{
    private EntryClaim()
    {
    }

    /// <summary>Yes, as this submission.</summary>
    public sealed record Ours(Guid Submission) : EntryClaim;

    /// <summary>It was before, and became this submission; <c>null</c> where that is a draft or gone.</summary>
    public sealed record Known(Guid? Submission) : EntryClaim;

    /// <summary>It is being handed in by another.</summary>
    public sealed record Busy : EntryClaim;
}
