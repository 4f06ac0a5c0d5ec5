using Microsoft.AspNetCore.Http;
using PhbResources.Core.Submissions.Forwarded;
using PhbResources.Site.Forms;
using PhbResources.Site.Members;
using PhbResources.Site.Posting;

namespace PhbResources.Site.Curators.Forwarding;

/// <summary>Where a curator brings in a mail on behalf of who sent it, and goes on with those that came before.</summary>
internal sealed class ForwardForm(PrivatePages pages, CuratorDoor door, FormTokens tokens, ForwardedMails mails)
{
    public const string Path = "/curator/forward";

    /// <summary>The control with the mail.</summary>
    public const string MailField = "mail";

    /// <summary>The tick for letting members finish it themselves.</summary>
    public const string MemberField = "to-member";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is { } curator)
            await AskAsync(context, curator, null, null, toMember: true);
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator)
            return;
        PrivatePages.Seal(context);
        if (!SameOrigin.Sent(context.Request))
        {
            await pages.Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "That form was on another site", "Nothing was changed. Please use the form on our own page.", Path, "Bring in a mail");
            return;
        }

        try
        {
            // The tick and the token stand before the file, so that they are known when it is read.
            SentForm form = await SentForm.OpenAsync(context);
            bool toMember = form.Value(MemberField) == "yes";
            context.Request.Form = new FormCollection(form.Fields.ToDictionary());
            if (!await tokens.AreRightAsync(context))
            {
                await form.ReadRestAsync(context.RequestAborted);
                await pages.Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "That form is out of date", "Nothing was changed. Please go back, load the page again and choose the mail once more.", Path, "Bring in a mail");
                return;
            }

            string? mistake = "Choose a mail first.";
            BringOutcome? outcome = null;
            if (form.FileName is not null && form.FileControl == MailField)
            {
                ForwardedReading reading = await ForwardedMail.ReadAsync(form.File, context.RequestAborted);
                outcome = reading.Mail is null ? null : await mails.BringAsync(reading.Mail, curator.Key, toMember, MailSource.Page, context.RequestAborted);
                mistake = outcome is BringOutcome.NotTaken not ? not.Why : reading.Mail is null ? reading.Problem : null;
            }

            await form.ReadRestAsync(context.RequestAborted);
            if (outcome is BringOutcome.Made made)
                PrivatePages.GoOn(context, $"{Path}?made={made.Id:D}");
            else if (outcome is BringOutcome.Known known)
                PrivatePages.GoOn(context, $"{Path}?known={known.Id:D}");
            else
                await AskAsync(context, curator, mistake, null, toMember);
        }
        catch (InvalidDataException)
        {
            await pages.Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "We could not read that form", "Please go back and use the form on the page.");
        }
    }

    private async Task AskAsync(HttpContext context, SignedIn curator, string? mistake, string? done, bool toMember)
    {
        IReadOnlyList<OpenMail> open = await mails.OpenAsync(curator.Key, context.RequestAborted);
        bool madeNow = Guid.TryParse(context.Request.Query["made"], out Guid made), knownBefore = Guid.TryParse(context.Request.Query["known"], out Guid known);
        if (madeNow)
            done = open.FirstOrDefault(one => one.Mail.SubmissionId == made) is { IsMine: false } ? "The mail is a draft in its sender’s account now, and they are told by mail." : "The mail is a draft now. Open it below to finish it.";
        else if (knownBefore)
            done = open.Any(one => one.Mail.SubmissionId == known) ? "This mail was brought in before. Nothing was done: it is below." : "This mail was brought in before, and is decided already. Nothing was done.";
        await pages.ShowAsync<ForwardPage, ForwardModel>(context, Path,
            token => new ForwardModel(token, open, mistake is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [MailField] = mistake }, done, toMember),
            mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>Mails that were brought in.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Open">Those whose submissions are open, the newest first.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
/// <param name="Done">What has just been done, or <c>null</c>.</param>
/// <param name="ToMember">Whether members finish theirs themselves.</param>
public sealed record ForwardModel(string FormToken, IReadOnlyList<OpenMail> Open, IReadOnlyDictionary<string, string> Mistakes, string? Done, bool ToMember);
