using Microsoft.AspNetCore.Http;

namespace PhbResources.Site.Serving;

/// <summary>Headers on every answer of the site, and on no other answer of the host.</summary>
internal static class SecurityHeaders
{
    /// <summary>Content Security Policy Level 3: everything comes from here, nothing is inline, nobody frames it.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'none'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For files that people shared: a browser that shows one all the same runs nothing of it and gives it no origin.</summary>
    public const string PolicyOfSharedFiles = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private const string PermissionsPolicy = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";

    public static void Apply(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
