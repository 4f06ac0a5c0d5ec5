using Microsoft.Extensions.Options;

namespace PhbResources.Core.Members;

/// <summary>Settings <c>Phb:Curator</c>: the account of the first curator. Looked at only while there is no curator; both or neither.</summary>
public sealed class CuratorOptions
{
    /// <summary>Address to sign in with.</summary>
    public string? Email { get; set; }

    /// <summary>Password; see <see cref="PasswordRules"/>.</summary>
    public string? Password { get; set; }
}

/// <summary>Stops the start where the account named in the settings could not be made.</summary>
internal sealed class ValidateCuratorOptions : IValidateOptions<CuratorOptions>
{
    public ValidateOptionsResult Validate(string? name, CuratorOptions options)
    {
        string email = options.Email ?? "";
        string password = options.Password ?? "";
        if (email.Length == 0 && password.Length == 0)
            return ValidateOptionsResult.Success;
        if (!EmailRules.IsAddress(email))
            return ValidateOptionsResult.Fail($"Phb:Curator:Email is '{email}', which is not an email address. Write one, or leave both Phb:Curator:Email and Phb:Curator:Password out.");
        return PasswordRules.WhatIsWrongWith(password, email) is { } wrong
            ? ValidateOptionsResult.Fail($"Phb:Curator:Password cannot be used. {wrong} Or leave both Phb:Curator:Email and Phb:Curator:Password out.")
            : ValidateOptionsResult.Success;
    }
}
