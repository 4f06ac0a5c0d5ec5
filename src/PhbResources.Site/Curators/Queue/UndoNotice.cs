using Microsoft.AspNetCore.Http;
using PhbResources.Core.Submissions;

namespace PhbResources.Site.Curators.Queue;

/// <summary>Finds what a curator has just done, so that they can take it back.</summary>
internal sealed class UndoNotice(SubmissionWorkflow workflow, TimeProvider clock)
{
    /// <summary>What the address says was just done, where it can still be taken back by this curator.</summary>
    public async Task<UndoOffer?> FindAsync(HttpContext context, Viewer viewer)
    {
        if (!Guid.TryParse(context.Request.Query["done"], out Guid id) || await workflow.FindAsync(id, viewer, context.RequestAborted) is not { } view)
            return null;
        SubmissionEvent? last = view.Events.LastOrDefault(entry => entry.Actor == Actor.Curator);
        if (last is null || last.ByKey != viewer.MemberKey)
            return null;
        TimeSpan left = last.At.AddMinutes(SubmissionRules.UndoMinutes) - clock.GetUtcNow().UtcDateTime;
        return new UndoOffer(id, view.Entries.Title, view.Row.Version, QueueWords.Done(last, view.Row), left > TimeSpan.Zero && view.Allowed.Contains(SubmissionMove.Undo) ? left : null);
    }
}

/// <summary>What was just done.</summary>
/// <param name="Id">The submission.</param>
/// <param name="Title">Its title.</param>
/// <param name="Version">Its version after it.</param>
/// <param name="Words">What was done.</param>
/// <param name="Left">How long it can still be taken back; <c>null</c> where it cannot.</param>
public sealed record UndoOffer(Guid Id, string Title, int Version, string Words, TimeSpan? Left);
