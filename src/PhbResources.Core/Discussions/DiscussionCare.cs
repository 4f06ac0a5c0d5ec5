using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Discussions;

/// <summary>What can be done to a discussion as a whole.</summary>
public enum ThreadMove
{
    /// <summary>Its author, or a curator, says that the question is answered.</summary>
    Solve,

    /// <summary>It is open again.</summary>
    Unsolve,

    /// <summary>A curator closes it: nobody can add to it or vote.</summary>
    Lock,

    /// <summary>It can be added to again.</summary>
    Unlock,

    /// <summary>A curator puts it above the others.</summary>
    Pin,

    /// <summary>It takes its place among the others.</summary>
    Unpin,

    /// <summary>A curator says that it is no decision after all.</summary>
    Undecide,
}

/// <summary>Looks after discussions: solved, closed, pinned, decided.</summary>
public sealed class DiscussionCare
{
    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly PostNews _news;
    private readonly DiscussionBell _bell;
    private readonly TimeProvider _clock;

    internal DiscussionCare(IDbContextFactory<PhbDbContext> contexts, PostNews news, DiscussionBell bell, TimeProvider clock) => (_contexts, _news, _bell, _clock) = (contexts, news, bell, clock);

    /// <summary>True where a member may do that: the author may say that their question is answered, all else is for curators.</summary>
    public static bool May(DiscussionThread thread, Guid member, bool isCurator, ThreadMove move)
    {
        ArgumentNullException.ThrowIfNull(thread);
        return isCurator || (move is ThreadMove.Solve or ThreadMove.Unsolve && thread.AuthorKey == member && member != Guid.Empty && thread.Area != DiscussionAreas.AboutContent);
    }

    /// <summary>Does it. False where nobody wrote in the discussion yet.</summary>
    public async Task<bool> MoveAsync(Guid thread, ThreadMove move, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<DiscussionThread>().SingleOrDefaultAsync(row => row.Id == thread, cancellationToken) is not { } found)
            return false;
        switch (move)
        {
            case ThreadMove.Solve or ThreadMove.Unsolve:
                found.IsSolved = move == ThreadMove.Solve;
                break;
            case ThreadMove.Lock or ThreadMove.Unlock:
                found.IsLocked = move == ThreadMove.Lock;
                break;
            case ThreadMove.Pin or ThreadMove.Unpin:
                found.IsPinned = move == ThreadMove.Pin;
                break;
            case ThreadMove.Undecide:
                (found.Outcome, found.Decided) = (null, null);
                break;
        }

        found.Changed = DiscussionThread.After(found.Changed, Now);
        await context.SaveChangesAsync(cancellationToken);
        _bell.Ring();
        return true;
    }

    /// <summary>Marks a discussion as a decision, or says its outcome otherwise.</summary>
    /// <param name="thread">The discussion.</param>
    /// <param name="outcome">What was decided, in a sentence or two.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>What to change, or <c>null</c> where it is done.</returns>
    public async Task<string?> DecideAsync(Guid thread, string outcome, CancellationToken cancellationToken)
    {
        outcome = PostText.Read(outcome).Trim();
        if (outcome.Length == 0)
            return "Write what was decided, in a sentence or two.";
        if (outcome.Length > DiscussionRules.LongestOutcome)
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Say it in at most {DiscussionRules.LongestOutcome} characters. That is {outcome.Length - DiscussionRules.LongestOutcome} too long.");
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Set<DiscussionThread>().SingleOrDefaultAsync(row => row.Id == thread && row.IsShown, cancellationToken) is not { } found)
            return "Nobody has written here yet, so there is nothing to decide.";
        found.Outcome = outcome;
        found.Decided ??= Now;
        found.Changed = DiscussionThread.After(found.Changed, Now);
        _news.TellDecision(context, found);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        _bell.Ring();
        return null;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;
}
