using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Discussions;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Exports.Importing;

/// <summary>Makes discussions with their posts and polls. Who wrote becomes a name without an account; votes are counted, and nobody's.</summary>
internal sealed class DiscussionImport(IDbContextFactory<PhbDbContext> contexts, DiscussionBell bell, TimeProvider clock)
{
    /// <param name="index">The index.</param>
    /// <param name="export">The export.</param>
    /// <param name="keepNumbers">Whether posts keep their numbers, which stand in links to them: where no post is here yet.</param>
    /// <param name="tally">What became of it.</param>
    /// <param name="cancellationToken">Gives up between two discussions.</param>
    public async Task BringAsync(ExportIndex index, CheckedExport export, bool keepNumbers, LibraryImport.Tally tally, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        keepNumbers &= KeepsNumbers(context);
        Dictionary<Guid, ExportedWriter> writers = index.Writers.DistinctBy(writer => writer.Key).ToDictionary(writer => writer.Key);
        foreach (ExportedThread thread in index.Threads)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await context.Set<DiscussionThread>().AnyAsync(row => row.Id == thread.Key || (row.Area == thread.Area && row.Slug == thread.Slug), cancellationToken))
            {
                tally.Known++;
                continue;
            }

            ExportedPosts posts = await export.PostsAsync(thread, cancellationToken);
            await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
            {
                DiscussionThread made = Of(thread);
                context.Add(made);
                AddPoll(context, thread);
                await AddWritersAsync(context, posts, thread, writers, cancellationToken);
                await AddPostsAsync(context, posts, keepNumbers, cancellationToken);
                await ThreadFigures.CountAsync(context, thread.Key, clock.GetUtcNow().UtcDateTime, cancellationToken);
                await transaction.CommitAsync(CancellationToken.None);
                tally.Brought[DiscussionKeys.Of(made)] = null;
                tally.Brought.TryAdd(made.Id, null);
                tally.Threads++;
            }

            context.ChangeTracker.Clear();
        }

        bell.Ring();
    }

    /// <summary>Whether the database takes numbers that were given by hand; elsewhere that needs a setting of the connection.</summary>
    public static bool KeepsNumbers(PhbDbContext context) => context.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true;

    private static DiscussionThread Of(ExportedThread thread) => new()
    {
        Id = thread.Key,
        Area = thread.Area,
        Slug = thread.Slug,
        Title = thread.Title,
        AuthorKey = thread.Writer ?? Guid.Empty,
        Started = thread.Started,
        LastPost = thread.LastPost,
        IsLocked = thread.IsLocked,
        IsPinned = thread.IsPinned,
        IsSolved = thread.IsSolved,
        Outcome = thread.Outcome,
        Decided = thread.Decided,
        PollQuestion = thread.Poll?.Question,
    };

    private static void AddPoll(PhbDbContext context, ExportedThread thread)
    {
        if (thread.Poll is not { } poll)
            return;
        for (int at = 0; at < poll.Choices.Count; at++)
        {
            context.Add(new PollChoice { ThreadId = thread.Key, Number = at + 1, Text = poll.Choices[at].Text });
            for (int vote = 0; vote < poll.Choices[at].Votes; vote++)
                context.Add(new PollVote { ThreadId = thread.Key, MemberKey = Guid.NewGuid(), Number = at + 1 });
        }
    }

    private static async Task AddWritersAsync(PhbDbContext context, ExportedPosts posts, ExportedThread thread, Dictionary<Guid, ExportedWriter> writers, CancellationToken cancellationToken)
    {
        foreach (Guid key in posts.Posts.Select(post => post.Writer).Append(thread.Writer).OfType<Guid>().Distinct())
        {
            if (writers.TryGetValue(key, out ExportedWriter? writer) && await context.Set<DiscussionWriter>().FindAsync([key], cancellationToken) is null)
                context.Add(new DiscussionWriter { MemberKey = key, Name = writer.Name, IsCurator = writer.IsCurator });
        }
    }

    private static async Task AddPostsAsync(PhbDbContext context, ExportedPosts posts, bool keepNumbers, CancellationToken cancellationToken)
    {
        Dictionary<long, long> numbers = [];
        foreach (ExportedPost post in posts.Posts)
        {
            Post made = new()
            {
                Id = keepNumbers ? post.Number : 0,
                Key = post.Key,
                ThreadId = posts.Thread,
                AuthorKey = post.Writer ?? Guid.Empty,
                RepliesTo = post.Answers is { } answered ? numbers[answered] : null,
                Text = PostText.Read(post.Text),
                Written = post.Written,
                Edited = post.Edited,
                State = post.Text is null ? PostState.Removed : PostState.Live,
                StateBefore = PostState.Live,
                Reason = post.Reason is { Length: > 0 } reason ? PostText.Read(reason) : null,
                Decided = post.Text is null ? post.Written : null,
            };
            context.Add(made);
            // The number of one that is answered has to be known.
            if (!keepNumbers)
                await context.SaveChangesAsync(cancellationToken);
            numbers[post.Number] = made.Id;
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
