namespace PhbResources.Core.Submissions;

/// <summary>Where a submission stands.</summary>
public enum SubmissionState
{
    /// <summary>The member writes it; nobody else sees it.</summary>
    Draft,

    /// <summary>Sent; its files are looked at. It stays here while a scanner for malware is configured but does not answer (quarantine).</summary>
    Checking,

    /// <summary>Waits for a curator.</summary>
    Submitted,

    /// <summary>A curator has it in hand.</summary>
    InReview,

    /// <summary>The curator asked the member something.</summary>
    ChangesAskedFor,

    /// <summary>Agreed: it is being published, or will be on a later day.</summary>
    Approved,

    /// <summary>In the library.</summary>
    Published,

    /// <summary>The curator said no, with a reason.</summary>
    Declined,

    /// <summary>The member took it back.</summary>
    Withdrawn,

    /// <summary>Thrown away as spam, with everything of its member.</summary>
    Spam,
}

/// <summary>Who makes a move.</summary>
public enum Actor
{
    /// <summary>The member whose submission it is.</summary>
    Member,

    /// <summary>A curator.</summary>
    Curator,

    /// <summary>The site itself: what follows from Umbraco's publishing, from a scanner's answer, from a date that has come.</summary>
    System,
}

/// <summary>What can be done with a submission. Which of them may be done when, and by whom, is in <see cref="SubmissionMoves"/>.</summary>
public enum SubmissionMove
{
    /// <summary>The member sends it.</summary>
    Send,

    /// <summary>The member takes it back to change something, while nobody has it in hand.</summary>
    Revise,

    /// <summary>Nothing was found in its files.</summary>
    ChecksDone,

    /// <summary>Malware was found in a file, which is gone; the member is asked for another one.</summary>
    ChecksFailed,

    /// <summary>A curator takes it in hand.</summary>
    StartReview,

    /// <summary>A curator asks the member something.</summary>
    AskForChanges,

    /// <summary>The member answers, with or without changes.</summary>
    Answer,

    /// <summary>A curator agrees: it is published at once or on a day.</summary>
    Approve,

    /// <summary>Umbraco published it, whoever told it to.</summary>
    Publish,

    /// <summary>Umbraco took it out of the library.</summary>
    Unpublish,

    /// <summary>A curator says no.</summary>
    Decline,

    /// <summary>The member takes it back.</summary>
    Withdraw,

    /// <summary>The member asks for what is published to be taken down.</summary>
    AskToTakeDown,

    /// <summary>A curator throws away everything of its member.</summary>
    MarkSpam,

    /// <summary>The curator takes back what they did a few minutes ago.</summary>
    Undo,

    /// <summary>A curator takes in hand again what was decided.</summary>
    Reopen,
}
