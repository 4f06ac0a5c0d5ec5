namespace PhbResources.Core.Discussions;

/// <summary>Where a post is.</summary>
public enum PostState
{
    /// <summary>A curator looks at it first; its author sees it.</summary>
    Waiting,

    /// <summary>Everybody may read it.</summary>
    Live,

    /// <summary>A curator or its author took it away; its place and the reason are shown.</summary>
    Removed,

    /// <summary>It was spam, and nothing of it is shown.</summary>
    Spam,
}

/// <summary>What somebody wrote in a discussion.</summary>
public sealed class Post
{
    /// <summary>Order of writing.</summary>
    public long Id { get; init; }

    /// <summary>Names the post in addresses.</summary>
    public Guid Key { get; init; }

    /// <summary>Its discussion.</summary>
    public Guid ThreadId { get; init; }

    /// <summary>Who wrote it; empty for a former member.</summary>
    public Guid AuthorKey { get; set; }

    /// <summary>The post it answers, or <c>null</c>.</summary>
    public long? RepliesTo { get; init; }

    /// <summary>What was written, as it was written (<see cref="PostText"/>).</summary>
    public required string Text { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime Written { get; init; }

    /// <summary>When its author changed it last, UTC.</summary>
    public DateTime? Edited { get; set; }

    /// <summary>Where it is.</summary>
    public PostState State { get; set; }

    /// <summary>Where it was before the last decision, for taking that back.</summary>
    public PostState StateBefore { get; set; }

    /// <summary>Why it was removed, for everybody to read.</summary>
    public string? Reason { get; set; }

    /// <summary>The curator of the last decision.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>When that was, UTC.</summary>
    public DateTime? Decided { get; set; }

    /// <summary>Names what went in one action with others.</summary>
    public string? Batch { get; set; }

    /// <summary>From 0, nothing speaks for spam, to 1.</summary>
    public double SpamScore { get; set; }

    /// <summary>What speaks for spam, a line each.</summary>
    public string? SpamWhy { get; set; }
}

/// <summary>What a post was before its author changed it.</summary>
public sealed class PostVersion
{
    /// <summary>Order of writing.</summary>
    public long Id { get; init; }

    /// <summary>The post.</summary>
    public long PostId { get; init; }

    /// <summary>The text until then.</summary>
    public required string Text { get; init; }

    /// <summary>When it was changed, UTC.</summary>
    public DateTime Until { get; init; }
}

/// <summary>Somebody says that a post should not be there.</summary>
public sealed class PostReport
{
    /// <summary>Order of coming in.</summary>
    public long Id { get; init; }

    /// <summary>The post.</summary>
    public long PostId { get; init; }

    /// <summary>Who; empty for somebody without an account, and for a former member.</summary>
    public Guid MemberKey { get; set; }

    /// <summary>Why, in their words.</summary>
    public required string Reason { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>When a curator looked at it, UTC; <c>null</c> while it waits.</summary>
    public DateTime? Closed { get; set; }
}
