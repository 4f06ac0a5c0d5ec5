using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using static PhbResources.Core.Discussions.PostState;

namespace PhbResources.Core.Discussions;

/// <summary>What members write: discussions, answers, changes, votes; and what anybody reports.</summary>
public sealed class DiscussionPosting
{
    private const string Locked = "This discussion is closed, so nobody can add to it. You can begin a new one.";
    private const string NotVerified = "Before you can write, we need to know that our mails reach you. Go to your account and confirm your email address.";

    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly DiscussionReading _reading;
    private readonly PostJudging _judging;
    private readonly PostNews _news;
    private readonly PostRates _rates;
    private readonly DiscussionBell _bell;
    private readonly TimeProvider _clock;

    internal DiscussionPosting(IDbContextFactory<PhbDbContext> contexts, DiscussionReading reading, PostJudging judging, PostNews news, PostRates rates, DiscussionBell bell, TimeProvider clock)
    {
        _contexts = contexts;
        _reading = reading;
        _judging = judging;
        _news = news;
        _rates = rates;
        _bell = bell;
        _clock = clock;
    }

    /// <summary>Begins a discussion in an area of the forum.</summary>
    public async Task<Written> StartAsync(DiscussionAuthor author, DiscussionArea area, NewThread written, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(author);
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(written);
        if (!author.IsVerified)
            return Written.Not("text", NotVerified);
        if (DiscussionChecks.Of(written) is { Count: > 0 } mistakes)
            return new Written(Guid.Empty, Waiting, mistakes);
        string title = PostText.ReadLine(written.Title), question = PostText.ReadLine(written.PollQuestion);
        IReadOnlyList<string> choices = written.Choices;
        return await WriteAsync(author, PostText.Read(written.Text), null, [title, question, .. choices], async context =>
        {
            DiscussionThread thread = new()
            {
                Id = Guid.CreateVersion7(),
                Area = area.Alias,
                Slug = await FreeSlugAsync(context, area.Alias, ThreadSlug.Of(title), cancellationToken),
                Title = title,
                AuthorKey = author.Key,
                Started = Now,
                LastPost = Now,
                PollQuestion = question.Length == 0 ? null : question,
            };
            context.Add(thread);
            foreach ((int at, string choice) in question.Length == 0 ? [] : choices.Index())
                context.Add(new PollChoice { ThreadId = thread.Id, Number = at + 1, Text = choice });
            return thread;
        }, cancellationToken);
    }

