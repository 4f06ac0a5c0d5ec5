using System.Text.RegularExpressions;
using MimeKit;

namespace PhbResources.Web.Tests.Journeys;

/// <summary>The mails that have arrived, wherever they arrive.</summary>
internal sealed partial class Letters(Func<IReadOnlyList<MimeMessage>> arrived)
{
    public static Letters In(string folder) => new(() => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))] : []);

    public IReadOnlyList<MimeMessage> All => arrived();

    /// <summary>Waits for a mail.</summary>
    public async Task<MimeMessage> FindAsync(string email, Func<MimeMessage, bool> which, string what)
    {
        IReadOnlyList<MimeMessage> all = [];
        for (int tries = 0; tries < 200; tries++)
        {
            all = All;
            if (all.LastOrDefault(mail => mail.To.Mailboxes.Any(to => to.Address == email) && which(mail)) is { } found)
                return found;
            await Task.Delay(100);
        }

        Assert.Fail($"No mail {what} to {email} came, but these:\n{string.Join('\n', all.Select(mail => $"{mail.To} {mail.Subject}"))}");
        throw new InvalidOperationException();
    }

    public Task<MimeMessage> FindAsync(string email, string subject) => FindAsync(email, mail => mail.Subject == subject, $"“{subject}”");

    /// <summary>Path and query of the link in the mail that makes an account.</summary>
    public async Task<string> LinkAsync(string email)
    {
        MimeMessage mail = await FindAsync(email, mail => mail.TextBody?.Contains("/verify?token=", StringComparison.Ordinal) == true, "with a link");
        return new Uri(Link().Match(mail.TextBody!).Value).PathAndQuery;
    }

    [GeneratedRegex(@"https?://\S+/verify\?token=\S+")]
    private static partial Regex Link();
}
