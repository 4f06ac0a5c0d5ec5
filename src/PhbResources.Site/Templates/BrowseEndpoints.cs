using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Discussions;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Site.Insights;
using PhbResources.Site.Listings;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Templates;

/// <summary>Browse and search: one list, with and without words.</summary>
internal static class BrowseEndpoints
{
    /// <summary>Discussions that are shown below the templates.</summary>
    private const int MostDiscussions = 3;

    public static void MapBrowse(IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        ListingReader listings = routes.ServiceProvider.GetRequiredService<ListingReader>();
        Views views = routes.ServiceProvider.GetRequiredService<Views>();
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();

        DiscussionSearch discussions = routes.ServiceProvider.GetRequiredService<DiscussionSearch>();

        routes.MapRead(Links.Templates, context => ListAsync<BrowsePage>(context, Links.Templates));
        routes.MapRead(Links.Search, context => ListAsync<SearchPage>(context, Links.Search));

        Task ListAsync<TPage>(HttpContext context, string path)
            where TPage : Page<Listing>
        {
            if (context.RedirectedTo(path))
                return Task.CompletedTask;
            LibrarySnapshot library = pages.Library;
            ListingAsked asked = listings.Read(context.Request.Query, path, library);
            if (asked.Query is not { } query)
                return problems.WriteAsync(context, asked.Status, asked.Status == 400 ? "That address does not make sense" : "We cannot find that list", asked.Mistake);
            if (!listings.Ready)
                return problems.NotReadyAsync(context);

            Listing? listing = null;
            if (query.Page > 1 && (listing = listings.Fetch(query, library)) is null)
                return problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no such page", "This list does not have that many pages. Go back to its first page.",
                    (query with { Page = 1 }).Address, "First page of the list");
            if (!query.IsSearch)
                views.Count(context, Counted.Browse);
            else if (query is { Page: 1, Words.Length: > 0 })
                views.Count(context, Counted.Search);
            if (path == Links.Search && query is { Page: 1, Words.Length: > 0 })
                return pages.ServeAsync<TPage, Listing>(context, library, query.Address, async (_, cancellation) => listings.Fetch(query, library)! with { Discussions = await DiscussionsAsync(query.Words, cancellation) }, Pages.SearchLifetime);
            return pages.ServeAsync<TPage, Listing>(context, library, query.Address,
                _ => listing ?? listings.Fetch(query, library)!, Pages.SearchLifetime);
        }

        async Task<FoundDiscussions> DiscussionsAsync(string words, CancellationToken cancellationToken)
        {
            (int total, IReadOnlyList<FoundThread> found) = await discussions.SearchAsync(words, 0, MostDiscussions, cancellationToken);
            return new FoundDiscussions(total, found);
        }
    }
}
