using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Discussions;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Discussions;

/// <summary>Votes, reports, and what authors and curators do to a discussion as a whole.</summary>
internal sealed class CareForms(DiscussionDoor door, CuratorDoor curators, PrivatePages pages, DiscussionPosting posting, DiscussionReading reading, DiscussionCare care)
{
    public async Task VoteAsync(HttpContext context)
    {
        string area = DiscussionDoor.Route(context, "area"), slug = DiscussionDoor.Route(context, "thread");
        if (await reading.FindAsync(area, slug, context.RequestAborted) is not { } found)
            await door.MissingAsync(context);
        else if (await door.PressedAsync(context, found.Place.Path) is { } pressed)
            PrivatePages.GoOn(context, int.TryParse(pressed.Form["choice"], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && await posting.VoteAsync(pressed.Member.AsAuthor(context), area, slug, number, context.RequestAborted)
                ? $"{found.Place.Path}?done=voted#poll" : $"{found.Place.Path}?done=not-voted#poll");
    }

    public async Task CareAsync(HttpContext context)
    {
        if (await reading.FindAsync(DiscussionDoor.Route(context, "area"), DiscussionDoor.Route(context, "thread"), context.RequestAborted) is not { } found)
        {
            await door.MissingAsync(context);
            return;
        }

        if (await door.PressedAsync(context, found.Place.Path) is not { } pressed)
            return;
        if (!Enum.TryParse(pressed.Form["do"], ignoreCase: true, out ThreadMove move) || !Enum.IsDefined(move) || !DiscussionCare.May(found.Thread, pressed.Member.Key, pressed.Member.IsCurator, move))
            await door.MissingAsync(context);
        else if (found.Thread.AuthorKey != pressed.Member.Key && await curators.EnterAsync(context) is null)
            return; // A curator has to show more than a password for what is not their own.
        else
            PrivatePages.GoOn(context, await care.MoveAsync(found.Thread.Id, move, context.RequestAborted) ? $"{found.Place.Path}?done={move.ToString().ToLowerInvariant()}" : found.Place.Path);
    }

    public async Task ShowOutcomeAsync(HttpContext context)
    {
        if (await curators.EnterAsync(context) is null)
            return;
        if (await reading.FindAsync(DiscussionDoor.Route(context, "area"), DiscussionDoor.Route(context, "thread"), context.RequestAborted) is { } found)
            await door.AskAsync<OutcomePage, OutcomeModel>(context, $"{found.Place.FormPath}/outcome", null, frame => new OutcomeModel(frame, found.Place, found.Thread.Outcome ?? ""));
        else
            await door.MissingAsync(context);
    }

    public async Task AcceptOutcomeAsync(HttpContext context)
    {
        if (await curators.EnterAsync(context) is null || await pages.ReadFormAsync(context) is not { } form)
            return;
        if (await reading.FindAsync(DiscussionDoor.Route(context, "area"), DiscussionDoor.Route(context, "thread"), context.RequestAborted) is not { } found)
            await door.MissingAsync(context);
        else if (await care.DecideAsync(found.Thread.Id, form["outcome"].ToString(), context.RequestAborted) is { } mistake)
            await door.AskAsync<OutcomePage, OutcomeModel>(context, $"{found.Place.FormPath}/outcome", null, frame => new OutcomeModel(frame, found.Place, form["outcome"].ToString()), new Dictionary<string, string> { ["outcome"] = mistake });
        else
            PrivatePages.GoOn(context, $"{found.Place.Path}?done=decided");
    }

    public async Task ShowReportAsync(HttpContext context)
    {
        await door.FindAsync(context);
        if (await ReportableAsync(context) is { } post)
            await door.AskAsync<ReportPage, ReportModel>(context, $"{DiscussionPaths.Of(post.Post.Post.Key)}/report", null, frame => new ReportModel(frame, post, "", context.Request.Query["done"] == "sent"));
        else
            await door.MissingAsync(context);
    }

    public async Task AcceptReportAsync(HttpContext context)
    {
        if (await ReportableAsync(context) is not { } post)
        {
            await door.MissingAsync(context);
            return;
        }

        if (await door.ReadAsync(context, "reason", open: true) is not { } sent)
            return;
        Guid key = post.Post.Post.Key;
        if (sent.Mistakes.Count == 0 && await posting.ReportAsync(key, sent.Member?.Key, sent["reason"], context.Connection.RemoteIpAddress, context.RequestAborted) is { } mistake)
            sent.Mistakes["reason"] = mistake;
        if (sent.Mistakes.Count == 0)
            PrivatePages.GoOn(context, $"{DiscussionPaths.Of(key)}/report?done=sent");
        else
            await door.AskAsync<ReportPage, ReportModel>(context, $"{DiscussionPaths.Of(key)}/report", sent.Traps, frame => new ReportModel(frame, post, sent["reason"], false), sent.Mistakes, sent.Status);
    }

    private async Task<PlacedPost?> ReportableAsync(HttpContext context) =>
        Guid.TryParse(DiscussionDoor.Route(context, "post"), out Guid key) && await reading.PostAsync(key, context.RequestAborted) is { } post && ForumPages.MaySee(post, null) ? post : null;
}

/// <summary>The form to say what was decided.</summary>
/// <param name="Frame">What every form has.</param>
/// <param name="Place">The discussion.</param>
/// <param name="Outcome">What was typed.</param>
public sealed record OutcomeModel(FormFrame Frame, DiscussionPlace Place, string Outcome);

/// <summary>The form to report a post with.</summary>
/// <param name="Frame">What every form has.</param>
/// <param name="Placed">The post.</param>
/// <param name="Reason">What was typed.</param>
/// <param name="IsSent">True where it was just sent.</param>
public sealed record ReportModel(FormFrame Frame, PlacedPost Placed, string Reason, bool IsSent);
