using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Core.Pictures;
using PhbResources.Site.Insights;
using PhbResources.Site.Listings;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Posters;

/// <summary>What brings people to a template from elsewhere: short links, posters for a wall, pictures beside links.</summary>
internal static class PosterEndpoints
{
    /// <summary>Where shelves have their posters: <c>/poster?category=</c>.</summary>
    public const string CategoryPath = "/poster";

    /// <summary>Begins every short link.</summary>
    public const string ShortPath = "/t";

    public static void MapPosters(this IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();
        ShortLinks links = routes.ServiceProvider.GetRequiredService<ShortLinks>();
        TemplateCards cards = routes.ServiceProvider.GetRequiredService<TemplateCards>();
        Views views = routes.ServiceProvider.GetRequiredService<Views>();
        IReadOnlyList<int> sizes = routes.ServiceProvider.GetRequiredService<IOptions<PictureOptions>>().Value.Pixels;

        routes.MapRead(ShortPath + "/{code}", context =>
        {
            LibrarySnapshot library = pages.Library;
            Guid? key = links.Find(library, (string)context.GetRouteValue("code")!);
            string? address = key is null ? null
                : library.ByKey.GetValueOrDefault(key.Value) is { } template ? Links.Of(template)
                : Links.Of(library.Categories.First(category => category.Key == key));
            if (address is null)
                return problems.WriteAsync(context, StatusCodes.Status404NotFound, "We do not know that short link", "Check each letter and number. What it led to may also have been taken down.", Links.Search, "Search for it");
            views.Count(context, Counted.ShortLink, key!.Value);
            // Not for ever: a template may get another address, and keeps its code.
            context.Response.Redirect(context.Request.PathBase.ToUriComponent() + address);
            context.Response.Headers.CacheControl = "no-cache";
            return Task.CompletedTask;
        });

        routes.MapRead(Links.Templates + "/{slug}/poster", context =>
        {
            LibrarySnapshot library = pages.Library;
            string slug = (string)context.GetRouteValue("slug")!;
            if (!library.BySlug.TryGetValue(slug, out Template? template))
                return problems.TemplateMissingAsync(context, slug);
            if (context.RedirectedTo($"{Links.Templates}/{template.Slug}/poster"))
                return Task.CompletedTask;
            return pages.ServeAsync<PosterPage, PosterModel>(context, library, Links.Poster(template), site => Poster.Of(template, ShortOf(site, library, template.Key)));
        });

        routes.MapRead(CategoryPath, context =>
        {
            LibrarySnapshot library = pages.Library;
            string slug = context.Request.Query["category"].ToString();
            if (library.Categories.FirstOrDefault(category => string.Equals(category.Slug, slug, StringComparison.OrdinalIgnoreCase)) is not { } category)
                return problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no such category", "The list of templates has a link to the poster of each category.", Links.Templates, "All templates");
            return pages.ServeAsync<PosterPage, PosterModel>(context, library, Links.Poster(category), site => Poster.Of(category, library, ShortOf(site, library, category.Key)));
        });

        routes.MapRead(Links.Templates + "/{slug}/picture.png", WriteCardAsync);
        routes.MapRead(Links.Templates + "/{slug}/first-page.png", WriteFirstPageAsync);

        Task WriteCardAsync(HttpContext context) => WritePictureAsync(context, template => cards.OfAsync(template, context.RequestAborted));

        // In the sizes that pictures have, and no others: each that is drawn takes memory.
        Task WriteFirstPageAsync(HttpContext context) => WritePictureAsync(context, template =>
            int.TryParse(context.Request.Query["width"], NumberStyles.None, CultureInfo.InvariantCulture, out int width) && sizes.Contains(width)
                ? cards.FirstPageAsync(template, width, context.RequestAborted) : Task.FromResult<Core.Library.TemplateCard?>(null));

        async Task WritePictureAsync(HttpContext context, Func<Template, Task<Core.Library.TemplateCard?>> draw)
        {
            string slug = (string)context.GetRouteValue("slug")!;
            if (!pages.Library.BySlug.TryGetValue(slug, out Template? template))
            {
                await problems.TemplateMissingAsync(context, slug);
                return;
            }

            if (await draw(template) is not { } card)
            {
                await problems.WriteAsync(context, StatusCodes.Status404NotFound, "We do not have that picture", "There is none of this template, or not in this size.", Links.Of(template), $"Go to “{template.Title}”");
                return;
            }

            context.Response.Headers.CacheControl = "public, max-age=86400";
            // Made to be shown on other sites.
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            await TypedResults.Bytes(card.Png, "image/png", lastModified: new DateTimeOffset(template.Updated, TimeSpan.Zero), entityTag: new EntityTagHeaderValue(card.ETag)).ExecuteAsync(context);
        }

        string ShortOf(SiteView site, LibrarySnapshot library, Guid key) => $"{site.Base}{ShortPath}/{links.CodeOf(library, key)}";
    }
}
