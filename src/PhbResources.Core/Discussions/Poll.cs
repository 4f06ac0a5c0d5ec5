namespace PhbResources.Core.Discussions;

/// <summary>What can be chosen in the poll of a discussion.</summary>
public sealed class PollChoice
{
    /// <summary>The discussion.</summary>
    public Guid ThreadId { get; init; }

    /// <summary>Its place, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Its words.</summary>
    public required string Text { get; init; }
}

/// <summary>What a member chose. A member has one vote in a poll, and may change it while the discussion is open.</summary>
public sealed class PollVote
{
    /// <summary>The discussion.</summary>
    public Guid ThreadId { get; init; }

    /// <summary>Who; for a former member a key that is nobody's.</summary>
    public Guid MemberKey { get; init; }

    /// <summary>The choice.</summary>
    public int Number { get; set; }
}

/// <summary>How a poll stands.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="Choices">What can be chosen, in order, with votes.</param>
public sealed record PollResult(string Question, IReadOnlyList<PollCount> Choices)
{
    /// <summary>All votes.</summary>
    public int Votes => Choices.Sum(choice => choice.Votes);
}

/// <summary>Votes for a choice.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Text">Its words.</param>
/// <param name="Votes">How many chose it.</param>
public sealed record PollCount(int Number, string Text, int Votes);
