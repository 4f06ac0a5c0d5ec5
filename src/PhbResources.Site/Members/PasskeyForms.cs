using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>Adding, removing and showing passkeys. A script asks the browser for them; without it, the other ways to sign in are there.</summary>
internal sealed class PasskeyForms(MemberForms forms, PrivatePages pages, MemberDoor door, MemberSession session, MemberAccounts accounts, MemberSignIn signIn, SignInForm welcome, SecondFactors factors, Passkeys passkeys)
{
    public const string AddPath = "/account/passkeys";
    public const string AddOptionsPath = "/account/passkeys/options";
    public const string RemovePath = "/account/passkeys/remove";
    public const string SignInPath = "/sign-in/passkey";
    public const string SignInOptionsPath = "/sign-in/passkey/options";

    /// <summary>Most passkeys of a member.</summary>
    private const int Most = 10;

    public async Task AddOptionsAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, SecondFactorForm.Path) is not { } member || await forms.ReadAsync(context) is not { } form)
            return;
        if ((await factors.StateAsync(member.Key, context.RequestAborted)).Passkeys.Count >= Most)
            await AnswerAsync(context, StatusCodes.Status422UnprocessableEntity, Problem($"You have {Most} passkeys already. Remove one first."));
        else if (await signIn.CheckAsync(member.Email, form["current"].ToString(), context.RequestAborted) is not { } shown || shown.Key != member.Key)
            await AnswerAsync(context, StatusCodes.Status422UnprocessableEntity, Problem(PasswordForm.WrongPassword));
        else
            await AnswerAsync(context, StatusCodes.Status200OK, await passkeys.BeginMakingAsync(context, member.Member));
    }

    public async Task AddAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, SecondFactorForm.Path) is not { } member || await forms.ReadAsync(context) is not { } form)
            return;
        string name = form["name"].ToString().Trim();
        name = name.Length is 0 or > MemberPasskey.MaxName ? "Passkey" : name;
        if (!await passkeys.AddAsync(context, member.Member, form["credential"].ToString(), name))
        {
            await forms.TellAsync(context, AddPath, new NoticeModel("The passkey was not added",
                ["Your browser did not give us a passkey in time. Please try again; if it happens again, your browser may not have passkeys."], SecondFactorForm.Path, "Go back"), StatusCodes.Status422UnprocessableEntity);
            return;
        }

        await factors.TellOfPasskeyAsync(member.Member, added: true);
        // Who has just made a passkey has shown it.
        await MemberSession.BeginAsync(context, member.Member, secondFactor: true);
        PrivatePages.GoOn(context, $"{SecondFactorForm.Path}?done=added");
    }

    public async Task RemoveAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, SecondFactorForm.Path) is not { } member || await forms.ReadAsync(context) is not { } form)
            return;
        string id = form["id"].ToString();
        if ((await factors.StateAsync(member.Key, context.RequestAborted)).Passkeys.Any(passkey => passkey.Id == id))
        {
            await accounts.RemovePasskeyAsync(member.Member, Base64Url.DecodeFromChars(id));
            await factors.TellOfPasskeyAsync(member.Member, added: false);
        }

        PrivatePages.GoOn(context, $"{SecondFactorForm.Path}?done=removed");
    }

    public async Task SignInOptionsAsync(HttpContext context)
    {
        await session.FindAsync(context);
        if (await forms.ReadAsync(context) is not null)
            await AnswerAsync(context, StatusCodes.Status200OK, await passkeys.BeginShowingAsync(context));
    }

    public async Task SignInAsync(HttpContext context)
    {
        await session.FindAsync(context);
        if (await forms.ReadAsync(context) is not { } form)
            return;
        if (await passkeys.CheckAsync(context, form["credential"].ToString()) is { } member)
        {
            await welcome.LetInAsync(context, member, LocalAddress.Checked(form["returnUrl"]), secondFactor: true);
            return;
        }

        PrivatePages.Seal(context);
        await pages.Problems.WriteAsync(context, StatusCodes.Status422UnprocessableEntity, "We do not know that passkey",
            "It may belong to an account that is gone, or was removed. Sign in another way.", SignInForm.Path, "Sign in");
    }

    private static string Problem(string detail) => JsonSerializer.Serialize(new { detail });

    private static async Task AnswerAsync(HttpContext context, int status, string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        context.Response.StatusCode = status;
        context.Response.ContentType = Serving.Pages.Json;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