    /// <summary>Answers in a discussion; <c>null</c> where there is none.</summary>
    /// <param name="author">Who writes.</param>
    /// <param name="area">Alias of its area.</param>
    /// <param name="slug">Its address within that.</param>
    /// <param name="text">What they write.</param>
    /// <param name="answers">The post that they answer; one that is not in this discussion is passed over.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<Written?> ReplyAsync(DiscussionAuthor author, string area, string slug, string text, Guid? answers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(author);
        if (await _reading.FindAsync(area, slug, cancellationToken) is not { } found)
            return null;
        if (found.Thread.IsLocked)
            return Written.Not("text", Locked);
        if (!author.IsVerified)
            return Written.Not("text", NotVerified);
        if (DiscussionChecks.OfText(text) is { } mistake)
            return Written.Not("text", mistake);
        return await WriteAsync(author, PostText.Read(text), answers, [], async context =>
        {
            if (await context.Set<DiscussionThread>().SingleOrDefaultAsync(one => one.Id == found.Thread.Id, cancellationToken) is { } thread)
                return thread;
            // The first to write about a template or a guide makes its discussion.
            thread = new DiscussionThread { Id = found.Thread.Id, Area = area, Slug = slug, Title = PostText.Start(found.Thread.Title, DiscussionRules.LongestTitle), Started = Now, LastPost = Now };
            context.Add(thread);
            return thread;
        }, cancellationToken);
    }

    /// <summary>Changes a post; <c>null</c> where it is not the member's own. What it was is kept.</summary>
    public async Task<Written?> EditAsync(DiscussionAuthor author, Guid key, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(author);
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<Post>().AsNoTracking().SingleOrDefaultAsync(post => post.Key == key, cancellationToken) is not { } before || before.AuthorKey != author.Key || author.Key == Guid.Empty)
            return null;
        text = PostText.Read(text);
        if (!MayEdit(before))
            return Written.Not("text", $"A post can be changed for {DiscussionRules.EditMinutes} minutes after it was written, and that time is over. Copy your words and write them as another post.");
        if (DiscussionChecks.OfText(text) is { } mistake)
            return Written.Not("text", mistake);
        if (text == before.Text)
            return new Written(key, before.State, new Dictionary<string, string>());
        (PostState state, SpamVerdict? verdict, string? refused) = await _judging.JudgeAsync(context, author, key, [text], cancellationToken);
        if (refused is not null)
            return Written.Not("text", refused);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        Post post = await context.Set<Post>().SingleAsync(one => one.Key == key, cancellationToken);
        if (!MayEdit(post))
            return Written.Not("text", "A curator has just taken this post away, so it cannot be changed.");
        context.Add(new PostVersion { PostId = post.Id, Text = post.Text, Until = Now });
        post.Text = text;
        post.Edited = Now;
        // What a curator approved is not what it says now.
        post.State = state;
        PostJudging.Note(post, verdict);
        await context.SaveChangesAsync(cancellationToken);
        bool wasShown = await ThreadFigures.CountAsync(context, post.ThreadId, Now, cancellationToken);
        await _news.FollowAsync(context, post.ThreadId, [post], wasShown, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        _bell.Ring();
        return new Written(key, state, new Dictionary<string, string>());
    }

    /// <summary>True while its author may change a post.</summary>
    public bool MayEdit(Post post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return post.State is Live or Waiting && Now < post.Written.AddMinutes(DiscussionRules.EditMinutes);
    }

    /// <summary>Votes in the poll of a discussion, or votes otherwise. False where it has no such choice, or is closed.</summary>
    public async Task<bool> VoteAsync(DiscussionAuthor author, string area, string slug, int number, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(author);
        if (!author.IsVerified || await _reading.FindAsync(area, slug, cancellationToken) is not { Thread: { IsLocked: false } thread })
            return false;
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Set<PollChoice>().AnyAsync(choice => choice.ThreadId == thread.Id && choice.Number == number, cancellationToken))
            return false;
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await context.Set<PollVote>().SingleOrDefaultAsync(vote => vote.ThreadId == thread.Id && vote.MemberKey == author.Key, cancellationToken) is { } vote)
            vote.Number = number;
        else
            context.Add(new PollVote { ThreadId = thread.Id, MemberKey = author.Key, Number = number });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    /// <summary>Reports a post that everybody may read. Anybody may, with an account and without.</summary>
    /// <param name="key">The post.</param>
    /// <param name="member">Who reports it, or <c>null</c>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="address">Where it comes from; nothing of it is kept.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <returns>What to change, or <c>null</c> where it was taken.</returns>
    public async Task<string?> ReportAsync(Guid key, Guid? member, string reason, System.Net.IPAddress? address, CancellationToken cancellationToken)
    {
        if (DiscussionChecks.OfReason(reason) is { } mistake)
            return mistake;
        if (!_rates.Allows(PostKind.Report, address, member?.ToString("N")))
            return "Many reports came from where you are. Nothing is lost: wait a while, then send this again.";
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<Post>().AsNoTracking().SingleOrDefaultAsync(post => post.Key == key && post.State == Live, cancellationToken) is not { } post)
            return "This post is not there any more.";
        reason = PostText.Read(reason).Trim();
        List<PostReport> open = await context.Set<PostReport>().AsNoTracking().Where(report => report.PostId == post.Id && report.Closed == null).ToListAsync(cancellationToken);
        if (open.Count >= DiscussionRules.MostReports || open.Exists(report => report.Reason == reason && report.MemberKey == (member ?? Guid.Empty)))
            return null;
        context.Add(new PostReport { PostId = post.Id, MemberKey = member ?? Guid.Empty, Reason = reason, At = Now });
        await context.SaveChangesAsync(cancellationToken);
        return null;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    private async Task<Written> WriteAsync(DiscussionAuthor author, string text, Guid? answers, IReadOnlyList<string> beside, Func<PhbDbContext, Task<DiscussionThread>> threadOf, CancellationToken cancellationToken)
    {
        Guid key = Guid.NewGuid();
        await using PhbDbContext judged = await _contexts.CreateDbContextAsync(cancellationToken);
        (PostState state, SpamVerdict? verdict, string? refused) = await _judging.JudgeAsync(judged, author, key, [.. beside, text], cancellationToken);
        if (refused is not null)
            return Written.Not("text", refused);
        for (int tries = 1; ; tries++)
        {
            try
            {
                await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
                await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
                DiscussionThread thread = await threadOf(context);
                if (thread.IsLocked)
                    return Written.Not("text", Locked);
                long? to = answers is { } other ? (await context.Set<Post>().Where(post => post.Key == other && post.ThreadId == thread.Id && post.State == Live).Select(post => new { post.Id }).FirstOrDefaultAsync(cancellationToken))?.Id : null;
                Post post = new() { Key = key, ThreadId = thread.Id, AuthorKey = author.Key, RepliesTo = to, Text = text, Written = Now, State = state, StateBefore = state };
                PostJudging.Note(post, verdict);
                context.Add(post);
                await WriterNames.KeepAsync(context, author, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                bool wasShown = await ThreadFigures.CountAsync(context, thread.Id, Now, cancellationToken);
                await _news.FollowAsync(context, thread.Id, [post], wasShown, cancellationToken);
                await _news.WatchAsync(context, thread, author.Key, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(CancellationToken.None);
                _bell.Ring();
                return new Written(key, state, new Dictionary<string, string>());
            }
            catch (DbUpdateException) when (tries < 3)
            {
                // Somebody took the same address, or began the same discussion, this moment.
            }
        }
    }

    private static async Task<string> FreeSlugAsync(PhbDbContext context, string area, string wanted, CancellationToken cancellationToken)
    {
        HashSet<string> taken = [.. await context.Set<DiscussionThread>().Where(thread => thread.Area == area && thread.Slug.StartsWith(wanted)).Select(thread => thread.Slug).ToListAsync(cancellationToken)];
        return ThreadSlug.Free(wanted, taken);
    }
}
