using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;

namespace PhbResources.Core.SpamDefence;

/// <summary>
/// Everything a spammer sent, wherever in the library: submissions, posts, changes of guides, suggestions about templates. It goes with the step that removes one of them and comes back with
/// it. What goes together has the moment, the curator and the members in common; submissions have the name of the step in their history besides. The caller saves.
/// </summary>
internal sealed class SpamOfMembers(SubmissionSteps steps)
{
    private const string Words = "Removed with others as spam:";

    /// <summary>Members asked about at once: databases take no longer lists.</summary>
    private const int AtOnce = 500;

    /// <summary>A name for what goes in one step.</summary>
    public static string NewBatch() => Guid.NewGuid().ToString("N")[..DiscussionTables.BatchLength];

    /// <summary>Members of whom everybody can read something: they are no spammers, and their things are looked at one by one.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="members">Whom to look for.</param>
    /// <param name="exceptPost">A post that does not count, since it is to be removed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<HashSet<Guid>> KnownAsync(PhbDbContext context, IReadOnlyCollection<Guid> members, long exceptPost, CancellationToken cancellationToken)
    {
        HashSet<Guid> known = [];
        foreach (Guid[] some in members.Chunk(AtOnce))
        {
            known.UnionWith(await context.Set<Submission>().Where(row => some.Contains(row.MemberKey) && row.State == SubmissionState.Published).Select(row => row.MemberKey).Distinct().ToListAsync(cancellationToken));
            known.UnionWith(await context.Set<Post>().Where(post => some.Contains(post.AuthorKey) && post.State == PostState.Live && post.Id != exceptPost).Select(post => post.AuthorKey).Distinct().ToListAsync(cancellationToken));
            known.UnionWith(await context.Set<GuideRevision>().Where(row => some.Contains(row.MemberKey) && row.State == RevisionState.Published).Select(row => row.MemberKey).Distinct().ToListAsync(cancellationToken));
        }

        return known;
    }

    /// <summary>Marks the submissions of members as spam.</summary>
    /// <returns>How many.</returns>
    public async Task<int> TakeSubmissionsAsync(PhbDbContext context, IReadOnlyCollection<Guid> members, Guid curator, string batch, DateTime at, CancellationToken cancellationToken)
    {
        int gone = 0;
        foreach (Guid[] some in members.Chunk(AtOnce))
            gone += TakeSubmissions(context, await context.Set<Submission>().Where(row => some.Contains(row.MemberKey)).ToListAsync(cancellationToken), curator, batch, at);
        return gone;
    }

    /// <summary>Marks submissions as spam, those that may be.</summary>
    /// <returns>How many.</returns>
    public int TakeSubmissions(PhbDbContext context, IEnumerable<Submission> rows, Guid curator, string batch, DateTime at)
    {
        int gone = 0;
        foreach (Submission row in rows)
        {
            if (SubmissionMoves.Find(row.State, SubmissionMove.MarkSpam, Actor.Curator) is not { } allowed)
                continue;
            steps.Take(context, row, allowed, Actor.Curator, curator, $"{Words} {batch}", at: at);
            gone++;
        }

        return gone;
    }

    /// <summary>Gives back the submissions of a step.</summary>
    /// <returns>How many came back, whose they were, and when they went.</returns>
    public async Task<(int Back, IReadOnlyCollection<Guid> Of, DateTime? At)> GiveSubmissionsBackAsync(PhbDbContext context, string batch, Guid curator, DateTime since, CancellationToken cancellationToken)
    {
        string text = $"{Words} {batch}";
        List<SubmissionEvent> taken = await context.Set<SubmissionEvent>().AsNoTracking()
            .Where(entry => entry.Text == text && entry.ByKey == curator && entry.At >= since && entry.Move == SubmissionMove.MarkSpam).ToListAsync(cancellationToken);
        Dictionary<Guid, SubmissionState> before = taken.ToDictionary(entry => entry.SubmissionId, entry => entry.From);
        int back = 0;
        HashSet<Guid> members = [];
        foreach (Guid[] some in before.Keys.Chunk(AtOnce))
        {
            members.UnionWith(await context.Set<Submission>().Where(row => some.Contains(row.Id)).Select(row => row.MemberKey).ToListAsync(cancellationToken));
            foreach (Submission row in await context.Set<Submission>().Where(row => some.Contains(row.Id) && row.State == SubmissionState.Spam).ToListAsync(cancellationToken))
            {
                steps.Take(context, row, SubmissionMoves.Find(row.State, SubmissionMove.Undo, Actor.Curator)!, Actor.Curator, curator, "", before[row.Id]);
                back++;
            }
        }

        return (back, members, taken.Count == 0 ? null : taken[0].At);
    }

