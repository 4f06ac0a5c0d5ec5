using Microsoft.AspNetCore.Http;

namespace PhbResources.Site.Posting;

/// <summary>
/// Tells a form of ours from one that another site makes a browser send, without a cookie: the browser says it itself
/// (Fetch Metadata Request Headers, section 2.3), and browsers from before 2023 say it in <c>Origin</c> (RFC 6454, section 7).
/// </summary>
internal static class SameOrigin
{
    /// <summary>True for a form of ours, and for a program that says nothing.</summary>
    public static bool Sent(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => true,
        "" => request.Headers.Origin.ToString() is var sent && (sent.Length == 0
            || (Uri.TryCreate(sent, UriKind.Absolute, out Uri? origin) && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))),
        _ => false,
    };
}
