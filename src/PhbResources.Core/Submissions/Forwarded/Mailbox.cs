using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>
/// The mailbox that people send documents to. Only unread mails are taken; each is put into another folder once its submission is on
/// disk. A crash in between leaves it unread, and it is known when it is seen again.
/// </summary>
internal sealed partial class Mailbox(ForwardedMails mails, IOptions<ImapOptions> options, TimeProvider clock, ILogger<Mailbox> logger)
{
    private enum Fate
    {
        Done,
        Problem,
        Waits,
    }

    /// <summary>Takes what is unread.</summary>
    /// <returns>How many mails were put away.</returns>
    public async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        ImapOptions settings = options.Value;
        if (mails.MemberWith(settings.Curator!) is not { } curator || !mails.IsCurator(curator))
        {
            LogNoCurator();
            return 0;
        }

        using ImapClient client = new() { Timeout = settings.TimeoutSeconds * 1000 };
        await client.ConnectAsync(settings.Host!, settings.Port, settings.Sockets, cancellationToken);
        await client.AuthenticateAsync(settings.User!, settings.Password!, cancellationToken);
        IMailFolder inbox = await client.GetFolderAsync(settings.Folder, cancellationToken);
        await inbox.OpenAsync(FolderAccess.ReadWrite, cancellationToken);
        int taken = 0;
        IList<UniqueId> unread = await inbox.SearchAsync(SearchQuery.NotSeen.And(SearchQuery.NotDeleted), cancellationToken);
        IList<IMessageSummary> sizes = unread.Count == 0 ? [] : await inbox.FetchAsync([.. unread.Take(ForwardedMailRules.MailsARound)], MessageSummaryItems.UniqueId | MessageSummaryItems.Size, cancellationToken);
        foreach (IMessageSummary summary in sizes)
        {
            Fate fate = Fate.Problem;
            if (summary.Size <= ForwardedMailRules.MaxBytes)
            {
                await using Stream content = await inbox.GetStreamAsync(summary.UniqueId, "", cancellationToken);
                fate = await TakeOneAsync(content, curator, cancellationToken);
            }

            if (fate == Fate.Waits)
                continue;
            IMailFolder target = await FolderAsync(client, fate == Fate.Done ? settings.DoneFolder : settings.ProblemFolder, cancellationToken);
            await inbox.MoveToAsync(summary.UniqueId, target, cancellationToken);
            taken++;
            if (fate == Fate.Problem)
                LogProblem(settings.ProblemFolder);
        }

        await client.DisconnectAsync(quit: true, cancellationToken);
        return taken;
    }

    private async Task<Fate> TakeOneAsync(Stream content, IMember curator, CancellationToken cancellationToken)
    {
        if ((await ForwardedMail.ReadAsync(content, cancellationToken)).Mail is not { } mail)
            return Fate.Problem;
        DateTime since = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        IMember? from = mails.MemberWith(mail.OuterAddress), member = mails.MemberWith(mail.SenderAddress);
        MailSource source = from is null ? MailSource.Stranger : mails.IsCurator(from) ? MailSource.Curator : MailSource.Member;
        // Who a mail is from is only what it says, so that nobody's drafts can be filled up in a day by somebody who knows an address.
        bool tooMany = source == MailSource.Stranger
            ? await mails.CountAsync(MailSource.Stranger, null, since, cancellationToken) >= ForwardedMailRules.StrangersADay
            : source == MailSource.Member && await mails.CountAsync(MailSource.Member, mail.SenderAddress, since, cancellationToken) >= ForwardedMailRules.MemberMailsADay;
        if (tooMany)
        {
            LogTooMany(source);
            return Fate.Waits;
        }

        Guid finishes = source == MailSource.Curator ? from!.Key : curator.Key;
        // A stranger who forwards a member's mail puts nothing into the member's account.
        switch (await mails.BringAsync(mail, finishes, toMember: member is not null && source != MailSource.Stranger, source, cancellationToken))
        {
            case BringOutcome.Made or BringOutcome.Known:
                return Fate.Done;
            case BringOutcome.NotTaken when mail.Attachments.Count > 0 || mail.Text.Length > 0:
                LogFull();
                return Fate.Waits;
            default:
                return Fate.Problem;
        }
    }

    private static async Task<IMailFolder> FolderAsync(ImapClient client, string name, CancellationToken cancellationToken)
    {
        IMailFolder root = client.GetFolder(client.PersonalNamespaces[0]);
        try
        {
            return await root.GetSubfolderAsync(name, cancellationToken);
        }
        catch (FolderNotFoundException)
        {
            return await root.CreateAsync(name, isMessageFolder: true, cancellationToken)
                ?? throw new InvalidOperationException("The mail server did not make the folder.");
        }
    }

    [LoggerMessage(1452, LogLevel.Error, "Phb:Imap:Curator is not the address of a curator of this library, so that the mailbox is not read. Write the address with which a curator signs in.")]
    private partial void LogNoCurator();

    [LoggerMessage(1453, LogLevel.Warning, "A mail could not become a submission. It is in the folder {Folder} of the mailbox; look at it there.")]
    private partial void LogProblem(string folder);

    [LoggerMessage(1454, LogLevel.Warning, "More mails came today than are taken from one kind of sender ({Source}). The others wait in the mailbox.")]
    private partial void LogTooMany(MailSource source);

    [LoggerMessage(1455, LogLevel.Warning, "Mails wait in the mailbox because a curator has as many drafts as there may be. Send some of them on, or remove them.")]
    private partial void LogFull();
}
