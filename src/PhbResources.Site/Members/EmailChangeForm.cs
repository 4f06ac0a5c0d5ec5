using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>Another email address, confirmed from both.</summary>
internal sealed class EmailChangeForm(MemberForms forms, PrivatePages pages, MemberDoor door, MemberSession session, MemberSignIn signIn, AccountChanges changes)
{
    public const string Path = "/account/email";
    public const string ConfirmPath = MemberLinks.ConfirmEmail;

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is { } member)
            await AskAsync(context, member, "", new Dictionary<string, string>());
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } member || await forms.ReadAsync(context) is not { } form)
            return;
        string email = form["email"].ToString().Trim();
        Dictionary<string, string> mistakes = [];
        if (MemberForms.MistakeInEmail(email) is { } mistake)
            mistakes["email"] = mistake;
        else if (string.Equals(email, member.Email, StringComparison.OrdinalIgnoreCase))
            mistakes["email"] = "This is the address you have now. Enter the new one.";
        else if (await signIn.CheckAsync(member.Email, form["current"].ToString(), context.RequestAborted) is not { } shown || shown.Key != member.Key)
            mistakes["current"] = PasswordForm.WrongPassword;
        if (mistakes.Count > 0)
        {
            await AskAsync(context, member, email, mistakes);
            return;
        }

        if (forms.MayMail(email))
            await changes.BeginEmailChangeAsync(member.Member, email, context.RequestAborted);
        PrivatePages.GoOn(context, $"{AccountPages.Path}?done=email");
    }

    public async Task ShowConfirmAsync(HttpContext context)
    {
        await session.FindAsync(context);
        string token = context.Request.Query["token"].ToString();
        if (await changes.FindEmailChangeAsync(token, context.RequestAborted) is { } email)
            await forms.AskAsync(context, ConfirmPath, new ConfirmModel("Change your email address?", $"The new address is {email}.", ConfirmPath, token, "Yes, that is right"));
        else
            await NotGoodAsync(context);
    }

    public async Task ConfirmAsync(HttpContext context)
    {
        await session.FindAsync(context);
        if (await forms.ReadAsync(context) is not { } form)
            return;
        switch (await changes.ConfirmEmailChangeAsync(form["token"], context.RequestAborted))
        {
            case EmailChange.Done:
                await forms.TellAsync(context, ConfirmPath, new NoticeModel("Your email address is changed", ["You are signed out everywhere. Sign in with the new address."], MemberLinks.SignIn, "Sign in"));
                break;
            case EmailChange.HalfDone:
                await forms.TellAsync(context, ConfirmPath, new NoticeModel("Thank you, one more to go", ["We have sent a link to the other address, too. Once that is opened, your address is changed."]));
                break;
            default:
                await NotGoodAsync(context);
                break;
        }
    }

    private Task NotGoodAsync(HttpContext context) =>
        forms.LinkNotGoodAsync(context, "It may have been used, or be too old, or the address has an account by now. Look at your account, and ask for the change again.", MemberLinks.Account, "Your account");

    private Task AskAsync(HttpContext context, SignedIn member, string email, IReadOnlyDictionary<string, string> mistakes) =>
        pages.ShowAsync<EmailChangePage, EmailChangeModel>(context, Path, formToken => new EmailChangeModel(formToken, member.Email, email, mistakes), MemberForms.StatusOf(mistakes));
}

/// <summary>The form to change an email address with.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Now">The address so far.</param>
/// <param name="Email">What was typed.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record EmailChangeModel(string FormToken, string Now, string Email, IReadOnlyDictionary<string, string> Mistakes);
