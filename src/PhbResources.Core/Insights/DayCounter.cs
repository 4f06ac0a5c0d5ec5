using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Insights;

/// <summary>Counts what visitors read and do, by day, without cookies or anything about the person.</summary>
public sealed class DayCounter : Counter<(Counted What, Guid Content, DateOnly Day)>
{
    /// <summary>Days a count is kept: two years and a bit, so that a month can be compared with the same one of the year before.</summary>
    public const int KeptDays = 800;

    private DateOnly _tidied;

    /// <summary>Made by the container, once.</summary>
    public DayCounter(IDbContextFactory<PhbDbContext> contexts, TimeProvider clock, ILogger<DayCounter> logger)
        : base(contexts, clock, logger)
    {
    }

    /// <summary>Counts once.</summary>
    /// <param name="what">What happened.</param>
    /// <param name="content">Umbraco's key of the content it happened to, or nothing.</param>
    public void Count(Counted what, Guid content = default) => Add((what, content, Today));

    /// <summary>Counts since a day, by what and content, without those of the last second.</summary>
    /// <param name="since">Counts before this day are left out.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="only">What is asked for; everything where none is given.</param>
    public async Task<IReadOnlyList<CountOfContent>> ByContentAsync(DateOnly since, CancellationToken cancellationToken, params IEnumerable<Counted> only)
    {
        List<string> names = [.. only.Select(what => what.ToString())];
        await using PhbDbContext context = await OpenAsync(cancellationToken);
        IQueryable<DayCount> counts = context.Set<DayCount>().AsNoTracking().Where(row => row.Day >= since && row.Content != Guid.Empty);
        if (names.Count > 0)
            counts = counts.Where(row => names.Contains(row.What));
        var rows = await counts
            .GroupBy(row => new { row.What, row.Content })
            .Select(group => new { group.Key.What, group.Key.Content, Sum = group.Sum(row => row.Count) })
            .ToListAsync(cancellationToken);
        return [.. rows.Where(row => Enum.IsDefined(typeof(Counted), row.What)).Select(row => new CountOfContent(Enum.Parse<Counted>(row.What), row.Content, row.Sum))];
    }

    private protected override async Task AddAsync(PhbDbContext context, (Counted What, Guid Content, DateOnly Day) key, long count, CancellationToken cancellationToken)
    {
        await TidyAsync(context, cancellationToken);
        string what = key.What.ToString();
        int known = await context.Set<DayCount>().Where(row => row.What == what && row.Content == key.Content && row.Day == key.Day)
            .ExecuteUpdateAsync(row => row.SetProperty(counted => counted.Count, counted => counted.Count + count), cancellationToken);
        if (known == 0)
            context.Add(new DayCount { What = what, Content = key.Content, Day = key.Day, Count = count });
    }

    private async Task TidyAsync(PhbDbContext context, CancellationToken cancellationToken)
    {
        if (_tidied == Today)
            return;
        DateOnly oldest = Today.AddDays(-KeptDays);
        await context.Set<DayCount>().Where(row => row.Day < oldest).ExecuteDeleteAsync(cancellationToken);
        _tidied = Today;
    }
}

/// <summary>How often something happened to a piece of content.</summary>
/// <param name="What">What happened.</param>
/// <param name="Content">Umbraco's key of the content, which may be unpublished by now.</param>
/// <param name="Count">How often.</param>
public sealed record CountOfContent(Counted What, Guid Content, long Count);
