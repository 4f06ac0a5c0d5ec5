using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>A new password for somebody who has forgotten theirs.</summary>
internal sealed class ResetForm(MemberForms forms, PrivatePages pages, MemberSession session, MailedLinks links)
{
    public const string AskPath = MemberLinks.Forgot;
    public const string SentPath = "/forgot/sent";
    public const string Path = MemberLinks.Reset;

    public async Task ShowAskAsync(HttpContext context)
    {
        await session.FindAsync(context);
        await AskAsync(context, "", new Dictionary<string, string>());
    }

    public async Task SendAsync(HttpContext context)
    {
        await session.FindAsync(context);
        await forms.SendLinkAsync(context, (email, mistakes) => AskAsync(context, email, mistakes), links.SendResetAsync, SentPath);
    }

    public Task ShowSentAsync(HttpContext context) => forms.TellLinkSentAsync(context, SentPath, $"{TokenPurpose.Reset.Lifetime.TotalHours:0} hour");

    public async Task ShowAsync(HttpContext context)
    {
        await session.FindAsync(context);
        string token = context.Request.Query["token"].ToString();
        if (await links.FindAsync(TokenPurpose.Reset, token, context.RequestAborted) is { } member)
            await ChooseAsync(context, member, token, new Dictionary<string, string>());
        else
            await NotGoodAsync(context);
    }

    public async Task AcceptAsync(HttpContext context)
    {
        await session.FindAsync(context);
        if (await forms.ReadAsync(context) is not { } form)
            return;
        string token = form["token"].ToString(), password = form["password"].ToString();
        if (await links.FindAsync(TokenPurpose.Reset, token, context.RequestAborted) is not { } member)
        {
            await NotGoodAsync(context);
        }
        else if (PasswordRules.WhatIsWrongWith(password, member.Email) is { } mistake)
        {
            await ChooseAsync(context, member, token, new Dictionary<string, string> { ["password"] = mistake });
        }
        else if (await links.ResetAsync(token, password, context.RequestAborted) is null)
        {
            await NotGoodAsync(context);
        }
        else
        {
            await MemberSession.EndAsync(context);
            await forms.TellAsync(context, Path, new NoticeModel("Your password is changed", ["You are signed out everywhere. Sign in with the new password."], MemberLinks.SignIn, "Sign in"));
        }
    }

    private Task NotGoodAsync(HttpContext context) =>
        forms.LinkNotGoodAsync(context, $"It works once, for {TokenPurpose.Reset.Lifetime.TotalHours:0} hour. Ask for a new one.", AskPath, "Email me a new link");

    private Task ChooseAsync(HttpContext context, PhbMember member, string token, IReadOnlyDictionary<string, string> mistakes) =>
        pages.ShowAsync<ResetPage, ResetModel>(context, Path, formToken => new ResetModel(formToken, token, member.Email, mistakes), MemberForms.StatusOf(mistakes));

    private Task AskAsync(HttpContext context, string email, IReadOnlyDictionary<string, string> mistakes) =>
        pages.ShowAsync<EmailPage, EmailModel>(context, AskPath, formToken => new EmailModel(formToken, "Choose a new password",
            "We email you a link to a page where you choose it.", AskPath, "Email me a link", email, mistakes), MemberForms.StatusOf(mistakes));
}

/// <summary>The form to choose a new password with.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Token">The token of the link.</param>
/// <param name="Email">Whose account it is, for the browser's password store.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record ResetModel(string FormToken, string Token, string Email, IReadOnlyDictionary<string, string> Mistakes);
