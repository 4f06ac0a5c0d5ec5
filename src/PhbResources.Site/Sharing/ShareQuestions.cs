using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PhbResources.Core.Forms;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Submissions;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;
using FormField = PhbResources.Core.Forms.FormField;

namespace PhbResources.Site.Sharing;

/// <summary>
/// The steps that ask for something. Whatever is sent is kept first and judged then, so that a mistake, a file that is not taken,
/// a page that was open for too long or a change from elsewhere never loses a word.
/// </summary>
internal sealed class ShareQuestions(PrivatePages pages, ShareDoor door, ShareReader reader, SubmissionWorkflow workflow, SubmissionFiles files, PostRates rates)
{
    /// <summary>Id of the button that goes on; mistakes that belong to no field lead to it.</summary>
    public const string GoOnButton = "go-on";

    /// <summary>The hidden field that says what of it was there when the page was opened.</summary>
    public const string SeenField = "seen";

    public const string Later = "later";
    public const string Upload = "upload";

    public async Task ShowAsync(HttpContext context, Opened opened, ShareStep step, string? done)
    {
        if (opened.View.MaySave)
            await AskAsync(context, opened.Member, opened.View, step, model => model with { Done = done });
        else
            PrivatePages.GoOn(context, SharePaths.Of(opened.View.Row.Id));
    }

    public async Task AcceptAsync(HttpContext context, Posted posted, SubmissionView view, ShareStep step)
    {
        FormAnswers typed = Typed(posted, view, step);
        if (!posted.TokenIsRight)
        {
            await posted.Form.ReadRestAsync(context.RequestAborted);
            await AskAsync(context, posted.Member, view, step, typed, "This page was open for too long. What you typed is still here: look it over and send it once more.");
            return;
        }

        SubmissionEntries entries = SharingForm.Apply(view.Entries, typed, Asked(posted.Member, view, typed, step));
        bool seen = (reader.Read("", posted.Member, view) with { Step = step }).Seen == posted.Form.Value(SeenField);
        SaveOutcome outcome = seen
            ? await workflow.SaveAsync(view.Row.Id, posted.Member.AsViewer(), view.Row.Version, entries, context.RequestAborted)
            : new SaveOutcome.Conflict(view);
        if (outcome is not SaveOutcome.Saved)
        {
            await posted.Form.ReadRestAsync(context.RequestAborted);
            if (outcome is SaveOutcome.Conflict conflict)
                await ConflictAsync(context, posted.Member, conflict.Current, step, typed);
            else
                await AskAsync(context, posted.Member, view, step, typed, ((SaveOutcome.NotAllowed)outcome).Why);
            return;
        }

        Dictionary<string, string> mistakes = [];
        bool added = false;
        if (posted.Form.FileName is { } name && posted.Form.FileControl == SharingForm.Files && step.Asks(SharingForm.Files))
        {
            if (rates.Allows(PostKind.Upload, context.Connection.RemoteIpAddress, posted.Member.Key.ToString("D")))
                added = Told(await files.AttachAsync(view.Row.Id, posted.Member.AsViewer(), name, posted.Form.File, context.RequestAborted), mistakes);
            else
                mistakes[SharingForm.Files] = "You added many files in a short time. Wait an hour, then add this one again. What you typed is saved.";
        }

        await posted.Form.ReadRestAsync(context.RequestAborted);
        await GoOnAsync(context, posted, step, typed, mistakes, added);
    }

