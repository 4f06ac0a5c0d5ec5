using System.Net;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;

namespace PhbResources.Core.Discussions;

/// <summary>Decides whether a post is there at once, waits for a curator or is refused: by the same judge and the same trust as what members share.</summary>
internal sealed class PostJudging(SpamJudge judge, PostRates rates, RefusalCounter refusals)
{
    public const string TooOften = "You have written a lot in a short time. Nothing is lost: wait a while, then send this again.";

    /// <summary>Where the post goes, with its score; or what to tell its author.</summary>
    public async Task<(PostState State, SpamVerdict? Verdict, string? Mistake)> JudgeAsync(PhbDbContext context, DiscussionAuthor author, Guid key, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        if (!rates.Allows(PostKind.Post, author.Address, author.Key.ToString("N")))
        {
            refusals.Count(RefusalReason.Rate);
            return (PostState.Waiting, null, TooOften);
        }

        if (author.IsCurator)
            return (PostState.Live, null, null);
        int published = await context.Set<Post>().CountAsync(post => post.AuthorKey == author.Key && post.State == PostState.Live, cancellationToken)
            + await context.Set<Submission>().CountAsync(row => row.MemberKey == author.Key && row.State == SubmissionState.Published, cancellationToken);
        SpamVerdict verdict = await judge.JudgeAsync(
            new SpamEvidence
            {
                Submission = key,
                Member = author.Key,
                Texts = texts,
                Email = author.Email,
                Name = author.Name ?? "",
                Network = author.Address is { } address && !IPAddress.IsLoopback(address) ? rates.MarkOf(address) : null,
                Published = published,
                Trusted = author.IsTrusted,
            }, cancellationToken);
        if (verdict.Action != SpamAction.Refuse)
            return (verdict.Action == SpamAction.Pass ? PostState.Live : PostState.Waiting, verdict, null);
        refusals.Count(RefusalReason.RemovedBefore);
        return (PostState.Waiting, verdict, SpamJudge.RemovedBefore);
    }

    /// <summary>Puts the judgement into the post.</summary>
    public static void Note(Post post, SpamVerdict? verdict)
    {
        post.SpamScore = verdict?.Score ?? 0;
        string why = string.Join('\n', verdict?.Why ?? []);
        post.SpamWhy = why.Length == 0 ? null : why.Length <= DiscussionTables.WhyLength ? why : why[..DiscussionTables.WhyLength];
    }
}
