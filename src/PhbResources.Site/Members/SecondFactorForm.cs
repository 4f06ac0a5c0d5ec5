using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>Where members set up what they sign in with beside the password.</summary>
internal sealed class SecondFactorForm(MemberForms forms, PrivatePages pages, MemberDoor door, MemberSignIn signIn, SecondFactors factors)
{
    public const string Path = MemberLinks.SecondFactor;
    public const string AppPath = "/account/second-step/app";
    public const string AppOffPath = "/account/second-step/app/off";
    public const string CodesPath = "/account/second-step/codes";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is { } member)
            await ShowAsync(context, member, context.Request.Query["done"], new Dictionary<string, string>());
    }

    public async Task ShowAppAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is { } member)
            await ShowAppAsync(context, member, new Dictionary<string, string>());
    }

    public async Task TurnOnAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } member || await forms.ReadAsync(context) is not { } form)
            return;
        Dictionary<string, string> mistakes = [];
        if (await signIn.CheckAsync(member.Email, form["current"].ToString(), context.RequestAborted) is not { } shown || shown.Key != member.Key)
        {
            mistakes["current"] = PasswordForm.WrongPassword;
        }
        else if (await factors.TurnOnAppAsync(member.Member, form["code"].ToString(), context.RequestAborted) is { } codes)
        {
            // Who has just typed a code has shown it.
            await MemberSession.BeginAsync(context, member.Member, secondFactor: true);
            await pages.ShowAsync<RecoveryCodesPage, RecoveryCodesModel>(context, AppPath, _ => new RecoveryCodesModel(codes, member.IsCurator, "The app is on."));
            return;
        }
        else
        {
            mistakes["code"] = "This code is not right. Type the six digits that the app shows now. If they are refused again, see that the clock of your phone is right.";
        }

        await ShowAppAsync(context, member, mistakes);
    }

    public async Task TurnOffAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, Path) is not { } member || await forms.ReadAsync(context) is not { } form)
            return;
        if (await signIn.CheckAsync(member.Email, form["current"].ToString(), context.RequestAborted) is not { } shown || shown.Key != member.Key)
        {
            await ShowAsync(context, member, null, new Dictionary<string, string> { ["current"] = PasswordForm.WrongPassword });
            return;
        }

        await factors.TurnOffAppAsync(member.Member, context.RequestAborted);
        PrivatePages.GoOn(context, $"{Path}?done=off");
    }

    public async Task ShowCodesAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is { } member)
            await AskForCodesAsync(context, member, new Dictionary<string, string>());
    }

    public async Task RenewCodesAsync(HttpContext context)
    {
        if (await door.EnterAsync(context, CodesPath) is not { } member || await forms.ReadAsync(context) is not { } form)
            return;
        if (await signIn.CheckAsync(member.Email, form["current"].ToString(), context.RequestAborted) is not { } shown || shown.Key != member.Key)
            await AskForCodesAsync(context, member, new Dictionary<string, string> { ["current"] = PasswordForm.WrongPassword });
        else if (await factors.RenewRecoveryCodesAsync(member.Member, context.RequestAborted) is { } codes)
            await pages.ShowAsync<RecoveryCodesPage, RecoveryCodesModel>(context, CodesPath, _ => new RecoveryCodesModel(codes, IsCurator: false, "These are your new codes. The ones you had before do not work any more."));
        else
            PrivatePages.GoOn(context, Path);
    }

    private async Task AskForCodesAsync(HttpContext context, SignedIn member, IReadOnlyDictionary<string, string> mistakes)
    {
        SecondFactorState state = await factors.StateAsync(member.Key, context.RequestAborted);
        if (state.App)
            await pages.ShowAsync<NewCodesPage, NewCodesModel>(context, CodesPath, formToken => new NewCodesModel(formToken, state.RecoveryCodesLeft, mistakes), MemberForms.StatusOf(mistakes));
        else
            PrivatePages.GoOn(context, Path);
    }

    private async Task ShowAsync(HttpContext context, SignedIn member, string? done, IReadOnlyDictionary<string, string> mistakes)
    {
        SecondFactorState state = await factors.StateAsync(member.Key, context.RequestAborted);
        bool due = context.Request.Query["due"] == "now" && member.IsCurator && !state.Any;
        await pages.ShowAsync<SecondFactorPage, SecondFactorModel>(context, Path, formToken => new SecondFactorModel(formToken, state, due, mistakes)
        {
            Done = done switch
            {
                "added" => "The passkey is added.",
                "removed" => "The passkey is removed. You may want to remove it on your device, too.",
                "off" => "The app is turned off.",
                _ => null,
            },
        }, MemberForms.StatusOf(mistakes));
    }

    private async Task ShowAppAsync(HttpContext context, SignedIn member, IReadOnlyDictionary<string, string> mistakes)
    {
        if ((await factors.StateAsync(member.Key, context.RequestAborted)).App)
        {
            PrivatePages.GoOn(context, Path);
            return;
        }

        string key = await factors.BeginAppAsync(member.Key, context.RequestAborted);
        // The format of Google's "Key URI", which authenticator apps have in common.
        string link = $"otpauth://totp/PhbResources:{Uri.EscapeDataString(member.Email)}?secret={key}&issuer=PhbResources";
        await pages.ShowAsync<AuthenticatorPage, AuthenticatorModel>(context, AppPath,
            formToken => new AuthenticatorModel(formToken, string.Join(' ', key.Chunk(4).Select(part => new string(part))), link, mistakes), MemberForms.StatusOf(mistakes));
    }
}

/// <summary>What a member signs in with beside the password.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="State">What is set up.</param>
/// <param name="Due">True where a curator cannot go on without one.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record SecondFactorModel(string FormToken, SecondFactorState State, bool Due, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>What has just been done, or <c>null</c>.</summary>
    public string? Done { get; init; }
}

/// <summary>Setting up an authenticator app.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Key">The key to type into the app, in groups of four.</param>
/// <param name="Link">The same as a link that apps on this device open.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record AuthenticatorModel(string FormToken, string Key, string Link, IReadOnlyDictionary<string, string> Mistakes);

/// <summary>Recovery codes, shown once.</summary>
/// <param name="Codes">The codes.</param>
/// <param name="IsCurator">True where the way on leads to the curator's desk.</param>
/// <param name="Done">What has just been done.</param>
public sealed record RecoveryCodesModel(IReadOnlyList<string> Codes, bool IsCurator, string Done);

/// <summary>Asking for new recovery codes.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Left">Recovery codes not used yet.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record NewCodesModel(string FormToken, int Left, IReadOnlyDictionary<string, string> Mistakes);
