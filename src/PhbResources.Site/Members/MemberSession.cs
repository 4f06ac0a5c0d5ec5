using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;

namespace PhbResources.Site.Members;

/// <summary>
/// Keeps a member signed in, in a cookie of its own scheme, which is asked for by name and never is a host's default. The
/// account is looked at with each request: one that is taken away, given another password or signed out everywhere is signed out.
/// </summary>
internal sealed class MemberSession(MemberAccounts accounts)
{
    public const string Scheme = "Phb.Member";
    public const string HalfScheme = "Phb.Half";

    private const string StampMark = "phb:stamp";
    private const string SessionId = "phb:session";
    private const string FactorMark = "phb:second-factor";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Scheme;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        // A public page must never carry a renewed cookie.
        options.SlidingExpiration = false;
    }

    /// <summary>The cookie of somebody who has shown a password or a mailed link, and has a second factor still to show.</summary>
    public static void ConfigureHalf(CookieAuthenticationOptions options)
    {
        Configure(options);
        options.Cookie.Name = HalfScheme;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
    }

    /// <summary>Begins a session with an id of its own; nothing of a session before it, if there was one, is carried over.</summary>
    /// <param name="context">The request.</param>
    /// <param name="member">Who signs in.</param>
    /// <param name="secondFactor">True where they have shown a second factor, or a passkey.</param>
    public static async Task BeginAsync(HttpContext context, PhbMember member, bool secondFactor = false)
    {
        await context.SignOutAsync(HalfScheme);
        await context.SignInAsync(Scheme, PrincipalOf(member, Scheme, secondFactor));
    }

    /// <summary>Notes that a password or a mailed link was shown. Nobody is signed in by that.</summary>
    public static Task BeginHalfAsync(HttpContext context, PhbMember member) => context.SignInAsync(HalfScheme, PrincipalOf(member, HalfScheme, secondFactor: false));

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Who has a second factor still to show, or <c>null</c>.</summary>
    public async Task<PhbMember?> FindHalfAsync(HttpContext context) => (await ReadAsync(context, HalfScheme))?.Member;

    /// <summary>Who is signed in, or <c>null</c>; <see cref="HttpContext.User"/> is then that member, or nobody.</summary>
    public async Task<SignedIn?> FindAsync(HttpContext context)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        if (await ReadAsync(context, Scheme) is not { } found)
            return null;
        context.User = found.Principal;
        return new SignedIn(found.Member, IsCurator(found.Member), accounts.IsIn(found.Member, MemberAccounts.TrustedGroup))
        {
            HasShownSecondFactor = found.Principal.HasClaim(claim => claim.Type == FactorMark),
        };
    }

    public bool IsCurator(PhbMember member) => accounts.IsIn(member, FirstCurator.Group);

    private async Task<(PhbMember Member, ClaimsPrincipal Principal)?> ReadAsync(HttpContext context, string scheme)
    {
        AuthenticateResult result = await context.AuthenticateAsync(scheme);
        return result.Succeeded && Guid.TryParse(result.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out Guid key)
            && accounts.Find(key) is { Umbraco.IsApproved: true } member && result.Principal.FindFirstValue(StampMark) == MarkOf(member)
                ? (member, result.Principal)
                : null;
    }

    private static ClaimsPrincipal PrincipalOf(PhbMember member, string scheme, bool secondFactor)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, member.Key.ToString("D")),
            new(StampMark, MarkOf(member)),
            new(SessionId, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
        ];
        if (secondFactor)
            claims.Add(new Claim(FactorMark, "shown"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    /// <summary>Changes with the security stamp and with the password, and tells nothing about either.</summary>
    private static string MarkOf(PhbMember member) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{member.Umbraco.SecurityStamp}|{member.Umbraco.RawPasswordValue}")).AsSpan(0, 16));
}
