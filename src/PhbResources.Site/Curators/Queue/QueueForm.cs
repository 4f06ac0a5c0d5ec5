using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Curating.Review;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Submissions;

namespace PhbResources.Site.Curators.Queue;

/// <summary>What waits for a curator.</summary>
internal sealed class QueueForm(PrivatePages pages, CuratorDoor door, SubmissionWorkflow workflow, DeskFigures figures, UndoNotice undo, SpamRemoval spam, TimeProvider clock)
{
    public const string Path = "/curator/queue";
    public const string LookedPath = "/curator/queue/looked";
    public const string SpamPath = "/curator/queue/spam";

    /// <summary>Name of the tick beside an item.</summary>
    public const string Tick = "spam";

    /// <summary>Items that are shown at once; those after them follow when these are done.</summary>
    public const int MostShown = 50;

    private const int MaxFormBytes = 64 * 1024;

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator)
            return;
        IReadOnlyList<QueueItem> items = await workflow.QueueAsync(context.RequestAborted);
        DeskWeek week = await figures.ThisWeekAsync(context.RequestAborted);
        IReadOnlyList<PublishedUnseen> unseen = await figures.UnseenAsync(curator.Key, context.RequestAborted);
        UndoOffer? offer = await undo.FindAsync(context, new Viewer(curator.Key, true));
        await pages.ShowAsync<QueuePage, QueueModel>(context, Path, token => new QueueModel(token, items, week, unseen, clock.GetUtcNow().UtcDateTime, curator.Key)
        {
            Undo = offer,
            Removed = context.Request.Query["batch"].ToString() is { Length: > 0 } batch ? new SpamRemoved(batch, Number(context.Request.Query["count"]), 0, Number(context.Request.Query["left"])) : null,
        });
    }

    /// <summary>What was ticked is spam, with everything else of its members.</summary>
    public async Task RemoveSpamAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context, MaxFormBytes, 2 * MostShown) is not { } form)
            return;
        List<Guid> ids = [.. form[Tick].Select(text => Guid.TryParse(text, out Guid id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
        if (ids.Count == 0)
        {
            PrivatePages.GoOn(context, $"{Path}?batch=none");
            return;
        }

        SpamRemoved removed = await spam.RemoveFromQueueAsync(ids, curator.Key, context.RequestAborted);
        PrivatePages.GoOn(context, string.Create(CultureInfo.InvariantCulture, $"{Path}?batch={removed.Batch}&count={removed.Submissions}&left={removed.Left}"));
    }

    public async Task LookedAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context) is null)
            return;
        figures.Looked(curator.Key);
        PrivatePages.GoOn(context, Path);
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
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

    /// <summary>What was just removed as spam, all that was ticked in one go.</summary>
    public SpamRemoved? Removed { get; init; }
}
