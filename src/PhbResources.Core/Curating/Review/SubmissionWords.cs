using PhbResources.Core.Submissions;
using PhbResources.Documents.Privacy;

namespace PhbResources.Core.Curating.Review;

/// <summary>How curators are told about submissions, at the desk and in a back office.</summary>
public static class SubmissionWords
{
    /// <summary>Where a submission stands.</summary>
    public static string State(SubmissionState state) => state switch
    {
        SubmissionState.Draft => "Draft",
        SubmissionState.Checking => "Its files are being checked",
        SubmissionState.Submitted => "Waits for a curator",
        SubmissionState.InReview => "A curator has it in hand",
        SubmissionState.ChangesAskedFor => "Waits for the member’s answer",
        SubmissionState.Approved => "Approved",
        SubmissionState.Published => "Published",
        SubmissionState.Declined => "Declined",
        SubmissionState.Withdrawn => "Taken back by the member",
        SubmissionState.Spam => "Spam",
        _ => state.ToString(),
    };

    /// <summary>What somebody did with it, after who did it.</summary>
    public static string Move(SubmissionMove move) => move switch
    {
        SubmissionMove.Send => "sent it",
        SubmissionMove.Revise => "took it back to change it",
        SubmissionMove.ChecksDone => "found nothing wrong with the files",
        SubmissionMove.ChecksFailed => "found malware in a file",
        SubmissionMove.StartReview => "took it in hand",
        SubmissionMove.AskForChanges => "asked",
        SubmissionMove.Answer => "answered",
        SubmissionMove.Approve => "approved it",
        SubmissionMove.Publish => "published it",
        SubmissionMove.Unpublish => "took it out of the library",
        SubmissionMove.Decline => "declined it",
        SubmissionMove.Withdraw => "took it back",
        SubmissionMove.AskToTakeDown => "asked for it to be taken down",
        SubmissionMove.MarkSpam => "marked it as spam",
        SubmissionMove.Undo => "took that back",
        SubmissionMove.Reopen => "opened it again",
        _ => move.ToString(),
    };

    /// <summary>What has to be done about something that gives somebody away.</summary>
    public static string Level(FindingLevel level) => level switch
    {
        FindingLevel.MustRemove => "has to go",
        FindingLevel.Info => "for your information",
        _ => "please look",
    };

    /// <summary>What it is.</summary>
    public static string Finding(FindingType type) => type switch
    {
        FindingType.NhsNumber => "NHS number",
        FindingType.NationalInsuranceNumber => "National Insurance number",
        FindingType.DateOfBirth => "Date of birth",
        FindingType.Phone => "Telephone number",
        FindingType.Email => "Email address",
        FindingType.Postcode => "Address or postcode",
        FindingType.BankDetails => "Bank details",
        FindingType.Name => "Name of a person",
        FindingType.DocumentProperty => "Property of the file",
        FindingType.Comment => "Comment",
        FindingType.TrackedChange => "Tracked change",
        FindingType.HiddenText => "Hidden text",
        FindingType.CustomXml => "Hidden data",
        FindingType.Gps => "Place a picture was taken",
        FindingType.CameraData => "Data of a camera",
        FindingType.Thumbnail => "Small picture of the document",
        FindingType.EarlierRevision => "Earlier version inside the file",
        FindingType.FormValue => "Filled-in answer",
        _ => type.ToString(),
    };

    /// <summary>Who did it, to a curator.</summary>
    public static string Who(SubmissionEvent entry, Guid curator) => entry.Actor switch
    {
        Actor.Member => "The member",
        Actor.Curator => entry.ByKey == curator ? "You" : "Another curator",
        _ => "The site",
    };
}
