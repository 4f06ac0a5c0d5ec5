using Microsoft.AspNetCore.Http;
using PhbResources.Core.Discussions;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;

namespace PhbResources.Site.Discussions;

/// <summary>Where members begin a discussion, answer, and change what they wrote.</summary>
internal sealed class WritingForms(DiscussionDoor door, DiscussionPosting posting, DiscussionReading reading, DiscussionAreas areas)
{
    public async Task ShowNewAsync(HttpContext context)
    {
        if (areas.Find(DiscussionDoor.Route(context, "area")) is not { } area)
            await door.MissingAsync(context);
        else if (await door.EnterAsync(context) is { } member)
            await door.AskAsync<NewThreadPage, NewThreadModel>(context, $"{area.Path}/new", null, frame => new NewThreadModel(frame, area, new NewThread("", ""), member));
    }

    public async Task AcceptNewAsync(HttpContext context)
    {
        if (areas.Find(DiscussionDoor.Route(context, "area")) is not { } area)
        {
            await door.MissingAsync(context);
            return;
        }

        if (await door.ReadAsync(context, "text") is not { } sent)
            return;
        NewThread written = new(sent["title"], sent["text"], sent["question"], sent["choices"]);
        IReadOnlyDictionary<string, string> mistakes = sent.Mistakes;
        if (mistakes.Count == 0)
        {
            Written done = await posting.StartAsync(sent.AuthorOf(context), area, written, context.RequestAborted);
            if (done.Mistakes.Count == 0)
            {
                await GoOnAsync(context, done);
                return;
            }

            mistakes = done.Mistakes;
        }

        await door.AskAsync<NewThreadPage, NewThreadModel>(context, $"{area.Path}/new", sent.Traps, frame => new NewThreadModel(frame, area, written, sent.Member), mistakes, sent.Status);
    }

    public async Task ShowReplyAsync(HttpContext context)
    {
        if (await reading.FindAsync(DiscussionDoor.Route(context, "area"), DiscussionDoor.Route(context, "thread"), context.RequestAborted) is not { } found)
        {
            await door.MissingAsync(context);
            return;
        }

        if (await door.EnterAsync(context) is not { } member)
            return;
        (Guid? to, PlacedPost? answered) = await AnsweredAsync(context, context.Request.Query["to"].ToString(), found.Thread.Id);
        string text = answered is not null && context.Request.Query["quote"] == "yes" ? PostText.Quote(answered.Post.Post.Text, answered.Post.By) : "";
        await door.AskAsync<ReplyPage, ReplyModel>(context, $"{found.Place.FormPath}/reply", null, frame => new ReplyModel(frame, found.Place, text, to, answered?.Post, member, found.Thread.IsLocked));
    }

    public async Task AcceptReplyAsync(HttpContext context)
    {
        string area = DiscussionDoor.Route(context, "area"), slug = DiscussionDoor.Route(context, "thread");
        if (await reading.FindAsync(area, slug, context.RequestAborted) is not { } found)
        {
            await door.MissingAsync(context);
            return;
        }

        if (await door.ReadAsync(context, "text") is not { } sent)
            return;
        (Guid? to, PlacedPost? answered) = await AnsweredAsync(context, sent["to"], found.Thread.Id);
        IReadOnlyDictionary<string, string> mistakes = sent.Mistakes;
        if (mistakes.Count == 0)
        {
            Written? done = await posting.ReplyAsync(sent.AuthorOf(context), area, slug, sent["text"], to, context.RequestAborted);
            if (done is { Mistakes.Count: 0 })
            {
                await GoOnAsync(context, done);
                return;
            }

            mistakes = done?.Mistakes ?? new Dictionary<string, string> { ["text"] = "This discussion was taken away this moment. Copy your words, and begin a new one." };
        }

        await door.AskAsync<ReplyPage, ReplyModel>(context, $"{found.Place.FormPath}/reply", sent.Traps,
            frame => new ReplyModel(frame, found.Place, sent["text"], to, answered?.Post, sent.Member, found.Thread.IsLocked), mistakes, sent.Status);
    }

