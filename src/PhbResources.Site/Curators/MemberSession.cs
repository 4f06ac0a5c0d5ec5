using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Site.Curators;

/// <summary>Who is signed in.</summary>
/// <param name="Email">Address they sign in with.</param>
/// <param name="IsCurator">True for a member of the group of curators.</param>
public sealed record SignedIn(string Email, bool IsCurator)
{
    /// <summary>Names the member everywhere and for ever.</summary>
    public Guid Key { get; init; }
}

/// <summary>
/// Keeps a member signed in, in a cookie of its own scheme, which is asked for by name and never is a host's default. The
/// account is looked at with each request: one that is taken away, locked up or given another password is signed out.
/// </summary>
internal sealed class MemberSession(IMemberService members)
{
    public const string Scheme = "Phb.Member";

    private const string PasswordMark = "phb:password";

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

    public Task BeginAsync(HttpContext context, IMember member)
    {
        Claim[] claims = [new(ClaimTypes.NameIdentifier, member.Key.ToString("D")), new(PasswordMark, MarkOf(member))];
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
        IMember? member = members.GetById(key);
        if (member is not { IsApproved: true } || result.Principal.FindFirstValue(PasswordMark) != MarkOf(member))
            return null;
        context.User = result.Principal;
        return new SignedIn(member.Email, IsCurator(member)) { Key = member.Key };
    }

    public bool IsCurator(IMember member) => members.GetAllRoles(member.Id).Contains(FirstCurator.Group);

    /// <summary>Changes with the password and tells nothing about it.</summary>
    private static string MarkOf(IMember member) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(member.RawPasswordValue ?? "")).AsSpan(0, 16));
}
