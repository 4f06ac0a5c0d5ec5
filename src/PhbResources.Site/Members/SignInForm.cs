using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>Signing in and out.</summary>
internal sealed class SignInForm(MemberForms forms, PrivatePages pages, MemberSignIn signIn, MemberSession session, SecondFactors factors)
{
    public const string Path = MemberLinks.SignIn;
    public const string OutPath = "/sign-out";

    /// <summary>Signing in, and then on to a page of the site.</summary>
    public static string PathWith(string? returnUrl) => returnUrl is null ? Path : $"{Path}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    public async Task ShowAsync(HttpContext context)
    {
        string? back = LocalAddress.Checked(context.Request.Query["returnUrl"]);
        if (await session.FindAsync(context) is { } member)
            PrivatePages.GoOn(context, back ?? StartOf(member.IsCurator));
        else
            await AskAsync(context, "", back, new Dictionary<string, string>());
    }

    public async Task AcceptAsync(HttpContext context)
    {
        await session.FindAsync(context);
        if (await forms.ReadAsync(context) is not { } form)
            return;
        string email = form["email"].ToString().Trim();
        string password = form["password"].ToString();
        string? back = LocalAddress.Checked(form["returnUrl"]);
        Dictionary<string, string> mistakes = [];
        if (email.Length == 0)
            mistakes["email"] = "Enter your email address.";
        if (password.Length == 0)
            mistakes["password"] = "Enter your password.";
        if (mistakes.Count > 0)
        {
            await AskAsync(context, email, back, mistakes);
        }
        else if (await signIn.CheckAsync(email, password, context.RequestAborted) is not { } member)
        {
            mistakes["email"] = $"This email address and password do not go together. Check both. After {MemberSignIn.MostFailures} wrong passwords "
                + $"an account is locked for {MemberSignIn.LockedFor.TotalMinutes:0} minutes.";
            await AskAsync(context, email, back, mistakes);
        }
        else
        {
            await WelcomeAsync(context, member, back);
        }
    }

    public async Task SignOutAsync(HttpContext context)
    {
        if (await session.FindAsync(context) is not null)
        {
            if (await pages.ReadFormAsync(context) is null)
                return;
            await MemberSession.EndAsync(context);
        }

        PrivatePages.GoOn(context, "/");
    }

    /// <summary>Begins the session of somebody who has shown a password or a mailed link, or asks for the second factor they have set up.</summary>
    public async Task WelcomeAsync(HttpContext context, PhbMember member, string? back)
    {
        SecondFactorState state = await factors.StateAsync(member.Key, context.RequestAborted);
        if (state.App || (state.Any && session.IsCurator(member)))
        {
            await MemberSession.BeginHalfAsync(context, member);
            PrivatePages.GoOn(context, SecondStepForm.PathWith(back));
            return;
        }

        await LetInAsync(context, member, back, secondFactor: false);
    }

    /// <summary>Begins the session and goes on.</summary>
    public async Task LetInAsync(HttpContext context, PhbMember member, string? back, bool secondFactor)
    {
        await MemberSession.BeginAsync(context, member, secondFactor);
        PrivatePages.GoOn(context, back ?? StartOf(session.IsCurator(member)));
    }

    private static string StartOf(bool curator) => curator ? CuratorDesk.Path : MemberLinks.Account;

    private Task AskAsync(HttpContext context, string email, string? back, IReadOnlyDictionary<string, string> mistakes) =>
        pages.ShowAsync<SignInPage, SignInModel>(context, Path, formToken => new SignInModel(formToken, email, back, mistakes),
            MemberForms.StatusOf(mistakes));
}

/// <summary>The form to sign in with.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Email">What was typed.</param>
/// <param name="ReturnUrl">Where to go on, a path of this site, or <c>null</c>.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record SignInModel(string FormToken, string Email, string? ReturnUrl, IReadOnlyDictionary<string, string> Mistakes);
