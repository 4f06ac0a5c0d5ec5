using static PhbResources.Core.Submissions.Actor;
using static PhbResources.Core.Submissions.SubmissionMove;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions;

/// <summary>A move that is allowed.</summary>
/// <param name="From">Where the submission stands before.</param>
/// <param name="Move">What is done.</param>
/// <param name="To">Where it stands then; <c>null</c>: where it stood before the move that is undone.</param>
/// <param name="Actors">Who may do it.</param>
public sealed record AllowedMove(SubmissionState From, SubmissionMove Move, SubmissionState? To, IReadOnlyList<Actor> Actors)
{
    /// <summary>Whether words have to come with it: a question, a reason.</summary>
    public bool NeedsText => Move is AskForChanges or Decline or AskToTakeDown;

    /// <summary>Whether the member is mailed what became of it.</summary>
    public bool MailsMember => Move is Send or ChecksFailed or AskForChanges or Approve or Publish or Unpublish or Decline or Undo or Reopen;
}

/// <summary>Every move that is allowed. What is not in this table cannot be done, by anybody.</summary>
public static class SubmissionMoves
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<AllowedMove> All { get; } =
    [
        .. Rows([Draft], Send, Checking, Member),
        .. Rows([Checking, Submitted], Revise, Draft, Member),
        .. Rows([Checking], ChecksDone, Submitted, Actor.System),
        .. Rows([Checking], ChecksFailed, ChangesAskedFor, Actor.System),
        .. Rows([Submitted], StartReview, InReview, Curator),
        .. Rows([Submitted, InReview], AskForChanges, ChangesAskedFor, Curator),
        .. Rows([ChangesAskedFor], Answer, Checking, Member),
        .. Rows([Submitted], Approve, Approved, Curator, Actor.System), // The site itself, for members who are trusted.
        .. Rows([InReview, ChangesAskedFor], Approve, Approved, Curator),
        .. Rows([Submitted, InReview, ChangesAskedFor, Approved], Publish, Published, Actor.System),
        .. Rows([Published], Unpublish, InReview, Curator, Actor.System),
        .. Rows([Submitted, InReview, ChangesAskedFor, Approved], Decline, Declined, Curator),
        .. Rows([Draft, Checking, Submitted, InReview, ChangesAskedFor, Approved], Withdraw, Withdrawn, Member),
        .. Rows([Published], AskToTakeDown, Published, Member),
        .. Rows([Draft, Checking, Submitted, InReview, ChangesAskedFor, Approved, Published, Declined], MarkSpam, SubmissionState.Spam, Curator),
        .. Rows([Approved, Published, Declined, SubmissionState.Spam], Undo, null, Curator),
        .. Rows([Approved], Reopen, InReview, Curator, Actor.System), // The site itself, where Umbraco's rules do not let it be published.
        .. Rows([Declined, SubmissionState.Spam], Reopen, InReview, Curator),
    ];

    private static readonly Dictionary<(SubmissionState, SubmissionMove, Actor), AllowedMove> Table =
        All.SelectMany(row => row.Actors.Select(actor => (row, actor))).ToDictionary(entry => (entry.row.From, entry.row.Move, entry.actor), entry => entry.row);

    /// <summary>The move, or <c>null</c> when it is not allowed.</summary>
    public static AllowedMove? Find(SubmissionState from, SubmissionMove move, Actor actor) => Table.GetValueOrDefault((from, move, actor));

    /// <summary>What an actor may do with a submission that stands so, in the order of the table.</summary>
    public static IReadOnlyList<SubmissionMove> Of(SubmissionState from, Actor actor) =>
        [.. All.Where(row => row.From == from && row.Actors.Contains(actor)).Select(row => row.Move)];

    private static IEnumerable<AllowedMove> Rows(SubmissionState[] from, SubmissionMove move, SubmissionState? to, params Actor[] actors) =>
        from.Select(state => new AllowedMove(state, move, to, actors));
}
