using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Watching;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;

namespace PhbResources.Site.Watching;

/// <summary>Everything a member watches, and which mails they want.</summary>
internal sealed class WatchingPages(PrivatePages pages, MemberDoor door, WatchList watches, MailChoices choices)
{
    public const string ChoicesPath = WatchLinks.List + "/mails";

    /// <summary>Watches on a page.</summary>
    public const int PageSize = 30;

    private const int MaxFormBytes = 16 * 1024, MostValues = PageSize + 10;

    /// <summary>What can be switched off, and by whom.</summary>
    private static readonly (MailChoice Choice, string Name, string Label, bool ForCurators)[] s_choices =
    [
        (MailChoice.OwnDiscussions, "own-discussions", "Watch a discussion for me as soon as I write in it", false),
        (MailChoice.Thanks, "thanks", "Tell me when something I shared helped somebody: once a week at most", false),
        (MailChoice.CuratorDigest, "curator-digest", "The weekly mail to curators", true),
    ];

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } member)
            return;
        IReadOnlyList<Watch> all = await watches.OfAsync(member.Key, context.RequestAborted);
        int last = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        int page = int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? Math.Clamp(asked, 1, last) : 1;
        List<SwitchedMail> mails = [];
        foreach ((MailChoice choice, string name, string label, bool forCurators) in s_choices.Where(choice => member.IsCurator || !choice.ForCurators))
            mails.Add(new SwitchedMail(name, label, await choices.WantsAsync(member.Key, choice, context.RequestAborted)));
        await pages.ShowAsync<WatchingPage, WatchingModel>(context, WatchLinks.List, formToken => new WatchingModel(formToken, [.. all.Skip((page - 1) * PageSize).Take(PageSize)], page, last, mails)
        {
            MailReaches = member.IsVerified,
            Done = context.Request.Query["done"].ToString() switch { "saved" => "Saved.", "stopped" => "You do not watch it any more.", _ => null },
        });
    }

    public async Task SaveAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, WatchLinks.List) is not { } member || await ReadAsync(context) is not { } form)
            return;
        foreach (Watch watch in await watches.OfAsync(member.Key, context.RequestAborted))
        {
            if (WatchWords.Read(form[WatchingModel.FieldOf(watch)]) is { } howOften && howOften != watch.HowOften)
                await watches.ChangeAsync(member.Key, watch.Target, howOften, context.RequestAborted);
        }

        bool stop = Guid.TryParse(form["stop"], out Guid target);
        if (stop)
            await watches.StopAsync(member.Key, target, context.RequestAborted);
        string page = int.TryParse(form["page"], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 1 ? string.Create(CultureInfo.InvariantCulture, $"&page={number}") : "";
        PrivatePages.GoOn(context, $"{WatchLinks.List}?done={(stop ? "stopped" : "saved")}{page}");
    }

    public async Task SaveChoicesAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, WatchLinks.List) is not { } member || await ReadAsync(context) is not { } form)
            return;
        foreach ((MailChoice choice, string name, _, _) in s_choices.Where(choice => member.IsCurator || !choice.ForCurators))
            await choices.SetAsync(member.Key, choice, form[name] == "yes", context.RequestAborted);
        PrivatePages.GoOn(context, $"{WatchLinks.List}?done=saved");
    }

    private Task<IFormCollection?> ReadAsync(HttpContext context) => pages.ReadFormAsync(context, MaxFormBytes, MostValues);
}

/// <summary>A kind of mail that can be switched off.</summary>
/// <param name="Name">Name of its field.</param>
/// <param name="Label">What it is.</param>
/// <param name="On">Whether the member wants it.</param>
public sealed record SwitchedMail(string Name, string Label, bool On);

/// <summary>What the page of everything watched shows.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Watches">The watches on this page.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Mails">The kinds of mail to choose from.</param>
public sealed record WatchingModel(string FormToken, IReadOnlyList<Watch> Watches, int Page, int Pages, IReadOnlyList<SwitchedMail> Mails)
{
    /// <summary>Whether the member's address was confirmed.</summary>
    public bool MailReaches { get; init; }

    /// <summary>What has just been done, or <c>null</c>.</summary>
    public string? Done { get; init; }

    /// <summary>Name of the field that says how often there is a mail about something.</summary>
    public static string FieldOf(Watch watch)
    {
        ArgumentNullException.ThrowIfNull(watch);
        return $"often-{watch.Target:N}";
    }
}
