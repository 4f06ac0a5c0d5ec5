namespace PhbResources.Documents.Inspection;

/// <summary>What was found out about a file.</summary>
public sealed record FileInspection
{
    /// <summary>The name that the file came with; never used as a path.</summary>
    public required string FileName { get; init; }

    /// <summary>What the file is by its content. Null where it is nothing that can be shared.</summary>
    public FileKind? Kind { get; init; }

    /// <summary>Every rule that the file runs into.</summary>
    public IReadOnlyList<Concern> Concerns { get; init; } = [];

    /// <summary>Whether the file may be shared, perhaps only as a clean copy.</summary>
    public bool Accepted => Reading is not null;

    /// <summary>Why the file is not taken. Empty exactly where it is accepted.</summary>
    public IEnumerable<Concern> Refusals => Concerns.Where(concern => concern.Rule.Outcome == RuleOutcome.Refuse);

    /// <summary>What a clean copy has to leave out before anyone else gets the file.</summary>
    public IEnumerable<Concern> Risks => Concerns.Where(concern => concern.Rule.Outcome == RuleOutcome.Neutralise);

    /// <summary>What the member is told without having to do anything.</summary>
    public IEnumerable<Concern> Notes => Concerns.Where(concern => concern.Rule.Outcome == RuleOutcome.Tell);

    /// <summary>What stands in the file. Null where it is refused.</summary>
    public FileReading? Reading { get; init; }
}
