namespace PhbResources.Core.Discussions;

/// <summary>A discussion: a title and its posts. One about a template or a guide has the key of that content for its <see cref="Id"/>.</summary>
public sealed class DiscussionThread
{
    /// <summary>Names the discussion everywhere and for ever.</summary>
    public Guid Id { get; init; }

    /// <summary>Alias of its area, or <see cref="DiscussionAreas.AboutContent"/>.</summary>
    public required string Area { get; init; }

    /// <summary>Its address within the area.</summary>
    public required string Slug { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; set; }

    /// <summary>Who began it; empty where that is a former member, or nobody.</summary>
    public Guid AuthorKey { get; set; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTime Started { get; init; }

    /// <summary>When the newest post that is shown was written, UTC.</summary>
    public DateTime LastPost { get; set; }

    /// <summary>When anything of it changed that readers see, UTC; the search index follows it.</summary>
    public DateTime Changed { get; set; }

    /// <summary>The time to note of a change, UTC: later than that of the last one, so that none looks like another.</summary>
    internal static DateTime After(DateTime last, DateTime now) => now > last ? now : last.AddTicks(1);

    /// <summary>Posts that everybody may read.</summary>
    public int Posts { get; set; }

    /// <summary>Posts and the places of removed ones: what its pages hold.</summary>
    public int Places { get; set; }

    /// <summary>True where everybody may read it.</summary>
    public bool IsShown { get; set; }

    /// <summary>True where nobody may add to it.</summary>
    public bool IsLocked { get; set; }

    /// <summary>True where it stands above the others.</summary>
    public bool IsPinned { get; set; }

    /// <summary>True where whoever asked has their answer.</summary>
    public bool IsSolved { get; set; }

    /// <summary>What was decided, in a sentence or two; <c>null</c> where it is no decision.</summary>
    public string? Outcome { get; set; }

    /// <summary>When that was decided, UTC.</summary>
    public DateTime? Decided { get; set; }

    /// <summary>The question of its poll; <c>null</c> where it has none.</summary>
    public string? PollQuestion { get; set; }
}
