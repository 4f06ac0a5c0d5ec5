using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Curating;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.SpamDefence;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;
using PhbResources.Site.Posting;

namespace PhbResources.Site.Guides;

/// <summary>Editing a guide. Whatever goes wrong, the page comes back with everything that was typed.</summary>
internal sealed class EditForm(PrivatePages pages, GuidePages guidePages, GuideDoor door, GuideChanges changes, GuideHistory history, GuidePictures pictures, PostRates rates, SpamTraps traps)
{
    public Task ShowAsync(HttpContext context) => guidePages.WithGuideAsync(context, "/edit", async (guide, shelf) =>
    {
        if (await door.EnterAsync(context) is not { } member)
            return;
        if (await history.LatestAsync(guide.Key, context.RequestAborted) is not { Number: { } number } latest)
        {
            await guidePages.MissingAsync(context, guide.Slug);
            return;
        }

        await AskAsync(context, member, new GuideEditModel("", guide, number, latest.Text, "", traps.New().Stamp, new Dictionary<string, string>()));
    });

    public Task AcceptAsync(HttpContext context) => guidePages.WithGuideAsync(context, "/edit", async (guide, shelf) =>
    {
        if (await door.ReadAsync(context) is not { } sent)
            return;
        Dictionary<string, string> mistakes = [];
        PictureOutcome? picture = null;
        bool addsPicture = sent.TokenIsRight && sent.Form.FileName is { Length: > 0 } && sent.Form.Value("picture-shows").Trim().Length > 0;
        if (addsPicture && !rates.Allows(PostKind.Upload, context.Connection.RemoteIpAddress, sent.Member.Key.ToString("D")))
            picture = new PictureOutcome(null, "You added many pictures in a short time. Wait an hour, then add this one.");
        else if (addsPicture)
            picture = await pictures.AddAsync(sent.Member.Key, sent.Form.FileName!, sent.Form.File, context.RequestAborted);
        await sent.Form.ReadRestAsync(context.RequestAborted);

        _ = int.TryParse(sent.Form.Value("base"), NumberStyles.None, CultureInfo.InvariantCulture, out int begun);
        GuideEditModel typed = new("", guide, begun, sent.Form.Value("text").ReplaceLineEndings("\n"), sent.Form.Value("note").Trim(), sent.Form.Value(SpamTraps.Time), mistakes)
        {
            PictureShows = sent.Form.Value("picture-shows").Trim(),
        };
        string what = sent.Form.Value("do");
        if (!sent.TokenIsRight)
        {
            mistakes["text"] = "This page was open for too long, so nothing was sent yet. Everything you typed is still here: send it once more.";
            await AskAsync(context, sent.Member, typed, StatusCodes.Status400BadRequest);
        }
        else if (what == "picture" || sent.Form.FileName is { Length: > 0 })
        {
            await AddPictureAsync(context, sent, typed, mistakes, picture);
        }
        else if (what == "preview")
        {
            await AskAsync(context, sent.Member, typed with { Preview = GuideText.Read(GuideText.Normalise(typed.Text)).ToHtml(guidePages.Figures()) });
        }
        else
        {
            await SendAsync(context, sent.Member, typed, mistakes);
        }
    });

    /// <summary>Shows a text as it will look, for the script of the editor.</summary>
    public async Task PreviewAsync(HttpContext context)
    {
        if (await door.ReadAsync(context) is not { } sent)
            return;
        await sent.Form.ReadRestAsync(context.RequestAborted);
        if (!sent.TokenIsRight)
        {
            await pages.Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "That page was open for too long", "Load the page again.", GuidePaths.List, "All guides");
            return;
        }

