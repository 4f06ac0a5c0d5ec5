using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Search;
using PhbResources.Site.Guides;
using PhbResources.Site.Listings;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Api;

/// <summary>Search and suggestions as JSON.</summary>
internal static class SearchApi
{
    private const string SearchPath = "/api/v1/search";
    private const string SuggestPath = "/api/v1/suggest";
    private const int MostSuggestions = 8;

    /// <summary>Discussions that come with the templates.</summary>
    private const int MostDiscussions = 5;

    /// <summary>Guides that come with the templates.</summary>
    private const int MostGuides = 5;

    // Longer beginnings than this are no beginnings any more.
    private const int LongestPrefix = 100;

    public static void MapSearchApi(IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        ListingReader listings = routes.ServiceProvider.GetRequiredService<ListingReader>();
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();
        TemplateDownloads downloads = routes.ServiceProvider.GetRequiredService<TemplateDownloads>();
        LibrarySearch search = routes.ServiceProvider.GetRequiredService<LibrarySearch>();
        GuideSearch guides = routes.ServiceProvider.GetRequiredService<GuideSearch>();
        DiscussionSearch discussions = routes.ServiceProvider.GetRequiredService<DiscussionSearch>();

        routes.MapApi(SearchPath, context =>
        {
            if (context.RedirectedTo(SearchPath))
                return Task.CompletedTask;
            LibrarySnapshot library = pages.Library;
            (ListAsked? asked, string mistake) = ListAsked.Read(listings, context.Request.Query, Links.Search, library);
            if (asked is null)
                return problems.WriteAsync(context, StatusCodes.Status400BadRequest, "That cannot be searched for", mistake);
            if (!search.Ready)
                return problems.NotReadyAsync(context);
            return pages.ServeDataAsync(context, library, asked.Address, Pages.Json, async (site, cancellation) =>
                ApiJson.Write(Answer(search.Search(asked.ToRequest()), library, downloads, site) with { Discussions = await DiscussionsAsync(asked, site, cancellation), Guides = GuidesFor(asked, site) }), Pages.SearchLifetime);
        });

        IReadOnlyList<GuideItem> GuidesFor(ListAsked asked, SiteView site) =>
            [.. guides.Find(asked.Skip == 0 ? asked.Query.Words : "", MostGuides).Select(found => new GuideItem(found.Guide.Slug, found.Guide.Title, found.Guide.Summary, [.. found.Passages.Select(Highlights.ToHtml)], site.Base + GuidePaths.Of(found.Guide)))];

        async Task<DiscussionGroup> DiscussionsAsync(ListAsked asked, SiteView site, CancellationToken cancellationToken)
        {
            (int total, IReadOnlyList<FoundThread> found) = await discussions.SearchAsync(asked.Skip == 0 ? asked.Query.Words : "", 0, MostDiscussions, cancellationToken);
            return new DiscussionGroup(total, [.. found.Select(one => new DiscussionItem(one.Summary.Place.Title, one.Summary.Place.AboveName, one.Summary.Thread.Posts, one.Summary.Thread.IsSolved,
                one.Summary.Thread.Outcome is not null, [.. one.Passages.Select(Highlights.ToHtml)], site.Base + one.Path))]);
        }

        routes.MapApi(SuggestPath, context =>
        {
            if (context.RedirectedTo(SuggestPath))
                return Task.CompletedTask;
            string prefix = context.Request.Query["q"].ToString().TrimStart();
            if (prefix.Length > LongestPrefix || !search.Ready)
                prefix = "";
            return pages.ServeDataAsync(context, pages.Library, $"{SuggestPath}?q={Uri.EscapeDataString(prefix)}", Pages.Json,
                _ => ApiJson.Write(new SuggestionList(prefix.Length == 0 ? [] : [.. search.Suggest(prefix, MostSuggestions).Select(found => new SuggestionItem(found.Text.Text, found.Slug))])), Pages.SearchLifetime);
        });
    }

    private static SearchAnswer Answer(SearchResult result, LibrarySnapshot library, TemplateDownloads downloads, SiteView site) => new(
        result.Total,
        [
            .. result.Hits
                .Select(hit => (Hit: hit, Template: library.ByKey.GetValueOrDefault(hit.Key)))
                .Where(found => found.Template is not null)
                .Select(found => new SearchItem(
                    found.Template!.Slug, found.Template.Title, found.Template.Kind.Alias, found.Template.Category.Slug, found.Template.Summary,
                    ApiJson.FormatsOf(found.Template, downloads), found.Hit.Score,
                    [.. found.Hit.Passages.Select(Highlights.ToHtml)], site.Base + Links.Of(found.Template))),
        ],
        result.Facets.ToDictionary(facet => facet.Key, facet => (IReadOnlyList<FacetItem>)[.. facet.Value.Select(count => new FacetItem(count.Value, count.Count))]),
        result.CorrectedQuery);
}
