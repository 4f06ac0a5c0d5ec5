using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Discussions;
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
    private const string Words = "Removed with others as spam:";

    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly SubmissionSteps _steps;
    private readonly SubmissionSpam _spam;
    private readonly SpamLessons _lessons;

    internal SpamRemoval(IDbContextFactory<PhbDbContext> contexts, SubmissionSteps steps, SubmissionSpam spam, SpamLessons lessons) => (_contexts, _steps, _spam, _lessons) = (contexts, steps, spam, lessons);

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
        string batch = Guid.NewGuid().ToString("N")[..12];
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
        string text = $"{Words} {batch}";
        DateTime since = _steps.Now.AddMinutes(-SubmissionRules.UndoMinutes);
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        Dictionary<Guid, SubmissionState> before = (await context.Set<SubmissionEvent>().AsNoTracking()
            .Where(entry => entry.Text == text && entry.ByKey == curator && entry.At >= since && entry.Move == SubmissionMove.MarkSpam).ToListAsync(cancellationToken))
            .ToDictionary(entry => entry.SubmissionId, entry => entry.From);
        int back = 0;
        foreach (Guid[] some in before.Keys.Chunk(500))
        {
            foreach (Submission row in await context.Set<Submission>().Where(row => some.Contains(row.Id) && row.State == SubmissionState.Spam).ToListAsync(cancellationToken))
            {
                _steps.Take(context, row, SubmissionMoves.Find(row.State, SubmissionMove.Undo, Actor.Curator)!, Actor.Curator, curator, "", before[row.Id]);
                back++;
            }
        }

        IReadOnlyList<Guid> posts = await SpamPosts.TakeBackAsync(context, batch, curator, since, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await _lessons.LearnAsync(posts, SpamDecision.None, CancellationToken.None);
        await _spam.FollowAsync(CancellationToken.None);
        return back;
    }

    private async Task<SpamRemoved> RemoveOnceAsync(IReadOnlyCollection<Guid> ids, Guid curator, Func<Submission, bool> isMeant, string batch, CancellationToken cancellationToken)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{Words} {batch}");
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        List<Submission> seen = [];
        foreach (Guid[] some in ids.Chunk(500))
            seen.AddRange((await context.Set<Submission>().Where(row => some.Contains(row.Id)).ToListAsync(cancellationToken)).Where(isMeant));
        HashSet<Guid> members = [.. seen.Select(row => row.MemberKey)], known = [];
        List<Submission> rows = [];
        foreach (Guid[] some in members.Chunk(500))
        {
            List<Submission> all = await context.Set<Submission>().Where(row => some.Contains(row.MemberKey)).ToListAsync(cancellationToken);
            known.UnionWith(all.Where(row => row.State == SubmissionState.Published || row.MemberKey == Guid.Empty).Select(row => row.MemberKey));
            rows.AddRange(all.Where(row => !known.Contains(row.MemberKey)));
        }

        foreach (Guid[] some in members.Chunk(500))
        {
            HashSet<Guid> read = await SpamPosts.KnownAsync(context, some, cancellationToken);
            known.UnionWith(read);
            rows.RemoveAll(row => read.Contains(row.MemberKey));
        }

        // What nobody's account sent is removed by itself.
        rows.AddRange(seen.Where(row => row.MemberKey == Guid.Empty));
        int gone = 0;
        foreach (Submission row in rows)
        {
            if (SubmissionMoves.Find(row.State, SubmissionMove.MarkSpam, Actor.Curator) is not { } allowed)
                continue;
            _steps.Take(context, row, allowed, Actor.Curator, curator, text);
            gone++;
        }

        IReadOnlyList<Guid> posts = await SpamPosts.TakeAsync(context, [.. members.Except(known)], curator, batch, _steps.Now, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await _lessons.LearnAsync(posts, SpamDecision.Bad, CancellationToken.None);
        return new SpamRemoved(batch, gone, members.Count - known.Count, seen.Count(row => row.MemberKey != Guid.Empty && known.Contains(row.MemberKey)));
    }
}
