using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.SpamDefence;

namespace PhbResources.Site.Curators.SpamDefence;

/// <summary>Where curators clear what looks like spam, see what the filter learned, and are offered whom to trust.</summary>
internal sealed class SpamDesk(
    PrivatePages pages, CuratorDoor door, SpamPile pile, SpamRemoval removal, SubmissionSpam spam, TrustOffers trust, BayesFilter filter, RefusalCounter refusals, TimeProvider clock)
{
    public const string Path = "/curator/spam";
    public const string RemovePath = "/curator/spam/remove";
    public const string BackPath = "/curator/spam/back";
    public const string ClearPath = "/curator/spam/clear";
    public const string TrustPath = "/curator/spam/trust";

    /// <summary>The key of the whole pile, as if it were a group.</summary>
    public const string Everything = "everything";

    /// <summary>Items that are shown of a group; the others are like them.</summary>
    public const int MostShown = 3;

    private const int MostWords = 15;
    private const int RefusalDays = 30;

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        CancellationToken cancellation = context.RequestAborted;
        IReadOnlyList<PileGroup> groups = await pile.ReadAsync(cancellation);
        BayesCounts known = await filter.KnownAsync(cancellation);
        IReadOnlyList<TrustOffer> offers = await trust.ReadAsync(cancellation);
        IReadOnlyDictionary<RefusalReason, long> refused = await refusals.FiguresAsync(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-RefusalDays), cancellation);
        IQueryCollection query = context.Request.Query;
        await pages.ShowAsync<SpamPage, SpamModel>(context, Path, formToken => new SpamModel(formToken, groups, Last(groups), known.Good, known.Bad,
            known.Strongly(spam: true, MostWords), known.Strongly(spam: false, MostWords), refused, offers, query["done"].ToString(), query["batch"].ToString(), Number(query["count"]), Number(query["left"])));
    }

    public async Task RemoveAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context) is not { } form)
            return;
        string key = form["group"].ToString();
        // What came after the page was made has been seen by nobody.
        bool known = DateTime.TryParse(form["until"], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime until);
        List<Guid> ids = [.. (await pile.ReadAsync(context.RequestAborted)).Where(group => group.Key == key || key == Everything).SelectMany(group => group.Items).Where(item => known && item.Sent <= until).Select(item => item.Id)];
        if (ids.Count == 0)
        {
            PrivatePages.GoOn(context, $"{Path}?done=changed");
            return;
        }

        SpamRemoved removed = await removal.RemoveAsync(ids, curator.Key, context.RequestAborted);
        PrivatePages.GoOn(context, string.Create(CultureInfo.InvariantCulture, $"{Path}?done=removed&batch={removed.Batch}&count={removed.Submissions}&left={removed.Left}"));
    }

    public async Task TakeBackAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context) is not { } form)
            return;
        int back = await removal.TakeBackAsync(form["batch"].ToString(), curator.Key, context.RequestAborted);
        PrivatePages.GoOn(context, string.Create(CultureInfo.InvariantCulture, $"{Path}?done=back&count={back}"));
    }

    public async Task ClearAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null || await pages.ReadFormAsync(context) is not { } form)
            return;
        if (Guid.TryParse(form["id"], out Guid id))
            await spam.ClearAsync(id, context.RequestAborted);
        PrivatePages.GoOn(context, $"{Path}?done=cleared");
    }

    public async Task TrustAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null || await pages.ReadFormAsync(context) is not { } form)
            return;
        bool done = Guid.TryParse(form["member"], out Guid key) && await trust.TrustAsync(key, context.RequestAborted);
        PrivatePages.GoOn(context, $"{Path}?done={(done ? "trusted" : "changed")}");
    }

    private static DateTime Last(IReadOnlyList<PileGroup> groups) => groups.SelectMany(group => group.Items).Select(item => item.Sent).DefaultIfEmpty().Max();

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}

/// <summary>What looks like spam, and how the defence stands.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Groups">The pile.</param>
/// <param name="Until">When the newest of it was sent, UTC.</param>
/// <param name="LearnedGood">Published submissions that the filter has learned.</param>
/// <param name="LearnedBad">Spam that it has learned.</param>
/// <param name="BadWords">Words that speak for spam, the strongest first.</param>
/// <param name="GoodWords">Words that speak against it.</param>
/// <param name="Refused">Refusals of the last days.</param>
/// <param name="Offers">Members who may be trusted.</param>
/// <param name="Done">What the curator just did.</param>
/// <param name="Batch">Names what was just removed.</param>
/// <param name="Count">How many that were.</param>
/// <param name="Left">How many of them stayed.</param>
public sealed record SpamModel(
    string FormToken,
    IReadOnlyList<PileGroup> Groups,
    DateTime Until,
    long LearnedGood,
    long LearnedBad,
    IReadOnlyList<(string Token, long Good, long Bad)> BadWords,
    IReadOnlyList<(string Token, long Good, long Bad)> GoodWords,
    IReadOnlyDictionary<RefusalReason, long> Refused,
    IReadOnlyList<TrustOffer> Offers,
    string Done,
    string Batch,
    int Count,
    int Left);
