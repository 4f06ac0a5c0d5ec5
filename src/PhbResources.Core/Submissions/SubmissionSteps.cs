using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Submissions;

/// <summary>Writes a move down: the new state, the history, the mail, all saved together or not at all.</summary>
internal sealed class SubmissionSteps(SubmissionMails mails, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Prepares a move; the caller saves.</summary>
    /// <param name="context">Where the row was read.</param>
    /// <param name="row">The submission.</param>
    /// <param name="move">The move, from the table.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="by">Their key.</param>
    /// <param name="text">What they say.</param>
    /// <param name="to">Where an undone move leads.</param>
    /// <param name="at">The moment, where several moves belong together.</param>
    /// <param name="settled">True when Umbraco's content is as the new state says already.</param>
    public void Take(PhbDbContext context, Submission row, AllowedMove move, Actor actor, Guid? by, string text, SubmissionState? to = null, bool settled = false, DateTime? at = null)
    {
        DateTime now = at ?? Now;
        SubmissionState from = row.State;
        row.State = move.To ?? to ?? throw new ArgumentException("It is not said where this move leads.", nameof(to));
        row.Settled = settled;
        row.Changed = now;
        row.Version++;
        if (move.Move == SubmissionMove.Send)
            row.Sent ??= now;
        if (actor == Actor.Curator)
            row.ReviewerKey = by;
        if (move.Move is SubmissionMove.Approve or SubmissionMove.Decline or SubmissionMove.MarkSpam)
            row.Decided = now;
        if (row.State is not (SubmissionState.Approved or SubmissionState.Published))
            row.PublishOn = null;
        context.Add(new SubmissionEvent { SubmissionId = row.Id, At = now, Actor = actor, ByKey = by, Move = move.Move, From = from, To = row.State, Text = text.Trim() });
        if (move.MailsMember)
            mails.Add(context, row, move, from, text);
        if (move.Move == SubmissionMove.AskToTakeDown)
            mails.AskToTakeDown(context, row, text);
    }

    /// <summary>A move that the site itself makes, as often as somebody else changes the row meanwhile; nothing where it is not allowed any more.</summary>
    /// <returns>Whether it was made.</returns>
    public bool TakeNow(PhbDbContext context, Guid id, SubmissionMove move, string text = "", bool settled = true)
    {
        for (int tries = 0; tries < 5; tries++)
        {
            context.ChangeTracker.Clear();
            if (context.Set<Submission>().FirstOrDefault(row => row.Id == id) is not { } row || SubmissionMoves.Find(row.State, move, Actor.System) is not { } allowed)
                return false;
            Take(context, row, allowed, Actor.System, null, text, settled: settled);
            try
            {
                context.SaveChanges();
                return true;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else was first; what they did is read again.
            }
        }

        return false;
    }
}
