namespace PhbResources.Core.Members;

/// <summary>Where the links in mails lead.</summary>
public static class MemberLinks
{
    /// <summary>Confirms a registration.</summary>
    public const string Verify = "/verify";

    /// <summary>Signing in.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Signing in without a password.</summary>
    public const string SignInByLink = "/sign-in/link";

    /// <summary>Asks for a link to choose a new password.</summary>
    public const string Forgot = "/forgot";

    /// <summary>Chooses a new password.</summary>
    public const string Reset = "/reset";

    /// <summary>Confirms another email address.</summary>
    public const string ConfirmEmail = "/account/email/confirm";

    /// <summary>The member's own page.</summary>
    public const string Account = "/account";

    /// <summary>Sets up an authenticator app and passkeys.</summary>
    public const string SecondFactor = "/account/second-step";

    internal static string Link(this PublicAddress address, string path, string? token = null) =>
        address.Of(token is null ? path : $"{path}?token={token}").AbsoluteUri;
}
