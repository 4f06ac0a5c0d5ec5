using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace PhbResources.Web.DeliveryApi;

/// <summary>
/// The files of media at the addresses that the Delivery API gives, as long as something published names them. Pictures may be shown; all else is
/// a download. Nothing in a file can act in the name of this site.
/// </summary>
internal sealed class MediaFileEndpoints(PublicMedia media, MediaFileManager files, ProblemPages problems)
{
    private const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider s_types = new();
    private static readonly string[] s_pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    public void Map(IEndpointRouteBuilder routes) => routes.MapRead("/media/{**path}", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        string address = context.Request.Path.Value!;
        if (media.OfFile(address) is not { } item || Open(address) is not { } file)
        {
            await problems.AddressMissingAsync(context);
            return;
        }

        string type = s_types.TryGetContentType(address, out string? known) ? known : Unknown;
        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.ContentSecurityPolicy = SecurityHeaders.PolicyOfSharedFiles;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        DateTimeOffset changed = new(item.UpdateDate, TimeSpan.Zero);
        EntityTagHeaderValue tag = new($"\"{changed.UtcTicks:x}-{file.Length:x}\"");
        await TypedResults.Stream(file, type, s_pictures.Contains(type) ? null : NameOf(item, address), changed, tag, enableRangeProcessing: true).ExecuteAsync(context);
    }

    private static string NameOf(IPublishedContent item, string address)
    {
        string extension = System.IO.Path.GetExtension(address);
        return item.Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? item.Name : item.Name + extension;
    }

    private Stream? Open(string address)
    {
        string path = files.FileSystem.GetRelativePath(address);
        try
        {
            return files.FileSystem.FileExists(path) ? files.FileSystem.OpenFile(path) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
