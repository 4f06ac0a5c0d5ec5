namespace PhbResources.Core.Discussions;

/// <summary>A discussion on a list.</summary>
/// <param name="Thread">The discussion.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="By">Who began it; empty for one about a template or a guide.</param>
public sealed record ThreadSummary(DiscussionThread Thread, DiscussionPlace Place, string By);

/// <summary>A page of a list of discussions.</summary>
/// <param name="Items">The discussions.</param>
/// <param name="Page">From 1.</param>
/// <param name="Total">On all pages.</param>
public sealed record ThreadList(IReadOnlyList<ThreadSummary> Items, int Page, int Total)
{
    /// <summary>Number of the last page, at least 1.</summary>
    public int Pages => Math.Max(1, (Total + DiscussionRules.ThreadsOnPage - 1) / DiscussionRules.ThreadsOnPage);
}

/// <summary>A page of a discussion.</summary>
/// <param name="Thread">The discussion; one about a template that nobody wrote in yet is new and not stored.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="By">Who began it.</param>
/// <param name="Posts">The posts of the page.</param>
/// <param name="Page">From 1.</param>
/// <param name="Poll">Its poll, or <c>null</c>.</param>
public sealed record ThreadView(DiscussionThread Thread, DiscussionPlace Place, string By, IReadOnlyList<PostView> Posts, int Page, PollResult? Poll)
{
    /// <summary>Number of the last page, at least 1.</summary>
    public int Pages => Math.Max(1, (Thread.Places + DiscussionRules.PostsOnPage - 1) / DiscussionRules.PostsOnPage);
}

/// <summary>A post as it is shown.</summary>
/// <param name="Post">The post.</param>
/// <param name="By">Its author's name.</param>
/// <param name="ByCurator">True where that is a curator.</param>
/// <param name="Html">What is shown, safe to stand in a page; empty for one that was removed.</param>
/// <param name="IsCut">True where there is more of it.</param>
/// <param name="Answers">The post that it answers, or <c>null</c>.</param>
public sealed record PostView(Post Post, string By, bool ByCurator, string Html, bool IsCut, AnsweredPost? Answers);

/// <summary>The post that another answers.</summary>
/// <param name="Key">Names it in addresses.</param>
/// <param name="By">Its author's name.</param>
public sealed record AnsweredPost(Guid Key, string By);

/// <summary>A post and where it stands.</summary>
/// <param name="Post">The post.</param>
/// <param name="Thread">Its discussion.</param>
/// <param name="Place">Where that stands.</param>
/// <param name="Before">How many posts of the discussion stand before it.</param>
public sealed record PlacedPost(PostView Post, DiscussionThread Thread, DiscussionPlace Place, int Before)
{
    /// <summary>The page of the discussion that it is on.</summary>
    public int Page => (Before / DiscussionRules.PostsOnPage) + 1;

    /// <summary>Where it is among the others; the first page of its discussion where it is not shown there.</summary>
    public string Path => Post.Post.State is PostState.Live or PostState.Removed ? DiscussionPlaces.PostAt(Place.Path, Before, Post.Post.Id) : Place.Path;
}
