using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Changes;
using PhbResources.Core.Library;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Changes;

internal static class ChangesEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();

        routes.MapRead(ChangesQuery.Path, context => Answer(context, ChangesQuery.Path, (query, library) =>
            pages.ServeAsync<ChangesPage, ChangesModel>(context, library, query.Address,
                async (_, cancellationToken) => new ChangesModel(query, await Changes(context).ReadAsync(query.Filter, query.Before, query.After, cancellationToken), library.Categories), Pages.SearchLifetime)));
        routes.MapRead(ChangesQuery.FeedPath, context => Answer(context, ChangesQuery.FeedPath, (query, library) =>
            pages.ServeDataAsync(context, library, query.Feed, ChangesFeed.ContentType,
                async (site, cancellationToken) => ChangesFeed.Write(query, await Changes(context).ReadAsync(query.Filter, before: null, after: null, cancellationToken), site), Pages.SearchLifetime)));

        static RecentChanges Changes(HttpContext context) => context.RequestServices.GetRequiredService<RecentChanges>();

        Task Answer(HttpContext context, string path, Func<ChangesQuery, LibrarySnapshot, Task> answer)
        {
            if (context.RedirectedTo(path))
                return Task.CompletedTask;
            LibrarySnapshot library = pages.Library;
            (ChangesQuery? query, string? mistake) = ChangesQuery.Read(context.Request.Query, library);
            return query is not null ? answer(query, library)
                : problems.WriteAsync(context, StatusCodes.Status404NotFound, "We cannot find those changes", mistake!, ChangesQuery.Path, "All recent changes");
        }
    }
}
