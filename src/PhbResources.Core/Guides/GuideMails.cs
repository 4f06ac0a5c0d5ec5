using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Guides;

/// <summary>Mails to members about what they changed. Each goes into the outbox in the transaction of what it tells of.</summary>
internal sealed class GuideMails(Outbox outbox, PublicAddress address, IMemberService members)
{
    public void Published(PhbDbContext context, GuideRevision revision, string slug) => Add(context, revision.MemberKey, "guide-published",
        $"Your change is live: {revision.Title}",
        $"""
        You changed the guide "{revision.Title}". Your change is on the page now, for everybody to read. Thank you.

        See it here:
        {address.Of($"/guides/{slug}")}
        """);

    public void Declined(PhbDbContext context, GuideRevision revision, string slug) => Add(context, revision.MemberKey, "guide-declined",
        $"Your change was not taken: {revision.Title}",
        $"""
        You changed the guide "{revision.Title}". The curator did not take this change.{Said(revision.Reason)}

        This is the guide:
        {address.Of($"/guides/{slug}")}
        """);

    public void Applied(PhbDbContext context, TextSuggestion suggestion, string title, string slug) => Add(context, suggestion.MemberKey, "suggestion-applied",
        $"Your change is live: {title}",
        $"""
        You suggested other words for the template "{title}". They are in it now, for everybody to use. Thank you.

        See it here:
        {address.Of($"/templates/{slug}")}
        """);

    public void Declined(PhbDbContext context, TextSuggestion suggestion, string title, string slug) => Add(context, suggestion.MemberKey, "suggestion-declined",
        $"Your suggestion was not taken: {title}",
        $"""
        You suggested other words for the template "{title}". The curator did not take them.{Said(suggestion.Reason)}

        This is the template:
        {address.Of($"/templates/{slug}")}
        """);

    private static string Said(string reason) => reason.Length == 0 ? "" : $"\n\nThe curator wrote:\n\n{reason}";

    private void Add(PhbDbContext context, Guid member, string kind, string subject, string text)
    {
        if (member != Guid.Empty && members.GetById(member) is { IsApproved: true } to)
            outbox.Add(context, new MailMessage(to.Email, subject, $"Hello,\n\n{text}\n\nPhbResources") { Kind = kind });
    }
}
