using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Site.Charts;
using PhbResources.Site.Layout;
using PhbResources.Site.Listings;

namespace PhbResources.Site.Curators.Insights;

/// <summary>Shows curators how the library is used, week by week, and gives the figures as files.</summary>
internal sealed class InsightDesk(PrivatePages pages, CuratorDoor door, LibraryFigures figures, QueryCounter queries, PublishedLibrary library)
{
    public const string Path = "/curator/insights";
    public const string CsvPath = "/curator/insights.csv";

    /// <summary>Periods to choose from, in weeks.</summary>
    public static readonly IReadOnlyList<int> Periods = [4, 12, 26, 52];

    private const int FirstPeriod = 12, MostSearches = 25, MostSearchesInFile = 1_000;

    /// <summary>Address of the page for a period.</summary>
    public static string For(int weeks) => $"{Path}?weeks={weeks.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Address of a file: <c>weeks</c>, <c>templates</c> or <c>searches</c>.</summary>
    public static string File(string what, int weeks) => $"{CsvPath}?what={what}&weeks={weeks.ToString(CultureInfo.InvariantCulture)}";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        int weeks = WeeksOf(context);
        DateOnly since = figures.FirstDayOf(weeks);
        IReadOnlyList<WeekFigures> byWeek = await figures.WeeksAsync(weeks, context.RequestAborted);
        IReadOnlyList<TemplateFigures> templates = await figures.TemplatesAsync(since, context.RequestAborted);
        IReadOnlyList<QueryFigure> fruitless = await queries.FiguresAsync(corrected: false, since, MostSearches, context.RequestAborted);
        LibrarySnapshot now = library.Current;
        await pages.ShowAsync<InsightPage, InsightModel>(context, Path, _ => new InsightModel(weeks, since, byWeek,
            [.. templates.Select(row => new TemplateRow(now.ByKey.GetValueOrDefault(row.Key), row))], fruitless)
        {
            Untouched = [.. now.ByKey.Values.Where(template => templates.All(row => row.Key != template.Key || row.Taken == 0)).OrderBy(template => template.Title, StringComparer.Ordinal)],
        });
    }

    public async Task SendAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        int weeks = WeeksOf(context);
        DateOnly since = figures.FirstDayOf(weeks);
        Csv? csv = context.Request.Query["what"].ToString() switch
        {
            "weeks" => OfWeeks(await figures.WeeksAsync(weeks, context.RequestAborted)),
            "templates" => OfTemplates(await figures.TemplatesAsync(since, context.RequestAborted)),
            "searches" => OfSearches(await queries.FiguresAsync(corrected: false, since, MostSearchesInFile, context.RequestAborted)),
            _ => null,
        };
        PrivatePages.Seal(context);
        if (csv is null)
            await pages.Problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no such table", "The page of insights links to those there are.", Path, "Insights");
        else
            await csv.SendAsync(context, $"{context.Request.Query["what"]}-{Dates.Iso(since)}.csv");
    }

    private static Csv OfWeeks(IReadOnlyList<WeekFigures> weeks)
    {
        Measure[] measures = Enum.GetValues<Measure>();
        Csv csv = new Csv().Row(["week beginning", .. measures.Select(MeasureWords.Of)]);
        foreach (WeekFigures week in weeks)
            csv.Row([Dates.Iso(week.Monday), .. measures.Select(measure => (object)week[measure])]);
        return csv;
    }

    private Csv OfTemplates(IReadOnlyList<TemplateFigures> rows)
    {
        string[] formats = [.. rows.SelectMany(row => row.Downloads.Keys).Distinct().Order(StringComparer.Ordinal)];
        LibrarySnapshot now = library.Current;
        Csv csv = new Csv().Row(["template", "address", "looked at", .. formats, "filled in here", "helped", "did not help"]);
        foreach (TemplateFigures row in rows)
        {
            Template? template = now.ByKey.GetValueOrDefault(row.Key);
            csv.Row([template?.Title ?? "not published now", template is null ? null : Links.Of(template), row.Views,
                .. formats.Select(format => (object)row.Downloads.GetValueOrDefault(format)), row.Fills.Values.Sum(), row.Helped, row.NotHelped]);
        }

        return csv;
    }

    /// <summary>A file may go further than the desk: words that fewer than five searched for stay here, since rare words are the ones that could tell of somebody.</summary>
    private static Csv OfSearches(IReadOnlyList<QueryFigure> searches)
    {
        Csv csv = new Csv().Row("words", "searches", "last");
        foreach (QueryFigure search in searches.Where(search => !SmallGroups.IsTooSmall(search.Count)))
            csv.Row(search.Words, search.Count, Dates.Iso(search.LastDay));
        return csv.Row($"all words that were searched for less than {SmallGroups.Fewest} times", searches.Where(search => SmallGroups.IsTooSmall(search.Count)).Sum(search => search.Count), null);
    }

    private static int WeeksOf(HttpContext context) =>
        int.TryParse(context.Request.Query["weeks"], NumberStyles.None, CultureInfo.InvariantCulture, out int weeks) && Periods.Contains(weeks) ? weeks : FirstPeriod;
}

/// <summary>How the library was used in a period.</summary>
/// <param name="Weeks">How many weeks it has.</param>
/// <param name="Since">Its first day.</param>
/// <param name="ByWeek">The oldest first; the last one is still going on.</param>
/// <param name="Templates">What was done with each template, those taken most first.</param>
/// <param name="Fruitless">Searches that found nothing, the most frequent first.</param>
public sealed record InsightModel(int Weeks, DateOnly Since, IReadOnlyList<WeekFigures> ByWeek, IReadOnlyList<TemplateRow> Templates, IReadOnlyList<QueryFigure> Fruitless)
{
    /// <summary>Published templates that nobody downloaded or filled in.</summary>
    public IReadOnlyList<Template> Untouched { get; init; } = [];

    /// <summary>A figure over the whole period.</summary>
    public long Sum(Measure measure) => ByWeek.Sum(week => week[measure]);
}

/// <summary>What was done with a template.</summary>
/// <param name="Template">The template, or <c>null</c> where it is not published now.</param>
/// <param name="Figures">The figures.</param>
public sealed record TemplateRow(Template? Template, TemplateFigures Figures);
