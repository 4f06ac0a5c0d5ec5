using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Discussions;

/// <summary>Lets the names beside posts follow the members who wrote them, wherever those are changed.</summary>
internal sealed class WriterNames(IDbContextFactory<PhbDbContext> contexts, IMemberService members) :
    INotificationAsyncHandler<MemberSavedNotification>,
    INotificationAsyncHandler<AssignedMemberRolesNotification>,
    INotificationAsyncHandler<RemovedMemberRolesNotification>
{
    /// <summary>Notes the name of somebody who writes, with what the context saves next.</summary>
    public static async Task KeepAsync(PhbDbContext context, DiscussionAuthor author, CancellationToken cancellationToken)
    {
        if (await context.Set<DiscussionWriter>().FindAsync([author.Key], cancellationToken) is not { } writer)
            context.Add(writer = new DiscussionWriter { MemberKey = author.Key });
        writer.Name = author.Name ?? "";
        writer.IsCurator = author.IsCurator;
    }

    public Task HandleAsync(MemberSavedNotification notification, CancellationToken cancellationToken) => FollowAsync(notification.SavedEntities, cancellationToken);

    public Task HandleAsync(AssignedMemberRolesNotification notification, CancellationToken cancellationToken) => FollowAsync(notification.MemberIds, cancellationToken);

    public Task HandleAsync(RemovedMemberRolesNotification notification, CancellationToken cancellationToken) => FollowAsync(notification.MemberIds, cancellationToken);

    private Task FollowAsync(int[] ids, CancellationToken cancellationToken) => FollowAsync(members.GetAllMembers(ids), cancellationToken);

    private async Task FollowAsync(IEnumerable<IMember> changed, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (IMember member in changed)
        {
            // Most members never write.
            if (await context.Set<DiscussionWriter>().SingleOrDefaultAsync(writer => writer.MemberKey == member.Key, cancellationToken) is not { } known)
                continue;
            known.Name = new PhbMember(member).CreditName ?? "";
            known.IsCurator = members.GetAllRoles(member.Id).Contains(FirstCurator.Group);
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
