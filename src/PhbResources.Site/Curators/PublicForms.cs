using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Curators;

/// <summary>
/// Forms that anybody may send, known or not. They set no cookie: a form that another site makes a browser send is told by
/// the browser itself (Fetch Metadata, Sec-Fetch-Site; RFC 6454, Origin), and there is no account that it could misuse.
/// </summary>
internal sealed class PublicForms(Pages pages, PageRenderer renderer, ProblemPages problems)
{
    /// <summary>Largest form, in bytes.</summary>
    private const int MaxFormBytes = 64 * 1024;

    private static readonly FormOptions s_form = new() { ValueCountLimit = 32, KeyLengthLimit = 64, ValueLengthLimit = MaxFormBytes, BufferBodyLengthLimit = MaxFormBytes };

    /// <summary>Shows a page that is kept nowhere.</summary>
    public async Task ShowAsync<TPage, TModel>(HttpContext context, string path, TModel model, int status = StatusCodes.Status200OK)
        where TPage : Page<TModel>
        where TModel : class
    {
        PrivatePages.Seal(context);
        // With "no-referrer" a browser would not say where the form comes from.
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        byte[] body = await renderer.RenderAsync<TPage, TModel>(pages.ViewOf(context, path), model);
        context.Response.StatusCode = status;
        context.Response.ContentType = Pages.Html;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Reads a form that was sent, or answers with what is wrong with it and gives <c>null</c>.</summary>
    public async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        if (!IsOurs(context.Request))
        {
            await problems.WriteAsync(context, StatusCodes.Status403Forbidden, "That form came from another site", "Nothing was changed. Please use the form on our own page.");
            return null;
        }

        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            await problems.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "We could not read that form", "Please go back and use the form on the page.");
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MaxFormBytes;
        try
        {
            return await context.Request.ReadFormAsync(s_form, context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            await problems.WriteAsync(context, StatusCodes.Status400BadRequest, "We could not read that form", "Please go back and use the form on the page.");
            return null;
        }
    }

    internal static bool IsOurs(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" or "none" => true,
        // A browser from before 2023, or a program.
        "" => request.Headers.Origin.ToString() is var sent && (sent.Length == 0
            || (Uri.TryCreate(sent, UriKind.Absolute, out Uri? origin) && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))),
        _ => false,
    };
}
