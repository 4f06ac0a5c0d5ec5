using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Discussions;
using PhbResources.Core.Feedback;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Core.Operations;
using PhbResources.Core.Requests;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Submissions;
using PhbResources.Core.Surveys;
using PhbResources.Search;
using PhbResources.Site.Members;

namespace PhbResources.Site.Curators;

/// <summary>What curators see first: how the library is.</summary>
internal sealed class CuratorDesk(
    PrivatePages pages,
    CuratorDoor door,
    PublishedLibrary library,
    DownloadCounter downloads,
    LibrarySearch search,
    StarterLibraryProblems starter,
    QueryCounter queries,
    TemplateRequests requests,
    SubmissionWorkflow workflow,
    Core.Guides.GuideHistory guides,
    DiscussionDesk discussions,
    LibraryFigures figuresOfLibrary,
    TemplateFeedback feedback,
    OpenSurvey survey,
    TimeProvider clock,
    BackupState? backups = null)
{
    public const string Path = "/curator";
    public const string DonePath = "/curator/requests/done";
    public const string RebuildPath = "/curator/search/rebuild";

    /// <summary>Rows of each table of searches.</summary>
    private const int MostSearches = 25;

    /// <summary>How far back searches are looked at.</summary>
    private const int SearchDays = 90;

    /// <summary>Rows of the table of downloads; the ones below are summed up.</summary>
    private const int MostRows = 50;

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator)
            return;
        LibrarySnapshot now = library.Current;
        IReadOnlyList<DownloadFigure> figures = await downloads.FiguresAsync(context.RequestAborted);
        DateOnly since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-SearchDays);
        IReadOnlyList<QueryFigure> fruitless = await queries.FiguresAsync(corrected: false, since, MostSearches, context.RequestAborted);
        IReadOnlyList<QueryFigure> corrected = await queries.FiguresAsync(corrected: true, since, MostSearches, context.RequestAborted);
        IReadOnlyList<TemplateRequest> open = await requests.OpenAsync(context.RequestAborted);
        IReadOnlyList<WeekFigures> weeks = await figuresOfLibrary.WeeksAsync(2, context.RequestAborted);
        int unread = await feedback.UnreadAsync(context.RequestAborted);
        int waiting = (await workflow.QueueAsync(context.RequestAborted)).Count;
        int changes = await guides.CountWaitingAsync(context.RequestAborted);
        DeskCounts posts = await discussions.CountAsync(context.RequestAborted);
        await pages.ShowAsync<CuratorDeskPage, CuratorDeskModel>(context, Path, formToken =>
            Read(formToken, curator, now, figures) with
            {
                RebuildBegun = context.Request.Query["done"] == "rebuild",
                Fruitless = fruitless,
                Corrected = corrected,
                Requests = open,
                Waiting = waiting,
                Changes = changes,
                Discussions = posts,
                ThisWeek = weeks[^1],
                LastWeek = weeks[0],
                UnreadFeedback = unread,
                OpenSurvey = survey.Current?.Survey.Title,
                Backup = backups?.Read(),
                BackupNeedsLookingAfter = backups is not null && backups.NeedsLookingAfter(backups.Read()),
            });
    }

    public async Task TickOffAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null || await pages.ReadFormAsync(context) is not { } form)
            return;
        if (long.TryParse(form["id"], NumberStyles.None, CultureInfo.InvariantCulture, out long id))
            await requests.TickOffAsync(id, context.RequestAborted);
        PrivatePages.GoOn(context, $"{Path}#requests");
    }

    public async Task RebuildAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null || await pages.ReadFormAsync(context) is null)
            return;
        search.BeginRebuild();
        PrivatePages.GoOn(context, $"{Path}?done=rebuild");
    }

    private CuratorDeskModel Read(string formToken, SignedIn curator, LibrarySnapshot now, IReadOnlyList<DownloadFigure> figures)
    {
        Dictionary<Guid, int> counts = now.ByKey.Values.GroupBy(template => template.Category.Key).ToDictionary(group => group.Key, group => group.Count());
        string[] formats = [.. figures.Select(Column).Distinct().Order(StringComparer.Ordinal)];
        List<DownloadRow> rows =
        [
            .. figures.GroupBy(figure => figure.TemplateKey)
                .Select(group => new DownloadRow(now.ByKey.GetValueOrDefault(group.Key), group.ToDictionary(Column, figure => figure.Count)))
                .OrderByDescending(row => row.Total).ThenBy(row => row.Template?.Title, StringComparer.Ordinal),
        ];
        return new CuratorDeskModel(formToken, curator.Email, now.ByKey.Count,
            [.. now.Categories.Select(category => new Home.CategoryCount(category, counts.GetValueOrDefault(category.Key)))],
            formats, [.. rows.Take(MostRows)], rows.Skip(MostRows).Sum(row => row.Total), rows.Sum(row => row.Total),
            search.Health, [.. starter.All]);
    }

    private static string Column(DownloadFigure figure) => figure.FilledIn ? $"{figure.Format}, filled in" : figure.Format;
}

