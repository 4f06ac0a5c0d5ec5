using Microsoft.AspNetCore.Http;
using PhbResources.Core.Discussions;
using PhbResources.Site.Discussions;

namespace PhbResources.Site.Curators.Discussions;

/// <summary>Where curators see what waits and what was reported in the discussions, and decide.</summary>
internal sealed class PostsDesk(PrivatePages pages, CuratorDoor door, DiscussionDoor missing, DiscussionDesk desk)
{
    public const string Path = "/curator/discussions";
    public const string PostPattern = Path + "/{post}";

    public static string Of(Guid post) => $"{Path}/{post:D}";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator)
            return;
        CancellationToken cancellation = context.RequestAborted;
        DeskCounts counts = await desk.CountAsync(cancellation);
        IReadOnlyList<DeskPost> waiting = await desk.WaitingAsync(held: false, cancellation), held = await desk.WaitingAsync(held: true, cancellation), reported = await desk.ReportedAsync(cancellation);
        DeskPost? done = Guid.TryParse(context.Request.Query["post"], out Guid key) ? await desk.FindAsync(key, cancellation) : null;
        string move = context.Request.Query["done"].ToString();
        await pages.ShowAsync<PostsDeskPage, PostsDeskModel>(context, Path, token => new PostsDeskModel(token, counts, waiting, held, reported)
        {
            Done = done is null ? null : Words(move, done.Placed.Post.Post),
            DonePost = done,
            MayUndo = done is not null && desk.UndoUntil(done.Placed.Post.Post, curator.Key) is not null,
        });
    }

    public async Task ShowPostAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator)
            return;
        if (await FindAsync(context) is { } post)
            await ShowAsync(context, post, curator.Key, "", new Dictionary<string, string>());
        else
            await missing.MissingAsync(context);
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context) is not { } form)
            return;
        if (await FindAsync(context) is not { } post || !Enum.TryParse(form["do"], ignoreCase: true, out PostMove move) || !Enum.IsDefined(move))
        {
            await missing.MissingAsync(context);
            return;
        }

        string reason = form["reason"].ToString();
        Guid key = post.Placed.Post.Post.Key;
        if (await desk.DecideAsync(curator.Key, key, move, reason, context.RequestAborted) is { } mistake)
            await ShowAsync(context, await desk.FindAsync(key, context.RequestAborted) ?? post, curator.Key, reason, new Dictionary<string, string> { ["reason"] = mistake });
        else
            PrivatePages.GoOn(context, $"{Path}?done={move.ToString().ToLowerInvariant()}&post={key:D}");
    }

    private async Task<DeskPost?> FindAsync(HttpContext context) => Guid.TryParse(DiscussionDoor.Route(context, "post"), out Guid key) ? await desk.FindAsync(key, context.RequestAborted) : null;

    private Task ShowAsync(HttpContext context, DeskPost post, Guid curator, string reason, IReadOnlyDictionary<string, string> mistakes) =>
        pages.ShowAsync<PostDeskPage, PostDeskModel>(context, Of(post.Placed.Post.Post.Key), token => new PostDeskModel(token, post, desk.UndoUntil(post.Placed.Post.Post, curator) is not null, reason, mistakes),
            mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static string? Words(string move, Post post) => move switch
    {
        "approve" => "Everybody can read it now, and its author was told.",
        "remove" => "It is gone. The reason stands in its place, and its author was told.",
        "spam" when post.Batch is not null => "It is gone as spam. With it went everything else its member sent, and they can no longer sign in. “Undo” brings all of it back.",
        "spam" => "It is gone as spam. Its member stays, and so does what else they wrote: some of it can be read by everybody.",
        "closereports" => "The reports are closed, and the post stays.",
        "undo" => "That is taken back.",
        _ => null,
    };
}

/// <summary>What waits and what was reported.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Counts">How much there is.</param>
/// <param name="Waiting">Posts to look at.</param>
/// <param name="Held">Those that look like spam.</param>
/// <param name="Reported">Those that were reported.</param>
public sealed record PostsDeskModel(string FormToken, DeskCounts Counts, IReadOnlyList<DeskPost> Waiting, IReadOnlyList<DeskPost> Held, IReadOnlyList<DeskPost> Reported)
{
    /// <summary>What was just done, or <c>null</c>.</summary>
    public string? Done { get; init; }

    /// <summary>The post it was done to.</summary>
    public DeskPost? DonePost { get; init; }

    /// <summary>True where it can be taken back.</summary>
    public bool MayUndo { get; init; }
}

/// <summary>A post at the desk.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Post">The post.</param>
/// <param name="MayUndo">True where this curator may take their last decision back.</param>
/// <param name="Reason">What was typed.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record PostDeskModel(string FormToken, DeskPost Post, bool MayUndo, string Reason, IReadOnlyDictionary<string, string> Mistakes);
