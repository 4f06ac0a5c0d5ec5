using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using PhbResources.Search;
using PhbResources.Site.Layout;
using PhbResources.Site.Listings;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;
using PhbResources.Site.Templates;

namespace PhbResources.Site.Api;

/// <summary>The templates as JSON.</summary>
internal static class TemplateApi
{
    private const string Path = "/api/v1/templates";

    public static void MapTemplateApi(IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        ListingReader listings = routes.ServiceProvider.GetRequiredService<ListingReader>();
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();
        TemplateDownloads downloads = routes.ServiceProvider.GetRequiredService<TemplateDownloads>();
        TemplatePageReader reader = routes.ServiceProvider.GetRequiredService<TemplatePageReader>();
        LibrarySearch search = routes.ServiceProvider.GetRequiredService<LibrarySearch>();

        routes.MapApi(Path, context =>
        {
            if (context.RedirectedTo(Path))
                return Task.CompletedTask;
            LibrarySnapshot library = pages.Library;
            (ListAsked? asked, string mistake) = ListAsked.Read(listings, context.Request.Query, Links.Templates, library);
            if (asked is null)
                return problems.WriteAsync(context, StatusCodes.Status400BadRequest, "That list cannot be given", mistake);
            if (!search.Ready)
                return problems.NotReadyAsync(context);
            return pages.ServeDataAsync(context, library, asked.Address, Pages.Json, site =>
            {
                SearchResult result = search.Search(asked.ToRequest());
                return ApiJson.Write(new TemplateList(result.Total,
                [
                    .. result.Hits.Select(hit => library.ByKey.GetValueOrDefault(hit.Key)).OfType<Template>()
                        .Select(template => ApiJson.ItemOf(template, downloads, site)),
                ]));
            }, Pages.SearchLifetime);
        });

        routes.MapApi(Path + "/{slug}", context =>
        {
            LibrarySnapshot library = pages.Library;
            if (!library.BySlug.TryGetValue((string)context.GetRouteValue("slug")!, out Template? template))
                return problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no such template", $"All templates are listed at {Path}.");
            string path = $"{Path}/{template.Slug}";
            return context.RedirectedTo(path)
                ? Task.CompletedTask
                : pages.ServeDataAsync(context, library, path, Pages.Json, site => ApiJson.Write(Detail(reader.Read(template, library), downloads, site)));
        });
    }

    private static TemplateDetail Detail(TemplateModel model, TemplateDownloads downloads, SiteView site)
    {
        Template template = model.Template;
        return new TemplateDetail(
            template.Key.ToString(), template.Slug, template.Title, template.Kind.Alias, template.Kind.Name, template.Category.Slug, template.Category.Title,
            template.Summary, template.WhoFor, template.WhenToUse, template.HowToAdapt,
            ApiJson.FormatsOf(template, downloads), template.Tags,
            template.Properties.ToDictionary(property => property.Property.Alias, property => property.Values),
            template.Licence, template.Credit, template.ReadingAge,
            template.LawCheckedOn is { } day ? Dates.Iso(day) : null,
            [.. template.Sources.Select(source => new SourceLink(source.Title, source.Url))],
            [.. model.Related.Select(related => related.Slug)],
            Dates.Moment(template.Created), Dates.Moment(template.Updated), site.Base + Links.Of(template),
            [.. model.Downloads.Select(download => new FileLink(
                download.Format.Extension, download.Name, download.Format.MediaType, download.Size,
                site.Base + Links.Download(template, download.Format.Extension),
                download.Words is { LargePrint: true } ? site.Base + Links.Download(template, download.Format.Extension, largePrint: true) : null))],
            [.. template.Files.Select(file => new OriginalFile(file.Name, file.Format.Extension, file.Format.MediaType, file.Size, site.Base + Links.File(template, file), file.Sha256))],
            [.. model.Versions.Select(version => new VersionItem(version.Number, Dates.Moment(version.PublishedUtc), version.WhatChanged))],
            model.Preview);
    }
}
