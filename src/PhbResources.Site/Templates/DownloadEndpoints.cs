using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Documents.Writing;
using PhbResources.Site.Listings;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Templates;

/// <summary>The files. No account, no cookie; counted without anything about the visitor.</summary>
internal static class DownloadEndpoints
{
    public static void MapDownloads(IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        ProblemPages problems = routes.ServiceProvider.GetRequiredService<ProblemPages>();
        TemplateDownloads downloads = routes.ServiceProvider.GetRequiredService<TemplateDownloads>();
        TemplateHistory history = routes.ServiceProvider.GetRequiredService<TemplateHistory>();
        DownloadCounter counter = routes.ServiceProvider.GetRequiredService<DownloadCounter>();
        OriginalFiles originals = routes.ServiceProvider.GetRequiredService<OriginalFiles>();

        routes.MapRead(Links.Templates + "/{slug}/download", async context =>
        {
            LibrarySnapshot library = pages.Library;
            string slug = (string)context.GetRouteValue("slug")!;
            if (!library.BySlug.TryGetValue(slug, out Template? template))
            {
                await problems.TemplateMissingAsync(context, slug);
                return;
            }

            if (context.RedirectedTo($"{Links.Templates}/{template.Slug}/download"))
                return;
            DownloadAsked asked = DownloadAsked.Read(context.Request.Query, downloads.FormatsOf(template));
            if (asked.Mistake is { } mistake)
            {
                await problems.WriteAsync(context, asked.Status, asked.Status == 400 ? "Which file would you like?" : "We do not have that file",
                    mistake, Links.Of(template), $"See the files of “{template.Title}”");
                return;
            }

            bool isWritten = downloads.WrittenFormatsOf(template).Any(format => format.Extension == asked.Extension);
            if (!isWritten && template.Files.FirstOrDefault(file => file.Format.Extension == asked.Extension) is { } original)
            {
                // A file that somebody made is given as it is, or not at all.
                if (asked.IsPlain)
                    await originals.WriteAsync(context, template, original);
                else
                    await problems.WriteAsync(context, StatusCodes.Status404NotFound, "We do not have that file",
                        $"This is a file as somebody made it. It does not come in large print, without guidance notes or in earlier versions.",
                        Links.Of(template), $"See the files of “{template.Title}”");
                return;
            }

            if (downloads.Get(template, asked.Extension, asked.LargePrint, asked.WithoutGuidance, asked.Version) is not { } download)
            {
                await problems.WriteAsync(context, StatusCodes.Status404NotFound, "We do not have that file",
                    asked.Version is { } version && history.At(template, version) is null
                        ? $"“{template.Title}” has no version {version.ToString(CultureInfo.InvariantCulture)}. Its page lists the versions there are."
                        : $"“{template.Title}” cannot be had that way. Its page lists the files there are.",
                    Links.Of(template), $"See the files of “{template.Title}”");
                return;
            }

            context.Response.Headers.CacheControl = "no-cache";
            await TypedResults.Bytes(download.Bytes, download.Format.MediaType, download.FileName, enableRangeProcessing: true,
                download.LastModified, new EntityTagHeaderValue(download.ETag)).ExecuteAsync(context);
            if (WholeFile.IsAnswerTo(context))
                counter.Count(template.Key, asked.Extension);
        });
    }
}

/// <summary>What an address asks to download, or why it cannot be had.</summary>
internal sealed record DownloadAsked(string Extension, bool LargePrint, bool WithoutGuidance, int? Version, int Status, string? Mistake)
{
    public static DownloadAsked Read(IQueryCollection asked, IReadOnlyList<DocumentFormat> formats)
    {
        if (formats.Count == 0)
            return Wrong(404, "There is no file of this template. You can read what it is for on its page.");
        string offered = string.Join(", ", formats.Select(format => format.Extension));
        string extension = asked["format"].ToString().Trim().ToLowerInvariant();
        if (extension.Length == 0)
            return Wrong(400, $"The address does not say which format. This template comes as {offered}.");
        if (formats.All(format => format.Extension != extension))
        {
            return FormatWords.Of(extension) is { } known
                ? Wrong(404, $"This template does not come as {known.Name}. It comes as {offered}.")
                : Wrong(400, $"That is not a format of this library. This template comes as {offered}.");
        }

        bool largePrint = false;
        if (asked["large-print"].ToString() is { Length: > 0 } print && !bool.TryParse(print, out largePrint))
            return Wrong(400, "Large print is either true or false.");
        bool guidance = true;
        if (asked["guidance"].ToString() is { Length: > 0 } notes && !bool.TryParse(notes, out guidance))
            return Wrong(400, "Guidance is either true or false.");
        int? version = null;
        if (asked["version"].ToString() is { Length: > 0 } number)
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < 1)
                return Wrong(400, "Versions are numbered from 1.");
            version = value;
        }

        return new DownloadAsked(extension, largePrint, !guidance, version, StatusCodes.Status200OK, null);
    }

    /// <summary>True where nothing but a format is asked for.</summary>
    public bool IsPlain => !LargePrint && !WithoutGuidance && Version is null;

    private static DownloadAsked Wrong(int status, string mistake) => new("", false, false, null, status, mistake);
}
