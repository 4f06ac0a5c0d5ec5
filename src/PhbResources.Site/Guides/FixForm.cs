using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.SpamDefence;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;
using PhbResources.Site.Posting;

namespace PhbResources.Site.Guides;

/// <summary>Mending one paragraph of a guide. Nobody needs an account; who is signed in is named.</summary>
internal sealed class FixForm(OpenForms forms, GuidePages guidePages, GuideChanges changes, GuideHistory history, MemberSession session, PostRates rates, AttemptLimit limit, SpamTraps traps)
{
    public Task ShowAsync(HttpContext context) => context.Request.Query["part"].ToString().Length == 0 ? guidePages.ChooseAsync(context) : guidePages.WithGuideAsync(context, "/fix", async (guide, _) =>
    {
        SignedIn? member = await session.FindAsync(context);
        string id = context.Request.Query["part"].ToString();
        if (await history.LatestAsync(guide.Key, context.RequestAborted) is not { Number: { } number } latest)
            await guidePages.MissingAsync(context, guide.Slug);
        else if (GuideText.Read(latest.Text).Parts.FirstOrDefault(part => part.Id == id) is not { } part)
            PrivatePages.GoOn(context, Path(guide)); // The paragraph has been changed since the page was opened.
        else
            await AskAsync(context, member, guide, new FixModel(guide.Title, GuidePaths.Of(guide), Path(guide), id, number, part.Text, "", traps.New(), new Dictionary<string, string>()));
    });

    public Task AcceptAsync(HttpContext context) => guidePages.WithGuideAsync(context, "/fix", (guide, _) =>
        forms.AnswerAsync(context, Path(guide), "Fix a sentence", form => AcceptAsync(context, guide, form)));

    private async Task AcceptAsync(HttpContext context, Guide guide, PostedForm form)
    {
        SignedIn? member = await session.FindAsync(context);
        SpamTrapState trap = traps.Check(form);
        string id = form.Value("part");
        string text = GuideText.Normalise(form.Value("text")).Trim('\n');
        _ = int.TryParse(form.Value("base"), NumberStyles.None, CultureInfo.InvariantCulture, out int begun);
        GuideRevision? version = await history.AtAsync(guide.Key, begun, context.RequestAborted);
        GuideText? whole = version is null ? null : GuideText.Read(version.Text);
        if (whole?.Parts.FirstOrDefault(one => one.Id == id) is not { } part)
        {
            await guidePages.MissingAsync(context, guide.Slug);
            return;
        }

        Dictionary<string, string> mistakes = [];
        FixModel typed = new(guide.Title, GuidePaths.Of(guide), Path(guide), id, begun, text, form.Value("note").Trim(), trap, mistakes);
        if (text.Trim().Length == 0)
            mistakes["text"] = "Write how it should read. To take a paragraph out, edit the whole page.";
        else if (text == part.Text)
            mistakes["text"] = "This is what the page says now. Change the words, then send it.";
        else if (text.Length > TextSuggestion.MaxText)
            mistakes["text"] = $"That is {text.Length - TextSuggestion.MaxText} characters too long for one paragraph. Edit the whole page instead.";
        else if (trap.Mistake is { } tripped)
            mistakes[SpamTraps.Message] = tripped;
        else if (!MaySend(context, member))
            mistakes["text"] = "You sent a lot in a short time. Keep this page open, and send it in an hour.";
        if (mistakes.Count > 0)
        {
            await AskAsync(context, member, guide, typed);
            return;
        }

        GuideEdit edit = new(guide.Key, begun, whole.With(part, text), typed.Note.Length > 0 ? typed.Note : "One paragraph mended", RevisionOrigin.Fix) { Taken = trap.Taken, Address = context.Connection.RemoteIpAddress };
        EditOutcome outcome = await changes.SendAsync(edit, member.AsEditor(), context.RequestAborted);
        if (outcome is EditOutcome.Refused refused)
        {
            mistakes["text"] = refused.Why;
            await AskAsync(context, member, guide, typed);
        }
        else
        {
            PrivatePages.GoOn(context, GuidePaths.Thanks(guide, EditForm.StateOf(outcome)));
        }
    }

    private bool MaySend(HttpContext context, SignedIn? member) =>
        member is { IsCurator: true } || (limit.Allows(context) && rates.Allows(PostKind.Edit, context.Connection.RemoteIpAddress, member?.Key.ToString("D")));

    private Task AskAsync(HttpContext context, SignedIn? member, Guide guide, FixModel model) =>
        forms.ShowAsync<FixPage, FixModel>(context, Path(guide), model with
        {
            IsGuide = true,
            SignedIn = member is not null,
            CreditName = member?.CreditName ?? "",
            AtOnce = member is { IsCurator: true } or { IsTrusted: true },
        }, MemberForms.StatusOf(model.Mistakes));

    private static string Path(Guide guide) => GuidePaths.Fix(guide);
}
