using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhbResources.Core.Members;

/// <summary>Removes, every hour, registrations that nobody confirmed in time and links that were not used.</summary>
internal sealed partial class ExpiredTokens(MemberTokens tokens, TimeProvider clock, ILogger<ExpiredTokens> logger) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Waits first: while the site starts, the table may not be there yet.
        using PeriodicTimer timer = new(s_pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                int removed = await tokens.RemoveExpiredAsync(stoppingToken);
                if (removed > 0)
                    LogRemoved(removed);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(1211, LogLevel.Information, "Removed {Count} registrations and links that had run out.")]
    private partial void LogRemoved(int count);

    [LoggerMessage(1212, LogLevel.Warning, "Registrations and links that have run out could not be removed; trying again in an hour.")]
    private partial void LogFailed(Exception exception);
}