/// <summary>How the library is.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Email">Who is signed in.</param>
/// <param name="Total">Published templates.</param>
/// <param name="Categories">Shelves in order, empty ones included.</param>
/// <param name="Formats">Formats that were ever downloaded: the columns.</param>
/// <param name="Downloads">Most downloaded first.</param>
/// <param name="OtherDownloads">Downloads of templates below those.</param>
/// <param name="AllDownloads">All downloads.</param>
/// <param name="Search">How the search index is.</param>
/// <param name="StarterProblems">Files of the starter library that could not be loaded.</param>
public sealed record CuratorDeskModel(
    string FormToken,
    string Email,
    int Total,
    IReadOnlyList<Home.CategoryCount> Categories,
    IReadOnlyList<string> Formats,
    IReadOnlyList<DownloadRow> Downloads,
    long OtherDownloads,
    long AllDownloads,
    IndexHealth Search,
    IReadOnlyList<StarterLibraryProblem> StarterProblems)
{
    /// <summary>True when the curator has just asked for a new search index.</summary>
    public bool RebuildBegun { get; init; }

    /// <summary>Searches of the last months that found nothing, the most frequent first.</summary>
    public IReadOnlyList<QueryFigure> Fruitless { get; init; } = [];

    /// <summary>Searches that were read as other words, the most frequent first.</summary>
    public IReadOnlyList<QueryFigure> Corrected { get; init; } = [];

    /// <summary>The week that is going on.</summary>
    public WeekFigures ThisWeek { get; init; } = new(default, new Dictionary<Measure, long>());

    /// <summary>The week before it.</summary>
    public WeekFigures LastWeek { get; init; } = new(default, new Dictionary<Measure, long>());

    /// <summary>How many words of visitors no curator has read.</summary>
    public int UnreadFeedback { get; init; }

    /// <summary>Title of the survey that is open, or <c>null</c>.</summary>
    public string? OpenSurvey { get; init; }
    /// <summary>What became of the last backups, or <c>null</c> where this host makes none.</summary>
    public BackupReport? Backup { get; init; }

    /// <summary>True when somebody should look after the backups.</summary>
    public bool BackupNeedsLookingAfter { get; init; }

    /// <summary>How many submissions wait for a curator.</summary>
    public int Waiting { get; init; }

    /// <summary>How many changes of guides and suggestions about templates wait for a curator.</summary>
    public int Changes { get; init; }
    /// <summary>How much waits in the discussions.</summary>
    public DeskCounts Discussions { get; init; } = new(0, 0, 0);

    /// <summary>What people asked for, the oldest first.</summary>
    public IReadOnlyList<TemplateRequest> Requests { get; init; } = [];
}

/// <summary>Downloads of a template.</summary>
/// <param name="Template">The template, or <c>null</c> where it is not published now.</param>
/// <param name="ByFormat">Counts by file extension.</param>
public sealed record DownloadRow(Template? Template, IReadOnlyDictionary<string, long> ByFormat)
{
    /// <summary>In all formats.</summary>
    public long Total => ByFormat.Values.Sum();
}
