using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Changes;
using PhbResources.Core.Curating.Editing;
using PhbResources.Core.Library;
using PhbResources.Site.Listings;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Changes;

/// <summary>Shows everybody what differs between two versions of a template.</summary>
internal static class CompareEndpoint
{
    public static string Of(Template template) => $"{Links.Of(template)}/compare";

    /// <summary>What a version changed.</summary>
    public static string Of(Template template, int version) => string.Create(CultureInfo.InvariantCulture, $"{Of(template)}?version={version}");

    public static void MapCompare(this IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();
        TemplateHistory history = routes.ServiceProvider.GetRequiredService<TemplateHistory>();

        routes.MapRead(Links.Templates + "/{slug}/compare", context =>
        {
            LibrarySnapshot library = pages.Library;
            string slug = (string)context.GetRouteValue("slug")!;
            if (!library.BySlug.TryGetValue(slug, out Template? template))
                return problems.TemplateMissingAsync(context, slug);
            if (context.RedirectedTo($"{Links.Templates}/{template.Slug}/compare"))
                return Task.CompletedTask;
            IReadOnlyList<TemplateVersion> versions = history.Of(template);
            int? newer = NumberIn(context, "version", versions.Count), older = NumberIn(context, "with", newer - 1);
            if (newer is not > 0 || older is not > 0 || newer > versions.Count || older > versions.Count || newer == older)
            {
                return problems.WriteAsync(context, StatusCodes.Status404NotFound, "We cannot compare those versions",
                    versions.Count == 1 ? $"“{template.Title}” has one version so far." : $"Choose two of the {versions.Count} versions of “{template.Title}”.",
                    versions.Count == 1 ? Links.Of(template) : Of(template), versions.Count == 1 ? $"Go to “{template.Title}”" : "Compare the last two");
            }

            (int first, int second) = (Math.Min(older.Value, newer.Value), Math.Max(older.Value, newer.Value));
            return pages.ServeAsync<ComparePage, CompareModel>(context, library, string.Create(CultureInfo.InvariantCulture, $"{Of(template, second)}&with={first}"),
                _ => new CompareModel(template, versions, first, second, context.RequestServices.GetRequiredService<TemplateComparison>().Between(template, first, second)!));
        });
    }

    private static int? NumberIn(HttpContext context, string name, int? otherwise) => context.Request.Query[name].ToString() is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}

/// <summary>What the page of a comparison shows.</summary>
/// <param name="Template">The template.</param>
/// <param name="Versions">Its versions, oldest first.</param>
/// <param name="Older">Number of the older one.</param>
/// <param name="Newer">Number of the newer one.</param>
/// <param name="Differences">What differs.</param>
public sealed record CompareModel(Template Template, IReadOnlyList<TemplateVersion> Versions, int Older, int Newer, IReadOnlyList<PropertyDifference> Differences);
