using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Library;
using PhbResources.Site.Listings;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Problems;

/// <summary>
/// What visitors see when something cannot be had: a page that says what to do next, and for the API problem details
/// (RFC 9457). Never kept in memory or by browsers.
/// </summary>
internal sealed partial class ProblemPages(Pages pages, PageRenderer renderer, ListingReader listings, ILogger<ProblemPages> logger)
{
    public Task TemplateMissingAsync(HttpContext context, string slug) =>
        WriteAsync(context, StatusCodes.Status404NotFound, "We cannot find that template",
            "It may have been moved or taken down. Search for it, or look at the nearest ones.", words: WordsOf(slug));

    public Task AddressMissingAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, "We cannot find that page",
            "The address may be mistyped, or the page may have been moved. Search for what you need, or start from the first page.",
            words: WordsOf(context.Request.Path.Value ?? ""));

    public Task AddressTooLongAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status414UriTooLong, "That address is too long",
            "Please search for a few words instead of a whole text.");

    public Task NotReadyAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "The library is just opening",
            "We are putting the templates on their shelves. Please try again in a few seconds.");
    }

    public async Task FailedAsync(HttpContext context, Exception exception)
    {
        if (exception is BadHttpRequestException bad)
        {
            await WriteAsync(context, bad.StatusCode, "We could not read that request", "Please go back and try again.");
            return;
        }

        string reference = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        LogFailed(exception, context.Request.Method, context.Request.Path.Value ?? "", reference);
        await WriteAsync(context, StatusCodes.Status500InternalServerError, "Something went wrong here",
            $"It is our mistake, not yours. Please try again in a minute. If it happens again, tell us this number: {reference}");
    }

    /// <param name="context">The request.</param>
    /// <param name="status">Status of the answer.</param>
    /// <param name="title">What happened, in a few words.</param>
    /// <param name="detail">What to do next.</param>
    /// <param name="address">Where to go on, or <c>null</c> for the first page.</param>
    /// <param name="label">Words for that link.</param>
    /// <param name="words">What the visitor may have been looking for.</param>
    public async Task WriteAsync(
        HttpContext context, int status, string title, string detail, string? address = null, string? label = null, string words = "")
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        byte[] body;
        if (IsForPrograms(context.Request.Path))
        {
            context.Response.ContentType = "application/problem+json; charset=utf-8";
            body = JsonSerializer.SerializeToUtf8Bytes(new { type = "about:blank", title, status, detail });
        }
        else
        {
            context.Response.ContentType = Pages.Html;
            body = await PageAsync(context, new ProblemModel(status, title, detail, address, label, words, status < 500 ? Nearest(words) : []));
        }

        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/umbraco/forms") || path.StartsWithSegments("/umbraco/delivery");

    // A page that says sorry must come whatever else is broken.
    private async Task<byte[]> PageAsync(HttpContext context, ProblemModel model)
    {
        try
        {
            return await renderer.RenderAsync<ProblemPage, ProblemModel>(pages.ViewOf(context, context.Request.Path.Value ?? "/"), model);
        }
        catch (Exception exception) when (model.Status >= 500)
        {
            LogPageFailed(exception);
            return System.Text.Encoding.UTF8.GetBytes(
                $"<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{model.Title}</title></head>"
                + $"<body><h1>{model.Title}</h1><p>Please try again in a minute.</p></body></html>");
        }
    }

    private IReadOnlyList<Template> Nearest(string words)
    {
        try
        {
            return listings.Nearest(words, pages.Library, 5);
        }
        catch (Exception exception)
        {
            LogPageFailed(exception);
            return [];
        }
    }

    private static string WordsOf(string path)
    {
        string last = path.Length <= 300 ? path.TrimEnd('/').Split('/')[^1] : "";
        return string.Join(' ', last.Split(['-', '_', '.', '+', '%', ' '], StringSplitOptions.RemoveEmptyEntries)).Trim();
    }

    [LoggerMessage(3001, LogLevel.Error, "{Method} {Path} failed; the visitor was given the number {Reference}.")]
    private partial void LogFailed(Exception exception, string method, string path, string reference);

    [LoggerMessage(3002, LogLevel.Error, "A page about a problem could not be made in full.")]
    private partial void LogPageFailed(Exception exception);
}

/// <summary>What went wrong and what to do next.</summary>
public sealed record ProblemModel(
    int Status, string Title, string Detail, string? Address, string? Label, string Words, IReadOnlyList<Template> Nearest);
