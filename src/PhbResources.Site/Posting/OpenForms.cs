using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using PhbResources.Site.Curators;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Posting;

/// <summary>
/// Forms that anybody may send, known or not. What is typed comes with the request and leaves with its answer: on the way it is put
/// in no log, no cache and no temporary file.
/// </summary>
/// <remarks>
/// Such a form has no token and sets no cookie. A token keeps other sites from changing something in a visitor's name, and here
/// nobody is signed in; a cookie would be the only thing this site ever kept of a visitor. What is left, a page elsewhere that
/// shows its own words on our pages, is refused by <see cref="SameOrigin"/>.
/// </remarks>
internal sealed class OpenForms(Pages pages, PageRenderer renderer, PostedBody body, PostLimit limit, ProblemPages problems)
{
    /// <summary>Reads the form and has it answered. Where something fails on the way, what was typed is kept out of the log.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The page that the form is on.</param>
    /// <param name="name">What a link to that page says.</param>
    /// <param name="answer">Answers the form.</param>
    public async Task AnswerAsync(HttpContext context, string path, string name, Func<PostedForm, Task> answer)
    {
        Seal(context);
        try
        {
            if (await ReadAsync(context, path, name) is { } sent)
                await answer(sent);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or BadHttpRequestException) && !context.Response.HasStarted)
        {
            throw new SilentException(exception);
        }
    }

    /// <summary>Shows a page that is kept nowhere.</summary>
    public async Task ShowAsync<TPage, TModel>(HttpContext context, string path, TModel model, int status = StatusCodes.Status200OK)
        where TPage : Page<TModel>
        where TModel : class
    {
        Seal(context);
        byte[] html = await renderer.RenderAsync<TPage, TModel>(pages.ViewOf(context, path), model);
        context.Response.StatusCode = status;
        // Compressed, as a long form is: there is no secret in it that a stranger could guess at by what it is packed with.
        await new StoredPage(Pages.Html, html, "no-store").WriteAsync(context);
    }

    /// <summary>Sends a file that was made of what was typed.</summary>
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes, string mediaType, string name)
    {
        ContentDispositionHeaderValue disposition = new("attachment");
        disposition.SetHttpFileName(name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    // With "no-referrer" an older browser would not say where the next form comes from.
    private static void Seal(HttpContext context)
    {
        PrivatePages.Seal(context);
        context.Response.Headers["Referrer-Policy"] = "same-origin";
    }

    private async Task<PostedForm?> ReadAsync(HttpContext context, string path, string name)
    {
        if (!SameOrigin.Sent(context.Request))
        {
            await problems.WriteAsync(context, StatusCodes.Status403Forbidden, "That form was on another site", "Nothing was done with it. Please use the form on our own page.", path, name);
            return null;
        }

        if (!limit.Allows(context))
        {
            context.Response.Headers.RetryAfter = "60";
            await problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "That was a lot at once",
                "Please wait a minute. Then load this page again, and say yes if your browser asks to send the form again. What you typed is not lost.");
            return null;
        }

        try
        {
            return await body.ReadAsync(context);
        }
        catch (Exception exception) when (exception is FormTooBigException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            await problems.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "That is more than we can take at once",
                $"A form may hold about {body.MostMegabytes:0.#} MB. Please go back: your browser still has what you typed. Make it shorter, and try again.");
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            await problems.WriteAsync(context, StatusCodes.Status400BadRequest, "We could not read that form", "Please go back and use the form on the page.", path, name);
        }

        return null;
    }
}
