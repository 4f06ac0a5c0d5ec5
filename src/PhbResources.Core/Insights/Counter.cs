using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Insights;

/// <summary>
/// Counts things that happen often. Counts are added up in memory and written once a second, so that a visitor never waits
/// for the database; a crash loses at most the last second.
/// </summary>
/// <typeparam name="TKey">What is counted.</typeparam>
public abstract partial class Counter<TKey> : BackgroundService
    where TKey : notnull
{
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<TKey, long> _pending = new();
    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly ILogger _logger;

    private protected Counter(IDbContextFactory<PhbDbContext> contexts, TimeProvider clock, ILogger logger)
    {
        _contexts = contexts;
        _logger = logger;
        Clock = clock;
    }

    private protected TimeProvider Clock { get; }

    /// <summary>Today, UTC.</summary>
    private protected DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>How many different things wait to be written.</summary>
    private protected int Waiting => _pending.Count;

    /// <summary>Writes what was counted since the last time.</summary>
    internal async Task WriteAsync(CancellationToken cancellationToken)
    {
        List<KeyValuePair<TKey, long>> taken = [];
        foreach (TKey key in _pending.Keys)
        {
            if (_pending.TryRemove(key, out long count))
                taken.Add(new(key, count));
        }

        if (taken.Count == 0)
            return;
        try
        {
            await using PhbDbContext context = await OpenAsync(cancellationToken);
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach ((TKey key, long count) in taken)
                await AddAsync(context, key, count, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(CancellationToken.None); // Cut off half way nobody would know whether it counted.
        }
        catch
        {
            foreach ((TKey key, long count) in taken)
                _pending.AddOrUpdate(key, count, (_, since) => since + count);
            throw;
        }
    }

    private protected Task<PhbDbContext> OpenAsync(CancellationToken cancellationToken) => _contexts.CreateDbContextAsync(cancellationToken);

    private protected void Add(TKey key) => _pending.AddOrUpdate(key, 1, (_, count) => count + 1);

    /// <summary>
    /// Adds to the row of a key, by an update in the database, as another server of the same Umbraco may count the same
    /// thing; or adds the row to the context where there is none.
    /// </summary>
    private protected abstract Task AddAsync(PhbDbContext context, TKey key, long count, CancellationToken cancellationToken);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(WriteEvery, Clock);
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

    [LoggerMessage(1101, LogLevel.Warning, "Counts could not be written; they are kept and tried again.")]
    private partial void LogNotWritten(Exception exception);
}