    /// <summary>Marks as spam what waits of members in the discussions and among the changes of guides and templates.</summary>
    /// <returns>The posts, and the keys of all of it for the filter to learn from.</returns>
    public static async Task<(IReadOnlyList<Post> Posts, IReadOnlyList<Guid> Judged)> TakeOthersAsync(PhbDbContext context, IReadOnlyCollection<Guid> members, Guid curator, string batch, DateTime at, CancellationToken cancellationToken)
    {
        List<Post> posts = [];
        List<Guid> judged = [];
        foreach (Guid[] some in members.Where(member => member != Guid.Empty).Chunk(AtOnce))
        {
            // One that is being decided is in the context already, as it will be.
            posts.AddRange((await context.Set<Post>().Where(post => some.Contains(post.AuthorKey) && post.State == PostState.Waiting).ToListAsync(cancellationToken)).Where(post => post.State == PostState.Waiting));
            foreach (GuideRevision row in await context.Set<GuideRevision>().Where(row => some.Contains(row.MemberKey) && row.State == RevisionState.Proposed).ToListAsync(cancellationToken))
            {
                (row.State, row.DecidedBy, row.Decided) = (RevisionState.Spam, curator, at);
                judged.Add(row.Id);
            }

            foreach (TextSuggestion row in await context.Set<TextSuggestion>().Where(row => some.Contains(row.MemberKey) && row.State == RevisionState.Proposed).ToListAsync(cancellationToken))
            {
                (row.State, row.DecidedBy, row.Decided) = (RevisionState.Spam, curator, at);
                judged.Add(row.Id);
            }
        }

        foreach (Post post in posts)
        {
            (post.StateBefore, post.State, post.Batch) = (post.State, PostState.Spam, batch);
            (post.DecidedBy, post.Decided) = (curator, at);
        }

        return (posts, [.. judged, .. posts.Select(post => post.Key)]);
    }

    /// <summary>Gives back what went of members in one step, other than submissions.</summary>
    /// <returns>The posts, and the keys of all of it for the filter to unlearn.</returns>
    public static async Task<(IReadOnlyList<Post> Posts, IReadOnlyList<Guid> Judged)> GiveOthersBackAsync(PhbDbContext context, IReadOnlyCollection<Guid> members, Guid curator, DateTime at, CancellationToken cancellationToken)
    {
        List<Post> posts = [];
        List<Guid> judged = [];
        foreach (Guid[] some in members.Where(member => member != Guid.Empty).Chunk(AtOnce))
        {
            posts.AddRange(await context.Set<Post>().Where(post => some.Contains(post.AuthorKey) && post.State == PostState.Spam && post.Batch != null && post.DecidedBy == curator && post.Decided == at).ToListAsync(cancellationToken));
            foreach (GuideRevision row in await context.Set<GuideRevision>().Where(row => some.Contains(row.MemberKey) && row.State == RevisionState.Spam && row.DecidedBy == curator && row.Decided == at).ToListAsync(cancellationToken))
            {
                (row.State, row.DecidedBy, row.Decided) = (RevisionState.Proposed, null, null);
                judged.Add(row.Id);
            }

            foreach (TextSuggestion row in await context.Set<TextSuggestion>().Where(row => some.Contains(row.MemberKey) && row.State == RevisionState.Spam && row.DecidedBy == curator && row.Decided == at).ToListAsync(cancellationToken))
            {
                (row.State, row.DecidedBy, row.Decided) = (RevisionState.Proposed, null, null);
                judged.Add(row.Id);
            }
        }

        foreach (Post post in posts)
            (post.State, post.StateBefore, post.Batch, post.Decided, post.DecidedBy) = (post.StateBefore, post.State, null, null, null);
        return (posts, [.. judged, .. posts.Select(post => post.Key)]);
    }
}
