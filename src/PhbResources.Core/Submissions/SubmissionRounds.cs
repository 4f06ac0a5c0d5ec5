using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions;

/// <summary>Every half minute: asks the scanner again, publishes what is due, finishes what was interrupted, and forgets drafts that nobody wants.</summary>
internal sealed partial class SubmissionRounds(
    SubmissionStore store, SubmissionIntake intake, SubmissionSettling settling, SubmissionContent content, PrivateFiles privateFiles,
    IOptions<SharingOptions> options, IRuntimeState umbraco, TimeProvider clock, ILogger<SubmissionRounds> logger) : BackgroundService
{
    /// <summary>One round.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        List<Guid> waiting, unsettled;
        await using (PhbDbContext context = await store.OpenAsync(cancellationToken))
        {
            waiting = await context.Set<SubmissionFile>().Where(file => file.Status == FileStatus.Checking).Select(file => file.SubmissionId)
                .Union(context.Set<Submission>().Where(row => row.State == Checking).Select(row => row.Id)).ToListAsync(cancellationToken);
            unsettled = await context.Set<Submission>().Where(row => (!row.Settled && row.State != Checking) || (row.State == Approved && (row.PublishOn == null || row.PublishOn <= now)))
                .OrderBy(row => row.Changed).Select(row => row.Id).ToListAsync(cancellationToken);
        }

        foreach (Guid id in waiting)
            await intake.FollowAsync(id, cancellationToken);
        foreach (Guid id in unsettled)
            await settling.SettleAsync(id, cancellationToken);
        await ForgetAsync(now, cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(options.Value.RoundSeconds), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        if (umbraco.Level != RuntimeLevel.Run)
            return; // A full Umbraco that is being installed or upgraded is left alone.
        try
        {
            await RunAsync(cancellationToken);
        }
#pragma warning disable CA1031 // One failed round must not end them for good; the next one tries again.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(exception);
        }
    }

    private async Task ForgetAsync(DateTime now, CancellationToken cancellationToken)
    {
        DateTime oldest = now.AddDays(-options.Value.DraftDays);
        List<Submission> old;
        await using (PhbDbContext context = await store.OpenAsync(cancellationToken))
            old = await context.Set<Submission>().AsNoTracking().Where(row => (row.State == Draft || row.State == Withdrawn) && row.Changed < oldest).OrderBy(row => row.Changed).Take(100).ToListAsync(cancellationToken);
        foreach (Submission row in old)
        {
            content.Delete(row);
            await store.RemoveAsync(privateFiles, row.Id, cancellationToken);
        }

        if (old.Count > 0)
            LogForgotten(old.Count, options.Value.DraftDays);
    }

    [LoggerMessage(1431, LogLevel.Error, "A round over the submissions failed; the next one tries again.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(1432, LogLevel.Information, "{Count} drafts that nobody touched for {Days} days were removed.")]
    private partial void LogForgotten(int count, int days);
}
