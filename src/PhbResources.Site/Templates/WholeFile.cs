using Microsoft.AspNetCore.Http;

namespace PhbResources.Site.Templates;

/// <summary>What counts as a download.</summary>
internal static class WholeFile
{
    /// <summary>Not 304, not HEAD, and of the pieces of one download only the first.</summary>
    public static bool IsAnswerTo(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && (context.Response.StatusCode == StatusCodes.Status200OK
            || (context.Response.StatusCode == StatusCodes.Status206PartialContent
                && context.Response.Headers.ContentRange.ToString().StartsWith("bytes 0-", StringComparison.Ordinal)));
}
