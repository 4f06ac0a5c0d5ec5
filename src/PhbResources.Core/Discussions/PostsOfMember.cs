using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PhbResources.Core.Members;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using static PhbResources.Core.Discussions.PostState;

namespace PhbResources.Core.Discussions;

/// <summary>What a member who wrote takes along and leaves behind.</summary>
internal sealed class PostsOfMember(IDbContextFactory<PhbDbContext> contexts, SpamLessons lessons, PostNews news, DiscussionBell bell, TimeProvider clock) : IMemberData, IMemberFarewell
{
    private const string TakenAway = "Whoever wrote this took it away.";

    public async Task WriteAsync(Guid memberKey, ZipArchive archive, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        var posts = await context.Set<Post>().AsNoTracking().Where(post => post.AuthorKey == memberKey).OrderBy(post => post.Id)
            .Join(context.Set<DiscussionThread>(), post => post.ThreadId, thread => thread.Id, (post, thread) => new { post, thread.Area, thread.Title }).ToListAsync(cancellationToken);
        ILookup<long, PostVersion> versions = (await context.Set<PostVersion>().AsNoTracking()
            .Where(version => context.Set<Post>().Any(post => post.Id == version.PostId && post.AuthorKey == memberKey)).OrderBy(version => version.Id).ToListAsync(cancellationToken)).ToLookup(version => version.PostId);
        var begun = await context.Set<DiscussionThread>().AsNoTracking().Where(thread => thread.AuthorKey == memberKey).OrderBy(thread => thread.Started)
            .Select(thread => new { thread.Area, thread.Title, thread.Started, thread.PollQuestion }).ToListAsync(cancellationToken);
        var reports = await context.Set<PostReport>().AsNoTracking().Where(report => report.MemberKey == memberKey).OrderBy(report => report.Id).Select(report => new { report.At, report.Reason }).ToListAsync(cancellationToken);
        var votes = await context.Set<PollVote>().AsNoTracking().Where(vote => vote.MemberKey == memberKey)
            .Join(context.Set<DiscussionThread>(), vote => vote.ThreadId, thread => thread.Id, (vote, thread) => new { vote, thread.PollQuestion })
            .Join(context.Set<PollChoice>(), row => new { row.vote.ThreadId, row.vote.Number }, choice => new { choice.ThreadId, choice.Number }, (row, choice) => new { row.PollQuestion, Chosen = choice.Text }).ToListAsync(cancellationToken);
        await using Stream entry = await archive.CreateEntry("discussions.json").OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, new
        {
            Begun = begun,
            Posts = posts.Select(row => new
            {
                row.post.Key,
                row.Area,
                Discussion = row.Title,
                row.post.Written,
                row.post.Edited,
                row.post.State,
                row.post.Reason,
                row.post.Text,
                Before = versions[row.post.Id].Select(version => new { version.Until, version.Text }),
            }),
            Reports = reports,
            Votes = votes,
        }, MemberArchive.Json, cancellationToken);
    }

    /// <summary>What everybody reads stays under "a former member", or only its place stays; what nobody else has read goes.</summary>
    public async Task LeaveAsync(Guid memberKey, bool keepShared, CancellationToken cancellationToken)
    {
        if (memberKey == Guid.Empty)
            return;
        DateTime now = clock.GetUtcNow().UtcDateTime;
        List<Guid> keys;
        await using (PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            List<Post> posts = await context.Set<Post>().Where(post => post.AuthorKey == memberKey).ToListAsync(cancellationToken);
            keys = [.. posts.Select(post => post.Key)];
            long[] ids = [.. posts.Select(post => post.Id)];
            foreach (long[] some in ids.Chunk(500))
                await context.Set<PostVersion>().Where(version => some.Contains(version.PostId)).ExecuteDeleteAsync(cancellationToken);
            foreach (Post post in posts)
            {
                post.AuthorKey = Guid.Empty;
                if (keepShared && post.State == Live)
                    continue;
                post.Text = "";
                if (post.State == Live)
                    (post.State, post.StateBefore, post.Reason) = (Removed, Removed, TakenAway);
                else if (post.State == Waiting)
                    (post.State, post.StateBefore) = (Spam, Spam); // Shown to nobody, and counted nowhere.
                (post.DecidedBy, post.Decided, post.SpamWhy) = (null, null, null);
            }

            foreach (DiscussionThread thread in await context.Set<DiscussionThread>().Where(thread => thread.AuthorKey == memberKey).ToListAsync(cancellationToken))
            {
                thread.AuthorKey = Guid.Empty;
                if (!keepShared && thread.Outcome is null)
                    (thread.Title, thread.PollQuestion) = ("A discussion whose first words were taken away", null);
            }

            // A vote that was counted stays a vote, of nobody.
            List<PollVote> votes = await context.Set<PollVote>().Where(vote => vote.MemberKey == memberKey).ToListAsync(cancellationToken);
            context.RemoveRange(votes);
            if (keepShared)
                context.AddRange(votes.Select(vote => new PollVote { ThreadId = vote.ThreadId, MemberKey = Guid.NewGuid(), Number = vote.Number }));
            await context.Set<PostReport>().Where(report => report.MemberKey == memberKey).ExecuteUpdateAsync(report => report.SetProperty(to => to.MemberKey, Guid.Empty), cancellationToken);
            await context.Set<DiscussionWriter>().Where(writer => writer.MemberKey == memberKey).ExecuteDeleteAsync(cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            foreach (IGrouping<Guid, Post> together in posts.GroupBy(post => post.ThreadId))
            {
                bool wasShown = await ThreadFigures.CountAsync(context, together.Key, now, cancellationToken);
                await news.FollowAsync(context, together.Key, [.. together.Where(post => post.State != Live)], wasShown, cancellationToken);
            }

            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
        }

        await lessons.ForgetAsync(keys, CancellationToken.None);
        bell.Ring();
    }
}
