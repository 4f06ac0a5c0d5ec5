using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Discussions;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Exports;

/// <summary>Reads discussions as exports have them: what everybody may read, and nothing that waits, was spam or was taken away.</summary>
public static class ExportedThreadReader
{
    private const int AtOnce = 200;

    /// <summary>The folder of a discussion.</summary>
    public static string FolderOf(DiscussionThread thread) => $"discussions/{ExportNames.Folder(thread.Area)}/{ExportNames.Folder(thread.Slug)}";

    /// <summary>The discussions that stand somewhere, the oldest first, a few read at a time.</summary>
    public static async IAsyncEnumerable<(DiscussionThread Thread, DiscussionPlace Place)> AllAsync(PhbDbContext context, DiscussionPlaces places, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(places);
        // What is written is little for each; the keys of all are held so that none is missed or met twice while the site runs.
        List<Guid> keys = await context.Set<DiscussionThread>().Where(thread => thread.IsShown).OrderBy(thread => thread.Started).ThenBy(thread => thread.Id).Select(thread => thread.Id).ToListAsync(cancellationToken);
        foreach (Guid[] some in keys.Chunk(AtOnce))
        {
            Dictionary<Guid, DiscussionThread> read = await context.Set<DiscussionThread>().AsNoTracking().Where(thread => some.Contains(thread.Id) && thread.IsShown).ToDictionaryAsync(thread => thread.Id, cancellationToken);
            foreach (DiscussionThread thread in some.Select(read.GetValueOrDefault).OfType<DiscussionThread>())
            {
                if (places.Of(thread) is { } place)
                    yield return (thread, place);
            }
        }
    }

    /// <summary>What an export says of a discussion, and its posts.</summary>
    public static async Task<(ExportedThread Record, ExportedPosts Posts)> ReadAsync(PhbDbContext context, DiscussionThread thread, WriterKeys writers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(thread);
        ArgumentNullException.ThrowIfNull(writers);
        List<Post> posts = await context.Set<Post>().AsNoTracking().Where(post => post.ThreadId == thread.Id && (post.State == PostState.Live || post.State == PostState.Removed)).OrderBy(post => post.Id).ToListAsync(cancellationToken);
        Dictionary<Guid, DiscussionWriter> names = await DiscussionReading.WritersAsync(context, posts.Select(post => post.AuthorKey), cancellationToken);
        HashSet<long> there = [.. posts.Select(post => post.Id)];
        ExportedPoll? poll = null;
        if (thread.PollQuestion is { } question)
        {
            Dictionary<int, int> votes = await context.Set<PollVote>().Where(vote => vote.ThreadId == thread.Id).GroupBy(vote => vote.Number).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            List<PollChoice> choices = await context.Set<PollChoice>().AsNoTracking().Where(choice => choice.ThreadId == thread.Id).OrderBy(choice => choice.Number).ToListAsync(cancellationToken);
            poll = new ExportedPoll(question, [.. choices.Select(choice => new ExportedChoice(choice.Text, votes.GetValueOrDefault(choice.Number)))]);
        }

        return (new ExportedThread
        {
            Key = thread.Id,
            Area = thread.Area,
            Slug = thread.Slug,
            Title = thread.Title,
            Writer = writers.Of(thread.AuthorKey),
            Started = thread.Started,
            LastPost = thread.LastPost,
            Posts = posts.Count(post => post.State == PostState.Live),
            IsLocked = thread.IsLocked,
            IsPinned = thread.IsPinned,
            IsSolved = thread.IsSolved,
            Outcome = thread.Outcome,
            Decided = thread.Decided,
            Poll = poll,
            Folder = FolderOf(thread),
        },
        new ExportedPosts(thread.Id,
        [
            .. posts.Select(post => new ExportedPost(
                post.Id, post.Key, writers.Of(post.AuthorKey), DiscussionReading.NameOf(post.AuthorKey, names), post.RepliesTo is { } answers && there.Contains(answers) ? answers : null,
                post.Written, post.Edited, post.State == PostState.Live ? post.Text : null, post.State == PostState.Live ? null : post.Reason ?? "")),
        ]));
    }
}
