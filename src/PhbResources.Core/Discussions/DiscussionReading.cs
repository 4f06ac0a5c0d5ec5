using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;
using static PhbResources.Core.Discussions.PostState;

namespace PhbResources.Core.Discussions;

/// <summary>What readers of the discussions see.</summary>
public sealed class DiscussionReading(IDbContextFactory<PhbDbContext> contexts, DiscussionPlaces places)
{
    /// <summary>A page of the discussions of an area: those that are pinned first, then the one with the newest post.</summary>
    public async Task<ThreadList> ListAsync(DiscussionArea area, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(area);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<DiscussionThread> threads = context.Set<DiscussionThread>().AsNoTracking().Where(thread => thread.Area == area.Alias && thread.IsShown);
        return await ListAsync(context, threads, threads.OrderByDescending(thread => thread.IsPinned).ThenByDescending(thread => thread.LastPost), page, cancellationToken);
    }

    /// <summary>A page of the decisions, the newest first.</summary>
    public async Task<ThreadList> DecisionsAsync(int page, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<DiscussionThread> threads = context.Set<DiscussionThread>().AsNoTracking().Where(thread => thread.Decided != null && thread.IsShown);
        return await ListAsync(context, threads, threads.OrderByDescending(thread => thread.Decided), page, cancellationToken);
    }

    /// <summary>Where somebody wrote last, everywhere.</summary>
    public async Task<IReadOnlyList<ThreadSummary>> NewestAsync(int most, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await SummariesAsync(context, context.Set<DiscussionThread>().AsNoTracking().Where(thread => thread.IsShown).OrderByDescending(thread => thread.LastPost).Take(most), cancellationToken);
    }

