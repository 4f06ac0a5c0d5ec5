using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions;

/// <summary>What a curator can take back, and where it leads.</summary>
/// <param name="Decision">The decision that is taken back.</param>
/// <param name="To">Where the submission stands then.</param>
/// <param name="Until">Until when, UTC.</param>
internal sealed record SubmissionUndo(SubmissionEvent Decision, SubmissionState To, DateTime Until)
{
    /// <summary>The last decision, where this curator made it and nothing but Umbraco's publishing came after.</summary>
    public static SubmissionUndo? Of(Submission row, IReadOnlyList<SubmissionEvent> events, Guid curator)
    {
        SubmissionEvent? last = events.LastOrDefault(entry => entry.Move is not (SubmissionMove.Publish or SubmissionMove.AskToTakeDown));
        if (last is not { Actor: Actor.Curator } || last.ByKey != curator)
            return null;
        SubmissionState? to = (last.Move, row.State) switch
        {
            (SubmissionMove.Approve, Approved or Published) => InReview,
            (SubmissionMove.Decline, Declined) => last.From == Approved ? InReview : last.From,
            (SubmissionMove.MarkSpam, SubmissionState.Spam) => last.From switch
            {
                Published => Approved, // And from there it is published again.
                Approved => InReview,
                SubmissionState from => from,
            },
            _ => null,
        };
        return to is { } state ? new SubmissionUndo(last, state, last.At.AddMinutes(SubmissionRules.UndoMinutes)) : null;
    }
}
