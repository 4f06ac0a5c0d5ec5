using Microsoft.AspNetCore.Http;
using PhbResources.Core.Curating.Review;
using PhbResources.Core.Submissions;

namespace PhbResources.Site.Curators.Queue;

/// <summary>What waits for a curator.</summary>
internal sealed class QueueForm(PrivatePages pages, CuratorDoor door, SubmissionWorkflow workflow, DeskFigures figures, UndoNotice undo, TimeProvider clock)
{
    public const string Path = "/curator/queue";
    public const string LookedPath = "/curator/queue/looked";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator)
            return;
        IReadOnlyList<QueueItem> items = await workflow.QueueAsync(context.RequestAborted);
        DeskWeek week = await figures.ThisWeekAsync(context.RequestAborted);
        IReadOnlyList<PublishedUnseen> unseen = await figures.UnseenAsync(curator.Key, context.RequestAborted);
        UndoOffer? offer = await undo.FindAsync(context, new Viewer(curator.Key, true));
        await pages.ShowAsync<QueuePage, QueueModel>(context, Path, token => new QueueModel(token, items, week, unseen, clock.GetUtcNow().UtcDateTime, curator.Key) { Undo = offer });
    }

    public async Task LookedAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context) is null)
            return;
        figures.Looked(curator.Key);
        PrivatePages.GoOn(context, Path);
    }
}

/// <summary>What waits for a curator.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Items">The riskiest and oldest first.</param>
/// <param name="Week">What was done this week.</param>
/// <param name="Unseen">What trusted members published since this curator last looked.</param>
/// <param name="Now">The time, UTC.</param>
/// <param name="Curator">Key of the curator who looks.</param>
public sealed record QueueModel(string FormToken, IReadOnlyList<QueueItem> Items, DeskWeek Week, IReadOnlyList<PublishedUnseen> Unseen, DateTime Now, Guid Curator)
{
    /// <summary>What was just done and can be taken back.</summary>
    public UndoOffer? Undo { get; init; }
}
