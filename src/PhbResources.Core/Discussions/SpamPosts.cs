using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using static PhbResources.Core.Discussions.PostState;

namespace PhbResources.Core.Discussions;

/// <summary>Takes away what members wrote whose account is there for spam, and gives it back.</summary>
internal static class SpamPosts
{
    /// <summary>A name for what goes in one action.</summary>
    public static string NewBatch() => Guid.NewGuid().ToString("N")[..DiscussionTables.BatchLength];

    /// <summary>Members of whom everybody can read something: their posts are looked at one by one.</summary>
    public static async Task<HashSet<Guid>> KnownAsync(PhbDbContext context, IReadOnlyCollection<Guid> members, CancellationToken cancellationToken) =>
        [.. await context.Set<Post>().Where(post => members.Contains(post.AuthorKey) && post.State == Live).Select(post => post.AuthorKey).Distinct().ToListAsync(cancellationToken)];

    /// <summary>
    /// The post, and what else of its member waits, where they have nothing else that everybody reads; whoever has is no spammer, and only this post goes.
    /// </summary>
    public static async Task<(List<Post> Posts, bool IsKnown)> WithOthersAsync(PhbDbContext context, Post post, CancellationToken cancellationToken)
    {
        Guid author = post.AuthorKey;
        bool known = author == Guid.Empty
            || await context.Set<Post>().AnyAsync(other => other.AuthorKey == author && other.Id != post.Id && other.State == Live, cancellationToken)
            || await context.Set<Submission>().AnyAsync(row => row.MemberKey == author && row.State == SubmissionState.Published, cancellationToken);
        return (known ? [post] : [post, .. await context.Set<Post>().Where(other => other.AuthorKey == author && other.Id != post.Id && other.State == Waiting).ToListAsync(cancellationToken)], known);
    }

    /// <summary>Marks what waits of members as spam, with what the context saves next.</summary>
    /// <returns>The posts, for the filter to learn from.</returns>
    public static async Task<IReadOnlyList<Guid>> TakeAsync(PhbDbContext context, IReadOnlyCollection<Guid> members, Guid curator, string batch, DateTime now, CancellationToken cancellationToken)
    {
        List<Post> posts = [];
        foreach (Guid[] some in members.Where(member => member != Guid.Empty).Chunk(500))
            posts.AddRange(await context.Set<Post>().Where(post => some.Contains(post.AuthorKey) && post.State == Waiting).ToListAsync(cancellationToken));
        foreach (Post post in posts)
        {
            (post.StateBefore, post.State, post.Batch) = (post.State, Spam, batch);
            (post.DecidedBy, post.Decided) = (curator, now);
        }

        return [.. posts.Select(post => post.Key)];
    }

    /// <summary>Gives back what went with a batch, with what the context saves next.</summary>
    /// <returns>The posts, for the filter to unlearn.</returns>
    public static async Task<IReadOnlyList<Guid>> TakeBackAsync(PhbDbContext context, string batch, Guid curator, DateTime since, CancellationToken cancellationToken)
    {
        List<Post> posts = await context.Set<Post>().Where(post => post.Batch == batch && post.State == Spam && post.DecidedBy == curator && post.Decided >= since).ToListAsync(cancellationToken);
        foreach (Post post in posts)
            (post.State, post.StateBefore, post.Batch, post.Decided, post.DecidedBy) = (post.StateBefore, post.State, null, null, null);
        return [.. posts.Select(post => post.Key)];
    }
}
