using Microsoft.AspNetCore.Http;
using PhbResources.Core.Members;
using PhbResources.Core.SpamDefence;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>What the forms around an account share.</summary>
internal sealed class MemberForms(PrivatePages pages, AttemptLimit limit, PostRates rates, RefusalCounter refusals)
{
    /// <summary>Reads a form that was sent, or answers with what is wrong with it, or that it was one too many, and gives <c>null</c>.</summary>
    public async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        if (limit.Allows(context))
            return await pages.ReadFormAsync(context);
        await pages.TooManyTriesAsync(context);
        return null;
    }

    /// <summary>True while a mail may go to this address because a stranger typed it. The answer on the page is the same either way.</summary>
    public bool MayMail(string email) => limit.AllowsMailTo(email);

    /// <summary>
    /// Counts what anybody can have done without an account, or answers that it was too often from this network or for this address and gives false.
    /// It is counted whether or not the address is known here.
    /// </summary>
    public async Task<bool> MaySendAsync(HttpContext context, PostKind kind, string email)
    {
        if (rates.Allows(kind, context.Connection.RemoteIpAddress, email))
            return true;
        refusals.Count(RefusalReason.Rate);
        await pages.TooManyTriesAsync(context, rates.SpanOf(kind));
        return false;
    }

    /// <summary>Takes the address that somebody wants a link mailed to. The page that follows is the same whether or not there is such an account.</summary>
    /// <param name="context">The request, with the form.</param>
    /// <param name="ask">Asks again, with what was typed and what is wrong with it.</param>
    /// <param name="send">Mails the link, where there is an account.</param>
    /// <param name="sentPath">The page that follows.</param>
    public async Task SendLinkAsync(HttpContext context, Func<string, IReadOnlyDictionary<string, string>, Task> ask, Func<string, CancellationToken, Task> send, string sentPath)
    {
        if (await ReadAsync(context) is not { } form)
            return;
        string email = form["email"].ToString().Trim();
        if (MistakeInEmail(email) is { } mistake)
        {
            await ask(email, new Dictionary<string, string> { ["email"] = mistake });
            return;
        }

        if (!await MaySendAsync(context, PostKind.SignInLink, email))
            return;
        if (MayMail(email))
            await send(email, context.RequestAborted);
        PrivatePages.GoOn(context, sentPath);
    }

    /// <summary>Says that a link was sent, if there is such an account.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Its address.</param>
    /// <param name="lifetime">How long the link works, in words.</param>
    public Task TellLinkSentAsync(HttpContext context, string path, string lifetime) => TellAsync(context, path, new NoticeModel("Look at your email",
    [
        $"If there is an account with that address, we have sent a link to it. It works once, for {lifetime}.",
        "Nothing there after a few minutes? Look in the folder for junk mail, or try another address that you may have registered with.",
    ]));

    /// <summary>Shows a page of a few sentences.</summary>
    public Task TellAsync(HttpContext context, string path, NoticeModel notice, int status = StatusCodes.Status200OK) =>
        pages.ShowAsync<NoticePage, NoticeModel>(context, path, _ => notice, status);

    /// <summary>Shows a page with one button. A link in a mail opens it; only the button uses the link up, so that programs which look at mails do not.</summary>
    public Task AskAsync(HttpContext context, string path, ConfirmModel question) =>
        pages.ShowAsync<ConfirmPage, ConfirmModel>(context, path, formToken => question with { FormToken = formToken });

    /// <summary>Says that a link from a mail does not work any more.</summary>
    public Task LinkNotGoodAsync(HttpContext context, string detail, string address, string label)
    {
        PrivatePages.Seal(context);
        return pages.Problems.WriteAsync(context, StatusCodes.Status410Gone, "This link does not work any more", detail, address, label);
    }

    /// <summary>What is wrong with an email address that was typed, or <c>null</c>.</summary>
    public static string? MistakeInEmail(string email) =>
        email.Length == 0 ? "Enter your email address." : EmailRules.IsAddress(email) ? null : "Enter an email address, like name@example.org.";

    public static int StatusOf(IReadOnlyDictionary<string, string> mistakes) =>
        mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}

/// <summary>A few sentences, and where to go on.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Paragraphs">What it means and what to do next.</param>
/// <param name="Address">Where to go on, or <c>null</c>.</param>
/// <param name="Label">Words for that link.</param>
public sealed record NoticeModel(string Title, IReadOnlyList<string> Paragraphs, string? Address = null, string? Label = null);

/// <summary>A question with one button.</summary>
/// <param name="Title">The question.</param>
/// <param name="Lead">What the button does.</param>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Token">The token of the link.</param>
/// <param name="Button">Words on the button.</param>
public sealed record ConfirmModel(string Title, string Lead, string Action, string Token, string Button)
{
    /// <summary>Token against forms from elsewhere.</summary>
    public string FormToken { get; init; } = "";

    /// <summary>Where to go on afterwards, a path of this site, or <c>null</c>.</summary>
    public string? ReturnUrl { get; init; }
}
