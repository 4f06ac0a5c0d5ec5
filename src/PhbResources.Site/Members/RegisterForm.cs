using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Core.SpamDefence;
using PhbResources.Site.Curators;
using PhbResources.Site.Posting;

namespace PhbResources.Site.Members;

/// <summary>Making an account: an address, a password, and a link that is mailed.</summary>
internal sealed class RegisterForm(MemberForms forms, PrivatePages pages, MemberSession session, Registration registration, SpamTraps traps)
{
    public const string Path = "/register";
    public const string SentPath = "/register/sent";

    public async Task ShowAsync(HttpContext context)
    {
        if (await session.FindAsync(context) is not null)
            PrivatePages.GoOn(context, MemberLinks.Account);
        else
            await AskAsync(context, "", "", traps.New(), new Dictionary<string, string>());
    }

    public async Task AcceptAsync(HttpContext context)
    {
        await session.FindAsync(context);
        if (await forms.ReadAsync(context) is not { } form)
            return;
        string email = form["email"].ToString().Trim(), password = form["password"].ToString(), name = form["credit-name"].ToString();
        Dictionary<string, string> mistakes = [];
        if (MemberForms.MistakeInEmail(email) is { } wrongEmail)
            mistakes["email"] = wrongEmail;
        if (PasswordRules.WhatIsWrongWith(password, email) is { } wrongPassword)
            mistakes["password"] = wrongPassword;
        if (CreditNameRules.WhatIsWrongWith(name) is { } wrongName)
            mistakes["credit-name"] = wrongName;
        SpamTrapState trap = traps.Check(form);
        if (mistakes.Count > 0)
            trap = trap with { Mistake = null }; // One thing at a time: the page comes again anyway.
        else if (trap.Mistake is { } tripped)
            mistakes[SpamTraps.Message] = tripped;
        if (mistakes.Count > 0)
        {
            // A password is never sent back.
            if (!mistakes.ContainsKey("password"))
                mistakes["password"] = "Type your password again. We never send it back to your browser.";
            await AskAsync(context, email, name, trap, mistakes);
            return;
        }

        if (!await forms.MaySendAsync(context, PostKind.Register, email))
            return;
        if (forms.MayMail(email))
            await registration.BeginAsync(email, password, CreditNameRules.Tidy(name), context.RequestAborted);
        PrivatePages.GoOn(context, SentPath);
    }

    public Task ShowSentAsync(HttpContext context) => forms.TellAsync(context, SentPath, new NoticeModel("Look at your email",
    [
        $"We have sent you a mail with a link. Open the link within {TokenPurpose.Register.Lifetime.TotalDays:0} days, and your account is made.",
        "Nothing there after a few minutes? Look in the folder for junk mail. Or make sure that the address is right, and register again.",
    ]));

    public async Task ShowVerifyAsync(HttpContext context)
    {
        await session.FindAsync(context);
        string token = context.Request.Query["token"].ToString();
        if (await registration.FindAsync(token, context.RequestAborted) is { } email)
            await forms.AskAsync(context, MemberLinks.Verify, new ConfirmModel("Make your account", $"You sign in with {email} and the password you chose.", MemberLinks.Verify, token, "Make my account"));
        else
            await VerifyNotGoodAsync(context);
    }

    public async Task VerifyAsync(HttpContext context)
    {
        await session.FindAsync(context);
        if (await forms.ReadAsync(context) is not { } form)
            return;
        if (await registration.ConfirmAsync(form["token"], context.RequestAborted) is { } email)
            await forms.TellAsync(context, MemberLinks.Verify, new NoticeModel("Your account is made", [$"You can sign in now, with {email} and the password you chose."], MemberLinks.SignIn, "Sign in"));
        else
            await VerifyNotGoodAsync(context);
    }

    private Task VerifyNotGoodAsync(HttpContext context) =>
        forms.LinkNotGoodAsync(context, "Have you used it before? Then your account is made, and you can sign in. If not, the link may be too old: register again.", MemberLinks.SignIn, "Sign in");

    private Task AskAsync(HttpContext context, string email, string name, SpamTrapState trap, IReadOnlyDictionary<string, string> mistakes) =>
        pages.ShowAsync<RegisterPage, RegisterModel>(context, Path, formToken => new RegisterModel(formToken, trap, email, name, mistakes), MemberForms.StatusOf(mistakes));
}

/// <summary>The form to make an account with.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Trap">What keeps programs from filling it in.</param>
/// <param name="Email">What was typed.</param>
/// <param name="CreditName">What was typed.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record RegisterModel(string FormToken, SpamTrapState Trap, string Email, string CreditName, IReadOnlyDictionary<string, string> Mistakes);
