using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PhbResources.Core.Guides;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Guides;

/// <summary>Gives out the pictures of guides: to anybody once a guide that shows it is published, before to whoever added it and to curators.</summary>
internal sealed class PictureFiles(GuidePictures pictures, MemberSession session, ProblemPages problems)
{
    public async Task WriteAsync(HttpContext context)
    {
        Guid key = Guid.TryParse(context.GetRouteValue("picture")?.ToString(), out Guid asked) ? asked : Guid.Empty;
        ShownPicture? picture = await pictures.OpenAsync(key, Guid.Empty, false, context.RequestAborted);
        if (picture is null && await session.FindAsync(context) is { } member)
            picture = await pictures.OpenAsync(key, member.Key, member.IsCurator, context.RequestAborted);
        if (picture is null)
        {
            PrivatePages.Seal(context);
            await problems.WriteAsync(context, StatusCodes.Status404NotFound, "We do not have that picture", "It may wait for a curator, or was taken out.", GuidePaths.List, "All guides");
            return;
        }

        await using Stream content = picture.Content;
        if (picture.IsPublic)
            context.Response.Headers.CacheControl = "public, max-age=86400";
        else
            PrivatePages.Seal(context);
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyOfSharedFiles;
        context.Response.ContentType = picture.MediaType;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
