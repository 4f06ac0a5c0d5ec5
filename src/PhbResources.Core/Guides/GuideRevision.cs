using PhbResources.Core.SpamDefence;

namespace PhbResources.Core.Guides;

/// <summary>
/// A version of a guide: one that is or was published, or one that somebody suggests. It always has the whole text. Umbraco has the one that visitors
/// read; this row says who wrote it and why, and keeps it for ever.
/// </summary>
public sealed class GuideRevision
{
    /// <summary>Longest line on what was changed, in characters.</summary>
    public const int MaxNote = 200;

    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Umbraco's key of the guide.</summary>
    public required Guid GuideKey { get; init; }

    /// <summary>Counted from 1 in the order of publishing; <c>null</c> for one that never was.</summary>
    public int? Number { get; set; }

    /// <summary>The guide's title at that time.</summary>
    public string Title { get; set; } = "";

    /// <summary>The whole text, in Markdown.</summary>
    public string Text { get; set; } = "";

    /// <summary>What was changed, in the words of whoever changed it; may be empty.</summary>
    public string Note { get; set; } = "";

    /// <summary>Umbraco's key of the member who wrote it; empty for somebody without an account, a curator in the back office, or a member who has left.</summary>
    public Guid MemberKey { get; set; }

    /// <summary>How the member wished to be named at that time; empty for nobody by name.</summary>
    public string By { get; set; } = "";

    /// <summary>How it came to be.</summary>
    public RevisionOrigin Origin { get; init; }

    /// <summary>Number of the version that it was made from; 0 for the first.</summary>
    public int BaseNumber { get; set; }

    /// <summary>Where it stands.</summary>
    public RevisionState State { get; set; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTime Sent { get; init; }

    /// <summary>When it was published or declined, UTC.</summary>
    public DateTime? Decided { get; set; }

    /// <summary>The curator who decided; <c>null</c> where nobody had to.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>Why it was declined, in words for its author; may be empty.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Umbraco's id of the version that it was last published as.</summary>
    public int? UmbracoVersion { get; set; }

    /// <summary>How much it looks like spam, from 0 to 1.</summary>
    public double SpamScore { get; set; }

    /// <summary>Why, in words for the curator.</summary>
    public string SpamWhy { get; set; } = "";

    /// <summary>True where it looks so much like spam that it stands last among what waits.</summary>
    public bool LooksLikeSpam => SpamScore >= SpamRules.HoldFrom;
}

/// <summary>Where a version of a guide stands.</summary>
public enum RevisionState
{
    /// <summary>Waits for a curator.</summary>
    Proposed,

    /// <summary>Is about to be published. What a crash leaves so is published at the next start.</summary>
    Approved,

    /// <summary>Is or was what visitors read.</summary>
    Published,

    /// <summary>A curator did not take it.</summary>
    Declined,

    /// <summary>A curator removed it as spam.</summary>
    Spam,
}

/// <summary>How a version of a guide came to be.</summary>
public enum RevisionOrigin
{
    /// <summary>On the page for editing.</summary>
    Edit,

    /// <summary>By mending one paragraph.</summary>
    Fix,

    /// <summary>By going back to an earlier version.</summary>
    Restore,

    /// <summary>In Umbraco: by a curator at the desk or in the back office, or with the starter library.</summary>
    Umbraco,
}
