using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>Signing in with a link that is mailed.</summary>
internal sealed class LinkForm(MemberForms forms, PrivatePages pages, MemberSession session, MailedLinks links, SignInForm signIn)
{
    public const string Path = MemberLinks.SignInByLink;
    public const string SentPath = "/sign-in/link/sent";
    public const string UsePath = "/sign-in/link/use";

    public async Task ShowAsync(HttpContext context)
    {
        await session.FindAsync(context);
        string token = context.Request.Query["token"].ToString();
        if (token.Length == 0)
            await AskAsync(context, "", new Dictionary<string, string>());
        else if (await links.FindAsync(TokenPurpose.SignIn, token, context.RequestAborted) is { } member)
            await forms.AskAsync(context, Path, new ConfirmModel("Sign in", $"You are signed in as {member.Email} with one more click.", UsePath, token, "Sign in"));
        else
            await NotGoodAsync(context);
    }

    public async Task SendAsync(HttpContext context)
    {
        await session.FindAsync(context);
        await forms.SendLinkAsync(context, (email, mistakes) => AskAsync(context, email, mistakes), links.SendSignInAsync, SentPath);
    }

    public Task ShowSentAsync(HttpContext context) => forms.TellLinkSentAsync(context, SentPath, $"{TokenPurpose.SignIn.Lifetime.TotalMinutes:0} minutes");

    public async Task UseAsync(HttpContext context)
    {
        await session.FindAsync(context);
        if (await forms.ReadAsync(context) is not { } form)
            return;
        if (await links.SignInAsync(form["token"], context.RequestAborted) is { } member)
            await signIn.WelcomeAsync(context, member, LocalAddress.Checked(form["returnUrl"]));
        else
            await NotGoodAsync(context);
    }

    private Task NotGoodAsync(HttpContext context) =>
        forms.LinkNotGoodAsync(context, $"It works once, for {TokenPurpose.SignIn.Lifetime.TotalMinutes:0} minutes. Ask for a new one.", Path, "Email me a new link");

    private Task AskAsync(HttpContext context, string email, IReadOnlyDictionary<string, string> mistakes) =>
        pages.ShowAsync<EmailPage, EmailModel>(context, Path, formToken => new EmailModel(formToken, "Sign in with a link",
            "We email you a link. Open it, and you are signed in: no password is needed.", Path, "Email me a link", email, mistakes), MemberForms.StatusOf(mistakes));
}
