using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Guides;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Site.Insights;
using PhbResources.Site.Listings;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Templates;

internal static class TemplateEndpoints
{
    private const int MostGuides = 3;

    public static void MapTemplates(IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        TemplatePageReader reader = routes.ServiceProvider.GetRequiredService<TemplatePageReader>();
        PublishedGuides guides = routes.ServiceProvider.GetRequiredService<PublishedGuides>();
        Views views = routes.ServiceProvider.GetRequiredService<Views>();
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();

        routes.MapRead(Links.Templates + "/{slug}", context =>
        {
            LibrarySnapshot library = pages.Library;
            string slug = (string)context.GetRouteValue("slug")!;
            if (!library.BySlug.TryGetValue(slug, out Template? template))
                return problems.TemplateMissingAsync(context, slug);
            if (context.RedirectedTo($"{Links.Templates}/{template.Slug}"))
                return Task.CompletedTask;
            views.Count(context, Counted.Template, template.Key);
            // The page names guides that lead to the template, and changes with either.
            GuideShelf shelf = guides.Current;
            long number = (library.Number << 24) + shelf.Number;
            return pages.ServeAsync<TemplatePage, TemplateModel>(context, number, Links.Of(template),
                _ => reader.Read(template, library) with { Guides = shelf.LeadingTo(template.Slug, MostGuides) });
        });
    }
}
