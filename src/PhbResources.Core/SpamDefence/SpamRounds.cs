using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.SpamDefence;

/// <summary>Keeps the spam defence in step with what is decided anywhere: at the desk, in a back office, on another server.</summary>
internal sealed partial class SpamRounds(SubmissionSpam spam, SpamLessons lessons, IRuntimeState umbraco, TimeProvider clock, ILogger<SpamRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (umbraco.Level != RuntimeLevel.Run)
                continue; // A full Umbraco that is being installed or upgraded is left alone.
            try
            {
                await spam.FollowAsync(stoppingToken);
                await lessons.ForgetOldAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception); // A locked database must not end the site; the next round does it.
            }
        }
    }

    [LoggerMessage(1601, LogLevel.Warning, "The spam filter could not learn what was decided; the next round tries again.")]
    private partial void LogFailed(Exception exception);
}
