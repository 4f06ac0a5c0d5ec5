using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using PhbResources.Site.Listings;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Templates;

/// <summary>The files that people shared, as they are. To be had as long as their template is published, and not a moment longer.</summary>
internal static class FileEndpoints
{
    public static void MapFiles(IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();
        OriginalFiles originals = routes.ServiceProvider.GetRequiredService<OriginalFiles>();

        routes.MapRead(Links.Templates + "/{slug}/files/{name}", async context =>
        {
            string slug = (string)context.GetRouteValue("slug")!;
            if (!pages.Library.BySlug.TryGetValue(slug, out Template? template))
            {
                await problems.TemplateMissingAsync(context, slug);
                return;
            }

            string name = (string)context.GetRouteValue("name")!;
            if (template.Files.FirstOrDefault(file => string.Equals(file.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } file)
            {
                await problems.WriteAsync(context, StatusCodes.Status404NotFound, "We do not have that file",
                    $"“{template.Title}” has no file of that name. Its page lists the files there are.", Links.Of(template), $"See the files of “{template.Title}”");
                return;
            }

            if (!context.RedirectedTo($"{Links.Templates}/{template.Slug}/files/{file.Name}"))
                await originals.WriteAsync(context, template, file);
        });
    }
}
