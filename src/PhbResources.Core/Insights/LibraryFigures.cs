using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Changes;
using PhbResources.Core.Curating.Review;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;

namespace PhbResources.Core.Insights;

/// <summary>
/// How the library is used, for curators: sums by week and by template. It reads what the counters and the history of submissions hold
/// anyway; nobody is followed from one page to the next, so that these are numbers of events and never of people.
/// </summary>
public sealed class LibraryFigures(IDbContextFactory<PhbDbContext> contexts, DayCounter days, DownloadCounter downloads, TimeProvider clock)
{
    /// <summary>Most weeks that are looked back.</summary>
    public const int MostWeeks = 104;

    private static readonly Dictionary<string, Measure[]> s_measures = new()
    {
        [nameof(Counted.Home)] = [Measure.PageViews],
        [nameof(Counted.Browse)] = [Measure.PageViews],
        [nameof(Counted.Search)] = [Measure.PageViews, Measure.Searches],
        [nameof(Counted.Template)] = [Measure.PageViews, Measure.TemplateViews],
        [nameof(Counted.FillForm)] = [Measure.PageViews],
        [nameof(Counted.Guide)] = [Measure.PageViews],
        [nameof(Counted.Discussion)] = [Measure.PageViews],
        [nameof(Counted.Helped)] = [Measure.Helped],
        [nameof(Counted.NotHelped)] = [Measure.NotHelped],
        [nameof(Counted.ShortLink)] = [Measure.ShortLinks],
        [nameof(Counted.Registered)] = [Measure.Registrations],
    };

    /// <summary>The first day of a period of so many weeks that ends with this one.</summary>
    public DateOnly FirstDayOf(int weeks) =>
        WeekFigures.MondayOf(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).AddDays(-7 * (Math.Clamp(weeks, 1, MostWeeks) - 1));

    /// <summary>The last weeks, the oldest first; the last one has just begun. What was counted in the last second is left out.</summary>
    /// <param name="weeks">How many, from 1 to <see cref="MostWeeks"/>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<WeekFigures>> WeeksAsync(int weeks, CancellationToken cancellationToken)
    {
        DateOnly since = FirstDayOf(weeks);
        DateTime from = since.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        Dictionary<DateOnly, Dictionary<Measure, long>> sums = Enumerable.Range(0, Math.Clamp(weeks, 1, MostWeeks)).ToDictionary(week => since.AddDays(7 * week), _ => new Dictionary<Measure, long>());
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);

        foreach (var row in await context.Set<DayCount>().AsNoTracking().Where(row => row.Day >= since)
            .GroupBy(row => new { row.What, row.Day }).Select(group => new { group.Key.What, group.Key.Day, Sum = group.Sum(row => row.Count) }).ToListAsync(cancellationToken))
        {
            foreach (Measure measure in s_measures.GetValueOrDefault(row.What) ?? [])
                Add(row.Day, measure, row.Sum);
        }

        foreach (var row in await context.DownloadCounts.AsNoTracking().Where(row => row.Day >= since)
            .GroupBy(row => new { row.Format, row.Day }).Select(group => new { group.Key.Format, group.Key.Day, Sum = group.Sum(row => row.Count) }).ToListAsync(cancellationToken))
            Add(row.Day, DownloadCounter.IsFilledIn(row.Format) ? Measure.Fills : Measure.Downloads, row.Sum);

        foreach (var row in await context.QueryCounts.AsNoTracking().Where(row => row.Day >= since && row.ReadAs == "")
            .GroupBy(row => row.Day).Select(group => new { Day = group.Key, Sum = group.Sum(row => row.Count) }).ToListAsync(cancellationToken))
            Add(row.Day, Measure.SearchesWithoutResult, row.Sum);

        // What curators changed themselves names no member.
        foreach (var row in await context.Set<LoggedChange>().AsNoTracking()
            .Where(row => row.At >= from && !row.Hidden && !row.IsNew && row.ByMember != null && (row.Kind == ChangeKind.Template || row.Kind == ChangeKind.Guide))
            .Select(row => row.At).ToListAsync(cancellationToken))
            Add(DateOnly.FromDateTime(row), Measure.Edits, 1);

