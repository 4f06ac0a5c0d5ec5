using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using static PhbResources.Core.Discussions.PostState;

namespace PhbResources.Core.Discussions;

/// <summary>What a curator decides about a post.</summary>
public enum PostMove
{
    /// <summary>Everybody may read it.</summary>
    Approve,

    /// <summary>It is taken away, and the reason stands in its place.</summary>
    Remove,

    /// <summary>It is spam.</summary>
    Spam,

    /// <summary>What was reported is all right.</summary>
    CloseReports,

    /// <summary>Takes back what this curator decided last.</summary>
    Undo,
}

/// <summary>A post at the desk.</summary>
/// <param name="Placed">The post and where it stands; its place is <c>null</c> where that is not there any more.</param>
/// <param name="Reports">Reports that wait, the oldest first.</param>
/// <param name="Versions">What it was before, the oldest first.</param>
public sealed record DeskPost(PlacedPost Placed, IReadOnlyList<PostReport> Reports, IReadOnlyList<PostVersion> Versions);

/// <summary>How much waits at the desk.</summary>
/// <param name="Waiting">Posts that a curator looks at first.</param>
/// <param name="Held">Those that look like spam.</param>
/// <param name="Reported">Posts that were reported.</param>
public sealed record DeskCounts(int Waiting, int Held, int Reported);

/// <summary>The curators' part of the discussions: what waits, what was reported, and what they decide.</summary>
public sealed class DiscussionDesk
{
    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly DiscussionReading _reading;
    private readonly PostNews _news;
    private readonly PostMails _mails;
    private readonly SpamLessons _lessons;
    private readonly SpamOfMembers _all;
    private readonly SubmissionSpam _spam;
    private readonly MemberLocks _locks;
    private readonly DiscussionBell _bell;
    private readonly TimeProvider _clock;

    internal DiscussionDesk(IDbContextFactory<PhbDbContext> contexts, DiscussionReading reading, PostNews news, PostMails mails, SpamLessons lessons, SpamOfMembers all, SubmissionSpam spam, MemberLocks locks, DiscussionBell bell, TimeProvider clock)
    {
        _contexts = contexts;
        _reading = reading;
        _news = news;
        _mails = mails;
        _lessons = lessons;
        _all = all;
        _spam = spam;
        _locks = locks;
        _bell = bell;
        _clock = clock;
    }

