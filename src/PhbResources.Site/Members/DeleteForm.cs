using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>Deleting one's account.</summary>
internal sealed class DeleteForm(MemberForms forms, PrivatePages pages, MemberDoor door, MemberAccounts accounts, MemberSignIn signIn, AccountDeparture departure)
{
    public const string Path = "/account/delete";
    public const string Keep = "keep";
    public const string Go = "go";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is { } member)
            await AskAsync(context, "", new Dictionary<string, string>());
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } member || await forms.ReadAsync(context) is not { } form)
            return;
        string shared = form["shared"].ToString();
        Dictionary<string, string> mistakes = [];
        if (shared is not (Keep or Go))
            mistakes["shared"] = "Choose what becomes of what you shared.";
        else if (accounts.IsTheOnlyCurator(member.Member))
            mistakes["current"] = "You are the only curator, and somebody has to look after the library. Make somebody else a curator first.";
        else if (await signIn.CheckAsync(member.Email, form["current"].ToString(), context.RequestAborted) is not { } shown || shown.Key != member.Key)
            mistakes["current"] = PasswordForm.WrongPassword;
        if (mistakes.Count > 0)
        {
            await AskAsync(context, shared, mistakes);
            return;
        }

        await departure.LeaveAsync(member.Member, shared == Keep, context.RequestAborted);
        await MemberSession.EndAsync(context);
        await forms.TellAsync(context, Path, new NoticeModel("Your account is deleted", ["Thank you for having been here. You can read and download everything without an account, as before."], "/", "Go to the first page"));
    }

    private Task AskAsync(HttpContext context, string shared, IReadOnlyDictionary<string, string> mistakes) =>
        pages.ShowAsync<DeletePage, DeleteModel>(context, Path, formToken => new DeleteModel(formToken, shared, mistakes), MemberForms.StatusOf(mistakes));
}

/// <summary>The form to delete an account with.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Shared">What was chosen.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record DeleteModel(string FormToken, string Shared, IReadOnlyDictionary<string, string> Mistakes);