        await AddSubmissionsAsync(context, from, (at, measure, count) => Add(DateOnly.FromDateTime(at), measure, count), cancellationToken);
        return [.. sums.OrderBy(week => week.Key).Select(week => new WeekFigures(week.Key, week.Value))];

        void Add(DateOnly day, Measure measure, long count)
        {
            // A counter of another server may be a moment ahead of this one's clock.
            if (sums.TryGetValue(WeekFigures.MondayOf(day), out Dictionary<Measure, long>? week))
                week[measure] = week.GetValueOrDefault(measure) + count;
        }
    }

    /// <summary>Templates with what was done with them since a day, those taken most first.</summary>
    public async Task<IReadOnlyList<TemplateFigures>> TemplatesAsync(DateOnly since, CancellationToken cancellationToken)
    {
        ILookup<Guid, CountOfContent> counts = (await days.ByContentAsync(since, cancellationToken, Counted.Template, Counted.Helped, Counted.NotHelped)).ToLookup(count => count.Content);
        ILookup<Guid, DownloadFigure> taken = (await downloads.FiguresAsync(cancellationToken, since)).ToLookup(figure => figure.TemplateKey);
        return
        [
            .. counts.Select(group => group.Key).Union(taken.Select(group => group.Key))
                .Select(key => new TemplateFigures(key, Of(key, Counted.Template),
                    taken[key].Where(figure => !figure.FilledIn).ToDictionary(figure => figure.Format, figure => figure.Count),
                    taken[key].Where(figure => figure.FilledIn).ToDictionary(figure => figure.Format, figure => figure.Count),
                    Of(key, Counted.Helped), Of(key, Counted.NotHelped)))
                .Where(figures => figures.Views + figures.Taken + figures.Helped + figures.NotHelped > 0)
                .OrderByDescending(figures => figures.Taken).ThenByDescending(figures => figures.Views).ThenBy(figures => figures.Key),
        ];

        long Of(Guid key, Counted what) => counts[key].Where(count => count.What == what).Sum(count => count.Count);
    }

    private static async Task AddSubmissionsAsync(PhbDbContext context, DateTime from, Action<DateTime, Measure, long> add, CancellationToken cancellationToken)
    {
        IQueryable<Submission> honest = context.Set<Submission>().AsNoTracking().Where(row => row.State != SubmissionState.Spam);
        foreach (DateTime sent in await honest.Where(row => row.Sent >= from).Select(row => row.Sent!.Value).ToListAsync(cancellationToken))
            add(sent, Measure.Submissions, 1);
        // Who has left shares no key with anybody: their first time is not counted.
        foreach (DateTime first in await honest.Where(row => row.Sent != null && row.MemberKey != Guid.Empty)
            .GroupBy(row => row.MemberKey).Select(group => group.Min(row => row.Sent!.Value)).Where(first => first >= from).ToListAsync(cancellationToken))
            add(first, Measure.FirstSubmissions, 1);

        List<SubmissionEvent> events = await context.Set<SubmissionEvent>().AsNoTracking().Where(entry => entry.At >= from).OrderBy(entry => entry.At).ToListAsync(cancellationToken);
        foreach (SubmissionEvent entry in events)
        {
            if (entry.Actor == Actor.Curator && entry.To is SubmissionState.Approved or SubmissionState.Declined or SubmissionState.Spam or SubmissionState.ChangesAskedFor)
                add(entry.At, Measure.Decisions, 1);
        }

        foreach (var work in events.Where(entry => entry.Actor == Actor.Curator).GroupBy(entry => (entry.ByKey, Monday: WeekFigures.MondayOf(DateOnly.FromDateTime(entry.At)))))
            add(work.First().At, Measure.ReviewMinutes, (long)Math.Round(DeskFigures.Worked([.. work.Select(entry => entry.At)]).TotalMinutes));
    }
}
