using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Members;

/// <summary>The mails that the site has put into its outbox.</summary>
internal sealed partial class Mailbox(RunningSite site)
{
    /// <summary>Mails to an address, the newest last.</summary>
    public async Task<IReadOnlyList<OutboxMail>> ToAsync(string email)
    {
        await using PhbDbContext context = await site.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
        return await context.Set<OutboxMail>().AsNoTracking().Where(mail => mail.Recipient == email).OrderBy(mail => mail.Id).ToListAsync();
    }

    /// <summary>Path and query of the first link in the newest mail of a kind.</summary>
    public async Task<string> LinkAsync(string email, string kind)
    {
        OutboxMail mail = (await ToAsync(email)).Last(mail => mail.Kind == kind);
        return new Uri(Link().Matches(mail.Text).Select(match => match.Value).First(link => link.Contains("token=", StringComparison.Ordinal))).PathAndQuery;
    }

    public static string TokenOf(string link) => link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..];

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
