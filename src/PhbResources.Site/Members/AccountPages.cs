using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>A member's own page, and what is changed from it without more than a field or a button.</summary>
internal sealed class AccountPages(MemberForms forms, PrivatePages pages, MemberDoor door, AccountChanges changes, MemberArchive archive, MailedLinks links)
{
    public const string Path = MemberLinks.Account;
    public const string NamePath = "/account/name";
    public const string EverywherePath = "/account/sign-out-everywhere";
    public const string DataPath = "/account/data";
    public const string ConfirmPath = "/account/confirm";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is { } member)
            await ShowAsync(context, member, member.CreditName ?? "", context.Request.Query["done"], new Dictionary<string, string>());
    }

    public async Task ChangeNameAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, Path) is not { } member || await forms.ReadAsync(context) is not { } form)
            return;
        string name = form["credit-name"].ToString();
        if (CreditNameRules.WhatIsWrongWith(name) is { } mistake)
        {
            await ShowAsync(context, member, name, null, new Dictionary<string, string> { ["credit-name"] = mistake });
            return;
        }

        await changes.ChangeCreditNameAsync(member.Member, CreditNameRules.Tidy(name));
        PrivatePages.GoOn(context, $"{Path}?done=name");
    }

    public async Task SignOutEverywhereAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, Path) is not { } member || await forms.ReadAsync(context) is null)
            return;
        await changes.SignOutEverywhereAsync(member.Member);
        await MemberSession.EndAsync(context);
        await forms.TellAsync(context, Path, new NoticeModel("You are signed out everywhere", ["On this device and on all others. Links that we mailed to you do not work any more."], MemberLinks.SignIn, "Sign in again"));
    }

    /// <summary>Mails a link to a member whose address was never shown to reach them; to use it is to show that.</summary>
    public async Task SendConfirmationAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, Path) is not { } member || await forms.ReadAsync(context) is null)
            return;
        if (!member.IsVerified && forms.MayMail(member.Email))
            await links.SendSignInAsync(member.Email, context.RequestAborted);
        PrivatePages.GoOn(context, LinkForm.SentPath);
    }

    public async Task SendDataAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, Path) is not { } member || await forms.ReadAsync(context) is null)
            return;
        // Not in memory: a member may have shared many files. The file has no name that anybody could open, and goes with the answer.
        await using FileStream file = new(System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName()),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await archive.WriteAsync(member.Member, file, context.RequestAborted);
        file.Position = 0;
        context.Response.ContentType = "application/zip";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"my-data.zip\"";
        context.Response.ContentLength = file.Length;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private Task ShowAsync(HttpContext context, SignedIn member, string name, string? done, IReadOnlyDictionary<string, string> mistakes) =>
        pages.ShowAsync<AccountPage, AccountModel>(context, Path, formToken => new AccountModel(formToken, member, name, mistakes)
        {
            Done = done switch
            {
                "name" => "Your name for credit is changed.",
                "password" => "Your password is changed. You are signed out everywhere else.",
                "email" => "We have sent a mail to both addresses. Open the link in each, and your address is changed.",
                _ => null,
            },
        }, MemberForms.StatusOf(mistakes));
}

/// <summary>A member's own page.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Member">Who is signed in.</param>
/// <param name="CreditName">Name for credit, or what was typed.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record AccountModel(string FormToken, SignedIn Member, string CreditName, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>What has just been done, or <c>null</c>.</summary>
    public string? Done { get; init; }
}
