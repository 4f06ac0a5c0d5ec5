using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Library;

namespace PhbResources.Site.Curators;

/// <summary>Where curators write which words mean the same.</summary>
internal sealed class SynonymsForm(PrivatePages pages, CuratorDoor door, OwnSynonyms synonyms)
{
    public const string Path = "/curator/synonyms";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        (string text, int version) = await synonyms.ReadAsync(context.RequestAborted);
        await AskAsync(context, text, version, [], context.Request.Query["done"] == "saved");
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null || await pages.ReadFormAsync(context, MaxFormBytes) is not { } form)
            return;
        string text = form["rules"].ToString().ReplaceLineEndings("\n").Trim('\n');
        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out int version);
        if (text.Length > OwnSynonyms.MaxLength)
        {
            await AskAsync(context, text, version, [$"This is longer than {OwnSynonyms.MaxLength:N0} characters. Remove rules nobody needs."]);
        }
        else if (OwnSynonyms.ProblemsOf(text) is { Count: > 0 } problems)
        {
            await AskAsync(context, text, version, problems);
        }
        else if (!await synonyms.SaveAsync(text, version, context.RequestAborted))
        {
            // What was typed stays; the version of today comes with it, so that sending it again is a decision.
            (string theirs, int now) = await synonyms.ReadAsync(context.RequestAborted);
            await AskAsync(context, text, now, ["Another curator saved other rules since you opened this page. Theirs are shown below yours. Take over what you need, then save again."], theirs: theirs);
        }
        else
        {
            PrivatePages.GoOn(context, $"{Path}?done=saved");
        }
    }

    // Each character may take nine bytes in a form.
    private const int MaxFormBytes = 10 * OwnSynonyms.MaxLength;

    private Task AskAsync(HttpContext context, string text, int version, IReadOnlyList<string> problems, bool saved = false, string? theirs = null) =>
        pages.ShowAsync<SynonymsPage, SynonymsModel>(context, Path,
            formToken => new SynonymsModel(formToken, text, version, problems, saved, theirs),
            problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>The curator's own synonyms.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Text">The rules.</param>
/// <param name="Version">The version that is changed.</param>
/// <param name="Problems">Lines that make no sense.</param>
/// <param name="Saved">True right after saving.</param>
/// <param name="Theirs">What another curator saved meanwhile.</param>
public sealed record SynonymsModel(string FormToken, string Text, int Version, IReadOnlyList<string> Problems, bool Saved, string? Theirs)
{
    /// <summary>The problems, as mistakes of the one field.</summary>
    public IReadOnlyDictionary<string, string> Mistakes =>
        Problems.Count == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["rules"] = string.Join(" ", Problems.Take(10)) };
}
