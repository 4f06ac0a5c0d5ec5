using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Guides;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Site.Insights;
using PhbResources.Site.Listings;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Home;

internal static class HomeEndpoints
{
    private const int Shown = 6;

    // Which templates are downloaded most changes without a new publication.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);

    public static void MapHome(IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        Views views = routes.ServiceProvider.GetRequiredService<Views>();
        DownloadCounter counter = routes.ServiceProvider.GetRequiredService<DownloadCounter>();
        PublishedGuides guides = routes.ServiceProvider.GetRequiredService<PublishedGuides>();
        TemplateDownloads downloads = routes.ServiceProvider.GetRequiredService<TemplateDownloads>();

        routes.MapRead("/", context =>
        {
            LibrarySnapshot library = pages.Library;
            views.Count(context, Counted.Home);
            GuideShelf shelf = guides.Current;
            // The page shows both, and changes with either.
            long number = (library.Number << 24) + shelf.Number;
            return pages.ServeAsync<HomePage, HomeModel>(context, number, "/", _ => Read(library, downloads, counter) with { Guides = shelf.InOrder }, s_lifetime);
        });
    }

    private static HomeModel Read(LibrarySnapshot library, TemplateDownloads downloads, DownloadCounter counter)
    {
        Dictionary<Guid, int> counts = library.ByKey.Values.GroupBy(template => template.Category.Key).ToDictionary(group => group.Key, group => group.Count());
        return new HomeModel(
            library.ByKey.Count,
            [.. library.Categories.Select(category => new CategoryCount(category, counts.GetValueOrDefault(category.Key))).Where(shelf => shelf.Count > 0)],
            [.. library.ByKey.Values.OrderByDescending(template => template.Updated).ThenBy(template => template.Title, StringComparer.Ordinal).Take(Shown)],
            [.. library.ByKey.Values
                .Select(template => (Template: template, Downloads: counter.TotalOf(template.Key)))
                .Where(counted => counted.Downloads > 0)
                .OrderByDescending(counted => counted.Downloads).ThenBy(counted => counted.Template.Title, StringComparer.Ordinal).Take(Shown)
                .Select(counted => new ListingItem(counted.Template, downloads.FormatsOf(counted.Template), null, []))]);
    }
}

/// <summary>What the first page shows.</summary>
/// <param name="Total">Templates in the library.</param>
/// <param name="Categories">Shelves with something on them.</param>
/// <param name="Newest">Last published first.</param>
/// <param name="MostUsed">Most downloaded first; empty while nothing was downloaded.</param>
public sealed record HomeModel(int Total, IReadOnlyList<CategoryCount> Categories, IReadOnlyList<Template> Newest, IReadOnlyList<ListingItem> MostUsed)
{
    /// <summary>The guides, in the curator's order.</summary>
    public IReadOnlyList<Guide> Guides { get; init; } = [];
}

/// <summary>A shelf and how many templates stand on it.</summary>
public sealed record CategoryCount(Category Category, int Count);
