using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PhbResources.Core.Watching;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;

namespace PhbResources.Site.Watching;

/// <summary>Begins to watch one thing, changes how often there is a mail, and stops. The pages of the library are the same for everybody, so that this is a page of its own.</summary>
internal sealed class WatchForm(MemberForms forms, PrivatePages pages, MemberDoor door, WatchList watches)
{
    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is { } member && await FindAsync(context) is { } target)
            await ShowAsync(context, member, target, await watches.FindAsync(member.Key, target.Key, context.RequestAborted), new Dictionary<string, string>(), context.Request.Query["done"]);
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, context.Request.Path.Value) is not { } member || await forms.ReadAsync(context) is not { } form || await FindAsync(context) is not { } target)
            return;
        if (form["do"] == "stop")
        {
            await watches.StopAsync(member.Key, target.Key, context.RequestAborted);
            PrivatePages.GoOn(context, $"{WatchLinks.Of(target.Key)}?done=stopped");
            return;
        }

        HowOften? chosen = WatchWords.Read(form["often"]);
        string? mistake = chosen is null ? "Choose how often we may write to you."
            : await watches.WatchAsync(member.Key, target, chosen.Value, context.RequestAborted) ? null
            : "You watch a great many things already. Stop watching some of them first: they are listed in your account.";
        if (mistake is null)
            PrivatePages.GoOn(context, $"{WatchLinks.Of(target.Key)}?done=watching");
        else
            await ShowAsync(context, member, target, chosen, new Dictionary<string, string> { ["often"] = mistake }, null);
    }

    private async Task<WatchTarget?> FindAsync(HttpContext context)
    {
        if (Guid.TryParse((string?)context.GetRouteValue("key"), out Guid key) && await watches.FindTargetAsync(key, context.RequestAborted) is { } target)
            return target;
        PrivatePages.Seal(context);
        await pages.Problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is nothing here to watch", "It may have been taken out of the library.", WatchLinks.List, "What you watch");
        return null;
    }

    private Task ShowAsync(HttpContext context, SignedIn member, WatchTarget target, HowOften? howOften, IReadOnlyDictionary<string, string> mistakes, string? done) =>
        pages.ShowAsync<WatchPage, WatchModel>(context, WatchLinks.Of(target.Key), formToken => new WatchModel(formToken, target, howOften, member.IsVerified, mistakes)
        {
            Done = (done, howOften) switch
            {
                ("watching", HowOften.Never) => "Saved. We send you no mail about it.",
                ("watching", not null) => $"You watch this {WatchWords.Noun(target.Kind)} now.",
                ("stopped", null) => "You do not watch it any more.",
                _ => null,
            },
        }, MemberForms.StatusOf(mistakes));
}

/// <summary>What the page to watch one thing shows.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Target">What is watched, or may be.</param>
/// <param name="HowOften">How often there is a mail; <c>null</c> where it is not watched.</param>
/// <param name="MailReaches">Whether the member's address was confirmed.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record WatchModel(string FormToken, WatchTarget Target, HowOften? HowOften, bool MailReaches, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>What has just been done, or <c>null</c>.</summary>
    public string? Done { get; init; }
}
