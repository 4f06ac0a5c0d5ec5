using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Submissions;

/// <summary>Every mail to members about what they share. It goes into the outbox in the transaction of the move it tells of.</summary>
internal sealed class SubmissionMails(Outbox outbox, PublicAddress address, IMemberService members)
{
    /// <summary>Adds the mail about a move to what the context saves next; none where the member has left or is locked out.</summary>
    public void Add(PhbDbContext context, Submission row, AllowedMove move, SubmissionState from, string text)
    {
        (string subject, string body) = Words(row, move.Move, from);
        if (body.Length == 0 || row.MemberKey == Guid.Empty || members.GetById(row.MemberKey) is not { IsApproved: true } member)
            return;
        string title = SubmissionEntries.Read(row.Entries).Title.Trim();
        string said = text.Trim().Length == 0 ? "" : $"\n\nThe curator wrote:\n\n{text.Trim()}";
        outbox.Add(context, new MailMessage(
            member.Email,
            $"{subject}: {title}",
            $"""
            Hello,

            You shared "{title}" with the PhbResources library.

            {body}{said}

            See where it is, or answer, here:
            {address.Of($"/share/{row.Id}")}

            PhbResources
            """) { Kind = $"share-{move.Move}" });
    }

    /// <summary>Tells every curator that a member wants something taken down: it may name somebody, and is public until one of them looks.</summary>
    public void AskToTakeDown(PhbDbContext context, Submission row, string text)
    {
        string title = SubmissionEntries.Read(row.Entries).Title.Trim();
        foreach (string email in CuratorMailboxes.Of(members))
        {
            outbox.Add(context, new MailMessage(
                email,
                $"Please take down: {title}",
                $"""
                Hello,

                The member who shared "{title}" asks for it to be taken out of the library. It can be seen by everybody until you do.

                They wrote:

                {text.Trim()}

                Look at it, and take it out, here:
                {address.Of($"/curator/queue/{row.Id}")}

                PhbResources
                """) { Kind = "share-take-down" });
        }
    }

    private static (string Subject, string Body) Words(Submission row, SubmissionMove move, SubmissionState from) => move switch
    {
        SubmissionMove.Send => ("We have your template", "Thank you. A curator looks at it before anybody else sees it. We write to you when there is news. You need not do anything now."),
        SubmissionMove.ChecksFailed => ("Please share another file", "A scanner found a harmful program in one of its files. We have deleted that file. Check your computer for viruses, then share another one."),
        SubmissionMove.AskForChanges => ("A question about your template", "The curator has a question before it can go into the library."),
        SubmissionMove.Approve when row.PublishOn is { } day => ("Your template is accepted", $"It is accepted, and will be in the library from {day:d MMMM yyyy}."),
        SubmissionMove.Publish => ("Your template is in the library", "It is in the library now, for everybody to use. Thank you for sharing it."),
        SubmissionMove.Unpublish => ("Your template was taken out", "It was taken out of the library for now. Nobody can open it or its files there."),
        SubmissionMove.Decline => ("Your template was not taken", "It was not taken into the library."),
        SubmissionMove.Undo or SubmissionMove.Reopen when from is SubmissionState.Declined or SubmissionState.Published =>
            ("Your template is looked at again", "The curator took the last decision back and looks at it again. It is not in the library at the moment."),
        _ => ("", ""),
    };
}
