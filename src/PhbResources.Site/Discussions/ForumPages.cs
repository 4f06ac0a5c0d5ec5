using Microsoft.AspNetCore.Http;
using PhbResources.Core.Discussions;
using PhbResources.Search;
using PhbResources.Site.Members;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Discussions;

/// <summary>What everybody may read of the discussions.</summary>
internal sealed class ForumPages(DiscussionDoor door, DiscussionReading reading, DiscussionAreas areas, DiscussionPlaces places, DiscussionSearch search, DiscussionPosting posting)
{
    private const int MostNewest = 10, FoundOnPage = 15;

    public Task ForumAsync(HttpContext context) => context.RedirectedTo(DiscussionPaths.Forum) ? Task.CompletedTask
        : door.ShowAsync<ForumPage, ForumModel>(context, DiscussionPaths.Forum, async _ => new ForumModel(
            areas.All, await reading.CountsAsync(context.RequestAborted), await reading.NewestAsync(MostNewest, context.RequestAborted), [.. (await reading.DecisionsAsync(1, context.RequestAborted)).Items.Take(3)]));

    public Task AreaAsync(HttpContext context)
    {
        int page = DiscussionDoor.PageOf(context);
        return areas.Find(DiscussionDoor.Route(context, "area")) is not { } area || page == 0 ? door.MissingAsync(context)
            : context.RedirectedTo(area.Path) ? Task.CompletedTask
            : door.ShowAsync<AreaPage, AreaModel>(context, DiscussionPlaces.Page(area.Path, page), async _ =>
                await reading.ListAsync(area, page, context.RequestAborted) is { } list && page <= list.Pages ? new AreaModel(area, list) : null);
    }

    public Task DecisionsAsync(HttpContext context)
    {
        int page = DiscussionDoor.PageOf(context);
        return page == 0 ? door.MissingAsync(context)
            : context.RedirectedTo(DiscussionPaths.Decisions) ? Task.CompletedTask
            : door.ShowAsync<DecisionsPage, DecisionsModel>(context, DiscussionPlaces.Page(DiscussionPaths.Decisions, page), async _ =>
                await reading.DecisionsAsync(page, context.RequestAborted) is { } list && page <= list.Pages ? new DecisionsModel(list) : null);
    }

    public Task SearchAsync(HttpContext context)
    {
        string words = context.Request.Query["q"].ToString().Trim();
        int page = DiscussionDoor.PageOf(context);
        if (context.RedirectedTo(DiscussionPaths.Search))
            return Task.CompletedTask;
        if (words.Length > SearchRequest.MaxQueryLength || page is 0 or > 200)
            return door.MissingAsync(context);
        return door.ShowAsync<DiscussionSearchPage, FoundModel>(context, DiscussionPaths.SearchFor(words, page), async _ =>
        {
            (int total, IReadOnlyList<FoundThread> found) = await search.SearchAsync(words, (page - 1) * FoundOnPage, FoundOnPage, context.RequestAborted);
            int pages = Math.Max(1, (total + FoundOnPage - 1) / FoundOnPage);
            return page <= pages ? new FoundModel(words, found, total, page, pages) : null;
        });
    }

    /// <summary>A discussion of the forum. One about a template or a guide stands below that.</summary>
    public Task ThreadAsync(HttpContext context)
    {
        string area = DiscussionDoor.Route(context, "area"), slug = DiscussionDoor.Route(context, "thread");
        if (area != DiscussionAreas.AboutContent)
            return ThreadAsync(context, area, slug);
        if (!Guid.TryParse(slug, out Guid key) || places.Discussed(key) is not { } content)
            return door.MissingAsync(context);
        context.Response.Redirect(context.Request.PathBase.ToUriComponent() + $"{content.Path}/discussion");
        context.Response.Headers.CacheControl = "no-cache";
        return Task.CompletedTask;
    }

