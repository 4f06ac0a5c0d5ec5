using System.ComponentModel;

namespace PhbResources.Core.Exports;

/// <summary>A discussion, without its posts.</summary>
public sealed record ExportedThread
{
    /// <summary>Names it for ever; the key of the template or guide it is about.</summary>
    [Description("Its key. A discussion of a template or a guide has the key of that.")]
    public required Guid Key { get; init; }

    /// <summary>Alias of its area; <c>about</c> for one of a template or a guide.</summary>
    [Description("Alias of its area; about for the discussion of a template or a guide.")]
    public required string Area { get; init; }

    /// <summary>Last part of its address.</summary>
    [Description("Last part of its address on the site.")]
    public required string Slug { get; init; }

    /// <summary>What it is about.</summary>
    [Description("What it is about.")]
    public required string Title { get; init; }

    /// <summary>Key of who began it.</summary>
    [Description("Key of the writer who began it, or null where that is nobody, or a former member.")]
    public required Guid? Writer { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    [Description("When it was begun.")]
    public required DateTime Started { get; init; }

    /// <summary>When the newest post was written, UTC.</summary>
    [Description("When its newest post was written.")]
    public required DateTime LastPost { get; init; }

    /// <summary>Posts that everybody may read.</summary>
    [Description("How many posts can be read in it.")]
    public required int Posts { get; init; }

    /// <summary>Whether nobody may add to it.</summary>
    [Description("Whether it is closed.")]
    public required bool IsLocked { get; init; }

    /// <summary>Whether it stands above the others.</summary>
    [Description("Whether it stands above the others of its area.")]
    public required bool IsPinned { get; init; }

    /// <summary>Whether whoever asked has an answer.</summary>
    [Description("Whether whoever asked has their answer.")]
    public required bool IsSolved { get; init; }

    /// <summary>What was decided, or <c>null</c>.</summary>
    [Description("What was decided; null where it is no decision.")]
    public required string? Outcome { get; init; }

    /// <summary>When that was decided, UTC.</summary>
    [Description("When that was decided, or null.")]
    public required DateTime? Decided { get; init; }

    /// <summary>Its poll, or <c>null</c>.</summary>
    [Description("Its poll, or null.")]
    public required ExportedPoll? Poll { get; init; }

    /// <summary>Its folder.</summary>
    [Description("Its folder: index.html in it is its page, and thread.json has its posts.")]
    public required string Folder { get; init; }
}

/// <summary>A poll.</summary>
public sealed record ExportedPoll(
    [property: Description("What is asked.")] string Question,
    [property: Description("What can be chosen, in order.")] IReadOnlyList<ExportedChoice> Choices);

/// <summary>A choice of a poll.</summary>
public sealed record ExportedChoice(
    [property: Description("Its words.")] string Text,
    [property: Description("How many chose it.")] int Votes);

/// <summary>The posts of a discussion: what <c>thread.json</c> says.</summary>
public sealed record ExportedPosts(
    [property: Description("Key of the discussion.")] Guid Thread,
    [property: Description("Its posts, the oldest first.")] IReadOnlyList<ExportedPost> Posts)
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "thread.json";
}

/// <summary>A post, or the place of one that was removed.</summary>
public sealed record ExportedPost(
    [property: Description("Its number; later posts have higher ones.")] long Number,
    [property: Description("Its key.")] Guid Key,
    [property: Description("Key of the writer, or null for a former member.")] Guid? Writer,
    [property: Description("Who wrote it, in words.")] string By,
    [property: Description("Number of the post that it answers, or null.")] long? Answers,
    [property: Description("When it was written.")] DateTime Written,
    [property: Description("When its author changed it last, or null.")] DateTime? Edited,
    [property: Description("What was written, in Markdown; null where it was removed.")] string? Text,
    [property: Description("Why it was removed, or null.")] string? Reason);
