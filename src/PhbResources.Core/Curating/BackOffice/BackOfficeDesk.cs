using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Curating.Replies;
using PhbResources.Core.Curating.Review;
using PhbResources.Core.Facts;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Core.Services;
using static PhbResources.Core.Submissions.SubmissionMove;

namespace PhbResources.Core.Curating.BackOffice;

/// <summary>A user of the back office who looks at submissions.</summary>
/// <param name="Key">Umbraco's key of the user. No member has it, so nothing is ever "their own".</param>
/// <param name="MayPublish">Whether Umbraco lets them publish in the library. Who may not can look, take in hand and ask.</param>
public sealed record BackOfficeReviewer(Guid Key, bool MayPublish);

/// <summary>What a user of the back office decides.</summary>
/// <param name="Move">One of <see cref="BackOfficeDesk.Moves"/>.</param>
/// <param name="Version">The version they saw.</param>
/// <param name="Text">The question or the reason.</param>
/// <param name="Day">With <c>approve</c>: the day to publish, in the United Kingdom; left out, at once.</param>
public sealed record BackOfficeDecision(string Move, int Version, string? Text, DateOnly? Day);

/// <summary>What became of a decision.</summary>
public abstract record BackOfficeOutcome
{
    private BackOfficeOutcome()
    {
    }

    /// <summary>It is done.</summary>
    /// <param name="Now">The submission as it is now; <c>null</c> where it is gone.</param>
    public sealed record Done(SubmissionSheet? Now) : BackOfficeOutcome;

    /// <summary>There is no such submission for them.</summary>
    public sealed record NotThere : BackOfficeOutcome;

    /// <summary>Somebody else was faster; nothing was done.</summary>
    /// <param name="Now">The submission as it is now.</param>
    public sealed record Conflict(SubmissionSheet Now) : BackOfficeOutcome;

    /// <summary>It is not allowed, or something has to be put right first.</summary>
    /// <param name="Why">Sentences that say what to do.</param>
    public sealed record Refused(IReadOnlyList<string> Why) : BackOfficeOutcome;
}