    /// <summary>The discussion below a template or a guide.</summary>
    public Task AboutAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        return places.DiscussedAt(path[..path.LastIndexOf('/')]) is not { } content ? door.MissingAsync(context)
            : context.RedirectedTo(Uri.UnescapeDataString(content.Path) + "/discussion") ? Task.CompletedTask
            : ThreadAsync(context, DiscussionAreas.AboutContent, content.Key.ToString("D"));
    }

    /// <summary>A post by itself: what is live for everybody, what waits or was removed for its author and for curators.</summary>
    public Task PostAsync(HttpContext context) =>
        !Guid.TryParse(DiscussionDoor.Route(context, "post"), out Guid key) ? door.MissingAsync(context)
            : door.ShowAsync<PostPage, PostModel>(context, DiscussionPaths.Of(key), async member =>
                await reading.PostAsync(key, context.RequestAborted) is { } post && MaySee(post, member)
                    ? new PostModel(post, member is not null && post.Post.Post.AuthorKey == member.Key && posting.MayEdit(post.Post.Post), areas.Find(post.Thread.Area)) { Done = context.Request.Query["done"].ToString() }
                    : null);

    public async Task MineAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } member)
            return;
        IReadOnlyList<(Post Post, DiscussionPlace? Place)> posts = await reading.OfMemberAsync(member.Key, 100, context.RequestAborted);
        await door.AskAsync<MyPostsPage, MyPostsModel>(context, DiscussionPaths.Mine, null, _ => new MyPostsModel([.. posts.Select(one => new MyPost(one.Post, one.Place, posting.MayEdit(one.Post)))]));
    }

    internal static bool MaySee(PlacedPost post, SignedIn? member) =>
        (post.Post.Post.State == PostState.Live && post.Thread.IsShown) || (member is not null && (member.IsCurator || (post.Post.Post.AuthorKey == member.Key && post.Post.Post.State != PostState.Spam)));

    private Task ThreadAsync(HttpContext context, string area, string slug)
    {
        int page = DiscussionDoor.PageOf(context);
        return page == 0 || places.Of(area, slug, "") is not { } place ? door.MissingAsync(context)
            : door.ShowAsync<ThreadPage, ThreadModel>(context, DiscussionPlaces.Page(place.Path, page), async member =>
                await reading.ThreadAsync(area, slug, page, context.RequestAborted) is { } view
                    ? new ThreadModel(view, areas.Find(area), member is null || view.Poll is null ? null : await reading.VoteAsync(view.Thread.Id, member.Key, context.RequestAborted)) { Done = member is null ? "" : context.Request.Query["done"].ToString() }
                    : null);
    }
}

/// <summary>The first page of the forum.</summary>
/// <param name="Areas">Its areas.</param>
/// <param name="Counts">How many discussions each has.</param>
/// <param name="Newest">Where somebody wrote last.</param>
/// <param name="Decisions">What was decided last.</param>
public sealed record ForumModel(IReadOnlyList<DiscussionArea> Areas, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<ThreadSummary> Newest, IReadOnlyList<ThreadSummary> Decisions) : DiscussionPageModel;

/// <summary>An area.</summary>
/// <param name="Area">The area.</param>
/// <param name="List">A page of its discussions.</param>
public sealed record AreaModel(DiscussionArea Area, ThreadList List) : DiscussionPageModel;

/// <summary>What was decided.</summary>
/// <param name="List">A page of it.</param>
public sealed record DecisionsModel(ThreadList List) : DiscussionPageModel;

/// <summary>What was found.</summary>
/// <param name="Words">What was searched for.</param>
/// <param name="Found">A page of it.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">Number of the last page.</param>
public sealed record FoundModel(string Words, IReadOnlyList<FoundThread> Found, int Total, int Page, int Pages) : DiscussionPageModel;

/// <summary>A page of a discussion.</summary>
/// <param name="View">The discussion.</param>
/// <param name="Area">Its area; <c>null</c> for one about a template or a guide.</param>
/// <param name="Vote">What whoever looks at it chose in its poll.</param>
public sealed record ThreadModel(ThreadView View, DiscussionArea? Area, int? Vote) : DiscussionPageModel
{
    /// <summary>What was just done.</summary>
    public string Done { get; init; } = "";
}

/// <summary>A post by itself.</summary>
/// <param name="Placed">The post.</param>
/// <param name="MayEdit">True where whoever looks at it may change it.</param>
/// <param name="Area">The area of its discussion; <c>null</c> for one about a template or a guide.</param>
public sealed record PostModel(PlacedPost Placed, bool MayEdit, DiscussionArea? Area) : DiscussionPageModel
{
    /// <summary>What was just done.</summary>
    public string Done { get; init; } = "";
}

/// <summary>What a member wrote.</summary>
/// <param name="Posts">The newest first.</param>
public sealed record MyPostsModel(IReadOnlyList<MyPost> Posts);

/// <summary>A post of a member's own.</summary>
/// <param name="Post">The post.</param>
/// <param name="Place">Where its discussion stands; <c>null</c> where that is not there any more.</param>
/// <param name="MayEdit">True while it may be changed.</param>
public sealed record MyPost(Post Post, DiscussionPlace? Place, bool MayEdit);
