namespace PhbResources.Core.SpamDefence;

/// <summary>What happens to something that was sent.</summary>
public enum SpamAction
{
    /// <summary>A trusted member sent it, and nothing speaks against it.</summary>
    Pass,

    /// <summary>A curator looks at it, as at everything from members who are not yet trusted.</summary>
    Queue,

    /// <summary>It looks like spam. It is taken with the same answer as any other, and waits apart from the queue until a curator decides.</summary>
    HoldQuietly,

    /// <summary>It is certainly no person's. It is not taken; whoever sent it is told why and what to do.</summary>
    Refuse,
}

/// <summary>What <see cref="SpamJudge"/> makes of something that was sent.</summary>
/// <param name="Score">From 0, nothing speaks for spam, to 1.</param>
/// <param name="Why">What speaks for spam, the weightiest first, in sentences for a curator.</param>
/// <param name="Action">What happens to it.</param>
public sealed record SpamVerdict(double Score, IReadOnlyList<string> Why, SpamAction Action);
