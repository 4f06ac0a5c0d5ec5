using PhbResources.Core.Curating.People;
using PhbResources.Core.Curating.Replies;
using PhbResources.Core.Curating.Review;
using PhbResources.Core.Library;
using PhbResources.Core.Submissions;

namespace PhbResources.Site.Curators.Queue;

/// <summary>A submission as a curator decides about it.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="View">The submission.</param>
/// <param name="Read">What a curator reads of it.</param>
/// <param name="Member">Who shared it; <c>null</c> where they have left.</param>
/// <param name="Curator">Key of the curator who looks.</param>
/// <param name="Typed">What stands in the controls.</param>
/// <param name="Mistakes">What to change, by the id of the control.</param>
public sealed record ItemModel(string FormToken, SubmissionView View, ReadSubmission Read, Person? Member, Guid Curator, TypedDecision Typed, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>What is like it in the library, and where it may belong.</summary>
    public Advice Advice { get; init; } = new([], null, [], null);

    /// <summary>The replies to decline with.</summary>
    public IReadOnlyList<Reply> Replies { get; init; } = [];

    /// <summary>The categories it can go into.</summary>
    public IReadOnlyList<Category> Categories { get; init; } = [];

    /// <summary>The kinds it can be.</summary>
    public IReadOnlyList<Kind> Kinds { get; init; } = [];

    /// <summary>Its place in the queue, from 1; 0 where it is not in it.</summary>
    public int Place { get; init; }

    /// <summary>How many are in the queue.</summary>
    public int Waiting { get; init; }

    /// <summary>The one before it in the queue.</summary>
    public Guid? Before { get; init; }

    /// <summary>The one after it in the queue.</summary>
    public Guid? After { get; init; }

    /// <summary>How long it has waited.</summary>
    public TimeSpan? Waited { get; init; }

    /// <summary>What was just done with another one, and can be taken back.</summary>
    public UndoOffer? Undo { get; init; }

    /// <summary>What was just done; may be empty.</summary>
    public string Notice { get; init; } = "";

    /// <summary>What happened since the form was opened, where somebody else was faster.</summary>
    public IReadOnlyList<SubmissionEvent> Meanwhile { get; init; } = [];

    /// <summary>Whether a move is allowed now.</summary>
    public bool Can(SubmissionMove move) => View.Allowed.Contains(move);
}

/// <summary>What a curator typed.</summary>
/// <param name="Entries">What the submission says, perhaps changed.</param>
public sealed record TypedDecision(SubmissionEntries Entries)
{
    /// <summary>The question to the member.</summary>
    public string Question { get; init; } = "";

    /// <summary>Title of the reply to decline with.</summary>
    public string Reply { get; init; } = "";

    /// <summary>Words to decline with, after the reply.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The day to publish it.</summary>
    public string Day { get; init; } = "";
}
