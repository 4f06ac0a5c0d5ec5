using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Mail;

/// <summary>
/// Sends what waits in the outbox, one mail after the other. A mail is marked as sent after it was taken: where the process
/// dies in between it goes out once more, with the same Message-ID, rather than not at all.
/// </summary>
internal sealed partial class MailSender(
    IDbContextFactory<PhbDbContext> contexts,
    IMailTransport transport,
    MailBell bell,
    IOptions<SmtpOptions> options,
    IRuntimeState umbraco,
    TimeProvider clock,
    ILogger<MailSender> logger) : BackgroundService
{
    private int _failures;
    private DateTime _pausedUntil;
    private DateTime _tidied;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                // A full Umbraco that is being installed has no tables yet.
                if (umbraco.Level == RuntimeLevel.Run)
                    await TrySendAsync(stoppingToken);
                TimeSpan pause = _pausedUntil - Now;
                await bell.WaitAsync(pause > TimeSpan.Zero && pause < OutboxRules.LookEvery ? pause : OutboxRules.LookEvery, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what waits is sent when the site runs again.
        }
    }

    /// <summary>Sends the mails whose time has come, until there is none left or none can be sent.</summary>
    internal async Task SendDueAsync(CancellationToken stopping)
    {
        if (Now >= _tidied + OutboxRules.TidyEvery)
        {
            await TidyAsync(stopping);
            _tidied = Now;
        }

        if (Now < _pausedUntil)
            return;
        // A mail that is on its way may arrive, for a moment, when the site is stopped.
        using CancellationTokenSource givingUp = new();
        await using CancellationTokenRegistration _ = stopping.Register(() => givingUp.CancelAfter(OutboxRules.GraceAtStop));
        try
        {
            while (!stopping.IsCancellationRequested && await TakeAsync(stopping) is { } mail)
            {
                Delivery delivery = await transport.SendAsync(MailWriter.Write(mail, options.Value), givingUp.Token);
                await NoteAsync(mail, delivery, stopping);
                if (delivery.Verdict == Verdict.Down)
                    break;
            }
        }
        finally
        {
            await transport.RestAsync();
        }
    }

    private async Task TrySendAsync(CancellationToken stopping)
    {
        try
        {
            await SendDueAsync(stopping);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // A full disk or a locked database must not end the sending for good.
            LogStumbled(exception);
        }
    }

    /// <summary>Takes the next mail: nobody else does until it is noted, or until its sender must be dead.</summary>
    private async Task<OutboxMail?> TakeAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        while (true)
        {
            DateTime now = Now;
            OutboxMail? next = await context.Set<OutboxMail>().AsNoTracking()
                .Where(mail => mail.State == MailState.Waiting && mail.NotBefore <= now)
                .OrderBy(mail => mail.NotBefore).ThenBy(mail => mail.Id)
                .FirstOrDefaultAsync(cancellationToken);
            if (next is null)
                return null;
            if (next.Attempts >= OutboxRules.MaxAttempts)
            {
                // It was taken each time and never noted: a mail that brings the process down must not do so for ever.
                await FinishAsync(context, next, MailState.Failed, "It was never sent to the end.");
                LogGivenUp(next.Id, next.Kind, "never sent to the end");
                continue;
            }

            DateTime until = now + OutboxRules.Lease(options.Value);
            int taken = await context.Set<OutboxMail>()
                .Where(mail => mail.Id == next.Id && mail.State == MailState.Waiting && mail.Attempts == next.Attempts && mail.NotBefore == next.NotBefore)
                .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.Attempts, next.Attempts + 1).SetProperty(mail => mail.NotBefore, until), cancellationToken);
            if (taken == 1)
                return next;
        }
    }

    private async Task NoteAsync(OutboxMail mail, Delivery delivery, CancellationToken stopping)
    {
        int attempts = mail.Attempts + 1;
        switch (delivery.Verdict)
        {
            case Verdict.Taken:
                await WriteAsync(context => FinishAsync(context, mail, MailState.Sent, error: null), stopping);
                if (_failures > 0)
                    LogSendingAgain();
                _failures = 0;
                LogSent(mail.Id, mail.Kind);
                break;
            case Verdict.Refused:
            case Verdict.PutOff when attempts >= OutboxRules.MaxAttempts:
                await WriteAsync(context => FinishAsync(context, mail, MailState.Failed, delivery.Said), stopping);
                LogGivenUp(mail.Id, mail.Kind, delivery.Sign);
                break;
            case Verdict.PutOff:
                await WriteAsync(context => PutOffAsync(context, mail, attempts, Now + OutboxRules.WaitAfter(attempts, Random.Shared.NextDouble()), delivery.Said), stopping);
                LogPutOff(mail.Id, mail.Kind, delivery.Sign);
                break;
            default:
                // It counts as not tried: a server that is away for a week costs no mail.
                await WriteAsync(context => PutOffAsync(context, mail, mail.Attempts, mail.NotBefore, delivery.Said), stopping);
                if (++_failures == 1)
                    LogDown(delivery.Sign);
                _pausedUntil = Now + OutboxRules.PauseAfter(_failures, Random.Shared.NextDouble());
                break;
        }
    }

    /// <summary>Writes what became of a mail, as soon as it can be written: were it not, the mail would go out again.</summary>
    private async Task WriteAsync(Func<PhbDbContext, Task> write, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await using PhbDbContext context = await contexts.CreateDbContextAsync(CancellationToken.None);
                await write(context);
                return;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested && exception is not OperationCanceledException)
            {
                LogStumbled(exception);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stopping);
            }
        }
    }

    private Task FinishAsync(PhbDbContext context, OutboxMail mail, MailState state, string? error)
    {
        DateTime now = Now;
        return context.Set<OutboxMail>().Where(row => row.Id == mail.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, state)
            .SetProperty(row => row.Finished, now)
            .SetProperty(row => row.LastError, Cut(error)));
    }

    private static Task PutOffAsync(PhbDbContext context, OutboxMail mail, int attempts, DateTime notBefore, string error) =>
        context.Set<OutboxMail>().Where(row => row.Id == mail.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Attempts, attempts)
            .SetProperty(row => row.NotBefore, notBefore)
            .SetProperty(row => row.LastError, Cut(error)));

    /// <summary>Blanks what is about a person in mails that are done with, and removes old rows.</summary>
    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        DateTime blank = Now.AddDays(-options.Value.KeepDays), gone = Now.AddDays(-OutboxRules.RowDays);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<OutboxMail>().Where(mail => mail.Finished <= gone).ExecuteDeleteAsync(cancellationToken);
        await context.Set<OutboxMail>().Where(mail => mail.Finished <= blank && mail.Recipient != "").ExecuteUpdateAsync(set => set
            .SetProperty(mail => mail.Recipient, "")
            .SetProperty(mail => mail.Subject, "")
            .SetProperty(mail => mail.Text, "")
            .SetProperty(mail => mail.Unsubscribe, (string?)null)
            .SetProperty(mail => mail.LastError, (string?)null), cancellationToken);
    }

    private static string? Cut(string? error) => error is null ? null : MailText.Line(error, OutboxMailTable.MaxError);

    // Never an address, a subject or what a server said, which names the address.
    [LoggerMessage(1601, LogLevel.Debug, "Mail {Id} ({Kind}) was sent.")]
    private partial void LogSent(long id, string kind);

    [LoggerMessage(1602, LogLevel.Information, "Mail {Id} ({Kind}) was put off: {Sign}.")]
    private partial void LogPutOff(long id, string kind, string sign);

    [LoggerMessage(1603, LogLevel.Warning, "Mail {Id} ({Kind}) was given up: {Sign}.")]
    private partial void LogGivenUp(long id, string kind, string sign);

    [LoggerMessage(1604, LogLevel.Warning, "No mail can be sent: {Sign}. Mails wait in the outbox and are tried again.")]
    private partial void LogDown(string sign);

    [LoggerMessage(1605, LogLevel.Information, "Mails can be sent again.")]
    private partial void LogSendingAgain();

    [LoggerMessage(1606, LogLevel.Error, "The outbox could not be read or written; this is tried again.")]
    private partial void LogStumbled(Exception exception);
}
