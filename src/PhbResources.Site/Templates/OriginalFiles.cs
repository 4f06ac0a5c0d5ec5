using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Site.Listings;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Templates;

/// <summary>
/// Gives out a file that somebody shared: always as a download, with the type that it is and not the one it says, so that
/// nothing in it can act in the name of this site.
/// </summary>
internal sealed class OriginalFiles(TemplateFiles files, DownloadCounter counter, ProblemPages problems)
{
    public async Task WriteAsync(HttpContext context, Template template, TemplateFile file)
    {
        if (files.Open(file) is not { } stream)
        {
            await problems.WriteAsync(context, StatusCodes.Status404NotFound, "We do not have that file just now",
                $"“{file.Name}” is being changed. Try again in a few minutes.", Links.Of(template), $"Go back to “{template.Title}”");
            return;
        }

        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyOfSharedFiles;
        // Writes the name as RFC 6266 and RFC 8187 say, in any script, and disposes the stream.
        await TypedResults.Stream(stream, file.Format.MediaType, file.Name, new DateTimeOffset(template.Updated, TimeSpan.Zero),
            new EntityTagHeaderValue(file.ETag), enableRangeProcessing: true).ExecuteAsync(context);
        if (WholeFile.IsAnswerTo(context))
            counter.Count(template.Key, file.Format.Extension);
    }
}
