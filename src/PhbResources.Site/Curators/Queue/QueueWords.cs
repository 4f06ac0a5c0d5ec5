using PhbResources.Core.Submissions;
using PhbResources.Site.Layout;

namespace PhbResources.Site.Curators.Queue;

/// <summary>How the desk says things about submissions.</summary>
internal static class QueueWords
{
    public static string Done(SubmissionEvent entry, Submission row) => entry.Move switch
    {
        SubmissionMove.Approve => row.PublishOn is { } day && row.State == SubmissionState.Approved ? $"approved, to be published on {Dates.InWords(day.AddHours(12))}" : "approved",
        SubmissionMove.AskForChanges => "sent back with your question",
        SubmissionMove.Decline => "declined",
        SubmissionMove.MarkSpam => "thrown away as spam, with everything else its member shared",
        SubmissionMove.Undo => "back where it was",
        SubmissionMove.Unpublish => "taken out of the library",
        SubmissionMove.StartReview => "in your hands",
        SubmissionMove.Reopen => "open again",
        _ => "changed",
    };

    public static string Wait(TimeSpan waited) =>
        waited.TotalDays >= 2 ? $"{(int)waited.TotalDays} days" : waited.TotalHours >= 2 ? $"{(int)waited.TotalHours} hours" : $"{Math.Max(0, (int)waited.TotalMinutes)} minutes";
}