        string text = GuideText.Normalise(sent.Form.Value("text"));
        byte[] html = System.Text.Encoding.UTF8.GetBytes(GuideText.Read(text.Length <= GuideText.MaxLength ? text : text[..GuideText.MaxLength]).ToHtml(guidePages.Figures()));
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = html.Length;
        await context.Response.Body.WriteAsync(html, context.RequestAborted);
    }

    /// <summary>Asks whether an earlier version is to be brought back.</summary>
    public Task AskToRestoreAsync(HttpContext context) => guidePages.WithGuideAsync(context, "/restore", async (guide, shelf) =>
    {
        if (await door.EnterAsync(context) is not { } member)
            return;
        _ = int.TryParse(context.Request.Query["version"], NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        if (await history.AtAsync(guide.Key, number, context.RequestAborted) is not { } version)
        {
            await guidePages.MissingAsync(context, guide.Slug);
            return;
        }

        await AskToRestoreAsync(context, guide, version, member, "", []);
    });

    /// <summary>Brings an earlier version back, as a new one.</summary>
    public Task RestoreAsync(HttpContext context) => guidePages.WithGuideAsync(context, "/restore", async (guide, shelf) =>
    {
        if (await door.EnterAsync(context) is not { } member || await pages.ReadFormAsync(context) is not { } form)
            return;
        _ = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        if (await history.AtAsync(guide.Key, number, context.RequestAborted) is not { } version || await history.LatestAsync(guide.Key, context.RequestAborted) is not { Number: { } latest })
        {
            await guidePages.MissingAsync(context, guide.Slug);
            return;
        }

        string why = form["note"].ToString().Trim();
        string note = string.Create(CultureInfo.InvariantCulture, $"Back to version {number}{(why.Length > 0 ? $": {why}" : "")}");
        EditOutcome outcome = MayNotSend(context, member) is { } not ? new EditOutcome.Refused(not)
            : await changes.SendAsync(new GuideEdit(guide.Key, latest, version.Text, note, RevisionOrigin.Restore) { Address = context.Connection.RemoteIpAddress }, member.AsEditor(), context.RequestAborted);
        if (outcome is EditOutcome.Refused refused)
            await AskToRestoreAsync(context, guide, version, member, why, new() { ["note"] = refused.Why });
        else
            PrivatePages.GoOn(context, GuidePaths.Thanks(guide, StateOf(outcome)));
    });

    /// <summary>What became of a change, as the page of thanks names it.</summary>
    public static string StateOf(EditOutcome outcome) => outcome switch
    {
        EditOutcome.Live { Merged: true } => "merged",
        EditOutcome.Live => "live",
        EditOutcome.Unchanged => "same",
        _ => "waits",
    };

    private async Task SendAsync(HttpContext context, SignedIn member, GuideEditModel typed, Dictionary<string, string> mistakes)
    {
        if (MayNotSend(context, member) is { } not)
        {
            mistakes["text"] = not;
            await AskAsync(context, member, typed);
            return;
        }

        GuideEdit edit = new(typed.Guide.Key, typed.Base, typed.Text, typed.Note, RevisionOrigin.Edit) { Taken = traps.TakenSince(typed.Opened), Address = context.Connection.RemoteIpAddress };
        switch (await changes.SendAsync(edit, member.AsEditor(), context.RequestAborted))
        {
            case EditOutcome.Refused refused:
                mistakes["text"] = refused.Why;
                await AskAsync(context, member, typed);
                break;
            case EditOutcome.Conflict conflict:
                mistakes["text"] = "Somebody else changed the same paragraph while you wrote. Nothing you typed is lost. Look at both below, put into your text what you want to keep of theirs, then send it again.";
                await AskAsync(context, member, typed with
                {
                    Base = conflict.Current.Number ?? 0,
                    Theirs = conflict.Current,
                    Differs = TextDifference.Of(conflict.Current.Text, GuideText.Normalise(typed.Text)),
                }, StatusCodes.Status409Conflict);
                break;
            case var outcome:
                PrivatePages.GoOn(context, GuidePaths.Thanks(typed.Guide, StateOf(outcome)));
                break;
        }
    }

    private string? MayNotSend(HttpContext context, SignedIn member) =>
        !member.IsVerified ? "Confirm your email address before you send it. You can do that on the page of your account; leave this page open meanwhile."
        : !member.IsCurator && !rates.Allows(PostKind.Edit, context.Connection.RemoteIpAddress, member.Key.ToString("D")) ? "You sent a lot in a short time. Keep this page open, and send it in an hour."
        : null;

    private Task AddPictureAsync(HttpContext context, SentByMember sent, GuideEditModel typed, Dictionary<string, string> mistakes, PictureOutcome? picture)
    {
        if (sent.Form.FileName is not { Length: > 0 })
            mistakes["picture"] = "Choose a picture first.";
        else if (typed.PictureShows.Length == 0)
            mistakes["picture-shows"] = "Say what the picture shows, for people who cannot see it. Then choose the picture again.";
        else if (picture?.Problem is { } problem)
            mistakes["picture"] = problem;
        if (mistakes.Count > 0 || picture?.Key is not { } key)
            return AskAsync(context, sent.Member, typed);
        string shows = typed.PictureShows.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
        string text = $"{typed.Text.TrimEnd('\n')}\n\n![{shows}]({GuidePictureAddress.Of(key)})\n";
        return AskAsync(context, sent.Member, typed with
        {
            Text = text,
            PictureShows = "",
            Notice = "The picture is at the end of your text. Move its line to where it belongs. What a camera wrote into it was taken out.",
            Preview = GuideText.Read(GuideText.Normalise(text)).ToHtml(guidePages.Figures()),
        });
    }

    private Task AskToRestoreAsync(HttpContext context, Guide guide, GuideRevision version, SignedIn member, string note, Dictionary<string, string> mistakes) =>
        pages.ShowAsync<RestorePage, RestoreModel>(context, $"{GuidePaths.Of(guide)}/restore", token => new RestoreModel(token, guide, version, note, member.IsCurator || member.IsTrusted, mistakes), MemberForms.StatusOf(mistakes));

    private Task AskAsync(HttpContext context, SignedIn member, GuideEditModel model, int? status = null) =>
        pages.ShowAsync<EditGuidePage, GuideEditModel>(context, GuidePaths.Edit(model.Guide), token => model with { FormToken = token, AtOnce = member.IsCurator || member.IsTrusted },
            status ?? MemberForms.StatusOf(model.Mistakes));
}

/// <summary>An earlier version that may be brought back.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Guide">The guide.</param>
/// <param name="Version">The version.</param>
/// <param name="Note">Why.</param>
/// <param name="AtOnce">True where it is on the page at once.</param>
/// <param name="Mistakes">What to change, by the id of the control.</param>
public sealed record RestoreModel(string FormToken, Guide Guide, GuideRevision Version, string Note, bool AtOnce, IReadOnlyDictionary<string, string> Mistakes);