    /// <summary>Discussions by key, in the order of the keys; those that are not shown are left out.</summary>
    public async Task<IReadOnlyList<ThreadSummary>> SummariesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        Dictionary<Guid, ThreadSummary> found = (await SummariesAsync(context, context.Set<DiscussionThread>().AsNoTracking().Where(thread => thread.IsShown && keys.Contains(thread.Id)), cancellationToken)).ToDictionary(summary => summary.Thread.Id);
        return [.. keys.Where(found.ContainsKey).Select(key => found[key])];
    }

    /// <summary>How many discussions each area has.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<DiscussionThread>().Where(thread => thread.IsShown).GroupBy(thread => thread.Area).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    /// <summary>
    /// A page of a discussion, or <c>null</c> where it is not shown or has no such page. One about a template or a guide is there before anybody wrote in it.
    /// </summary>
    public async Task<ThreadView?> ThreadAsync(string area, string slug, int page, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, area, slug, cancellationToken) is not { } thread || places.Of(thread) is not { } place)
            return null;
        if (!thread.IsShown)
            return area == DiscussionAreas.AboutContent && page == 1 ? new ThreadView(thread, place, "", [], 1, null) : null;
        if (page > 1 && (page - 1) * (long)DiscussionRules.PostsOnPage >= thread.Places)
            return null;
        List<Post> posts = await context.Set<Post>().AsNoTracking().Where(post => post.ThreadId == thread.Id && (post.State == Live || post.State == Removed))
            .OrderBy(post => post.Id).Skip((page - 1) * DiscussionRules.PostsOnPage).Take(DiscussionRules.PostsOnPage).ToListAsync(cancellationToken);
        Dictionary<Guid, DiscussionWriter> writers = await WritersAsync(context, posts.Select(post => post.AuthorKey).Append(thread.AuthorKey), cancellationToken);
        PollResult? poll = thread.PollQuestion is null ? null : await PollAsync(context, thread, cancellationToken);
        IReadOnlyList<PostView> views = await ViewsAsync(context, posts, writers, cut: true, cancellationToken);
        return new ThreadView(thread, place, area == DiscussionAreas.AboutContent ? "" : NameOf(thread.AuthorKey, writers), views, page, poll);
    }

    /// <summary>A discussion that is there for a form about it, shown or not; <c>null</c> where there is none.</summary>
    public async Task<(DiscussionThread Thread, DiscussionPlace Place)?> FindAsync(string area, string slug, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(context, area, slug, cancellationToken) is { } thread && places.Of(thread) is { } place && (thread.IsShown || thread.Area == DiscussionAreas.AboutContent) ? (thread, place) : null;
    }

    /// <summary>A post by itself, in any state: who may see it is for the caller to say. <c>null</c> where there is none, or its discussion stands nowhere any more.</summary>
    public async Task<PlacedPost?> PostAsync(Guid key, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<Post>().AsNoTracking().SingleOrDefaultAsync(post => post.Key == key, cancellationToken) is not { } found)
            return null;
        DiscussionThread thread = await context.Set<DiscussionThread>().AsNoTracking().SingleAsync(one => one.Id == found.ThreadId, cancellationToken);
        if (places.Of(thread) is not { } place)
            return null;
        int before = await PlacesBeforeAsync(context, thread.Id, found.Id, cancellationToken);
        Dictionary<Guid, DiscussionWriter> writers = await WritersAsync(context, [found.AuthorKey], cancellationToken);
        return new PlacedPost((await ViewsAsync(context, [found], writers, cut: false, cancellationToken))[0], thread, place, before);
    }

    /// <summary>How many posts of a discussion are shown before one.</summary>
    internal static Task<int> PlacesBeforeAsync(PhbDbContext context, Guid thread, long post, CancellationToken cancellationToken) =>
        context.Set<Post>().CountAsync(other => other.ThreadId == thread && other.Id < post && (other.State == Live || other.State == Removed), cancellationToken);

    /// <summary>What a member wrote, the newest first, without spam.</summary>
    public async Task<IReadOnlyList<(Post Post, DiscussionPlace? Place)>> OfMemberAsync(Guid member, int most, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<Post>().AsNoTracking().Where(post => post.AuthorKey == member && post.State != Spam).OrderByDescending(post => post.Id).Take(most)
            .Join(context.Set<DiscussionThread>(), post => post.ThreadId, thread => thread.Id, (post, thread) => new { post, thread }).ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(row => row.post.Id).Select(row => (row.post, places.Of(row.thread)))];
    }

    /// <summary>What a member chose in the poll of a discussion, or <c>null</c>.</summary>
    public async Task<int?> VoteAsync(Guid thread, Guid member, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Set<PollVote>().AsNoTracking().SingleOrDefaultAsync(vote => vote.ThreadId == thread && vote.MemberKey == member, cancellationToken))?.Number;
    }

    internal static async Task<Dictionary<Guid, DiscussionWriter>> WritersAsync(PhbDbContext context, IEnumerable<Guid> authors, CancellationToken cancellationToken)
    {
        Guid[] keys = [.. authors.Where(author => author != Guid.Empty).Distinct()];
        return await context.Set<DiscussionWriter>().AsNoTracking().Where(writer => keys.Contains(writer.MemberKey)).ToDictionaryAsync(writer => writer.MemberKey, cancellationToken);
    }

    internal static string NameOf(Guid author, Dictionary<Guid, DiscussionWriter> writers) => DiscussionWriter.NameOf(author, writers.GetValueOrDefault(author));

    private async Task<DiscussionThread?> FindAsync(PhbDbContext context, string area, string slug, CancellationToken cancellationToken)
    {
        if (await context.Set<DiscussionThread>().AsNoTracking().SingleOrDefaultAsync(one => one.Area == area && one.Slug == slug, cancellationToken) is { } thread)
            return thread;
        return area == DiscussionAreas.AboutContent && Guid.TryParseExact(slug, "D", out Guid key) && places.Discussed(key) is { } content ? NewAbout(content) : null;
    }

    /// <summary>The discussion about a template or a guide that nobody wrote in yet.</summary>
    internal static DiscussionThread NewAbout(DiscussedContent content) =>
        new() { Id = content.Key, Area = DiscussionAreas.AboutContent, Slug = content.Key.ToString("D"), Title = content.Title };

    private async Task<ThreadList> ListAsync(PhbDbContext context, IQueryable<DiscussionThread> all, IQueryable<DiscussionThread> ordered, int page, CancellationToken cancellationToken)
    {
        int total = await all.CountAsync(cancellationToken);
        IQueryable<DiscussionThread> some = ordered.Skip((page - 1) * DiscussionRules.ThreadsOnPage).Take(DiscussionRules.ThreadsOnPage);
        return new ThreadList((page - 1) * (long)DiscussionRules.ThreadsOnPage >= total ? [] : await SummariesAsync(context, some, cancellationToken), page, total);
    }

    private async Task<IReadOnlyList<ThreadSummary>> SummariesAsync(PhbDbContext context, IQueryable<DiscussionThread> threads, CancellationToken cancellationToken)
    {
        List<DiscussionThread> found = await threads.ToListAsync(cancellationToken);
        Dictionary<Guid, DiscussionWriter> writers = await WritersAsync(context, found.Select(thread => thread.AuthorKey), cancellationToken);
        return [.. found.Select(thread => (Thread: thread, Place: places.Of(thread))).Where(one => one.Place is not null)
            .Select(one => new ThreadSummary(one.Thread, one.Place!, one.Place!.IsAboutContent ? "" : NameOf(one.Thread.AuthorKey, writers)))];
    }

    private static async Task<IReadOnlyList<PostView>> ViewsAsync(PhbDbContext context, IReadOnlyList<Post> posts, Dictionary<Guid, DiscussionWriter> writers, bool cut, CancellationToken cancellationToken)
    {
        long[] answered = [.. posts.Select(post => post.RepliesTo).OfType<long>().Distinct()];
        Dictionary<long, AnsweredPost> answers = [];
        if (answered.Length > 0)
        {
            var rows = await context.Set<Post>().AsNoTracking().Where(post => answered.Contains(post.Id) && post.State == Live).Select(post => new { post.Id, post.Key, post.AuthorKey }).ToListAsync(cancellationToken);
            Dictionary<Guid, DiscussionWriter> others = await WritersAsync(context, rows.Select(row => row.AuthorKey).Where(author => !writers.ContainsKey(author)), cancellationToken);
            answers = rows.ToDictionary(row => row.Id, row => new AnsweredPost(row.Key, DiscussionWriter.NameOf(row.AuthorKey, writers.GetValueOrDefault(row.AuthorKey) ?? others.GetValueOrDefault(row.AuthorKey))));
        }

        return [.. posts.Select(post =>
        {
            string shown = post.State == Removed ? "" : cut ? PostMarkup.Cut(post.Text, DiscussionRules.CutFrom) : post.Text;
            DiscussionWriter? writer = writers.GetValueOrDefault(post.AuthorKey);
            return new PostView(post, DiscussionWriter.NameOf(post.AuthorKey, writer), writer is { IsCurator: true }, shown.Length == 0 ? "" : PostMarkup.ToHtml(shown), shown.Length < post.Text.Length && post.State != Removed,
                post.RepliesTo is { } number ? answers.GetValueOrDefault(number) : null);
        })];
    }

    private static async Task<PollResult> PollAsync(PhbDbContext context, DiscussionThread thread, CancellationToken cancellationToken)
    {
        List<PollChoice> choices = await context.Set<PollChoice>().AsNoTracking().Where(choice => choice.ThreadId == thread.Id).OrderBy(choice => choice.Number).ToListAsync(cancellationToken);
        Dictionary<int, int> votes = await context.Set<PollVote>().Where(vote => vote.ThreadId == thread.Id).GroupBy(vote => vote.Number).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return new PollResult(thread.PollQuestion!, [.. choices.Select(choice => new PollCount(choice.Number, choice.Text, votes.GetValueOrDefault(choice.Number)))]);
    }
}
