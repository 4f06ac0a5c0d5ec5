using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Members;

/// <summary>Where mails to the curators go.</summary>
public static class CuratorMailboxes
{
    /// <summary>The addresses of all curators who may sign in, each once.</summary>
    public static IReadOnlyList<string> Of(IMemberService members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return [.. members.GetMembersByGroup(FirstCurator.Group).Where(member => member.IsApproved && EmailRules.IsAddress(member.Email)).Select(member => member.Email).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
