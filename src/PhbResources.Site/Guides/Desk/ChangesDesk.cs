using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PhbResources.Core.Curating;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Guides.Writing;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;

namespace PhbResources.Site.Guides.Desk;

/// <summary>Changes of guides that wait for a curator: what each would make of the page, and the decision.</summary>
internal sealed class ChangesDesk(PrivatePages pages, CuratorDoor door, GuideHistory history, GuideChanges changes, PublishedGuides guides, GuidePages guidePages, PhbResources.Core.Library.PublishedLibrary library)
{
    public const string Path = "/curator/changes";

    /// <summary>Largest form, in bytes: the longest guide, each character of which may take nine bytes.</summary>
    private const int MaxFormBytes = (GuideText.MaxLength * 9) + (32 * 1024);

    public static string Of(Guid id) => $"{Path}/{id:D}";

    public async Task ListAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        IReadOnlyList<GuideRevision> waiting = await history.WaitingAsync(context.RequestAborted);
        IReadOnlyList<TextSuggestion> suggestions = await history.SuggestionsAsync(context.RequestAborted);
        await pages.ShowAsync<ChangesPage, ChangesModel>(context, Path, _ => new ChangesModel(
            waiting,
            [.. suggestions.Select(suggestion => new WaitingSuggestion(suggestion, library.Current.ByKey.GetValueOrDefault(suggestion.TemplateKey)))],
            NoticeOf(context.Request.Query["done"].ToString()))
        {
            Guides = guides.Current.InOrder,
            Root = guides.Root,
        });
    }

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        if (await history.FindAsync(KeyOf(context), context.RequestAborted) is { } change)
            await AskAsync(context, change, null, "", []);
        else
            await MissingAsync(context, pages);
    }

    public async Task DecideAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context, MaxFormBytes) is not { } form)
            return;
        Guid id = KeyOf(context);
        if (await history.FindAsync(id, context.RequestAborted) is not { } change)
        {
            await MissingAsync(context, pages);
            return;
        }

        Dictionary<string, string> mistakes = [];
        string text = form["text"].ToString().ReplaceLineEndings("\n"), reason = form["reason"].ToString().Trim();
        switch (form["do"].ToString())
        {
            case "approve":
                _ = int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out int seen);
                switch (await changes.ApproveAsync(id, curator.Key, text, seen, context.RequestAborted))
                {
                    case EditOutcome.Live:
                        PrivatePages.GoOn(context, $"{Path}?done=published");
                        return;
                    case EditOutcome.Conflict:
                        mistakes["text"] = "The page was changed since you opened this. Nothing you typed is lost, and nothing was done yet. Look at what differs now, then decide again.";
                        break;
                    case EditOutcome.Unchanged:
                        mistakes["text"] = "The page says this already. Decline the change, or write what it should say.";
                        break;
                    case EditOutcome.Refused refused:
                        mistakes["text"] = refused.Why;
                        break;
                }

                break;
            case "decline" when reason.Length == 0:
                mistakes["reason"] = "Write why. The member is told.";
                break;
            case "decline":
                _ = await changes.DeclineAsync(id, curator.Key, reason.Length <= 2_000 ? reason : reason[..2_000], context.RequestAborted);
                PrivatePages.GoOn(context, $"{Path}?done=declined");
                return;
            case "spam":
                _ = await changes.RemoveSpamAsync(id, curator.Key, context.RequestAborted);
                PrivatePages.GoOn(context, $"{Path}?done=spam");
                return;
        }

        if (mistakes.Count == 0)
            PrivatePages.GoOn(context, Of(id));
        else
            await AskAsync(context, change, text, reason, mistakes);
    }

    private async Task AskAsync(HttpContext context, GuideRevision change, string? typed, string reason, Dictionary<string, string> mistakes)
    {
        GuideRevision? latest = await history.LatestAsync(change.GuideKey, context.RequestAborted);
        string? merged = latest is null || change.State != RevisionState.Proposed ? change.Text : await changes.MergedAsync(change, latest, context.RequestAborted);
        GuideRevision? begun = await history.AtAsync(change.GuideKey, change.BaseNumber, context.RequestAborted);
        bool waits = change.State == RevisionState.Proposed;
        string shown = typed ?? merged ?? change.Text;
        string now = (waits ? latest : begun)?.Text ?? "";
        await pages.ShowAsync<ChangePage, ChangeModel>(context, Of(change.Id), token => new ChangeModel(token, change, guides.Current.ByKey.GetValueOrDefault(change.GuideKey), mistakes)
        {
            Seen = latest?.Number ?? 0,
            Text = shown,
            Reason = reason,
            Pieces = TextDifference.Of(now, merged is null && typed is null ? change.Text : shown),
            Collides = waits && merged is null,
            TheirPieces = waits && merged is null && begun is not null && latest is not null ? TextDifference.Of(begun.Text, latest.Text) : [],
            OwnPieces = waits && merged is null && begun is not null ? TextDifference.Of(begun.Text, change.Text) : [],
            Html = GuideText.Read(shown).ToHtml(guidePages.Figures()),
        }, MemberForms.StatusOf(mistakes));
    }

    public static Task MissingAsync(HttpContext context, PrivatePages pages)
    {
        PrivatePages.Seal(context);
        return pages.Problems.WriteAsync(context, StatusCodes.Status404NotFound, "That is not there any more", "Its member may have left.", Path, "Changes of guides");
    }

    private static string NoticeOf(string done) => done switch
    {
        "published" => "The change is on the page now. Its author gets a mail.",
        "declined" => "The change was declined. Its author gets a mail.",
        "spam" => "It was removed as spam, with what else waited of the same member.",
        "applied" => "The new words are in the template now. Their author gets a mail.",
        _ => "",
    };

    public static Guid KeyOf(HttpContext context) => Guid.TryParse(context.GetRouteValue("id")?.ToString(), out Guid id) ? id : Guid.Empty;
}

