using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Insights;

/// <summary>
/// Counts downloads without cookies or anything about the person: template, format and day only. Counts are added up
/// in memory and written once a second, so that a download never waits for the database; a crash loses at most the
/// last second.
/// </summary>
public sealed partial class DownloadCounter : BackgroundService
{
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(1);

    /// <summary>Ends the format's name where the document was filled in on the site.</summary>
    private const string FilledIn = "-fill";

    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly TimeProvider _clock;
    private readonly ILogger<DownloadCounter> _logger;
    private readonly ConcurrentDictionary<(Guid Template, string Format, DateOnly Day), long> _pending = new();
    private readonly ConcurrentDictionary<Guid, long> _totals = new();

    /// <summary>Made by the container, once.</summary>
    public DownloadCounter(IDbContextFactory<PhbDbContext> contexts, TimeProvider clock, ILogger<DownloadCounter> logger)
    {
        _contexts = contexts;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Counts one download.</summary>
    /// <param name="template">Key of the template.</param>
    /// <param name="format">File extension.</param>
    public void Count(Guid template, string format)
    {
        _pending.AddOrUpdate((template, format, DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime)), 1, (_, count) => count + 1);
        _totals.AddOrUpdate(template, 1, (_, count) => count + 1);
    }

    /// <summary>Counts one download of a document that was filled in on the site: that it was, and nothing of what.</summary>
    /// <param name="template">Key of the template.</param>
    /// <param name="format">File extension.</param>
    public void CountFilled(Guid template, string format) => Count(template, format + FilledIn);

    /// <summary>Downloads of a template so far, in all formats.</summary>
    public long TotalOf(Guid template) => _totals.GetValueOrDefault(template);

    /// <summary>Downloads by template and format over all days, without those of the last second.</summary>
    public async Task<IReadOnlyList<DownloadFigure>> FiguresAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        var figures = await context.DownloadCounts.AsNoTracking()
            .GroupBy(row => new { row.TemplateKey, row.Format })
            .Select(group => new { group.Key.TemplateKey, group.Key.Format, Sum = group.Sum(row => row.Count) })
            .ToListAsync(cancellationToken);
        return
        [
            .. figures.Select(figure => figure.Format.EndsWith(FilledIn, StringComparison.Ordinal)
                ? new DownloadFigure(figure.TemplateKey, figure.Format[..^FilledIn.Length], figure.Sum) { FilledIn = true }
                : new DownloadFigure(figure.TemplateKey, figure.Format, figure.Sum)),
        ];
    }

    /// <summary>Makes the table where there is none yet and reads the totals. Called once, at start.</summary>
    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        var totals = await context.DownloadCounts.AsNoTracking()
            .GroupBy(row => row.TemplateKey)
            .Select(group => new { group.Key, Sum = group.Sum(row => row.Count) })
            .ToListAsync(cancellationToken);
        foreach (var total in totals)
            _totals.AddOrUpdate(total.Key, total.Sum, (_, counted) => counted + total.Sum);
    }

    /// <summary>Writes what was counted since the last time.</summary>
    internal async Task WriteAsync(CancellationToken cancellationToken)
    {
        List<KeyValuePair<(Guid Template, string Format, DateOnly Day), long>> taken = [];
        foreach ((Guid, string, DateOnly) key in _pending.Keys)
        {
            if (_pending.TryRemove(key, out long count))
                taken.Add(new(key, count));
        }

        if (taken.Count == 0)
            return;
        try
        {
            await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach (((Guid template, string format, DateOnly day), long count) in taken)
            {
                // Added up by the database: another server of the same Umbraco may count the same template.
                int known = await context.DownloadCounts
                    .Where(row => row.TemplateKey == template && row.Format == format && row.Day == day)
                    .ExecuteUpdateAsync(row => row.SetProperty(counted => counted.Count, counted => counted.Count + count), cancellationToken);
                if (known == 0)
                    context.DownloadCounts.Add(new DownloadCount { TemplateKey = template, Format = format, Day = day, Count = count });
            }

            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None); // Cut off half way nobody would know whether it counted.
        }
        catch
        {
            foreach ((var key, long count) in taken)
                _pending.AddOrUpdate(key, count, (_, since) => since + count);
            throw;
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(WriteEvery, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryWriteAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping: what is left is written below.
        }

        await TryWriteAsync(CancellationToken.None);
    }

    private async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The counts are kept and tried again; a full disk or a locked database must not end the site.
            LogNotWritten(exception);
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "Download counts could not be written; they are kept and tried again.")]
    private partial void LogNotWritten(Exception exception);
}