    private async Task GoOnAsync(HttpContext context, Posted posted, ShareStep step, FormAnswers typed, Dictionary<string, string> mistakes, bool added)
    {
        if (await workflow.FindAsync(posted.View!.Row.Id, posted.Member.AsViewer(), context.RequestAborted) is not { } view)
        {
            await door.MissingAsync(context);
            return;
        }

        string button = posted.Form.Value("do");
        if (mistakes.Count == 0 && button == Upload && !added)
            mistakes[SharingForm.Files] = "Choose a file first.";
        if (mistakes.Count == 0 && button is not (Upload or Later))
        {
            foreach ((string alias, string mistake) in reader.Read("", posted.Member, view).Missing.Where(missing => step.Asks(missing.Key)))
            {
                // What has to be cleaned first is for the next step.
                if (alias != SharingForm.Files || !view.Files.Any(file => file.Status != FileStatus.Refused))
                    mistakes[alias] = mistake;
            }
        }

        if (mistakes.Count > 0)
            await AskAsync(context, posted.Member, view, step, model => model with { Answers = typed, Mistakes = mistakes, Done = added ? "The file was added." : null });
        else if (button == Later)
            PrivatePages.GoOn(context, $"{SharePaths.Of(view.Row.Id)}?done=saved");
        else if (button == Upload)
            PrivatePages.GoOn(context, $"{SharePaths.Step(view.Row.Id, step.Number)}?done=added");
        else
            PrivatePages.GoOn(context, SharePaths.Step(view.Row.Id, step.Number + 1));
    }

    private static bool Told(AttachOutcome outcome, Dictionary<string, string> mistakes)
    {
        if (outcome is AttachOutcome.Refused refused)
            mistakes[SharingForm.Files] = string.Join(" ", refused.Reasons.Select(reason => $"{reason.Message} {reason.WhatToDo}"));
        else if (outcome is AttachOutcome.NotAllowed not)
            mistakes[SharingForm.Files] = not.Why;
        return outcome is AttachOutcome.Attached;
    }

    /// <summary>What was saved before, with what was typed on this page in its place.</summary>
    private FormAnswers Typed(Posted posted, SubmissionView view, ShareStep step)
    {
        FormAnswers saved = reader.Read("", posted.Member, view).Answers;
        return saved.With(Asked(posted.Member, view, saved, step).Select(field => KeyValuePair.Create(field.Alias,
            (IReadOnlyList<string>)[.. posted.Form.Fields.GetValueOrDefault(field.Alias, StringValues.Empty).OfType<string>()])));
    }

    /// <summary>The fields that the page showed. What it did not show cannot be answered.</summary>
    private IEnumerable<FormField> Asked(SignedIn member, SubmissionView view, FormAnswers answers, ShareStep step)
    {
        ShareModel model = reader.Read("", member, view) with { Step = step, Answers = answers };
        return model.Questions.Fields.Where(field => field.Type != FieldTypes.Hidden && field.Type != FieldTypes.FileUpload && field.Alias != SharingForm.Email);
    }

    private Task ConflictAsync(HttpContext context, SignedIn member, SubmissionView current, ShareStep step, FormAnswers typed) =>
        AskAsync(context, member, current, step, model => model with
        {
            Answers = typed,
            Mistakes = new Dictionary<string, string> { [GoOnButton] = "This was changed somewhere else since you opened the page: in another window, or by the library. Nothing of yours was saved yet. Look at the changes below, then save again." },
            Theirs = [.. step.Page!.Fields
                .Where(field => field.Alias != SharingForm.Email && !model.Answers.All(field).SequenceEqual(typed.All(field)))
                .Select(field => (field.Caption, model.AnswerOf(field)))],
        });

    private Task AskAsync(HttpContext context, SignedIn member, SubmissionView view, ShareStep step, FormAnswers typed, string mistake) =>
        AskAsync(context, member, view, step, model => model with { Answers = typed, Mistakes = new Dictionary<string, string> { [GoOnButton] = mistake } });

    private async Task AskAsync(HttpContext context, SignedIn member, SubmissionView view, ShareStep step, Func<ShareModel, ShareModel> with)
    {
        ShareModel made = with(reader.Read("", member, view) with { Step = step });
        await pages.ShowAsync<QuestionsPage, ShareModel>(context, made.StepPath, token => made with { FormToken = token },
            made.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
