using PhbResources.Core.Members;

namespace PhbResources.Site.Members;

/// <summary>Who is signed in.</summary>
/// <param name="Member">The member, read for this request.</param>
/// <param name="IsCurator">True for a member of the group of curators.</param>
/// <param name="IsTrusted">True for a member whose templates are published without being looked at first.</param>
public sealed record SignedIn(PhbMember Member, bool IsCurator, bool IsTrusted)
{
    /// <summary>Names the member everywhere and for ever.</summary>
    public Guid Key => Member.Key;

    /// <summary>Address they sign in with.</summary>
    public string Email => Member.Email;

    /// <summary>How they wish to be named beside what they share, or <c>null</c>.</summary>
    public string? CreditName => Member.CreditName;

    /// <summary>True when their address was shown to reach them; only then may they share.</summary>
    public bool IsVerified => Member.IsVerified;

    /// <summary>True where this session began with a second factor, or with a passkey.</summary>
    public bool HasShownSecondFactor { get; init; }
}
