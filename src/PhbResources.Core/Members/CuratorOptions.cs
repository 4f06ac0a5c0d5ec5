namespace PhbResources.Core.Members;

/// <summary>Settings <c>Phb:Curator</c>, read on the first start only: the account of the first curator.</summary>
public sealed class CuratorOptions
{
    /// <summary>Address to sign in with.</summary>
    public string? Email { get; set; }

    /// <summary>Password; see <see cref="PasswordRules"/>.</summary>
    public string? Password { get; set; }
}
