using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>The second step of signing in: a code, or a passkey.</summary>
internal sealed class SecondStepForm(MemberForms forms, PrivatePages pages, MemberSession session, SignInForm welcome, SecondFactors factors)
{
    public const string Path = "/sign-in/code";

    public static string PathWith(string? returnUrl) => returnUrl is null ? Path : $"{Path}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    public async Task ShowAsync(HttpContext context)
    {
        await session.FindAsync(context);
        string? back = LocalAddress.Checked(context.Request.Query["returnUrl"]);
        if (await session.FindHalfAsync(context) is { } member)
            await AskAsync(context, member, back, new Dictionary<string, string>());
        else
            PrivatePages.GoOn(context, SignInForm.PathWith(back));
    }

    public async Task AcceptAsync(HttpContext context)
    {
        await session.FindAsync(context);
        if (await forms.ReadAsync(context) is not { } form)
            return;
        string? back = LocalAddress.Checked(form["returnUrl"]);
        if (await session.FindHalfAsync(context) is not { } member)
            PrivatePages.GoOn(context, SignInForm.PathWith(back));
        else if (await factors.CheckCodeAsync(member, form["code"].ToString(), context.RequestAborted))
            await welcome.LetInAsync(context, member, back, secondFactor: true);
        else
            await AskAsync(context, member, back, new Dictionary<string, string>
            {
                ["code"] = $"This code is not right, or was used before. Type the one the app shows now. After {MemberSignIn.MostFailures} wrong ones the account is locked for {MemberSignIn.LockedFor.TotalMinutes:0} minutes.",
            });
    }

    private async Task AskAsync(HttpContext context, PhbMember member, string? back, IReadOnlyDictionary<string, string> mistakes)
    {
        SecondFactorState state = await factors.StateAsync(member.Key, context.RequestAborted);
        await pages.ShowAsync<SecondStepPage, SecondStepModel>(context, Path, formToken => new SecondStepModel(formToken, state.App, state.Passkeys.Count > 0, back, mistakes), MemberForms.StatusOf(mistakes));
    }
}

/// <summary>The second step of signing in.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="App">True where a code will do.</param>
/// <param name="Passkeys">True where a passkey will do.</param>
/// <param name="ReturnUrl">Where to go on, a path of this site, or <c>null</c>.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record SecondStepModel(string FormToken, bool App, bool Passkeys, string? ReturnUrl, IReadOnlyDictionary<string, string> Mistakes);
