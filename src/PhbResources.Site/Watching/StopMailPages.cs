using Microsoft.AspNetCore.Http;
using PhbResources.Core.Watching;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;

namespace PhbResources.Site.Watching;

/// <summary>
/// Ends mails with the link in them, without signing in. Mail programs send the POST for their readers (RFC 8058), from wherever they are
/// and with no cookie, so that the signed link is all that is asked for. Programs that only look at links change nothing with their GET.
/// </summary>
internal sealed class StopMailPages(MemberForms forms, PrivatePages pages, StopLinks links, MailChoices choices)
{
    public async Task ShowAsync(HttpContext context)
    {
        if (await FindAsync(context) is { } order)
            await pages.ShowAsync<StopMailPage, StopMailModel>(context, WatchLinks.Stop, _ => new StopMailModel(context.Request.Query["k"].ToString(), WhatStops(order)));
    }

    public async Task StopAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } order)
            return;
        await choices.StopAsync(order, context.RequestAborted);
        await forms.TellAsync(context, WatchLinks.Stop, new NoticeModel("It is done", [$"We send you no more {WhatStops(order)}.", "Did you change your mind? Choose it again in your account."], WatchLinks.List, "What you watch"));
    }

    private async Task<StopOrder?> FindAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        if (await links.ReadAsync(context.Request.Query["k"], context.RequestAborted) is not { } order)
        {
            await pages.Problems.WriteAsync(context, StatusCodes.Status404NotFound, "This link is not complete",
                "Open it from the mail once more, or copy all of it. You can also choose in your account which mails you get.", WatchLinks.List, "What you watch");
            return null;
        }

        return order;
    }

    private static string WhatStops(StopOrder order) => (order.Target, order.Choice) switch
    {
        (not null, _) => "mails about this one thing that you watch",
        (_, MailChoice.Thanks) => "mails that thank you for a template",
        (_, MailChoice.CuratorDigest) => "weekly mails to curators",
        _ => "mails about what you watch",
    };
}

/// <summary>What the page that ends mails shows.</summary>
/// <param name="Token">The token of the link.</param>
/// <param name="What">Which mails.</param>
public sealed record StopMailModel(string Token, string What);
