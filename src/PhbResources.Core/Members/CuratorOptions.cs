namespace PhbResources.Core.Members;

/// <summary>Settings <c>Phb:Curator</c>: the account of the first curator. Looked at only while there is no curator; both or neither.</summary>
public sealed class CuratorOptions
{
    /// <summary>Address to sign in with.</summary>
    public string? Email { get; set; }

    /// <summary>Password; see <see cref="PasswordRules"/>.</summary>
    public string? Password { get; set; }
}
