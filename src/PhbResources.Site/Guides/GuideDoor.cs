using Microsoft.AspNetCore.Http;
using PhbResources.Core.Guides;
using PhbResources.Site.Curators;
using PhbResources.Site.Forms;
using PhbResources.Site.Members;
using PhbResources.Site.Posting;
using PhbResources.Site.Sharing;

namespace PhbResources.Site.Guides;

/// <summary>Lets members edit. Somebody whose session has ended gets what they typed back, to be sent again once they are signed in.</summary>
internal sealed class GuideDoor(MemberSession session, PrivatePages pages, FormTokens tokens)
{
    /// <summary>Who is signed in, or <c>null</c>.</summary>
    public Task<SignedIn?> FindAsync(HttpContext context) => session.FindAsync(context);

    /// <summary>Who is signed in, or the way to sign in and then come back.</summary>
    public async Task<SignedIn?> EnterAsync(HttpContext context)
    {
        if (await session.FindAsync(context) is { } member)
            return member;
        PrivatePages.GoOn(context, SignInForm.PathWith(context.Request.Path.Value + context.Request.QueryString.Value));
        return null;
    }

    /// <summary>A form that a member sent, read up to its file.</summary>
    public async Task<SentByMember?> ReadAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        if (!SameOrigin.Sent(context.Request))
        {
            await pages.Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "That form was on another site", "Nothing was changed. Please use the form on our own page.", GuidePaths.List, "All guides");
            return null;
        }

        try
        {
            SentForm form = await SentForm.OpenAsync(context);
            if (await session.FindAsync(context) is not { } member)
            {
                await form.ReadRestAsync(context.RequestAborted);
                await pages.ShowAsync<SignedOutPage, SignedOutModel>(context, context.Request.Path, token => new SignedOutModel(token, form.Fields), StatusCodes.Status403Forbidden);
                return null;
            }

            // Antiforgery looks at the form of the request, which is read here in another way than its own.
            context.Request.Form = new FormCollection(form.Fields.ToDictionary());
            return new SentByMember(member, form, await tokens.AreRightAsync(context));
        }
        catch (InvalidDataException)
        {
            await pages.Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "We could not read that form", "Please go back and use the form on the page. Your browser still has what you typed.");
            return null;
        }
    }
}

/// <summary>A form that a member sent.</summary>
/// <param name="Member">Who sent it.</param>
/// <param name="Form">The form, read up to its file.</param>
/// <param name="TokenIsRight">Whether it came from a page made for this member.</param>
internal sealed record SentByMember(SignedIn Member, SentForm Form, bool TokenIsRight);

/// <summary>Members as editors of guides.</summary>
internal static class EditingMember
{
    public static GuideEditor AsEditor(this SignedIn? member) =>
        member is null ? GuideEditor.Nobody : new(member.Key, member.Email, member.CreditName ?? "", member.IsCurator, member.IsTrusted);
}
