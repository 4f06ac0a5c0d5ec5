using System.Text.RegularExpressions;

namespace PhbResources.Core.SpamDefence;

/// <summary>Finds what people can click or type into the address bar: <c>https://host/…</c>, <c>www.host</c>, <c>host.com</c> and <c>host.example/path</c>.</summary>
internal static partial class SpamLinks
{
    /// <summary>The links of a text, in order.</summary>
    public static IEnumerable<SpamLink> In(string text)
    {
        foreach (Match match in Link().Matches(text))
        {
            string host = match.Groups["host"].Value.ToLowerInvariant();
            yield return new SpamLink(host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host, match.Index, match.Length);
        }
    }

    // What stands behind an @ is the host of an email address. A bare host counts only with an ending that no English word has,
    // or a missing space after a full stop would be a link.
    [GeneratedRegex(
        @"(?<![@\w.-])(https?://([^\s/@]{0,80}@)?(?<host>[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,6})|(?<host>www(\.[a-z0-9-]{1,63}){2,6})"
        + @"|(?<host>[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,5}\.(com|net|org|info|biz|shop|xyz|ru|cn|io|uk)\b)|(?<host>[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,12})(?=/\w))[^\s<>""]{0,500}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}

/// <summary>A link.</summary>
/// <param name="Host">Where it leads, in small letters, without <c>www.</c>.</param>
/// <param name="At">Where it begins in the text.</param>
/// <param name="Length">Its length in characters.</param>
internal readonly record struct SpamLink(string Host, int At, int Length);
