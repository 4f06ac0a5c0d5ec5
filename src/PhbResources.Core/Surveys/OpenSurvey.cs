using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Storage;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Surveys;

/// <summary>The survey that visitors can answer now, kept in memory for the pages that point to it. Followed every half minute, as another server of the same Umbraco may open one.</summary>
public sealed partial class OpenSurvey(IDbContextFactory<PhbDbContext> contexts, TimeProvider clock, ILogger<OpenSurvey> logger) : BackgroundService
{
    private static readonly TimeSpan FollowEvery = TimeSpan.FromSeconds(30);

    private volatile OfferedSurvey? _current;

    /// <summary>The survey, or <c>null</c> where none is open.</summary>
    public OfferedSurvey? Current => _current;

    /// <summary>Reads which one is open.</summary>
    internal async Task FollowAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        StoredSurvey? row = await context.Set<StoredSurvey>().AsNoTracking().Where(survey => survey.State == SurveyState.Open).OrderByDescending(survey => survey.Id).FirstOrDefaultAsync(cancellationToken);
        if (row?.Id == _current?.Id)
            return; // An open one does not change.
        try
        {
            _current = row is null ? null : new OfferedSurvey(row.Id, SurveyReader.Read(row.Yaml));
        }
        catch (MistakesException exception)
        {
            _current = null;
            LogUnreadable(row!.Id, exception);
        }
    }

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryFollowAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(FollowEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryFollowAsync(stoppingToken);
    }

    private async Task TryFollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception); // A database that is busy, or not there before Umbraco is installed; looked at again soon.
        }
    }

    [LoggerMessage(1641, LogLevel.Warning, "Which survey is open could not be read; it is tried again.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(1642, LogLevel.Warning, "The open survey {Id} cannot be read and is not offered.")]
    private partial void LogUnreadable(int id, Exception exception);
}

/// <summary>A survey that visitors can answer.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Survey">What it asks.</param>
public sealed record OfferedSurvey(int Id, Survey Survey);
