using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Insights;

/// <summary>Counts downloads without cookies or anything about the person: template, format and day only.</summary>
public sealed class DownloadCounter : Counter<(Guid Template, string Format, DateOnly Day)>
{
    /// <summary>Ends the format's name where the document was filled in on the site.</summary>
    private const string FilledIn = "-fill";

    private readonly ConcurrentDictionary<Guid, long> _totals = new();

    /// <summary>Made by the container, once.</summary>
    public DownloadCounter(IDbContextFactory<PhbDbContext> contexts, TimeProvider clock, ILogger<DownloadCounter> logger)
        : base(contexts, clock, logger)
    {
    }

    /// <summary>Counts one download.</summary>
    /// <param name="template">Key of the template.</param>
    /// <param name="format">File extension.</param>
    public void Count(Guid template, string format)
    {
        Add((template, format, Today));
        _totals.AddOrUpdate(template, 1, (_, count) => count + 1);
    }

    /// <summary>Counts one download of a document that was filled in on the site: that it was, and nothing of what.</summary>
    /// <param name="template">Key of the template.</param>
    /// <param name="format">File extension.</param>
    public void CountFilled(Guid template, string format) => Count(template, format + FilledIn);

    /// <summary>Downloads of a template so far, in all formats.</summary>
    public long TotalOf(Guid template) => _totals.GetValueOrDefault(template);

    /// <summary>True for a format as it is kept where the document was filled in on the site.</summary>
    internal static bool IsFilledIn(string format) => format.EndsWith(FilledIn, StringComparison.Ordinal);

    /// <summary>Downloads by template and format, without those of the last second.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="since">Downloads before this day, UTC, are left out; all days where none is given.</param>
    public async Task<IReadOnlyList<DownloadFigure>> FiguresAsync(CancellationToken cancellationToken, DateOnly since = default)
    {
        await using PhbDbContext context = await OpenAsync(cancellationToken);
        var figures = await context.DownloadCounts.AsNoTracking().Where(row => row.Day >= since)
            .GroupBy(row => new { row.TemplateKey, row.Format })
            .Select(group => new { group.Key.TemplateKey, group.Key.Format, Sum = group.Sum(row => row.Count) })
            .ToListAsync(cancellationToken);
        return
        [
            .. figures.Select(figure => IsFilledIn(figure.Format)
                ? new DownloadFigure(figure.TemplateKey, figure.Format[..^FilledIn.Length], figure.Sum) { FilledIn = true }
                : new DownloadFigure(figure.TemplateKey, figure.Format, figure.Sum)),
        ];
    }

    /// <summary>Reads the totals. Called once, at start.</summary>
    internal async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await OpenAsync(cancellationToken);
        var totals = await context.DownloadCounts.AsNoTracking()
            .GroupBy(row => row.TemplateKey)
            .Select(group => new { group.Key, Sum = group.Sum(row => row.Count) })
            .ToListAsync(cancellationToken);
        foreach (var total in totals)
            _totals.AddOrUpdate(total.Key, total.Sum, (_, counted) => counted + total.Sum);
    }

    private protected override async Task AddAsync(PhbDbContext context, (Guid Template, string Format, DateOnly Day) key, long count, CancellationToken cancellationToken)
    {
        int known = await context.DownloadCounts
            .Where(row => row.TemplateKey == key.Template && row.Format == key.Format && row.Day == key.Day)
            .ExecuteUpdateAsync(row => row.SetProperty(counted => counted.Count, counted => counted.Count + count), cancellationToken);
        if (known == 0)
            context.DownloadCounts.Add(new DownloadCount { TemplateKey = key.Template, Format = key.Format, Day = key.Day, Count = count });
    }
}
