namespace PhbResources.Core.Members;

/// <summary>
/// Settings <c>Phb:Curator</c>: the account of the first curator, whose address and password are looked at only while there is no
/// curator (both or neither), how curators sign in, and what they are mailed.
/// </summary>
public sealed class CuratorOptions
{
    /// <summary>How long a curator may go on with a password alone, from when they are first asked for more.</summary>
    public static readonly TimeSpan SecondFactorGrace = TimeSpan.FromDays(7);

    /// <summary>Address to sign in with.</summary>
    public string? Email { get; set; }

    /// <summary>Password; see <see cref="PasswordRules"/>.</summary>
    public string? Password { get; set; }

    /// <summary>Whether the curator's desk opens only to who has shown a second factor.</summary>
    public SecondFactorRule SecondFactor { get; set; }

    /// <summary>False where curators are not to be mailed once a week how the library is.</summary>
    public bool WeeklyDigest { get; set; } = true;
}

/// <summary>Whether a second factor is needed.</summary>
public enum SecondFactorRule
{
    /// <summary>It is, after <see cref="CuratorOptions.SecondFactorGrace"/>.</summary>
    Required,

    /// <summary>It is not; whoever has set one up is still asked for it.</summary>
    Optional,
}
