using PhbResources.Core.Submissions;
using PhbResources.Documents.Privacy;

namespace PhbResources.Site.Sharing;

/// <summary>What members read about where a submission stands and what was found in it. The one place for these words.</summary>
internal static class ShareWords
{
    /// <summary>Where it stands, in a few words.</summary>
    public static string Of(SubmissionState state) => state switch
    {
        SubmissionState.Draft => "Not sent yet",
        SubmissionState.Checking => "We are checking its files",
        SubmissionState.Submitted => "Waiting to be looked at",
        SubmissionState.InReview => "Somebody is looking at it",
        SubmissionState.ChangesAskedFor => "We have a question for you",
        SubmissionState.Approved => "Accepted",
        SubmissionState.Published => "In the library",
        SubmissionState.Declined => "Not taken",
        SubmissionState.Withdrawn => "You took it back",
        _ => "Closed",
    };

    /// <summary>What happens next, a sentence or two.</summary>
    public static string Next(Submission row) => row.State switch
    {
        SubmissionState.Draft => "Only you can see it. Go on whenever you like: everything is kept as you left it.",
        SubmissionState.Checking => "A scanner looks for harmful programs. This takes a moment, sometimes longer. Then people look at it. You need not do anything.",
        SubmissionState.Submitted => "The people who look after the library will read it. We write to you when something happens. Until then you can still change it.",
        SubmissionState.InReview => "You need not do anything. We write to you when it is decided.",
        SubmissionState.ChangesAskedFor => "Answer below, or change the document and send it again.",
        SubmissionState.Approved when row.PublishOn is { } day => $"It will be in the library on {Layout.Dates.InWords(day)}.",
        SubmissionState.Approved => "It will be in the library in a moment.",
        SubmissionState.Published => "Everybody can find it and download it. Thank you.",
        SubmissionState.Declined => "It is not in the library. The reason is below. You are welcome to share something else.",
        SubmissionState.Withdrawn => "Nobody else can see it.",
        _ => "It is not in the library.",
    };

    /// <summary>What was done, for the history.</summary>
    public static string Of(SubmissionEvent done) => done.Move switch
    {
        SubmissionMove.Send => "You sent it.",
        SubmissionMove.Revise => "You took it back to change it.",
        SubmissionMove.ChecksDone => "Its files were checked.",
        SubmissionMove.ChecksFailed => "Something is wrong with a file.",
        SubmissionMove.StartReview => "Somebody began to look at it.",
        SubmissionMove.AskForChanges => "The library asked you:",
        SubmissionMove.Answer => "You answered and sent it again:",
        SubmissionMove.Approve => "It was accepted.",
        SubmissionMove.Publish => "It was put into the library.",
        SubmissionMove.Unpublish => "It was taken out of the library.",
        SubmissionMove.Decline => "The library did not take it:",
        SubmissionMove.Withdraw => "You took it back.",
        SubmissionMove.AskToTakeDown => "You asked to have it taken down:",
        SubmissionMove.Undo => "The last decision was taken back.",
        SubmissionMove.Reopen => "It is being looked at again.",
        _ => "It was closed.",
    };

    /// <summary>What a finding is, why it matters, and what can be done about it.</summary>
    public static FindingWords Of(FindingType type) => type switch
    {
        FindingType.NhsNumber => new("NHS number", "With it, somebody can look up a person’s health record or pretend to be them.", Blank),
        FindingType.NationalInsuranceNumber => new("National Insurance number", "Thieves use it to pretend to be a person.", Blank),
        FindingType.DateOfBirth => new("Date of birth", "With a name it tells exactly who somebody is, and helps thieves.", Blank),
        FindingType.Phone => new("Phone number", "Everybody who downloads the document could ring it. The number of a public helpline is fine.", Blank),
        FindingType.Email => new("Email address", "It will be collected for spam. The address of a public body is fine.", Blank),
        FindingType.Postcode => new("Address or postcode", "It tells where somebody lives. The address of an office is fine.", Blank),
        FindingType.BankDetails => new("Bank details", "Thieves can use them.", Blank),
        FindingType.Name => new("A person’s name", "It tells who the document is about. Did they agree to be named?", Blank),
        FindingType.DocumentProperty => new("Who made the file", "Programs write the name of the author or the company into a file without showing it.", Clean),
        FindingType.Comment => new("Comment", "Comments are often meant for one person, and everybody who opens the file can read them.", Clean),
        FindingType.TrackedChange => new("Tracked change", "What was deleted or changed can be brought back, with the name of who did it.", Clean),
        FindingType.HiddenText => new("Hidden text", "It does not show, but anybody can bring it into sight.", Clean),
        FindingType.CustomXml => new("Hidden data", "A program keeps it beside the document. Nobody sees what is in it.", Clean),
        FindingType.Gps => new("Where a picture was taken", "It may tell where somebody lives.", Clean),
        FindingType.CameraData => new("What a camera wrote", "It can tell whose camera it was.", Clean),
        FindingType.Thumbnail => new("Small preview picture", "It can show an older state of the document.", Clean),
        FindingType.EarlierRevision => new("An earlier state of the document", "What was there before can be read from the file.", Clean),
        _ => new("A field that is filled in", "Somebody’s answer is still in the form. Templates should be empty.", Blank),
    };

    /// <summary>How bad it is.</summary>
    public static string Of(FindingLevel level) => level switch
    {
        FindingLevel.MustRemove => "Has to go",
        FindingLevel.Check => "Please check",
        _ => "Most likely fine",
    };

    /// <summary>Reads the size of a file out.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => "under 1 KB",
        < 1024 * 1024 => FormattableString.Invariant($"{bytes / 1024.0:0} KB"),
        _ => FormattableString.Invariant($"{bytes / 1024.0 / 1024.0:0.#} MB"),
    };

    private const string Blank = "Make a clean copy with the words blanked out, or change your document and add it again.";
    private const string Clean = "The clean copy does not have it.";
}

/// <summary>What a finding is, in words.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="WhatToDo">What can be done.</param>
internal sealed record FindingWords(string Name, string Why, string WhatToDo);
