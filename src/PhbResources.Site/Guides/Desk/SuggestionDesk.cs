using Microsoft.AspNetCore.Http;
using PhbResources.Core.Curating;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Library;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;

namespace PhbResources.Site.Guides.Desk;

/// <summary>Better words for a template, as a curator decides about them.</summary>
internal sealed class SuggestionDesk(PrivatePages pages, CuratorDoor door, TextSuggestions suggestions, PublishedLibrary library)
{
    public const string Path = "/curator/suggestions";

    /// <summary>Largest form, in bytes: the longest suggestion, each character of which may take nine bytes.</summary>
    private const int MaxFormBytes = (TextSuggestion.MaxText * 9) + (32 * 1024);

    public static string Of(Guid id) => $"{Path}/{id:D}";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        if (await suggestions.FindAsync(ChangesDesk.KeyOf(context), context.RequestAborted) is { } suggestion)
            await AskAsync(context, suggestion, suggestion.Becomes, "", []);
        else
            await ChangesDesk.MissingAsync(context, pages);
    }

    public async Task DecideAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context, MaxFormBytes) is not { } form)
            return;
        Guid id = ChangesDesk.KeyOf(context);
        if (await suggestions.FindAsync(id, context.RequestAborted) is not { } suggestion)
        {
            await ChangesDesk.MissingAsync(context, pages);
            return;
        }

        string text = form["text"].ToString().ReplaceLineEndings("\n"), reason = form["reason"].ToString().Trim();
        Dictionary<string, string> mistakes = [];
        string done = "";
        switch (form["do"].ToString())
        {
            case "apply":
                if (await suggestions.ApplyAsync(id, curator.Key, text, context.RequestAborted) is { } refused)
                    mistakes["text"] = refused;
                done = "applied";
                break;
            case "decline" when reason.Length == 0:
                mistakes["reason"] = "Write why. The member is told.";
                break;
            case "decline":
                await suggestions.DeclineAsync(id, curator.Key, reason.Length <= 2_000 ? reason : reason[..2_000], context.RequestAborted);
                done = "declined";
                break;
            case "spam":
                await suggestions.RemoveSpamAsync(id, curator.Key, context.RequestAborted);
                done = "spam";
                break;
        }

        if (mistakes.Count > 0)
            await AskAsync(context, suggestion, text, reason, mistakes);
        else
            PrivatePages.GoOn(context, $"{ChangesDesk.Path}?done={done}");
    }

    private Task AskAsync(HttpContext context, TextSuggestion suggestion, string text, string reason, Dictionary<string, string> mistakes) =>
        pages.ShowAsync<SuggestionPage, SuggestionModel>(context, Of(suggestion.Id), token => new SuggestionModel(token, suggestion, library.Current.ByKey.GetValueOrDefault(suggestion.TemplateKey), mistakes)
        {
            Text = text,
            Reason = reason,
            Pieces = TextDifference.Of(suggestion.Was, suggestion.Becomes),
            CanApply = suggestions.CanApply(suggestion),
        }, MemberForms.StatusOf(mistakes));
}

/// <summary>Better words as a curator decides about them.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Suggestion">The suggestion.</param>
/// <param name="Template">The template, where it is published.</param>
/// <param name="Mistakes">What to change, by the id of the control.</param>
public sealed record SuggestionModel(string FormToken, TextSuggestion Suggestion, Template? Template, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>The words that go in.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why it is declined.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What differs.</summary>
    public IReadOnlyList<DifferencePiece> Pieces { get; init; } = [];

    /// <summary>True where the words can be put in by the button.</summary>
    public bool CanApply { get; init; }
}
