using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Facts;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Feedback;

/// <summary>Looks from time to time whom to thank, at hours at which nobody minds a mail.</summary>
internal sealed partial class ThanksRounds(Thanks thanks, IRuntimeState umbraco, TimeProvider clock, ILogger<ThanksRounds> logger) : BackgroundService
{
    private const int FirstHour = 9, LastHour = 20;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(20);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            TimeSpan time = clock.GetUtcNow().UtcDateTime - ClockDays.StartOf(clock.Today());
            if (time.TotalHours is < FirstHour or > LastHour || umbraco.Level != RuntimeLevel.Run)
                continue; // A full Umbraco that is being installed or upgraded is left alone.
            try
            {
                int sent = await thanks.SendDueAsync(stoppingToken);
                if (sent > 0)
                    LogSent(sent);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception); // The next round tries again.
            }
        }
    }

    [LoggerMessage(1631, LogLevel.Information, "{Count} mails of thanks are on their way.")]
    private partial void LogSent(int count);

    [LoggerMessage(1632, LogLevel.Warning, "Mails of thanks could not be written; the next round tries again.")]
    private partial void LogFailed(Exception exception);
}
