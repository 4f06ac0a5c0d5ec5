using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>Another password, for somebody who knows the one they have.</summary>
internal sealed class PasswordForm(MemberForms forms, PrivatePages pages, MemberDoor door, MemberSignIn signIn, AccountChanges changes)
{
    public const string Path = "/account/password";

    /// <summary>Said of the password one has, wherever it is asked for again.</summary>
    public const string WrongPassword = "This is not your password. Type the one you sign in with.";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is { } member)
            await AskAsync(context, member, new Dictionary<string, string>());
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } member || await forms.ReadAsync(context) is not { } form)
            return;
        string password = form["password"].ToString();
        Dictionary<string, string> mistakes = [];
        if (PasswordRules.WhatIsWrongWith(password, member.Email) is { } mistake)
            mistakes["password"] = mistake;
        else if (await signIn.CheckAsync(member.Email, form["current"].ToString(), context.RequestAborted) is not { } shown || shown.Key != member.Key)
            mistakes["current"] = WrongPassword;
        if (mistakes.Count > 0)
        {
            await AskAsync(context, member, mistakes);
            return;
        }

        await changes.ChangePasswordAsync(member.Member, password, context.RequestAborted);
        await MemberSession.BeginAsync(context, member.Member, member.HasShownSecondFactor);
        PrivatePages.GoOn(context, $"{AccountPages.Path}?done=password");
    }

    private Task AskAsync(HttpContext context, SignedIn member, IReadOnlyDictionary<string, string> mistakes) =>
        pages.ShowAsync<PasswordPage, PasswordModel>(context, Path, formToken => new PasswordModel(formToken, member.Email, mistakes), MemberForms.StatusOf(mistakes));
}

/// <summary>The form to change a password with.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Email">Who is signed in, for the browser's password store.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record PasswordModel(string FormToken, string Email, IReadOnlyDictionary<string, string> Mistakes);
