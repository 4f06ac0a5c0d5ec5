namespace PhbResources.Core.Submissions;

/// <summary>Who looks: every question about a submission comes with it.</summary>
/// <param name="MemberKey">Umbraco's key of the member who is signed in.</param>
/// <param name="IsCurator">Whether they are in the group of curators.</param>
public sealed record Viewer(Guid MemberKey, bool IsCurator);

/// <summary>A submission as somebody may see it.</summary>
/// <param name="Row">The submission.</param>
/// <param name="Entries">What was written.</param>
/// <param name="Files">Its files, in the order they came, each followed by its clean copy. A curator is not shown originals that have a clean copy.</param>
/// <param name="Events">Its history, the oldest first.</param>
/// <param name="Allowed">What this viewer may do with it now.</param>
public sealed record SubmissionView(
    Submission Row,
    SubmissionEntries Entries,
    IReadOnlyList<SubmissionFile> Files,
    IReadOnlyList<SubmissionEvent> Events,
    IReadOnlyList<SubmissionMove> Allowed)
{
    /// <summary>Whether this viewer may change what is written in it now.</summary>
    public bool MaySave { get; init; }

    /// <summary>Until when this curator can take back their last decision, UTC; <c>null</c> where there is none of theirs.</summary>
    public DateTime? UndoUntil { get; init; }

    /// <summary>What the curator asked last, while it is not answered.</summary>
    public string? OpenQuestion => Row.State == SubmissionState.ChangesAskedFor ? Events.LastOrDefault(entry => entry.To == SubmissionState.ChangesAskedFor)?.Text : null;
}

/// <summary>A submission in its member's list.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">Its title; may be empty in a draft.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Replaces">The template it is a new version of.</param>
/// <param name="ContentKey">The content it is.</param>
/// <param name="Created">When it was begun, UTC.</param>
/// <param name="Changed">When it was last changed, UTC.</param>
public sealed record SubmissionSummary(Guid Id, string Title, SubmissionState State, Guid? Replaces, Guid? ContentKey, DateTime Created, DateTime Changed);

/// <summary>A submission that waits for a curator.</summary>
/// <param name="Row">The submission.</param>
/// <param name="Entries">What was written.</param>
/// <param name="WaitingSince">Since when it waits, UTC.</param>
/// <param name="FilesCount">How many files it has.</param>
/// <param name="ToCheck">How many things in its files and text a person has to look at for privacy.</param>
/// <param name="TakeDown">What the member wrote who wants it taken down, or <c>null</c>.</param>
public sealed record QueueItem(Submission Row, SubmissionEntries Entries, DateTime WaitingSince, int FilesCount, int ToCheck, string? TakeDown);

/// <summary>Content of a file, to be closed by who asked for it.</summary>
/// <param name="File">The file.</param>
/// <param name="Content">Its content.</param>
public sealed record PrivateFile(SubmissionFile File, Stream Content);

/// <summary>What became of beginning a submission.</summary>
public abstract record BeginOutcome
{
    private BeginOutcome()
    {
    }

    /// <summary>There is a draft.</summary>
    public sealed record Begun(Guid Id) : BeginOutcome;

    /// <summary>There is none, and why.</summary>
    public sealed record NotAllowed(string Why) : BeginOutcome;
}

/// <summary>What became of saving.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>It is saved; the next change counts from this version.</summary>
    public sealed record Saved(int Version) : SaveOutcome;

    /// <summary>Somebody else changed it meanwhile: nothing was saved.</summary>
    public sealed record Conflict(SubmissionView Current) : SaveOutcome;

    /// <summary>It may not be changed now, or is not theirs, and why.</summary>
    public sealed record NotAllowed(string Why) : SaveOutcome;
}

/// <summary>What became of a file that was added.</summary>
public abstract record AttachOutcome
{
    private AttachOutcome()
    {
    }

    /// <summary>It was added, with what the checks found.</summary>
    public sealed record Attached(SubmissionFile File, FileReport Report, int Version) : AttachOutcome;

    /// <summary>It was not taken and is not kept, and why.</summary>
    public sealed record Refused(IReadOnlyList<ReportedConcern> Reasons) : AttachOutcome;

    /// <summary>No file may be added now, or the submission is not theirs, and why.</summary>
    public sealed record NotAllowed(string Why) : AttachOutcome;
}

/// <summary>What became of making a clean copy.</summary>
public abstract record CleanOutcome
{
    private CleanOutcome()
    {
    }

    /// <summary>It is beside the original.</summary>
    public sealed record Cleaned(SubmissionFile Copy, FileReport Report, int Version) : CleanOutcome;

    /// <summary>It could not be made, why, and what to do.</summary>
    public sealed record NotPossible(string Why) : CleanOutcome;

    /// <summary>It may not be made now, or the submission is not theirs, and why.</summary>
    public sealed record NotAllowed(string Why) : CleanOutcome;
}

/// <summary>What became of a move.</summary>
public abstract record MoveOutcome
{
    private MoveOutcome()
    {
    }

    /// <summary>It is made.</summary>
    public sealed record Moved(SubmissionState State, int Version) : MoveOutcome;

    /// <summary>It is not allowed, and why.</summary>
    public sealed record NotAllowed(string Why) : MoveOutcome;

    /// <summary>Somebody else changed the submission meanwhile: the move was not made.</summary>
    public sealed record Conflict(SubmissionView Current) : MoveOutcome;

    /// <summary>Something has to be put right first: messages by the name of the field, <c>files</c> for files, <c>text</c> for the words that come with the move.</summary>
    public sealed record Incomplete(IReadOnlyDictionary<string, string> Mistakes) : MoveOutcome;
}
