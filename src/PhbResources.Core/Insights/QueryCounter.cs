using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Insights;

/// <summary>
/// Counts the searches that found nothing or were corrected, so that the curator learns what is missing and which words
/// people use. The words alone are kept, for a year, and not even those where they look personal.
/// </summary>
public sealed class QueryCounter : Counter<(string Words, string ReadAs, DateOnly Day)>
{
    /// <summary>Longest words kept, in characters; longer texts are no searches but letters.</summary>
    public const int MaxLength = 100;

    /// <summary>How many different searches are counted in a day, so that a script cannot fill the disk; further ones are not counted.</summary>
    public const int MostADay = 2_000;

    /// <summary>Days a count is kept.</summary>
    public const int KeptDays = 366;

    // Between two writes; a person cannot reach it.
    private const int MostWaiting = 200;

    private DateOnly _tidied;

    /// <summary>Made by the container, once.</summary>
    public QueryCounter(IDbContextFactory<PhbDbContext> contexts, TimeProvider clock, ILogger<QueryCounter> logger)
        : base(contexts, clock, logger)
    {
    }

    /// <summary>Counts a search that found nothing or was corrected.</summary>
    /// <param name="words">The words as typed.</param>
    /// <param name="readAs">What was searched for instead, or <c>null</c> where nothing was found.</param>
    public void Count(string words, string? readAs)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Length > MaxLength || readAs is { Length: > MaxLength } || Waiting >= MostWaiting || PersonalWords.Are(words))
            return;
        string kept = string.Join(' ', words.ToLowerInvariant().Split(null as char[], StringSplitOptions.RemoveEmptyEntries));
        if (kept.Length > 0)
            Add((kept, readAs ?? "", Today));
    }

    /// <summary>Searches by their words, the most frequent first, without those of the last second.</summary>
    /// <param name="corrected">True for those that were corrected, false for those that found nothing.</param>
    /// <param name="since">Counts before this day are left out.</param>
    /// <param name="most">Most rows given.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<QueryFigure>> FiguresAsync(bool corrected, DateOnly since, int most, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await OpenAsync(cancellationToken);
        var rows = await context.QueryCounts.AsNoTracking()
            .Where(row => row.Day >= since && (row.ReadAs != "") == corrected)
            .GroupBy(row => new { row.Words, row.ReadAs })
            .Select(group => new { group.Key.Words, group.Key.ReadAs, Count = group.Sum(row => row.Count), Last = group.Max(row => row.Day) })
            .OrderByDescending(row => row.Count).ThenBy(row => row.Words)
            .Take(most)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new QueryFigure(row.Words, row.ReadAs, row.Count, row.Last))];
    }

    private protected override async Task AddAsync(PhbDbContext context, (string Words, string ReadAs, DateOnly Day) key, long count, CancellationToken cancellationToken)
    {
        await TidyAsync(context, cancellationToken);
        int known = await context.QueryCounts
            .Where(row => row.Words == key.Words && row.ReadAs == key.ReadAs && row.Day == key.Day)
            .ExecuteUpdateAsync(row => row.SetProperty(counted => counted.Count, counted => counted.Count + count), cancellationToken);
        if (known == 0 && await context.QueryCounts.CountAsync(row => row.Day == key.Day, cancellationToken) + context.ChangeTracker.Entries().Count() < MostADay)
            context.QueryCounts.Add(new QueryCount { Words = key.Words, ReadAs = key.ReadAs, Day = key.Day, Count = count });
    }

    private async Task TidyAsync(PhbDbContext context, CancellationToken cancellationToken)
    {
        if (_tidied == Today)
            return;
        DateOnly oldest = Today.AddDays(-KeptDays);
        await context.QueryCounts.Where(row => row.Day < oldest).ExecuteDeleteAsync(cancellationToken);
        _tidied = Today;
    }
}
