using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>What became of a file that was to be cleaned.</summary>
public sealed record CleanCopy
{
    /// <summary>The copy, inspected and checked. Null where it could not be made clean: then <see cref="Problem"/> says why.</summary>
    public byte[]? File { get; init; }

    /// <summary>A name for it, without what was found in the name of the original and with the ending of its type.</summary>
    public required string FileName { get; init; }

    /// <summary>Why there is no clean copy and what to do, in words that a carer understands.</summary>
    public string? Problem { get; init; }

    /// <summary>What the check finds in the copy: what nobody agreed to blank. After a failure, what could not be taken out.</summary>
    public IReadOnlyList<Finding> Left { get; init; } = [];

    /// <summary>The inspection of the copy.</summary>
    public FileInspection? Inspection { get; init; }
}
