using PhbResources.Core.Members;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Submissions;

/// <summary>Shuts out members whose submissions are spam, and lets them in again.</summary>
internal sealed class MemberLocks(IMemberService members)
{
    /// <summary>They can no longer sign in, and are signed out everywhere. Curators are never shut out this way.</summary>
    public void Lock(Guid key)
    {
        if (Find(key) is not { IsApproved: true } member || members.GetAllRoles(member.Id).Contains(FirstCurator.Group))
            return;
        member.IsApproved = false;
        member.SecurityStamp = Guid.NewGuid().ToString("N");
        members.Save(member);
    }

    public void Unlock(Guid key)
    {
        if (Find(key) is not { IsApproved: false } member)
            return;
        member.IsApproved = true;
        members.Save(member);
    }

    private IMember? Find(Guid key) => key == Guid.Empty ? null : members.GetById(key);
}
