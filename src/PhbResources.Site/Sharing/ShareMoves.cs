using Microsoft.AspNetCore.Http;
using PhbResources.Core.Forms;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Submissions;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;

namespace PhbResources.Site.Sharing;

/// <summary>Sending, and what a member does afterwards: answer, change, take back, ask to have it taken down.</summary>
internal sealed class ShareMoves(PrivatePages pages, ShareDoor door, ShareReader reader, SubmissionWorkflow workflow, PostRates rates, TimeProvider clock)
{
    /// <summary>The field with words for the library.</summary>
    public const string Words = "words";

    public async Task ShowSendAsync(HttpContext context, Opened opened, ShareStep step)
    {
        if (opened.View.MaySave)
            await ShowAsync(context, opened.Member, opened.View, step, "", []);
        else
            PrivatePages.GoOn(context, SharePaths.Of(opened.View.Row.Id));
    }

    /// <summary>Sends it, with the answer where something was asked.</summary>
    public Task SendAsync(HttpContext context, Posted posted, SubmissionView view, ShareStep step)
    {
        bool answers = view.Row.State == SubmissionState.ChangesAskedFor;
        return MoveAsync(context, posted, view, answers ? SubmissionMove.Answer : SubmissionMove.Send, answers ? "answered" : "sent", step);
    }

    /// <summary>Makes the move of a button on the page of the whole.</summary>
    public async Task MoveAsync(HttpContext context)
    {
        if (await door.ReadAsync(context) is not { } posted)
            return;
        await posted.Form.ReadRestAsync(context.RequestAborted);
        SubmissionView view = posted.View!;
        (SubmissionMove Move, string Done)? asked = posted.Form.Value("do") switch
        {
            "answer" => (SubmissionMove.Answer, "answered"),
            "withdraw" => (SubmissionMove.Withdraw, "withdrawn"),
            "revise" => (SubmissionMove.Revise, "revised"),
            "take-down" => (SubmissionMove.AskToTakeDown, "asked"),
            _ => null,
        };
        if (asked is { } move)
            await MoveAsync(context, posted, view, move.Move, move.Done, null);
        else
            PrivatePages.GoOn(context, SharePaths.Of(view.Row.Id));
    }

    private async Task MoveAsync(HttpContext context, Posted posted, SubmissionView view, SubmissionMove move, string done, ShareStep? step)
    {
        string words = posted.Form.Value(Words).ReplaceLineEndings("\n").Trim();
        if (!posted.TokenIsRight)
        {
            await ShowAsync(context, posted.Member, view, step, words, new() { [ShareQuestions.GoOnButton] = "This page was open for too long. Nothing was sent yet. Look it over and send it once more." });
            return;
        }

        if (move is SubmissionMove.Send or SubmissionMove.Answer && !posted.Member.IsVerified)
        {
            await ShowAsync(context, posted.Member, view, step, words, new() { [ShareQuestions.GoOnButton] = "Confirm your email address before you send it. You can do that on the page of your account." });
            return;
        }

        IReadOnlyDictionary<string, string> missing = step is null ? new Dictionary<string, string>() : reader.Read("", posted.Member, view).Missing;
        MoveOutcome outcome = missing.Count > 0 ? new MoveOutcome.Incomplete(missing)
            : move is SubmissionMove.Send or SubmissionMove.Answer && !rates.Allows(PostKind.Submission, context.Connection.RemoteIpAddress, posted.Member.Key.ToString("D"))
                ? new MoveOutcome.NotAllowed("You sent a lot in a short time. It is saved: send it in an hour.")
            : await workflow.MoveAsync(view.Row.Id, posted.Member.AsViewer(), move, posted.Version, words, context.RequestAborted, from: FromOf(context, view));
        switch (outcome)
        {
            case MoveOutcome.Moved:
                PrivatePages.GoOn(context, $"{SharePaths.Of(view.Row.Id)}?done={done}");
                break;
            case MoveOutcome.Incomplete incomplete:
                await ShowAsync(context, posted.Member, view, step, words, Places(incomplete.Mistakes, step));
                break;
            case MoveOutcome.Conflict conflict:
                await ShowAsync(context, posted.Member, conflict.Current, step, words, new() { [ShareQuestions.GoOnButton] = "This was changed somewhere else since you opened the page. Look it over, then send it again." });
                break;
            case MoveOutcome.NotAllowed not:
                await ShowAsync(context, posted.Member, view, step, words, new() { [ShareQuestions.GoOnButton] = not.Why });
                break;
        }
    }

    /// <summary>How it was sent: from the first page to the last, by our own clock, and from where.</summary>
    private SentFrom FromOf(HttpContext context, SubmissionView view) =>
        new(view.Row.Sent is null ? clock.GetUtcNow() - new DateTimeOffset(DateTime.SpecifyKind(view.Row.Created, DateTimeKind.Utc)) : null, context.Connection.RemoteIpAddress);

    /// <summary>Where each mistake can be seen: at the words where it is about them, else at its answer, or at the button where that is not on the page.</summary>
    private Dictionary<string, string> Places(IReadOnlyDictionary<string, string> mistakes, ShareStep? step)
    {
        FormDefinition form = reader.Form;
        Dictionary<string, string> placed = [];
        foreach ((string alias, string mistake) in mistakes)
        {
            string place = step is null ? Words : form.Find(alias) is null ? ShareQuestions.GoOnButton : alias;
            placed[place] = placed.TryGetValue(place, out string? before) ? $"{before} {mistake}" : mistake;
        }

        return placed;
    }

    private async Task ShowAsync(HttpContext context, SignedIn member, SubmissionView view, ShareStep? step, string words, Dictionary<string, string> mistakes)
    {
        // What was sent meanwhile has no steps any more.
        ShareModel made = reader.Read("", member, view) with { Step = view.MaySave ? step : null, Words = words, Mistakes = mistakes };
        int status = mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        if (made.Step is null)
            await pages.ShowAsync<SharePage, ShareModel>(context, SharePaths.Of(made.Id), token => made with { FormToken = token }, status);
        else
            await pages.ShowAsync<SendPage, ShareModel>(context, made.StepPath, token => made with { FormToken = token }, status);
    }
}