    public async Task ShowEditAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } member)
            return;
        if (await OwnAsync(context, member) is { } own)
            await door.AskAsync<EditPostPage, EditPostModel>(context, $"{DiscussionPaths.Of(own.Post.Post.Key)}/edit", null, frame => new EditPostModel(frame, own, own.Post.Post.Text, posting.MayEdit(own.Post.Post)));
        else
            await door.MissingAsync(context);
    }

    public async Task AcceptEditAsync(HttpContext context)
    {
        if (await door.ReadAsync(context, "text") is not { } sent)
            return;
        if (sent.Member is null)
        {
            // Whose post it is cannot be known; the words are shown all the same, to whoever wrote them.
            await door.AskAsync<EditPostPage, EditPostModel>(context, context.Request.Path.Value!, sent.Traps, frame => new EditPostModel(frame, null, sent["text"], true), sent.Mistakes, sent.Status);
            return;
        }

        if (await OwnAsync(context, sent.Member) is not { } own)
        {
            await door.MissingAsync(context);
            return;
        }

        IReadOnlyDictionary<string, string> mistakes = sent.Mistakes;
        if (mistakes.Count == 0)
        {
            Written? done = await posting.EditAsync(sent.AuthorOf(context), own.Post.Post.Key, sent["text"], context.RequestAborted);
            if (done is { Mistakes.Count: 0 })
            {
                await GoOnAsync(context, done, "changed");
                return;
            }

            mistakes = done?.Mistakes ?? new Dictionary<string, string> { ["text"] = "This post is not there any more. Copy your words before you leave this page." };
        }

        await door.AskAsync<EditPostPage, EditPostModel>(context, $"{DiscussionPaths.Of(own.Post.Post.Key)}/edit", sent.Traps, frame => new EditPostModel(frame, own, sent["text"], true), mistakes, sent.Status);
    }

    private async Task<PlacedPost?> OwnAsync(HttpContext context, SignedIn member) =>
        Guid.TryParse(DiscussionDoor.Route(context, "post"), out Guid key) && await reading.PostAsync(key, context.RequestAborted) is { } post && post.Post.Post.AuthorKey == member.Key && post.Post.Post.State != PostState.Spam ? post : null;

    private async Task<(Guid? To, PlacedPost? Post)> AnsweredAsync(HttpContext context, string to, Guid thread) =>
        Guid.TryParse(to, out Guid key) && await reading.PostAsync(key, context.RequestAborted) is { Post.Post.State: PostState.Live } post && post.Thread.Id == thread ? (key, post) : (null, null);

    /// <summary>To the post among the others, or to its own page where a curator looks at it first.</summary>
    private async Task GoOnAsync(HttpContext context, Written done, string what = "written")
    {
        PlacedPost? placed = await reading.PostAsync(done.Key, context.RequestAborted);
        if (done.State == PostState.Live && placed is { Thread.IsShown: true })
            PrivatePages.GoOn(context, placed.Path.Replace("#", (placed.Page > 1 ? "&" : "?") + $"done={what}#", StringComparison.Ordinal));
        else
            PrivatePages.GoOn(context, $"{DiscussionPaths.Of(done.Key)}?done={what}");
    }
}

/// <summary>The form to begin a discussion with.</summary>
/// <param name="Frame">What every form has.</param>
/// <param name="Area">Where it is begun.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Member">Who writes; <c>null</c> where the session has ended.</param>
public sealed record NewThreadModel(FormFrame Frame, DiscussionArea Area, NewThread Typed, SignedIn? Member);

/// <summary>The form to answer with.</summary>
/// <param name="Frame">What every form has.</param>
/// <param name="Place">The discussion.</param>
/// <param name="Text">What was typed.</param>
/// <param name="To">The post that is answered.</param>
/// <param name="Answered">The same, as it is shown.</param>
/// <param name="Member">Who writes; <c>null</c> where the session has ended.</param>
/// <param name="IsLocked">True where nobody can add to the discussion.</param>
public sealed record ReplyModel(FormFrame Frame, DiscussionPlace Place, string Text, Guid? To, PostView? Answered, SignedIn? Member, bool IsLocked);

/// <summary>The form to change a post with.</summary>
/// <param name="Frame">What every form has.</param>
/// <param name="Placed">The post; <c>null</c> where the session has ended.</param>
/// <param name="Text">What was typed.</param>
/// <param name="MayEdit">False where the time is over.</param>
public sealed record EditPostModel(FormFrame Frame, PlacedPost? Placed, string Text, bool MayEdit);
