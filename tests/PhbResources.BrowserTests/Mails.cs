using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PhbResources.BrowserTests;

/// <summary>The mails that the site has sent, read from the folder that takes them in place of a server.</summary>
internal static partial class Mails
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    /// <summary>Path and query of the link with a token in a mail to somebody; waits for it.</summary>
    public static async Task<string> LinkAsync(string to)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < s_longest)
        {
            foreach (string file in Directory.Exists(Browsing.MailFolder) ? Directory.GetFiles(Browsing.MailFolder, "*.eml") : [])
            {
                string mail = Unfolded(await File.ReadAllTextAsync(file));
                if (mail.Contains(to, StringComparison.Ordinal) && Link().Match(mail) is { Success: true } link)
                    return new Uri(link.Value).PathAndQuery;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"There is no mail to {to} with a link after {s_longest.TotalSeconds:N0} s.");
    }

    // Quoted-printable (RFC 2045, 6.7), as far as links have any of it.
    private static string Unfolded(string mail) => SoftBreak().Replace(mail, "").Replace("=3D", "=", StringComparison.Ordinal);

    [GeneratedRegex("=\r?\n")]
    private static partial Regex SoftBreak();

    [GeneratedRegex(@"http://[^\s""<>]+\?token=[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