/// <summary>
/// Submissions in a back office: the rules behind its endpoints. Whatever is decided goes the way of the curators' desk, through
/// <see cref="SubmissionWorkflow"/>.
/// </summary>
/// <param name="workflow">The submissions.</param>
/// <param name="files">Their files.</param>
/// <param name="reading">What a curator reads of them.</param>
/// <param name="advice">What is like them.</param>
/// <param name="replies">Replies to decline with.</param>
/// <param name="library">What is published.</param>
/// <param name="contents">Umbraco's documents.</param>
/// <param name="contexts">The tables.</param>
/// <param name="clock">The time.</param>
public sealed class BackOfficeDesk(
    SubmissionWorkflow workflow, SubmissionFiles files, SubmissionReading reading, SubmissionAdvice advice, CuratorReplies replies,
    PublishedLibrary library, IContentService contents, IDbContextFactory<PhbDbContext> contexts, TimeProvider clock)
{
    /// <summary>What can be decided, by the name that programs use.</summary>
    public static IReadOnlyDictionary<string, SubmissionMove> Moves { get; } = new Dictionary<string, SubmissionMove>(StringComparer.Ordinal)
    {
        ["start"] = StartReview,
        ["approve"] = Approve,
        ["ask"] = AskForChanges,
        ["decline"] = Decline,
        ["spam"] = MarkSpam,
        ["undo"] = Undo,
        ["reopen"] = Reopen,
        ["unpublish"] = Unpublish,
    };

    /// <summary>Everything else publishes, unpublishes or removes.</summary>
    private static readonly SubmissionMove[] WithoutPublishing = [StartReview, AskForChanges];

    private const string MayNotPublish = "Your user may not publish in the library, so you can look, take this in hand and ask. Ask somebody who may publish to decide.";

    /// <summary>What waits for a curator, in the order of the desk.</summary>
    public async Task<IReadOnlyList<WaitingSubmission>> WaitingAsync(CancellationToken cancellationToken) =>
        [.. (await workflow.QueueAsync(cancellationToken)).Select(item => WaitingSubmission.Of(item, library.Current))];

    /// <summary>A submission with all that a curator needs to decide, or <c>null</c>.</summary>
    public async Task<SubmissionSheet?> FindAsync(Guid id, BackOfficeReviewer reviewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reviewer);
        Viewer viewer = ViewerOf(reviewer);
        if (await workflow.FindAsync(id, viewer, cancellationToken) is not { } view)
            return null;
        ReadSubmission read = await reading.ReadAsync(view, viewer, cancellationToken);
        Advice advised = await advice.ForAsync(view, viewer, cancellationToken);
        return SubmissionSheet.Of(view, read, advised, library.Current, reviewer.Key,
            [.. Moves.Where(move => view.Allowed.Contains(move.Value) && MayMake(move.Value, reviewer)).Select(move => move.Key)],
            [.. await replies.AllAsync(cancellationToken)]);
    }

    /// <summary>The submission that a document of the back office is, or that waits to be its next version; <c>null</c> where there is none.</summary>
    public async Task<Guid?> OfContentAsync(Guid contentKey, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<Submission>().AsNoTracking()
            .Where(row => row.ContentKey == contentKey && row.State != SubmissionState.Draft && row.State != SubmissionState.Withdrawn)
            .Select(row => new { row.Id, row.State, row.Changed }).ToListAsync(cancellationToken);
        return rows.OrderBy(row => row.State is SubmissionState.Submitted or SubmissionState.InReview ? 0 : 1).ThenByDescending(row => row.Changed).FirstOrDefault()?.Id;
    }

    /// <summary>
    /// Umbraco's key of the document on which permission to publish counts: what the submission is or is a new version of, or else the shelf it
    /// will stand on; <c>null</c> where there is no such submission or no shelf.
    /// </summary>
    public async Task<Guid?> PlaceOfAsync(Guid id, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<Submission>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row)
            return null;
        if (row.ContentKey is { } key && contents.GetById(key) is { Trashed: false })
            return key;
        string shelf = SubmissionEntries.Read(row.Entries).Category;
        return (library.Current.Categories.FirstOrDefault(category => category.Slug == shelf) ?? library.Current.Categories.FirstOrDefault())?.Key;
    }

    /// <summary>A file of a submission, or <c>null</c>.</summary>
    public Task<PrivateFile?> OpenFileAsync(Guid id, Guid file, BackOfficeReviewer reviewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reviewer);
        return files.OpenFileAsync(id, ViewerOf(reviewer), file, cancellationToken);
    }

    /// <summary>Decides.</summary>
    public async Task<BackOfficeOutcome> DecideAsync(Guid id, BackOfficeReviewer reviewer, BackOfficeDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reviewer);
        ArgumentNullException.ThrowIfNull(decision);
        Viewer viewer = ViewerOf(reviewer);
        if (await workflow.FindAsync(id, viewer, cancellationToken) is null)
            return new BackOfficeOutcome.NotThere();
        if (!Moves.TryGetValue(decision.Move ?? "", out SubmissionMove move))
            return new BackOfficeOutcome.Refused([$"There is no decision '{decision.Move}'. Send one of: {string.Join(", ", Moves.Keys)}."]);
        if (!MayMake(move, reviewer))
            return new BackOfficeOutcome.Refused([MayNotPublish]);
        DateTime? publishOn = move == Approve && decision.Day is { } day ? ClockDays.StartOf(day) : null;
        if (publishOn <= clock.GetUtcNow().UtcDateTime)
            return new BackOfficeOutcome.Refused(["Choose a day that is still to come, or publish at once."]);

        switch (await workflow.MoveAsync(id, viewer, move, decision.Version, decision.Text?.Trim(), cancellationToken, publishOn))
        {
            case MoveOutcome.Moved:
                return new BackOfficeOutcome.Done(await FindAsync(id, reviewer, cancellationToken));
            case MoveOutcome.Conflict when await FindAsync(id, reviewer, cancellationToken) is { } now:
                return new BackOfficeOutcome.Conflict(now);
            case MoveOutcome.Incomplete incomplete:
                return new BackOfficeOutcome.Refused([.. incomplete.Mistakes.Values.Distinct()]);
            case MoveOutcome.NotAllowed not:
                return new BackOfficeOutcome.Refused([not.Why]);
            default:
                return new BackOfficeOutcome.NotThere();
        }
    }

    private static bool MayMake(SubmissionMove move, BackOfficeReviewer reviewer) => reviewer.MayPublish || WithoutPublishing.Contains(move);

    private static Viewer ViewerOf(BackOfficeReviewer reviewer) => new(reviewer.Key, IsCurator: true);
}
