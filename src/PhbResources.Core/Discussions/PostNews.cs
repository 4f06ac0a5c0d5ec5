using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Changes;
using PhbResources.Core.Storage;
using PhbResources.Core.Watching;
using static PhbResources.Core.Discussions.PostState;

namespace PhbResources.Core.Discussions;

/// <summary>
/// Notes among the recent changes what can be read and what no longer can: the one place of the discussions that does, in the transaction in which it
/// happens, once the figures of the discussion are right.
/// </summary>
internal sealed class PostNews(DiscussionPlaces places, DiscussionAreas areas, WatchList watches, TimeProvider clock)
{
    private const int StartLength = 200;

    /// <summary>Posts of a discussion can be read now, or not any more. The caller saves.</summary>
    /// <param name="context">In whose transaction it happens.</param>
    /// <param name="threadId">The discussion.</param>
    /// <param name="posts">Posts that have changed.</param>
    /// <param name="wasShown">Whether everybody could read the discussion before (<see cref="ThreadFigures.CountAsync"/>).</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task FollowAsync(PhbDbContext context, Guid threadId, IReadOnlyCollection<Post> posts, bool wasShown, CancellationToken cancellationToken)
    {
        DiscussionThread thread = await context.Set<DiscussionThread>().AsNoTracking().SingleAsync(one => one.Id == threadId, cancellationToken);
        if (places.Of(thread) is not { } place)
            return;
        foreach (Post post in posts)
        {
            if (post.State != Live || !thread.IsShown)
                await ChangeLog.HideAsync(context, [post.Key], cancellationToken);
            else if (await context.Set<LoggedChange>().AnyAsync(change => change.Item == post.Key, cancellationToken))
                await ChangeLog.ShowAsync(context, [post.Key], cancellationToken);
            else
                await TellAsync(context, thread, place, post, cancellationToken);
        }

        // What stands under a question that is gone is gone with it, and comes back with it.
        if (wasShown && !thread.IsShown)
            await ChangeLog.HideAsync(context, [DiscussionKeys.Of(thread)], cancellationToken);
        else if (!wasShown && thread.IsShown && thread.Posts > 1)
            await ChangeLog.ShowAsync(context, await context.Set<Post>().Where(post => post.ThreadId == thread.Id && post.State == Live).Select(post => post.Key).ToListAsync(cancellationToken), cancellationToken);
    }

    /// <summary>A discussion is a decision now. The caller saves.</summary>
    public void TellDecision(PhbDbContext context, DiscussionThread thread)
    {
        if (places.Of(thread) is { } place)
            ChangeLog.Add(context, new Change(DiscussionKeys.Of(thread), ChangeKind.Decision, place.Title, place.Path, null, thread.Outcome, clock.GetUtcNow()) { Category = CategoryOf(thread), About = AboutOf(thread) });
    }

    /// <summary>Whoever writes watches what becomes of it, unless they have said otherwise. The caller saves.</summary>
    public Task WatchAsync(PhbDbContext context, DiscussionThread thread, Guid member, CancellationToken cancellationToken) =>
        places.Of(thread) is { } place ? watches.WatchOwnAsync(context, member, new WatchTarget(DiscussionKeys.Of(thread), Watched.Discussion, place.Title, place.Path), cancellationToken) : Task.CompletedTask;

    private async Task TellAsync(PhbDbContext context, DiscussionThread thread, DiscussionPlace place, Post post, CancellationToken cancellationToken)
    {
        int before = await DiscussionReading.PlacesBeforeAsync(context, thread.Id, post.Id, cancellationToken);
        DiscussionWriter? writer = await context.Set<DiscussionWriter>().FindAsync([post.AuthorKey], cancellationToken);
        ChangeLog.Add(context, new Change(DiscussionKeys.Of(thread), ChangeKind.Discussion, place.Title, DiscussionPlaces.PostAt(place.Path, before, post.Id), DiscussionWriter.NameOf(post.AuthorKey, writer), PostText.Start(PostMarkup.ToPlain(PostMarkup.Cut(post.Text, 2 * StartLength)), StartLength), clock.GetUtcNow())
        {
            IsNew = before == 0,
            ByMember = post.AuthorKey == Guid.Empty ? null : post.AuthorKey,
            Category = CategoryOf(thread),
            About = AboutOf(thread),
            Item = post.Key,
        });
    }

    private Guid? CategoryOf(DiscussionThread thread) => areas.Find(thread.Area) is { } area ? DiscussionKeys.Of(area) : null;

    private static Guid? AboutOf(DiscussionThread thread) => thread.Area == DiscussionAreas.AboutContent ? thread.Id : null;
}
