using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Members;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Members;

internal static class MemberEndpoints
{
    public static void AddMembers(IServiceCollection services)
    {
        services.AddAuthentication()
            .AddCookie(MemberSession.Scheme, MemberSession.Configure)
            .AddCookie(MemberSession.HalfScheme, MemberSession.ConfigureHalf);
        services.AddSingleton<MemberSession>();
        services.AddSingleton<MemberDoor>();
        services.AddSingleton<MemberForms>();
        services.AddSingleton<RegisterForm>();
        services.AddSingleton<SignInForm>();
        services.AddSingleton<LinkForm>();
        services.AddSingleton<ResetForm>();
        services.AddSingleton<AccountPages>();
        services.AddSingleton<PasswordForm>();
        services.AddSingleton<EmailChangeForm>();
        services.AddSingleton<DeleteForm>();
        services.AddSingleton<SecondStepForm>();
        services.AddSingleton<SecondFactorForm>();
        services.AddSingleton<Passkeys>();
        services.AddSingleton<PasskeyForms>();
    }

    public static void MapMembers(IEndpointRouteBuilder routes)
    {
        Map<RegisterForm>(routes, RegisterForm.Path, (form, context) => form.ShowAsync(context), (form, context) => form.AcceptAsync(context));
        Map<RegisterForm>(routes, RegisterForm.SentPath, (form, context) => form.ShowSentAsync(context));
        Map<RegisterForm>(routes, MemberLinks.Verify, (form, context) => form.ShowVerifyAsync(context), (form, context) => form.VerifyAsync(context));
        Map<SignInForm>(routes, SignInForm.Path, (form, context) => form.ShowAsync(context), (form, context) => form.AcceptAsync(context));
        Map<SignInForm>(routes, SignInForm.OutPath, null, (form, context) => form.SignOutAsync(context));
        Map<LinkForm>(routes, LinkForm.Path, (form, context) => form.ShowAsync(context), (form, context) => form.SendAsync(context));
        Map<LinkForm>(routes, LinkForm.SentPath, (form, context) => form.ShowSentAsync(context));
        Map<LinkForm>(routes, LinkForm.UsePath, null, (form, context) => form.UseAsync(context));
        Map<ResetForm>(routes, ResetForm.AskPath, (form, context) => form.ShowAskAsync(context), (form, context) => form.SendAsync(context));
        Map<ResetForm>(routes, ResetForm.SentPath, (form, context) => form.ShowSentAsync(context));
        Map<ResetForm>(routes, ResetForm.Path, (form, context) => form.ShowAsync(context), (form, context) => form.AcceptAsync(context));
        Map<AccountPages>(routes, AccountPages.Path, (page, context) => page.ShowAsync(context));
        Map<AccountPages>(routes, AccountPages.NamePath, null, (page, context) => page.ChangeNameAsync(context));
        Map<AccountPages>(routes, AccountPages.ConfirmPath, null, (page, context) => page.SendConfirmationAsync(context));
        Map<AccountPages>(routes, AccountPages.EverywherePath, null, (page, context) => page.SignOutEverywhereAsync(context));
        Map<AccountPages>(routes, AccountPages.DataPath, null, (page, context) => page.SendDataAsync(context));
        Map<PasswordForm>(routes, PasswordForm.Path, (form, context) => form.ShowAsync(context), (form, context) => form.AcceptAsync(context));
        Map<EmailChangeForm>(routes, EmailChangeForm.Path, (form, context) => form.ShowAsync(context), (form, context) => form.AcceptAsync(context));
        Map<EmailChangeForm>(routes, EmailChangeForm.ConfirmPath, (form, context) => form.ShowConfirmAsync(context), (form, context) => form.ConfirmAsync(context));
        Map<SecondStepForm>(routes, SecondStepForm.Path, (form, context) => form.ShowAsync(context), (form, context) => form.AcceptAsync(context));
        Map<SecondFactorForm>(routes, SecondFactorForm.Path, (form, context) => form.ShowAsync(context));
        Map<SecondFactorForm>(routes, SecondFactorForm.AppPath, (form, context) => form.ShowAppAsync(context), (form, context) => form.TurnOnAsync(context));
        Map<SecondFactorForm>(routes, SecondFactorForm.AppOffPath, null, (form, context) => form.TurnOffAsync(context));
        Map<SecondFactorForm>(routes, SecondFactorForm.CodesPath, (form, context) => form.ShowCodesAsync(context), (form, context) => form.RenewCodesAsync(context));
        Map<PasskeyForms>(routes, PasskeyForms.AddPath, null, (form, context) => form.AddAsync(context));
        Map<PasskeyForms>(routes, PasskeyForms.AddOptionsPath, null, (form, context) => form.AddOptionsAsync(context));
        Map<PasskeyForms>(routes, PasskeyForms.RemovePath, null, (form, context) => form.RemoveAsync(context));
        Map<PasskeyForms>(routes, PasskeyForms.SignInPath, null, (form, context) => form.SignInAsync(context));
        Map<PasskeyForms>(routes, PasskeyForms.SignInOptionsPath, null, (form, context) => form.SignInOptionsAsync(context));
        Map<DeleteForm>(routes, DeleteForm.Path, (form, context) => form.ShowAsync(context), (form, context) => form.AcceptAsync(context));
    }

    // Made when they are first asked for: a visitor who only reads needs none of it.
    private static void Map<T>(IEndpointRouteBuilder routes, string path, Func<T, HttpContext, Task>? show, Func<T, HttpContext, Task>? accept = null)
        where T : notnull
    {
        if (show is not null)
            routes.MapRead(path, context => show(context.RequestServices.GetRequiredService<T>(), context));
        if (accept is not null)
            routes.MapForm(path, context => accept(context.RequestServices.GetRequiredService<T>(), context));
    }
}
