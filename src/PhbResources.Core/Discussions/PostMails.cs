using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Discussions;

/// <summary>Tells the author of a post what a curator decided, in the transaction of the decision.</summary>
internal sealed class PostMails(Outbox outbox, PublicAddress address, DiscussionPlaces places, IMemberService members)
{
    public void Add(PhbDbContext context, DiscussionThread thread, Post post)
    {
        if (post.AuthorKey == Guid.Empty || post.AuthorKey == post.DecidedBy || places.Of(thread) is not { } place || members.GetById(post.AuthorKey) is not { IsApproved: true } member)
            return;
        bool removed = post.State == PostState.Removed;
        outbox.Add(context, new MailMessage(
            member.Email,
            removed ? $"Your post was taken away: {place.Title}" : $"Your post can be read now: {place.Title}",
            $"""
            Hello,

            You wrote in the discussion "{place.Title}".

            {(removed ? $"A curator has taken your post away. They wrote:\n\n{post.Reason}\n\nYou still have your words. Read them here:" : "A curator has looked at it, and everybody can read it now:")}
            {address.Of(removed ? "/account/posts" : $"/discuss/posts/{post.Key:D}")}

            PhbResources
            """) { Kind = removed ? "post-removed" : "post-approved" });
    }
}