    /// <summary>How much waits.</summary>
    public async Task<DeskCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<Post> waiting = context.Set<Post>().Where(post => post.State == Waiting);
        int all = await waiting.CountAsync(cancellationToken), held = await waiting.CountAsync(post => post.SpamScore >= SpamRules.HoldFrom, cancellationToken);
        int reported = await Reported(context).Select(report => report.PostId).Distinct().CountAsync(cancellationToken);
        return new DeskCounts(all - held, held, reported);
    }

    /// <summary>What waits, the oldest first.</summary>
    /// <param name="held">True for what looks like spam, which waits apart.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<DeskPost>> WaitingAsync(bool held, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        List<Guid> keys = await context.Set<Post>().Where(post => post.State == Waiting && post.SpamScore >= SpamRules.HoldFrom == held)
            .OrderBy(post => post.Written).Select(post => post.Key).Take(DiscussionRules.MostAtDesk).ToListAsync(cancellationToken);
        return await ReadAsync(keys, cancellationToken);
    }

    /// <summary>What was reported, the oldest report first.</summary>
    public async Task<IReadOnlyList<DeskPost>> ReportedAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        List<Guid> keys = await Reported(context).GroupBy(report => report.PostId).Select(group => new { group.Key, First = group.Min(report => report.Id) }).OrderBy(group => group.First).Take(DiscussionRules.MostAtDesk)
            .Join(context.Set<Post>(), group => group.Key, post => post.Id, (_, post) => post.Key).ToListAsync(cancellationToken);
        return await ReadAsync(keys, cancellationToken);
    }

    /// <summary>A post, or <c>null</c> where there is none.</summary>
    public async Task<DeskPost?> FindAsync(Guid key, CancellationToken cancellationToken) => await ReadAsync([key], cancellationToken) is [var found] ? found : null;

    /// <summary>Decides about a post.</summary>
    /// <param name="curator">Who decides.</param>
    /// <param name="key">The post.</param>
    /// <param name="move">What.</param>
    /// <param name="reason">Why, where it is removed: for its author and for everybody who reads the discussion.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>What stands against it, or <c>null</c> where it is done.</returns>
    public async Task<string?> DecideAsync(Guid curator, Guid key, PostMove move, string reason, CancellationToken cancellationToken)
    {
        if (move == PostMove.Remove && DiscussionChecks.OfReason(reason) is { } mistake)
            return mistake;
        try
        {
            (string? against, IReadOnlyList<Guid> learned) = await DecideOnceAsync(curator, key, move, PostText.Read(reason).Trim(), cancellationToken);
            if (against is not null)
                return against;
            if (move is not PostMove.CloseReports)
                await _lessons.LearnAsync(learned, move switch { PostMove.Approve => SpamDecision.Good, PostMove.Spam => SpamDecision.Bad, _ => SpamDecision.None }, CancellationToken.None);
            if (move is PostMove.Spam or PostMove.Undo)
                await _spam.FollowAsync(CancellationToken.None); // What its member shared went or came back with it.
        }
        catch (DbUpdateConcurrencyException)
        {
            return "Something of this member was changed this very moment, so nothing was done. Please do it again.";
        }

        _bell.Ring();
        return null;
    }

    private async Task<(string? Against, IReadOnlyList<Guid> Learned)> DecideOnceAsync(Guid curator, Guid key, PostMove move, string reason, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await context.Set<Post>().SingleOrDefaultAsync(one => one.Key == key, cancellationToken) is not { } post)
            return ("This post is not there any more.", []);
        if (WhatIsAgainst(post, curator, move) is { } against)
            return (against, []);
        bool lockedOut = post.Batch is not null;
        (IReadOnlyList<Post> changed, IReadOnlyList<Guid> learned) = await ChangeAsync(context, post, curator, move, reason, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        foreach (IGrouping<Guid, Post> together in changed.GroupBy(one => one.ThreadId))
        {
            bool wasShown = await ThreadFigures.CountAsync(context, together.Key, Now, cancellationToken);
            await _news.FollowAsync(context, together.Key, [.. together], wasShown, cancellationToken);
        }

        if (move is PostMove.Approve or PostMove.Remove)
            _mails.Add(context, await context.Set<DiscussionThread>().AsNoTracking().SingleAsync(one => one.Id == post.ThreadId, cancellationToken), post);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        // After the commit: Umbraco writes on a connection of its own.
        if (move == PostMove.Spam && post.Batch is not null)
            _locks.Lock(post.AuthorKey);
        else if (move == PostMove.Undo && lockedOut)
            _locks.Unlock(post.AuthorKey);
        return (null, learned);
    }

    /// <summary>Until when a curator may take their last decision about a post back, UTC; <c>null</c> where they may not.</summary>
    public DateTime? UndoUntil(Post post, Guid curator)
    {
        ArgumentNullException.ThrowIfNull(post);
        return post.DecidedBy == curator && post.Decided is { } at && post.StateBefore != post.State && Now < at.AddMinutes(DiscussionRules.UndoMinutes) ? at.AddMinutes(DiscussionRules.UndoMinutes) : null;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    private string? WhatIsAgainst(Post post, Guid curator, PostMove move) => move switch
    {
        PostMove.Approve when post.State == Live => "Everybody can read this post already.",
        PostMove.Remove when post.State is Removed or Spam => "This post is gone already.",
        PostMove.Spam when post.State == Spam => "This post is gone already.",
        PostMove.Undo when UndoUntil(post, curator) is null => "It is too late to take that back, or somebody else has decided since. Decide anew.",
        PostMove.Approve when post.Text.Length == 0 => "Its author took this post away, so there is nothing to show.",
        _ => null,
    };

    /// <returns>The posts that changed, and the keys of all that the filter learns from.</returns>
    private async Task<(IReadOnlyList<Post> Posts, IReadOnlyList<Guid> Learned)> ChangeAsync(PhbDbContext context, Post post, Guid curator, PostMove move, string reason, CancellationToken cancellationToken)
    {
        DateTime now = Now; // The same for all of it: it tells what was done together.
        List<Post> changed = [post];
        List<Guid> others = [];
        switch (move)
        {
            case PostMove.Approve:
                To(post, Live, curator, now, null);
                break;
            case PostMove.Remove:
                To(post, Removed, curator, now, reason);
                break;
            case PostMove.Spam:
                To(post, Spam, curator, now, null);
                Guid author = post.AuthorKey;
                if (author == Guid.Empty || (await SpamOfMembers.KnownAsync(context, [author], post.Id, cancellationToken)).Count > 0)
                    break; // Only this post: whoever has something that everybody reads is no spammer.
                post.Batch = SpamOfMembers.NewBatch();
                await _all.TakeSubmissionsAsync(context, [author], curator, post.Batch, now, cancellationToken);
                (IReadOnlyList<Post> gone, IReadOnlyList<Guid> goneKeys) = await SpamOfMembers.TakeOthersAsync(context, [author], curator, post.Batch, now, cancellationToken);
                changed.AddRange(gone);
                others.AddRange(goneKeys);
                break;
            case PostMove.Undo when post is { State: Spam, Batch: { } batch, Decided: { } at }:
                IReadOnlyCollection<Guid> members = (await _all.GiveSubmissionsBackAsync(context, batch, curator, at, cancellationToken)).Of;
                (IReadOnlyList<Post> back, IReadOnlyList<Guid> backKeys) = await SpamOfMembers.GiveOthersBackAsync(context, [.. members.Union([post.AuthorKey])], curator, at, cancellationToken);
                changed = [.. back];
                others.AddRange(backKeys);
                break;
            case PostMove.Undo:
                (post.State, post.StateBefore, post.Reason, post.Batch, post.Decided, post.DecidedBy) = (post.StateBefore, post.State, null, null, null, null);
                break;
        }

        long[] ids = [.. changed.Select(one => one.Id)];
        if (move != PostMove.Undo)
            await context.Set<PostReport>().Where(report => ids.Contains(report.PostId) && report.Closed == null).ExecuteUpdateAsync(report => report.SetProperty(to => to.Closed, now), cancellationToken);
        return (changed, [.. others.Union(changed.Select(one => one.Key))]);
    }

    private static void To(Post post, PostState state, Guid curator, DateTime now, string? reason)
    {
        (post.StateBefore, post.State, post.Reason) = (post.State, state, reason);
        (post.DecidedBy, post.Decided, post.Batch) = (curator, now, null);
    }

    private static IQueryable<PostReport> Reported(PhbDbContext context) => context.Set<PostReport>().Where(report => report.Closed == null);

    private async Task<IReadOnlyList<DeskPost>> ReadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        List<DeskPost> found = [];
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        foreach (Guid key in keys)
        {
            if (await _reading.PostAsync(key, cancellationToken) is not { } placed)
                continue;
            long id = placed.Post.Post.Id;
            found.Add(new DeskPost(placed,
                await context.Set<PostReport>().AsNoTracking().Where(report => report.PostId == id && report.Closed == null).OrderBy(report => report.Id).ToListAsync(cancellationToken),
                await context.Set<PostVersion>().AsNoTracking().Where(version => version.PostId == id).OrderBy(version => version.Id).ToListAsync(cancellationToken)));
        }

        return found;
    }
}
