using Umbraco.Cms.Core.Models;

namespace PhbResources.Core.Members;

/// <summary>
/// An Umbraco member as ASP.NET Core Identity handles it. A type of the package's own, so that the users of a full Umbraco's
/// Identity and these are never mistaken for each other.
/// </summary>
/// <param name="umbraco">The member; changes are kept by saving through <see cref="MemberAccounts"/>.</param>
public sealed class PhbMember(IMember umbraco)
{
    /// <summary>Alias of the property that holds the name for credit.</summary>
    public const string CreditNameAlias = "creditName";

    /// <summary>Longest name for credit, in characters.</summary>
    public const int MaxCreditName = 100;

    /// <summary>The Umbraco member.</summary>
    public IMember Umbraco { get; } = umbraco ?? throw new ArgumentNullException(nameof(umbraco));

    /// <summary>Names the member everywhere and for ever.</summary>
    public Guid Key => Umbraco.Key;

    /// <summary>Address to sign in with.</summary>
    public string Email => Umbraco.Email;

    /// <summary>True when the address was shown to reach the member.</summary>
    public bool IsVerified => Umbraco.EmailConfirmedDate is not null;

    /// <summary>How they wish to be named beside what they share, or <c>null</c>.</summary>
    public string? CreditName
    {
        get => Umbraco.HasProperty(CreditNameAlias) && Umbraco.GetValue<string>(CreditNameAlias) is { Length: > 0 } name ? name : null;
        set
        {
            // A full Umbraco whose member type was changed may not have it.
            if (Umbraco.HasProperty(CreditNameAlias))
                Umbraco.SetValue(CreditNameAlias, value);
        }
    }
}
