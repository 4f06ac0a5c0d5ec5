namespace PhbResources.Core.Submissions;

/// <summary>
/// What a member shares: a new template, or a new version of one that is published. The template itself is Umbraco content, from the
/// moment it is sent; this row carries what Umbraco has no place for.
/// </summary>
public sealed class Submission
{
    /// <summary>Its key, also in its address.</summary>
    public required Guid Id { get; init; }

    /// <summary>Umbraco's key of the member; empty when the member has left and let it stay.</summary>
    public Guid MemberKey { get; set; }

    /// <summary>Where it stands.</summary>
    public SubmissionState State { get; set; }

    /// <summary>Counted up with each change, from 1; two people do not overwrite each other unseen.</summary>
    public int Version { get; set; } = 1;

    /// <summary>When it was begun, UTC.</summary>
    public DateTime Created { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTime Changed { get; set; }

    /// <summary>When the member first sent it, UTC.</summary>
    public DateTime? Sent { get; set; }

    /// <summary>When it was last approved, declined or thrown away, UTC.</summary>
    public DateTime? Decided { get; set; }

    /// <summary>Umbraco's key of the content that it is, from when it is sent; of a new version, the key of the template it is for.</summary>
    public Guid? ContentKey { get; set; }

    /// <summary>Umbraco's key of the template it is a new version of; <c>null</c> for a new template.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>What the member wrote: <see cref="SubmissionEntries"/> as JSON.</summary>
    public string Entries { get; set; } = "{}";

    /// <summary>The entries that were last written into the content, so that a curator's own change there is not overwritten.</summary>
    public string? Filled { get; set; }

    /// <summary>How it came: <c>site</c>, <c>api</c>, <c>mail</c>.</summary>
    public string Via { get; init; } = "site";

    /// <summary>How much it looks like spam, from 0 to 1.</summary>
    public double SpamScore { get; set; }

    /// <summary>Why, in words for the curator.</summary>
    public string? SpamWhy { get; set; }

    /// <summary>The curator who has it in hand.</summary>
    public Guid? ReviewerKey { get; set; }

    /// <summary>The day it is to be published, UTC, when approved for later.</summary>
    public DateTime? PublishOn { get; set; }

    /// <summary>Of a new version: Umbraco's id of the version that was published before it, to go back to.</summary>
    public int? VersionBefore { get; set; }

    /// <summary>False from a move until Umbraco's content is as the state says; what a crash leaves so is finished at the next start.</summary>
    public bool Settled { get; set; } = true;
}
