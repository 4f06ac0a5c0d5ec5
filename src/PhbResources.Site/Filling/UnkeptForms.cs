using Microsoft.AspNetCore.Http;
using PhbResources.Site.Curators;
using PhbResources.Site.Problems;

namespace PhbResources.Site.Filling;

/// <summary>
/// Reads forms whose content comes with the request and leaves with its answer, and answers where one cannot be read. Why they have no
/// token and set no cookie is said at <see cref="FillForm"/>.
/// </summary>
internal sealed class UnkeptForms(FillBody body, FillLimit limit, ProblemPages problems)
{
    /// <summary>Reads the form and has it answered. Where something fails on the way, what was typed is kept out of the log.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">The page that the form is on.</param>
    /// <param name="name">What a link to that page says.</param>
    /// <param name="answer">Answers the form.</param>
    public async Task AnswerAsync(HttpContext context, string path, string name, Func<FillSent, Task> answer)
    {
        PrivatePages.Seal(context);
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

    private async Task<FillSent?> ReadAsync(HttpContext context, string path, string name)
    {
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
        {
            await problems.WriteAsync(context, StatusCodes.Status403Forbidden, "That form was on another site", "Please fill it in here instead.", path, name);
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
            await problems.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "That is more than we can take at once", "Please go back: your browser still has what you typed. Make it shorter, and try again.");
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            await problems.WriteAsync(context, StatusCodes.Status400BadRequest, "We could not read that form", "Please go back and use the form on the page.", path, name);
        }

        return null;
    }
}
