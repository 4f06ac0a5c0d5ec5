using PhbResources.Core.SpamDefence;

namespace PhbResources.Core.Guides.Suggestions;

/// <summary>A sentence of a template that somebody would write otherwise. A curator puts it in, or declines it.</summary>
public sealed class TextSuggestion
{
    /// <summary>Longest part that is suggested about, and longest suggestion, in characters.</summary>
    public const int MaxText = 4_000;

    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Umbraco's key of the template.</summary>
    public required Guid TemplateKey { get; init; }

    /// <summary>What stands there.</summary>
    public string Was { get; init; } = "";

    /// <summary>What should stand there.</summary>
    public string Becomes { get; set; } = "";

    /// <summary>Why, in the words of whoever suggests it; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>Umbraco's key of the member; empty for somebody without an account, or a member who has left.</summary>
    public Guid MemberKey { get; set; }

    /// <summary>How the member wished to be named at that time; empty for nobody by name.</summary>
    public string By { get; set; } = "";

    /// <summary>Where it stands.</summary>
    public RevisionState State { get; set; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTime Sent { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public DateTime? Decided { get; set; }

    /// <summary>The curator who decided.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>Why it was declined, in words for its author; may be empty.</summary>
    public string Reason { get; set; } = "";

    /// <summary>How much it looks like spam, from 0 to 1.</summary>
    public double SpamScore { get; set; }

    /// <summary>Why, in words for the curator.</summary>
    public string SpamWhy { get; set; } = "";

    /// <summary>True where it looks so much like spam that it stands last among what waits.</summary>
    public bool LooksLikeSpam => SpamScore >= SpamRules.HoldFrom;
}
