using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PhbResources.Core.Curating.People;
using PhbResources.Core.Curating.Replies;
using PhbResources.Core.Curating.Review;
using PhbResources.Core.Facts;
using PhbResources.Core.Library;
using PhbResources.Core.Submissions;
using PhbResources.Site.Curators.Editing;

namespace PhbResources.Site.Curators.Queue;

/// <summary>One submission: what a curator needs to decide about it, and the decision.</summary>
internal sealed class ItemForm(
    PrivatePages pages, CuratorDoor door, SubmissionWorkflow workflow, SubmissionFiles files, SubmissionReading reading, SubmissionAdvice advice, Core.Curating.People.People people, CuratorReplies replies,
    PublishedLibrary library, UndoNotice undo, TimeProvider clock)
{
    public const string Pattern = "/curator/queue/{key:guid}";
    public const string FilePattern = "/curator/queue/{key:guid}/files/{file:guid}";

    /// <summary>Largest form, in bytes: the longest text that a member can write, each character of which may take nine bytes.</summary>
    private const int MaxFormBytes = 64 * 1024;

    public static string Of(Guid id) => $"{QueueForm.Path}/{id:D}";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator)
            return;
        Viewer viewer = new(curator.Key, true);
        Guid id = ContentEditForm.KeyOf(context);
        if (await workflow.FindAsync(id, viewer, context.RequestAborted) is not { } view)
        {
            await MissingAsync(context);
            return;
        }

        string notice = context.Request.Query["saved"] == "1" ? "Your changes are saved." : "";
        await AskAsync(context, view, viewer, new TypedDecision(view.Entries), [], notice: notice);
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context, MaxFormBytes) is not { } form)
            return;
        Viewer viewer = new(curator.Key, true);
        Guid id = ContentEditForm.KeyOf(context);
        if (await workflow.FindAsync(id, viewer, context.RequestAborted) is not { } view)
        {
            await MissingAsync(context);
            return;
        }

        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out int version);
        string what = form["do"].ToString();
        TypedDecision typed = Read(form, view.Entries);
        (SubmissionMove? move, string? text, DateTime? day, Dictionary<string, string> mistakes) = await DecisionAsync(what, typed, context.RequestAborted);
        if (mistakes.Count > 0)
        {
            await AskAsync(context, view, viewer, typed, mistakes);
            return;
        }

        // What was changed on the way to a decision is kept before it: the decision is about what stands there now.
        if (typed.Entries != view.Entries && move is not (SubmissionMove.Undo or SubmissionMove.MarkSpam))
        {
            switch (await workflow.SaveAsync(id, viewer, version, typed.Entries, context.RequestAborted))
            {
                case SaveOutcome.Saved saved:
                    version = saved.Version;
                    break;
                case SaveOutcome.Conflict conflict:
                    await ConflictAsync(context, conflict.Current, viewer, typed, view);
                    return;
                case SaveOutcome.NotAllowed refused:
                    await AskAsync(context, view, viewer, typed, new() { ["title"] = refused.Why });
                    return;
            }
        }

        if (move is not { } made)
        {
            PrivatePages.GoOn(context, $"{Of(id)}?saved=1");
            return;
        }

        Guid? next = await NextAsync(id, context.RequestAborted);
        switch (await workflow.MoveAsync(id, viewer, made, version, text, context.RequestAborted, day))
        {
            case MoveOutcome.Moved:
                bool stays = made is SubmissionMove.Undo or SubmissionMove.StartReview or SubmissionMove.Reopen;
                PrivatePages.GoOn(context, $"{(stays ? Of(id) : next is { } other ? Of(other) : QueueForm.Path)}?done={id:D}");
                break;
            case MoveOutcome.Conflict conflict:
                await ConflictAsync(context, conflict.Current, viewer, typed, view);
                break;
            case MoveOutcome.Incomplete incomplete:
                await AskAsync(context, await FreshAsync(id, viewer, view, context), viewer, typed, incomplete.Mistakes.ToDictionary(mistake => ControlOf(mistake.Key, made), mistake => mistake.Value));
                break;
            case MoveOutcome.NotAllowed refused:
                await AskAsync(context, await FreshAsync(id, viewer, view, context), viewer, typed, new() { ["decide"] = refused.Why });
                break;
        }
    }

    public async Task FileAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator)
            return;
        Guid fileId = Guid.TryParse(context.GetRouteValue("file")?.ToString(), out Guid asked) ? asked : Guid.Empty;
        if (await files.OpenFileAsync(ContentEditForm.KeyOf(context), new Viewer(curator.Key, true), fileId, context.RequestAborted) is not { } file)
        {
            await MissingAsync(context);
            return;
        }

        await using Stream content = file.Content;
        PrivatePages.Seal(context);
        Microsoft.Net.Http.Headers.ContentDispositionHeaderValue disposition = new("attachment");
        disposition.SetHttpFileName(file.File.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        // It is saved, never shown: no browser is to make a page of it.
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private async Task<(SubmissionMove? Move, string? Text, DateTime? Day, Dictionary<string, string> Mistakes)> DecisionAsync(string what, TypedDecision typed, CancellationToken cancellationToken)
    {
        Dictionary<string, string> mistakes = [];
        switch (what)
        {
            case "approve":
                return (SubmissionMove.Approve, null, null, mistakes);
            case "schedule":
                DateTime? day = DateOnly.TryParseExact(typed.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly chosen) ? ClockDays.StartOf(chosen) : null;
                if (day is null || day <= clock.GetUtcNow().UtcDateTime)
                    mistakes["day"] = "Choose a day that is still to come.";
                return (SubmissionMove.Approve, null, day, mistakes);
            case "ask":
                if (typed.Question.Length == 0)
                    mistakes["question"] = "Write what you want to ask.";
                return (SubmissionMove.AskForChanges, typed.Question, null, mistakes);
            case "decline":
                Reply? reply = (await replies.AllAsync(cancellationToken)).FirstOrDefault(known => known.Title == typed.Reply);
                string words = string.Join("\n\n", new[] { reply?.Text ?? "", typed.Reason }.Where(part => part.Length > 0));
                if (words.Length == 0)
                    mistakes["reason"] = "Choose a reply, or write why. The member is told.";
                return (SubmissionMove.Decline, words, null, mistakes);
            case "spam":
                return (SubmissionMove.MarkSpam, null, null, mistakes);
            case "start":
                return (SubmissionMove.StartReview, null, null, mistakes);
            case "undo":
                return (SubmissionMove.Undo, null, null, mistakes);
            case "reopen":
                return (SubmissionMove.Reopen, null, null, mistakes);
            case "unpublish":
                return (SubmissionMove.Unpublish, typed.Reason, null, mistakes);
            default:
                return (null, null, null, mistakes);
        }
    }

    // A form without a field, such as the one that undoes, leaves what it says as it is.
    private static TypedDecision Read(IFormCollection form, SubmissionEntries now)
    {
        return new TypedDecision(now with
        {
            Title = Text("title", now.Title),
            Kind = Text("kind", now.Kind),
            Category = Text("category", now.Category),
            Summary = Text("summary", now.Summary),
            WhatChanged = Text("whatChanged", now.WhatChanged),
            Tags = Text("tags", now.Tags),
        })
        {
            Question = Text("question", ""),
            Reply = Text("reply", ""),
            Reason = Text("reason", ""),
            Day = Text("day", ""),
        };

        string Text(string name, string otherwise) => form.ContainsKey(name) ? form[name].ToString().ReplaceLineEndings("\n").Trim() is var typed && typed == otherwise.ReplaceLineEndings("\n").Trim() ? otherwise : form[name].ToString().ReplaceLineEndings("\n").Trim() : otherwise;
    }

    private static string ControlOf(string field, SubmissionMove move) => field switch
    {
        "text" => move == SubmissionMove.AskForChanges ? "question" : "reason",
        "title" or "kind" or "category" or "summary" or "tags" or "whatChanged" => field,
        _ => "decide",
    };

    private async Task<Guid?> NextAsync(Guid id, CancellationToken cancellationToken)
    {
        List<Guid> queue = [.. (await workflow.QueueAsync(cancellationToken)).Select(item => item.Row.Id)];
        int place = queue.IndexOf(id);
        queue.Remove(id);
        return queue.Count == 0 ? null : queue[place >= 0 && place < queue.Count ? place : 0];
    }

    private async Task<SubmissionView> FreshAsync(Guid id, Viewer viewer, SubmissionView otherwise, HttpContext context) =>
        await workflow.FindAsync(id, viewer, context.RequestAborted) ?? otherwise;

    private Task ConflictAsync(HttpContext context, SubmissionView current, Viewer viewer, TypedDecision typed, SubmissionView opened)
    {
        List<SubmissionEvent> since = [.. current.Events.TakeLast(3)];
        return AskAsync(context, current, viewer, typed,
            new() { ["decide"] = "Somebody else was faster: this has changed since you opened it. Nothing you typed is lost, and nothing was done yet. Look at what happened, then decide again." },
            meanwhile: since.Count > 0 ? since : opened.Events);
    }

    private Task MissingAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        return pages.Problems.WriteAsync(context, StatusCodes.Status404NotFound, "That is not there any more", "Its member may have taken it back.", QueueForm.Path, "Queue");
    }

    private async Task AskAsync(
        HttpContext context, SubmissionView view, Viewer viewer, TypedDecision typed, Dictionary<string, string> mistakes, string notice = "", IReadOnlyList<SubmissionEvent>? meanwhile = null)
    {
        CancellationToken cancellationToken = context.RequestAborted;
        IReadOnlyList<QueueItem> queue = await workflow.QueueAsync(cancellationToken);
        List<Guid> ids = [.. queue.Select(item => item.Row.Id)];
        int place = ids.IndexOf(view.Row.Id);
        ReadSubmission read = await reading.ReadAsync(view, viewer, cancellationToken);
        Advice advised = await advice.ForAsync(view, viewer, cancellationToken);
        Person? member = await people.FindAsync(view.Row.MemberKey, cancellationToken);
        IReadOnlyList<Reply> known = await replies.AllAsync(cancellationToken);
        UndoOffer? offer = mistakes.Count == 0 ? await undo.FindAsync(context, viewer) : null;
        await pages.ShowAsync<ItemPage, ItemModel>(context, Of(view.Row.Id), token => new ItemModel(token, view, read, member, viewer.MemberKey, typed, mistakes)
        {
            Advice = advised,
            Replies = known,
            Categories = [.. library.Current.Categories],
            Kinds = [.. library.Current.Kinds],
            Place = place + 1,
            Waiting = ids.Count,
            Before = place > 0 ? ids[place - 1] : null,
            After = place >= 0 && place + 1 < ids.Count ? ids[place + 1] : place < 0 && ids.Count > 0 ? ids[0] : null,
            Waited = place >= 0 ? clock.GetUtcNow().UtcDateTime - queue[place].WaitingSince : null,
            Undo = offer,
            Notice = notice,
            Meanwhile = meanwhile ?? [],
        }, mistakes.Count == 0 ? StatusCodes.Status200OK : meanwhile is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }
}
