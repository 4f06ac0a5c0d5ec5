using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Changes;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Watching;

/// <summary>
/// Tells those who watch, in two steps that are each one transaction. First a change is put on the list of news of everybody who watches
/// it, and marked as told. Later, when it is time for somebody's mail, that goes into the outbox and their news off the list. So each
/// change reaches each of them once, whenever the process is killed, and however many servers do this at the same time.
/// </summary>
internal sealed partial class NewsRounds(
    IDbContextFactory<PhbDbContext> contexts, Outbox outbox, WatchMails mails, IMemberService members, IOptions<WatchingOptions> options, IRuntimeState umbraco, TimeProvider clock, ILogger<NewsRounds> logger) : BackgroundService
{
    private const int Batch = 200;

    /// <summary>Puts what happened on the lists of those who watch it.</summary>
    internal async Task TellAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            List<LoggedChange> changes = await context.Set<LoggedChange>().AsNoTracking().Where(row => !row.Told && !row.Hidden).OrderBy(row => row.Id).Take(Batch).ToListAsync(cancellationToken);
            foreach (LoggedChange change in changes)
                await TellAsync(context, change, cancellationToken);
            if (changes.Count < Batch)
                return;
        }
    }

    /// <summary>Mails everybody whose time has come.</summary>
    /// <returns>How many mails went into the outbox.</returns>
    internal async Task<int> MailDueAsync(CancellationToken cancellationToken)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        bool night = WatchRules.IsNight(now);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<Guid> due = await context.Set<News>().Where(news => news.Due <= now && (!night || news.HowOften == HowOften.AtOnce)).Select(news => news.MemberKey).Distinct().ToListAsync(cancellationToken);
        int sent = 0;
        foreach (Guid member in due)
        {
            if (await MailAsync(context, member, now, night, cancellationToken))
                sent++;
        }

        if (sent > 0)
            LogMailed(sent);
        return sent;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(options.Value.RoundSeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (umbraco.Level != RuntimeLevel.Run)
                    continue; // A full Umbraco that is being installed has no tables yet.
                await TellAsync(stoppingToken);
                await MailDueAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception); // A locked database must not end the site; the next round does it.
            }
        }
    }

    private async Task TellAsync(PhbDbContext context, LoggedChange change, CancellationToken cancellationToken)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        context.ChangeTracker.Clear();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Set<LoggedChange>().Where(row => row.Id == change.Id && !row.Told && !row.Hidden).ExecuteUpdateAsync(set => set.SetProperty(row => row.Told, true), cancellationToken) == 0)
            return; // Another server was faster, or it was taken back.
        List<Watch> watches = await Watching(context, change).AsNoTracking()
            .Where(watch => watch.MemberKey != (change.ByMember ?? Guid.Empty) && watch.HowOften != HowOften.Never && watch.Since <= change.At).ToListAsync(cancellationToken);
        // Who watches a page and its category, too, hears of it once, as soon as they want to hear of either.
        foreach (IGrouping<Guid, Watch> watcher in watches.GroupBy(watch => watch.MemberKey))
        {
            HowOften soonest = watcher.Min(watch => watch.HowOften);
            context.Add(new News { MemberKey = watcher.Key, ChangeId = change.Id, HowOften = soonest, Due = WatchRules.Due(soonest, now, TimeSpan.FromSeconds(options.Value.GatherSeconds)) });
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<bool> MailAsync(PhbDbContext context, Guid memberKey, DateTime now, bool night, CancellationToken cancellationToken)
    {
        context.ChangeTracker.Clear();
        // What somebody wants at once comes along with a mail that goes out anyway.
        List<long> ids = await context.Set<News>().Where(news => news.MemberKey == memberKey && (news.HowOften == HowOften.AtOnce || (!night && news.Due <= now)))
            .OrderBy(news => news.ChangeId).Select(news => news.ChangeId).Take(Batch).ToListAsync(cancellationToken);
        List<LoggedChange> changes = await context.Set<LoggedChange>().AsNoTracking().Where(row => ids.Contains(row.Id) && !row.Hidden).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        List<Watch> watches = await context.Set<Watch>().AsNoTracking().Where(watch => watch.MemberKey == memberKey && watch.HowOften != HowOften.Never).ToListAsync(cancellationToken);
        changes.RemoveAll(change => !watches.Any(watch => IsOf(watch, change))); // They stopped meanwhile.
        watches.RemoveAll(watch => !changes.Any(change => IsOf(watch, change)));
        IMember? member = members.GetById(memberKey);
        MailMessage? mail = changes.Count > 0 && member is { IsApproved: true, EmailConfirmedDate: not null } && EmailRules.IsAddress(member.Email)
            ? await mails.WriteAsync(member.Email, memberKey, changes, watches, cancellationToken)
            : null;

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Set<News>().Where(news => news.MemberKey == memberKey && ids.Contains(news.ChangeId)).ExecuteDeleteAsync(cancellationToken) != ids.Count)
            return false; // Another server has told some of it; what is left waits for the next round.
        if (mail is not null)
            outbox.Add(context, mail);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return mail is not null;
    }

    private static IQueryable<Watch> Watching(PhbDbContext context, LoggedChange change)
    {
        List<Guid> targets = [.. ((Guid?[])[change.PageKey, change.About, change.Category]).OfType<Guid>()];
        return context.Set<Watch>().Where(watch => targets.Contains(watch.Target));
    }

    private static bool IsOf(Watch watch, LoggedChange change) => watch.Target == change.PageKey || watch.Target == change.About || watch.Target == change.Category;

    [LoggerMessage(1701, LogLevel.Information, "Mails about what they watch are on their way to {Count} members.")]
    private partial void LogMailed(int count);

    [LoggerMessage(1702, LogLevel.Warning, "Those who watch could not be told; the next round tries again.")]
    private partial void LogFailed(Exception exception);
}
