using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>Looks into the mailbox again and again, and forgets who sent what is decided.</summary>
internal sealed partial class MailboxRounds(ForwardedMails mails, Mailbox mailbox, IOptions<ImapOptions> options, IRuntimeState umbraco, TimeProvider clock, ILogger<MailboxRounds> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (umbraco.Level == RuntimeLevel.Run) // A full Umbraco that is being installed or upgraded is left alone.
                {
                    await mails.ForgetAsync(stoppingToken);
                    if (options.Value.HasServer)
                        await mailbox.TakeAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (AuthenticationException)
            {
                LogNotSignedIn();
            }
            catch (Exception exception) when (exception is IOException or SocketException or ProtocolException or CommandException or ServiceNotConnectedException or OperationCanceledException or SslHandshakeException or TimeoutException)
            {
                LogAway(exception.GetType().Name);
            }
#pragma warning disable CA1031 // One bad mail or a busy database must not end all later rounds.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogFailed(exception);
            }

            await Task.Delay(TimeSpan.FromMinutes(options.Value.EveryMinutes), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1456, LogLevel.Error, "The mail server did not let the library in. Look at Phb:Imap:User and Phb:Imap:Password.")]
    private partial void LogNotSignedIn();

    [LoggerMessage(1457, LogLevel.Warning, "The mailbox could not be read ({Fault}). It is tried again at the next round.")]
    private partial void LogAway(string fault);

    [LoggerMessage(1458, LogLevel.Error, "A round of the mailbox failed. It is tried again at the next round.")]
    private partial void LogFailed(Exception exception);
}
