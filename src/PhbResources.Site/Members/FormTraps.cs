using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace PhbResources.Site.Members;

/// <summary>Two traps for programs that fill in forms: a field that no person sees, and the time that typing takes.</summary>
internal sealed class FormTraps(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Name of the field that is to stay empty.</summary>
    public const string Honey = "website";

    /// <summary>Name of the field that says when the form was shown.</summary>
    public const string BegunField = "begun";

    /// <summary>Even with a browser that fills in everything nobody is quicker.</summary>
    public static readonly TimeSpan Quickest = TimeSpan.FromSeconds(1.5);

    private readonly IDataProtector _protector = protection.CreateProtector("Phb.FormTraps");

    /// <summary>Now, sealed, for a form that is being shown.</summary>
    public string Begin() => _protector.Protect(clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>True when the field that no person sees was filled in.</summary>
    public static bool Caught(IFormCollection form) => form[Honey].ToString().Length > 0;

    /// <summary>True when the form came back before anybody could have read it, or does not say when it was shown.</summary>
    public bool TooQuick(IFormCollection form)
    {
        try
        {
            return !long.TryParse(_protector.Unprotect(form[BegunField].ToString()), NumberStyles.None, CultureInfo.InvariantCulture, out long begun)
                || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(begun) < Quickest;
        }
        catch (CryptographicException)
        {
            return true;
        }
    }
}
