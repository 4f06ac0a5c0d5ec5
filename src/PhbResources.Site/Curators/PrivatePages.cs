using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Curators;

/// <summary>Pages with a form, or for one person alone: made anew for each request and kept nowhere.</summary>
internal sealed class PrivatePages(Pages pages, PageRenderer renderer, ProblemPages problems, FormTokens tokens)
{
    /// <summary>Largest form, in bytes; the longest address and password with their encoding are far smaller.</summary>
    private const int MaxFormBytes = 16 * 1024;

    private const int MostValues = 32;

    public ProblemPages Problems => problems;

    /// <summary>Shows a page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Where the page stands, without its query, which may hold what must not be shown again.</param>
    /// <param name="model">Makes what it shows from a token for its forms.</param>
    /// <param name="status">Status of the answer.</param>
    public async Task ShowAsync<TPage, TModel>(HttpContext context, string path, Func<string, TModel> model, int status = StatusCodes.Status200OK)
        where TPage : Page<TModel>
        where TModel : class
    {
        context.Response.Headers.CacheControl = default; // A token brings its own, and the log a warning where there is one already.
        string formToken = tokens.For(context);
        Seal(context);
        byte[] body = await renderer.RenderAsync<TPage, TModel>(pages.ViewOf(context, path), model(formToken));
        context.Response.StatusCode = status;
        context.Response.ContentType = Pages.Html;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Reads a form that was sent, or answers with what is wrong with it and gives <c>null</c>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="maxBytes">Largest form, in bytes.</param>
    /// <param name="mostValues">Most values of a form.</param>
    public async Task<IFormCollection?> ReadFormAsync(HttpContext context, int maxBytes = MaxFormBytes, int mostValues = MostValues)
    {
        if (await ReadAnyFormAsync(context, maxBytes, mostValues) is not { } read)
            return null;
        if (read.IsOurs)
            return read.Form;
        await problems.WriteAsync(context, StatusCodes.Status400BadRequest, "That form is out of date",
            "Nothing was changed. Please go back, load the page again and send the form once more. Your browser must allow this site a cookie for that.");
        return null;
    }

    /// <summary>
    /// The same for a form whose words must not be lost: whether it came from a page made for this visitor is for the caller to look at, who
    /// does nothing with one that did not, and shows it again.
    /// </summary>
    public async Task<(IFormCollection Form, bool IsOurs)?> ReadAnyFormAsync(HttpContext context, int maxBytes, int mostValues)
    {
        Seal(context);
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            await problems.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "We could not read that form", "Please go back and use the form on the page.");
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = maxBytes;
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(
                new FormOptions { ValueCountLimit = mostValues, KeyLengthLimit = 300, ValueLengthLimit = maxBytes, BufferBodyLengthLimit = maxBytes }, context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            await problems.WriteAsync(context, StatusCodes.Status400BadRequest, "We could not read that form", "Please go back and use the form on the page.");
            return null;
        }

        return (form, await tokens.AreRightAsync(context));
    }

    /// <param name="context">The request.</param>
    /// <param name="wait">How long to wait at most; a minute where it is left out.</param>
    public Task TooManyTriesAsync(HttpContext context, TimeSpan? wait = null)
    {
        Seal(context);
        double minutes = Math.Ceiling((wait ?? TimeSpan.FromMinutes(1)).TotalMinutes);
        context.Response.Headers.RetryAfter = (minutes * 60).ToString("0", CultureInfo.InvariantCulture);
        string time = minutes switch { 1 => "a minute", 60 => "an hour", _ => string.Create(CultureInfo.InvariantCulture, $"{minutes:0} minutes") };
        return problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "That was too many tries", $"Please wait {time} and try again.");
    }

    /// <summary>Goes on to a page of the site with a GET (RFC 9110, 15.4.4).</summary>
    public static void GoOn(HttpContext context, string address)
    {
        Seal(context);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = context.Request.PathBase.ToUriComponent() + address;
    }

    public static void Seal(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }
}
