using Microsoft.EntityFrameworkCore;
using PhbResources.Core;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Backups;

/// <summary>Mails the curators that a backup could not be made: a warning on the desk helps nobody who does not go there.</summary>
internal sealed class BackupMails(Outbox outbox, IDbContextFactory<PhbDbContext> contexts, IMemberService members, PublicAddress address)
{
    /// <summary>Puts a mail to every curator into the outbox.</summary>
    /// <param name="problem">What is wrong, in words.</param>
    /// <param name="cancellationToken">Gives up; then nobody is mailed.</param>
    public async Task TellAsync(string problem, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (string email in CuratorMailboxes.Of(members))
        {
            outbox.Add(context, new MailMessage(
                email,
                "The library could not be backed up",
                $"""
                Hello,

                The backup that the PhbResources library makes every day went wrong. It is tried again every hour; we write to you at most once a day.

                {problem}

                Please tell whoever looks after the server. The curator's desk shows when the last good backup was made:
                {address.Of("/curator")}

                PhbResources
                """) { Kind = "backup-failed" });
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