/// <summary>What waits for a curator.</summary>
/// <param name="Changes">Changes of guides.</param>
/// <param name="Suggestions">Suggestions about templates.</param>
/// <param name="Notice">What was just done; may be empty.</param>
public sealed record ChangesModel(IReadOnlyList<GuideRevision> Changes, IReadOnlyList<WaitingSuggestion> Suggestions, string Notice)
{
    /// <summary>The published guides, in order.</summary>
    public IReadOnlyList<Guide> Guides { get; init; } = [];

    /// <summary>Umbraco's key of what guides stand under, or <c>null</c>.</summary>
    public Guid? Root { get; init; }
}

/// <summary>A suggestion that waits.</summary>
/// <param name="Suggestion">The suggestion.</param>
/// <param name="Template">The template, where it is published.</param>
public sealed record WaitingSuggestion(TextSuggestion Suggestion, PhbResources.Core.Library.Template? Template);

/// <summary>A change of a guide as a curator decides about it.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Change">The change.</param>
/// <param name="Guide">The guide, where it is published.</param>
/// <param name="Mistakes">What to change, by the id of the control.</param>
public sealed record ChangeModel(string FormToken, GuideRevision Change, Guide? Guide, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>Number of the version that visitors read.</summary>
    public int Seen { get; init; }

    /// <summary>The text to publish.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why it is declined.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What it would change on the page.</summary>
    public IReadOnlyList<DifferencePiece> Pieces { get; init; } = [];

    /// <summary>True where the same paragraph was changed since.</summary>
    public bool Collides { get; init; }

    /// <summary>What was changed since, where both changed the same paragraph.</summary>
    public IReadOnlyList<DifferencePiece> TheirPieces { get; init; } = [];

    /// <summary>What this change changed, where both changed the same paragraph.</summary>
    public IReadOnlyList<DifferencePiece> OwnPieces { get; init; } = [];

    /// <summary>The page as it would look, safe to show.</summary>
    public string Html { get; init; } = "";
}
