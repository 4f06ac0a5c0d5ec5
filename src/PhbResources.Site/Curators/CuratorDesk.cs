using Microsoft.AspNetCore.Http;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Core.StarterLibrary;
using PhbResources.Search;

namespace PhbResources.Site.Curators;

/// <summary>What curators see first: how the library is.</summary>
internal sealed class CuratorDesk(
    PrivatePages pages,
    MemberSession session,
    PublishedLibrary library,
    DownloadCounter downloads,
    LibrarySearch search,
    StarterLibraryProblems starter)
{
    public const string Path = "/curator";
    public const string RebuildPath = "/curator/search/rebuild";

    /// <summary>Rows of the table of downloads; the ones below are summed up.</summary>
    private const int MostRows = 50;

    public async Task ShowAsync(HttpContext context)
    {
        if (await CuratorAsync(context) is not { } curator)
            return;
        LibrarySnapshot now = library.Current;
        IReadOnlyList<DownloadFigure> figures = await downloads.FiguresAsync(context.RequestAborted);
        await pages.ShowAsync<CuratorDeskPage, CuratorDeskModel>(context, Path, formToken =>
            Read(formToken, curator, now, figures) with { RebuildBegun = context.Request.Query["done"] == "rebuild" });
    }

    public async Task RebuildAsync(HttpContext context)
    {
        if (await CuratorAsync(context) is null || await pages.ReadFormAsync(context) is null)
            return;
        search.BeginRebuild();
        PrivatePages.GoOn(context, $"{Path}?done=rebuild");
    }

    /// <summary>The curator, or an answer for anybody else: the way in for those not signed in, and for others a page that is not there.</summary>
    private async Task<SignedIn?> CuratorAsync(HttpContext context)
    {
        SignedIn? member = await session.FindAsync(context);
        if (member is { IsCurator: true })
            return member;
        if (member is null)
        {
            PrivatePages.GoOn(context, $"{SignInForm.Path}?returnUrl={Uri.EscapeDataString(Path)}");
        }
        else
        {
            PrivatePages.Seal(context);
            await pages.Problems.AddressMissingAsync(context);
        }

        return null;
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
}

/// <summary>Downloads of a template.</summary>
/// <param name="Template">The template, or <c>null</c> where it is not published now.</param>
/// <param name="ByFormat">Counts by file extension.</param>
public sealed record DownloadRow(Template? Template, IReadOnlyDictionary<string, long> ByFormat)
{
    /// <summary>In all formats.</summary>
    public long Total => ByFormat.Values.Sum();
}
