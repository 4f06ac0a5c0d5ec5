namespace PhbResources.Core.Members;

/// <summary>Settings <c>Phb:Curator</c>: the account of the first curator, whose address and password are looked at only while there is no curator (both or neither), and what curators are mailed.</summary>
public sealed class CuratorOptions
{
    /// <summary>Address to sign in with.</summary>
    public string? Email { get; set; }

    /// <summary>Password; see <see cref="PasswordRules"/>.</summary>
    public string? Password { get; set; }

    /// <summary>False where curators are not to be mailed once a week how the library is.</summary>
    public bool WeeklyDigest { get; set; } = true;
}
