using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PhbResources.Core;
using PhbResources.Core.Members;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Members;

/// <summary>
/// Makes and checks passkeys (Web Authentication Level 3), with ASP.NET Core Identity's handler. The challenge waits in a cookie of
/// the one browser it was made for, sealed and for a few minutes.
/// </summary>
internal sealed class Passkeys
{
    private const string Cookie = "Phb.Passkey";
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(5);

    private readonly MemberAccounts _accounts;
    private readonly PasskeyHandler<PhbMember> _handler;
    private readonly ITimeLimitedDataProtector _protector;

    public Passkeys(MemberAccounts accounts, SiteAddress address, IOptions<PhbOptions> options, IDataProtectionProvider protection)
    {
        _accounts = accounts;
        _protector = protection.CreateProtector("PhbResources.Members.Passkey").ToTimeLimitedDataProtector();
        _handler = new PasskeyHandler<PhbMember>(accounts, Options.Create(new IdentityPasskeyOptions
        {
            AuthenticatorTimeout = s_lifetime,
            ServerDomain = options.Value.PublicUrl is { Length: > 0 } url ? new Uri(url).Host : null,
            // A passkey stands for password and second factor: the device has to make sure of the person, and to know who that is.
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required",
            ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && context.Origin == address.Of(context.HttpContext.Request)),
        }));
    }

    /// <summary>What the browser needs to make a passkey, as JSON.</summary>
    public async Task<string> BeginMakingAsync(HttpContext context, PhbMember member)
    {
        PasskeyCreationOptionsResult options = await _handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = member.Key.ToString("D"), Name = member.Email, DisplayName = member.CreditName ?? member.Email }, context);
        Keep(context, $"{member.Key:D} {options.AttestationState}");
        return options.CreationOptionsJson;
    }

    /// <summary>Adds the passkey that the browser made. False where it is not right.</summary>
    public async Task<bool> AddAsync(HttpContext context, PhbMember member, string credential, string name)
    {
        string mine = $"{member.Key:D} ";
        if (Take(context) is not { } state || !state.StartsWith(mine, StringComparison.Ordinal))
            return false;
        PasskeyAttestationResult result = await _handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = state[mine.Length..] });
        if (!result.Succeeded || await _accounts.FindByPasskeyIdAsync(result.Passkey.CredentialId) is not null)
            return false;
        result.Passkey.Name = name;
        return (await _accounts.AddOrUpdatePasskeyAsync(member, result.Passkey)).Succeeded;
    }

    /// <summary>What the browser needs to show a passkey, as JSON. It does not say whose: the browser offers those it has.</summary>
    public async Task<string> BeginShowingAsync(HttpContext context)
    {
        PasskeyRequestOptionsResult options = await _handler.MakeRequestOptionsAsync(null!, context);
        Keep(context, $"sign-in {options.AssertionState}");
        return options.RequestOptionsJson;
    }

    /// <summary>Whose passkey the browser has shown, or <c>null</c>.</summary>
    public async Task<PhbMember?> CheckAsync(HttpContext context, string credential)
    {
        if (Take(context) is not { } state || !state.StartsWith("sign-in ", StringComparison.Ordinal))
            return null;
        PasskeyAssertionResult<PhbMember> result = await _handler.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state["sign-in ".Length..] });
        if (!result.Succeeded || _accounts.Find(result.User.Key) is not { Umbraco.IsApproved: true } member)
            return null;
        await _accounts.AddOrUpdatePasskeyAsync(member, result.Passkey);
        await _accounts.NoteSignInAsync(member);
        return member;
    }

    private void Keep(HttpContext context, string state) => context.Response.Cookies.Append(Cookie, _protector.Protect(state, s_lifetime), new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        MaxAge = s_lifetime,
    });

    private string? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { } kept)
            return null;
        context.Response.Cookies.Delete(Cookie);
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
