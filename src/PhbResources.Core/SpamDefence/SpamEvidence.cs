namespace PhbResources.Core.SpamDefence;

/// <summary>What is known of something a member sends, for <see cref="SpamJudge"/>.</summary>
public sealed record SpamEvidence
{
    /// <summary>The submission.</summary>
    public required Guid Submission { get; init; }

    /// <summary>The member.</summary>
    public required Guid Member { get; init; }

    /// <summary>Everything that was written, a piece each: title, summary, the text itself, what stands in the files.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>The member's email address; may be empty.</summary>
    public string Email { get; init; } = "";

    /// <summary>The name that the member goes by; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The network it came from, as <see cref="PostRates.MarkOf"/> gives it; <c>null</c> where it is not known.</summary>
    public string? Network { get; init; }

    /// <summary>Time from opening the form to sending it, where that is known.</summary>
    public TimeSpan? Taken { get; init; }

    /// <summary>True where a field was filled in that people do not see.</summary>
    public bool FilledTrap { get; init; }

    /// <summary>How many of the member's submissions were published.</summary>
    public int Published { get; init; }

    /// <summary>True for a member whom a curator trusts.</summary>
    public bool Trusted { get; init; }
}
