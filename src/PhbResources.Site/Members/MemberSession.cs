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

    private const string StampMark = "phb:stamp";
    private const string SessionId = "phb:session";

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

    /// <summary>Begins a session with an id of its own; nothing of a session before it, if there was one, is carried over.</summary>
    public static Task BeginAsync(HttpContext context, PhbMember member)
    {
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, member.Key.ToString("D")),
            new(StampMark, MarkOf(member)),
            new(SessionId, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
        ];
        return context.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
    }

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);

    /// <summary>Who is signed in, or <c>null</c>; <see cref="HttpContext.User"/> is then that member, or nobody.</summary>
    public async Task<SignedIn?> FindAsync(HttpContext context)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        AuthenticateResult result = await context.AuthenticateAsync(Scheme);
        if (!result.Succeeded || !Guid.TryParse(result.Principal.FindFirstValue(ClaimTypes.NameIdentifier), out Guid key))
            return null;
        if (accounts.Find(key) is not { Umbraco.IsApproved: true } member || result.Principal.FindFirstValue(StampMark) != MarkOf(member))
            return null;
        context.User = result.Principal;
        return new SignedIn(member, IsCurator(member), accounts.IsIn(member, MemberAccounts.TrustedGroup));
    }

    public bool IsCurator(PhbMember member) => accounts.IsIn(member, FirstCurator.Group);

    /// <summary>Changes with the security stamp and with the password, and tells nothing about either.</summary>
    private static string MarkOf(PhbMember member) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{member.Umbraco.SecurityStamp}|{member.Umbraco.RawPasswordValue}")).AsSpan(0, 16));
}
