using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PhbResources.Core.Submissions;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;
using PhbResources.Site.Forms;
using PhbResources.Site.Posting;

namespace PhbResources.Site.Sharing;

/// <summary>Lets members to what is theirs. A submission of somebody else is to them one that does not exist.</summary>
internal sealed class ShareDoor(MemberSession session, PrivatePages pages, FormTokens tokens, SubmissionWorkflow workflow)
{
    /// <summary>Who is signed in, or <c>null</c>.</summary>
    public Task<SignedIn?> FindAsync(HttpContext context) => session.FindAsync(context);

    /// <summary>Who is signed in, or the way to sign in and then come back.</summary>
    public async Task<SignedIn?> EnterAsync(HttpContext context)
    {
        if (await FindAsync(context) is { } member)
            return member;
        string back = HttpMethods.IsPost(context.Request.Method) ? SharePaths.Start : context.Request.Path.Value + context.Request.QueryString.Value;
        PrivatePages.GoOn(context, SignInForm.PathWith(back));
        return null;
    }

    /// <summary>The member and the submission that the address names, or an answer for anybody else.</summary>
    public async Task<Opened?> OpenAsync(HttpContext context)
    {
        if (await EnterAsync(context) is not { } member)
            return null;
        if (await ViewAsync(context, member) is { } view)
            return new Opened(member, view);
        await MissingAsync(context);
        return null;
    }

    /// <summary>
    /// The same for a form that was sent, read up to its file. Somebody whose session has ended gets what they typed back, to be
    /// sent again once they are signed in.
    /// </summary>
    public async Task<Posted?> ReadAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        if (!SameOrigin.Sent(context.Request))
        {
            await pages.Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "That form was on another site", "Nothing was changed. Please use the form on our own page.", SharePaths.Start, "Share a template");
            return null;
        }

        try
        {
            SentForm form = await SentForm.OpenAsync(context);
            SignedIn? member = await FindAsync(context);
            if (member is null)
            {
                await form.ReadRestAsync(context.RequestAborted);
                await pages.ShowAsync<SignedOutPage, SignedOutModel>(context, context.Request.Path, token => new SignedOutModel(token, form.Fields), StatusCodes.Status403Forbidden);
                return null;
            }

            // Antiforgery looks at the form of the request, which is read here in another way than its own.
            context.Request.Form = new FormCollection(form.Fields.ToDictionary());
            bool right = await tokens.AreRightAsync(context);
            if (context.Request.RouteValues["id"] is null)
                return new Posted(member, null, form, right);
            if (await ViewAsync(context, member) is { } view)
                return new Posted(member, view, form, right);
            await form.ReadRestAsync(context.RequestAborted);
            await MissingAsync(context);
        }
        catch (InvalidDataException)
        {
            await pages.Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "We could not read that form", "Please go back and use the form on the page.");
        }

        return null;
    }

    /// <summary>Says that a form came from a page that is too old, where nothing was typed that could be lost.</summary>
    public Task OutOfDateAsync(HttpContext context, string path) =>
        pages.Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "That page was open for too long", "Nothing was changed. Please go back to it and try again.", path, "Go back");

    public Task MissingAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        return pages.Problems.WriteAsync(context, StatusCodes.Status404NotFound, "We cannot find that",
            "It is not among what you shared. Perhaps you are signed in with another address, or it was removed.", SharePaths.Mine, "What you shared");
    }

    private Task<SubmissionView?> ViewAsync(HttpContext context, SignedIn member) =>
        Guid.TryParse(context.GetRouteValue("id") as string, out Guid id) ? workflow.FindAsync(id, member.AsViewer(), context.RequestAborted) : Task.FromResult<SubmissionView?>(null);
}

/// <summary>Members as those who share. Here a curator is a member like all others: what others share they see at the curator's desk.</summary>
internal static class SharingMember
{
    public static Viewer AsViewer(this SignedIn member) => new(member.Key, IsCurator: false);
}

/// <summary>A submission that was opened.</summary>
internal sealed record Opened(SignedIn Member, SubmissionView View);

/// <summary>A form that was sent.</summary>
/// <param name="Member">Who sent it.</param>
/// <param name="View">The submission it is about, where the address names one.</param>
/// <param name="Form">The form, read up to its file.</param>
/// <param name="TokenIsRight">Whether it came from a page made for this member.</param>
internal sealed record Posted(SignedIn Member, SubmissionView? View, SentForm Form, bool TokenIsRight)
{
    /// <summary>The version of the submission that the member saw.</summary>
    public int Version => int.TryParse(Form.Value("version"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int version) ? version : 0;
}

/// <summary>A form that came from somebody who is not signed in any more.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Fields">What was typed.</param>
public sealed record SignedOutModel(string FormToken, IReadOnlyDictionary<string, Microsoft.Extensions.Primitives.StringValues> Fields);
