using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Curating.Replies;

namespace PhbResources.Site.Curators.Replies;

/// <summary>Where curators write the replies they choose from.</summary>
internal sealed class RepliesForm(PrivatePages pages, CuratorDoor door, CuratorReplies replies)
{
    public const string Path = "/curator/replies";

    // Each character may take nine bytes in a form.
    private const int MaxFormBytes = 10 * CuratorReplies.MaxLength;

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        (string text, int version) = await replies.ReadAsync(context.RequestAborted);
        await AskAsync(context, text, version, null, context.Request.Query["done"] == "saved");
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null || await pages.ReadFormAsync(context, MaxFormBytes) is not { } form)
            return;
        string text = form["replies"].ToString().ReplaceLineEndings("\n").Trim('\n');
        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out int version);
        if (CuratorReplies.ProblemOf(text) is { } problem)
        {
            await AskAsync(context, text, version, problem);
        }
        else if (!await replies.SaveAsync(text, version, context.RequestAborted))
        {
            // What was typed stays; the version of today comes with it, so that sending it again is a decision.
            (string theirs, int now) = await replies.ReadAsync(context.RequestAborted);
            await AskAsync(context, text, now, "Another curator saved other replies since you opened this page. Theirs are shown below yours. Take over what you need, then save again.", theirs: theirs);
        }
        else
        {
            PrivatePages.GoOn(context, $"{Path}?done=saved");
        }
    }

    private Task AskAsync(HttpContext context, string text, int version, string? problem, bool saved = false, string? theirs = null) =>
        pages.ShowAsync<RepliesPage, RepliesModel>(context, Path,
            token => new RepliesModel(token, text, version, problem is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["replies"] = problem }, saved, theirs),
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>The replies.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Text">All of them.</param>
/// <param name="Version">The version that is changed.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
/// <param name="Saved">True right after saving.</param>
/// <param name="Theirs">What another curator saved meanwhile.</param>
public sealed record RepliesModel(string FormToken, string Text, int Version, IReadOnlyDictionary<string, string> Mistakes, bool Saved, string? Theirs);
