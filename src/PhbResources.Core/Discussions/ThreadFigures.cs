using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;
using static PhbResources.Core.Discussions.PostState;

namespace PhbResources.Core.Discussions;

/// <summary>Keeps what a discussion says of its posts right. Called in the transaction that changed them, once they are saved.</summary>
internal static class ThreadFigures
{
    /// <returns>Whether everybody could read the discussion until now.</returns>
    public static async Task<bool> CountAsync(PhbDbContext context, Guid thread, DateTime now, CancellationToken cancellationToken)
    {
        IQueryable<Post> posts = context.Set<Post>().Where(post => post.ThreadId == thread);
        Dictionary<PostState, int> counts = await posts.GroupBy(post => post.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var first = await posts.OrderBy(post => post.Id).Select(post => new { post.State }).FirstOrDefaultAsync(cancellationToken);
        var last = await posts.Where(post => post.State == Live).OrderByDescending(post => post.Id).Select(post => new { post.Written }).FirstOrDefaultAsync(cancellationToken);
        var before = await context.Set<DiscussionThread>().Where(row => row.Id == thread).Select(row => new { row.IsShown, row.Changed }).SingleAsync(cancellationToken);
        DateTime changed = DiscussionThread.After(before.Changed, now);
        int live = counts.GetValueOrDefault(Live), places = live + counts.GetValueOrDefault(Removed);
        // Answers to a question that is not shown would stand there by themselves.
        bool begun = first is { State: Live or Removed };
        await context.Set<DiscussionThread>().Where(row => row.Id == thread).ExecuteUpdateAsync(row => row
            .SetProperty(to => to.Posts, live)
            .SetProperty(to => to.Places, places)
            .SetProperty(to => to.IsShown, to => live > 0 && (begun || to.Area == DiscussionAreas.AboutContent))
            .SetProperty(to => to.LastPost, to => last == null ? to.Started : last.Written)
            .SetProperty(to => to.Changed, changed), cancellationToken);
        return before.IsShown;
    }
}
