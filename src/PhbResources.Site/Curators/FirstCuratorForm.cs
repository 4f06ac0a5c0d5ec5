using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Site.Members;

namespace PhbResources.Site.Curators;

/// <summary>Where the one-time link of the start-up message leads: the account of the first curator is made here.</summary>
internal sealed class FirstCuratorForm(PrivatePages pages, FirstCurator first, AttemptLimit limit)
{
    public const string Path = "/curator/first";

    public Task ShowAsync(HttpContext context)
    {
        string token = context.Request.Query["token"].ToString();
        return !limit.Allows(context) ? pages.TooManyTriesAsync(context)
            : !first.Allows(token) ? RefuseAsync(context)
            : AskAsync(context, new Answers(token, "", new Dictionary<string, string>()));
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (!limit.Allows(context))
        {
            await pages.TooManyTriesAsync(context);
            return;
        }

        context.User = Nobody;
        if (await pages.ReadFormAsync(context) is not { } form)
            return;
        string token = form["token"].ToString();
        string email = form["email"].ToString().Trim();
        string password = form["password"].ToString();
        if (!first.Allows(token))
        {
            await RefuseAsync(context);
        }
        else if (PasswordRules.WhatIsWrongWith(password, email) is null && form["again"].ToString() != password)
        {
            await AskAsync(context, new Answers(token, email, new Dictionary<string, string> { ["again"] = "The two passwords are not the same. Type it twice, the same each time." }));
        }
        else
        {
            IReadOnlyDictionary<string, string> mistakes = first.Create(token, email, password);
            if (mistakes.Count == 0)
                await pages.ShowAsync<FirstCuratorMadePage, FirstCuratorMade>(context, Path, _ => new FirstCuratorMade(email));
            else if (mistakes.ContainsKey("token"))
                await RefuseAsync(context);
            else
                await AskAsync(context, new Answers(token, email, mistakes));
        }
    }

    private static ClaimsPrincipal Nobody => new(new ClaimsIdentity());

    private Task AskAsync(HttpContext context, Answers answers)
    {
        context.User = Nobody;
        return pages.ShowAsync<FirstCuratorPage, FirstCuratorModel>(context, Path,
            formToken => new FirstCuratorModel(formToken, answers.Token, answers.Email, answers.Mistakes),
            answers.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private Task RefuseAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        return pages.Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "This link is not good any more",
            "It works once, and only until the site is restarted. Have you made your account? Then sign in. "
            + "If there is no account yet, restart the site: it prints a new link. Copy the whole of it.",
            SignInForm.Path, "Sign in");
    }

    private sealed record Answers(string Token, string Email, IReadOnlyDictionary<string, string> Mistakes);
}

/// <summary>The form for the first curator's account.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Token">The one-time token.</param>
/// <param name="Email">What was typed.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record FirstCuratorModel(string FormToken, string Token, string Email, IReadOnlyDictionary<string, string> Mistakes);

/// <summary>The account was made.</summary>
/// <param name="Email">Address to sign in with.</param>
public sealed record FirstCuratorMade(string Email);
