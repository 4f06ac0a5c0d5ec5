using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using PhbResources.Core.Guides;
using PhbResources.Embedded.Media;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace PhbResources.Web.DeliveryApi;

/// <summary>
/// The files of media at the addresses that the Delivery API gives, as long as something published names them, and the sizes of pictures, those of guides
/// too. Pictures may be shown; all else is a download. Nothing in a file can act in the name of this site.
/// </summary>
internal sealed class MediaFileEndpoints(PublicMedia media, MediaFileManager files, PictureSizes sizes, GuidePictures guides, ProblemPages problems)
{
    private const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider s_types = new();
    private static readonly string[] s_pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    public void Map(IEndpointRouteBuilder routes) => routes.MapRead("/media/{**path}", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        string address = context.Request.Path.Value!;
        // What was uploaded goes first, whatever it is called.
        if (media.OfFile(address) is not { } item)
            await AnswerSizeAsync(context, address);
        else if (Open(address) is not { } file)
            await problems.AddressMissingAsync(context);
        else
            await WriteAsync(context, address, item, file);
    }

    private async Task AnswerSizeAsync(HttpContext context, string address)
    {
        if (PictureSizes.PictureOf(address) is not { } picture)
            await problems.AddressMissingAsync(context);
        else if (media.OfFile(picture) is { } item && Open(address, sizes.Open) is { } file)
            await WriteAsync(context, picture, item, file);
        else if (await guides.IsPublicFileAsync(picture, context.RequestAborted) && Open(address, sizes.Open) is { } shown)
            await WriteOfGuideAsync(context, picture, shown);
        else
            await problems.AddressMissingAsync(context);
    }

    // For as long as the picture itself, see PictureFiles.
    private static async Task WriteOfGuideAsync(HttpContext context, string picture, Stream file)
    {
        await using Stream content = file;
        context.Response.Headers.CacheControl = "public, max-age=86400";
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyOfSharedFiles;
        context.Response.ContentType = TypeOf(picture);
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext context, string address, IPublishedContent item, Stream file)
    {
        string type = TypeOf(address);
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

    private static string TypeOf(string address) => s_types.TryGetContentType(address, out string? known) ? known : Unknown;

    private Stream? Open(string address) => Open(files.FileSystem.GetRelativePath(address), path => files.FileSystem.FileExists(path) ? files.FileSystem.OpenFile(path) : null);

    // It may go between being looked for and being opened.
    private static Stream? Open(string path, Func<string, Stream?> open)
    {
        try
        {
            return open(path);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
