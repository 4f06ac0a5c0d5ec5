using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;

namespace PhbResources.Core.SpamDefence;

/// <summary>What was removed from the pile with one action.</summary>
/// <param name="Batch">Names the action, to take it back.</param>
/// <param name="Submissions">How many submissions went.</param>
/// <param name="Members">How many members they were of.</param>
/// <param name="Left">How many stayed, since their member has something published: those are looked at one by one.</param>
public sealed record SpamRemoved(string Batch, int Submissions, int Members, int Left);

/// <summary>
/// Removes what looks like spam, everything of each member with it, and takes that back. It is the curator's move
/// <see cref="SubmissionMove.MarkSpam"/> for many at once: written in one transaction, with the history of each; Umbraco follows with the next round.
/// </summary>
public sealed class SpamRemoval
{
    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly SubmissionSteps _steps;
    private readonly SpamOfMembers _all;
    private readonly SubmissionSpam _spam;
    private readonly SpamLessons _lessons;

    internal SpamRemoval(IDbContextFactory<PhbDbContext> contexts, SubmissionSteps steps, SpamOfMembers all, SubmissionSpam spam, SpamLessons lessons) => (_contexts, _steps, _all, _spam, _lessons) = (contexts, steps, all, spam, lessons);

    /// <summary>Removes submissions and everything else of their members.</summary>
    /// <param name="ids">What was seen in the pile; what is not held any more stays.</param>
    /// <param name="curator">Who does it.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<SpamRemoved> RemoveAsync(IReadOnlyCollection<Guid> ids, Guid curator, CancellationToken cancellationToken) => RemoveAsync(ids, curator, SubmissionSpam.IsHeld, cancellationToken);

    /// <summary>Removes what a curator ticked in the queue, and everything else of its members.</summary>
    /// <param name="ids">What was ticked; what is not in the queue any more stays.</param>
    /// <param name="curator">Who does it.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public Task<SpamRemoved> RemoveFromQueueAsync(IReadOnlyCollection<Guid> ids, Guid curator, CancellationToken cancellationToken) =>
        RemoveAsync(ids, curator, row => row.State is SubmissionState.Submitted or SubmissionState.InReview, cancellationToken);

    private async Task<SpamRemoved> RemoveAsync(IReadOnlyCollection<Guid> ids, Guid curator, Func<Submission, bool> isMeant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        string batch = SpamOfMembers.NewBatch();
        for (int tries = 1; ; tries++)
        {
            try
            {
                SpamRemoved removed = await RemoveOnceAsync(ids, curator, isMeant, batch, cancellationToken);
                await _spam.FollowAsync(CancellationToken.None);
                return removed;
            }
            catch (DbUpdateConcurrencyException) when (tries < 3)
            {
                // A member changed one of them this moment; they are read again.
            }
        }
    }

    /// <summary>Takes a removal back, while it can be: everything stands where it stood.</summary>
    /// <returns>How many came back.</returns>
    public async Task<int> TakeBackAsync(string batch, Guid curator, CancellationToken cancellationToken)
    {
        DateTime since = _steps.Now.AddMinutes(-SubmissionRules.UndoMinutes);
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        (int back, IReadOnlyCollection<Guid> members, DateTime? at) = await _all.GiveSubmissionsBackAsync(context, batch, curator, since, cancellationToken);
        IReadOnlyList<Guid> judged = at is null ? [] : (await SpamOfMembers.GiveOthersBackAsync(context, members, curator, at.Value, cancellationToken)).Judged;
        await context.SaveChangesAsync(cancellationToken);
        await _lessons.LearnAsync(judged, SpamDecision.None, CancellationToken.None);
        await _spam.FollowAsync(CancellationToken.None);
        return back;
    }

    private async Task<SpamRemoved> RemoveOnceAsync(IReadOnlyCollection<Guid> ids, Guid curator, Func<Submission, bool> isMeant, string batch, CancellationToken cancellationToken)
    {
        DateTime now = _steps.Now;
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        List<Submission> seen = [];
        foreach (Guid[] some in ids.Chunk(500))
            seen.AddRange((await context.Set<Submission>().Where(row => some.Contains(row.Id)).ToListAsync(cancellationToken)).Where(isMeant));
        HashSet<Guid> members = [.. seen.Select(row => row.MemberKey).Where(member => member != Guid.Empty)];
        HashSet<Guid> known = await SpamOfMembers.KnownAsync(context, members, 0, cancellationToken);
        List<Guid> spammers = [.. members.Except(known)];
        // What nobody's account sent is removed by itself.
        int gone = await _all.TakeSubmissionsAsync(context, spammers, curator, batch, now, cancellationToken)
            + _all.TakeSubmissions(context, seen.Where(row => row.MemberKey == Guid.Empty), curator, batch, now);
        IReadOnlyList<Guid> judged = (await SpamOfMembers.TakeOthersAsync(context, spammers, curator, batch, now, cancellationToken)).Judged;
        await context.SaveChangesAsync(cancellationToken);
        await _lessons.LearnAsync(judged, SpamDecision.Bad, CancellationToken.None);
        return new SpamRemoved(batch, gone, spammers.Count, seen.Count(row => known.Contains(row.MemberKey)));
    }
}
