using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Discussions;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;
using PhbResources.Site.Posting;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Discussions;

/// <summary>
/// Shows a page of the discussions: from memory and the same for everybody, or made for a member who is signed in, with the forms they may use. Reads
/// what is sent so that nothing written is lost: not with a session that has ended, not with a page that is too old.
/// </summary>
internal sealed class DiscussionDoor(MemberSession session, PrivatePages pages, Pages publicPages, ProblemPages problems, SpamTraps traps)
{
    private const int MaxFormBytes = 256 * 1024, MostValues = 20;

    /// <summary>Who is signed in, or <c>null</c>.</summary>
    public Task<SignedIn?> FindAsync(HttpContext context) => session.FindAsync(context);

    /// <summary>Who is signed in, or the way to sign in and come back.</summary>
    public async Task<SignedIn?> EnterAsync(HttpContext context, string? after = null)
    {
        if (await session.FindAsync(context) is { } member)
            return member;
        PrivatePages.GoOn(context, SignInForm.PathWith(after ?? context.Request.Path.Value + context.Request.QueryString.Value));
        return null;
    }

    /// <summary>Shows a page that everybody may read.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Its canonical address.</param>
    /// <param name="read">Reads what it shows, for somebody who is signed in or for anybody; <c>null</c> where there is no such page.</param>
    public async Task ShowAsync<TPage, TModel>(HttpContext context, string path, Func<SignedIn?, Task<TModel?>> read)
        where TPage : Page<TModel>
        where TModel : DiscussionPageModel
    {
        if (await session.FindAsync(context) is not { } member)
        {
            if (!await publicPages.ServeIfThereAsync<TPage, TModel>(context, path, () => read(null), Pages.SearchLifetime))
                await MissingAsync(context);
        }
        else if (await read(member) is { } model)
        {
            await pages.ShowAsync<TPage, TModel>(context, path, token =>
            {
                model.Viewer = new DiscussionViewer(token, member, traps.New());
                return model;
            });
        }
        else
        {
            await MissingAsync(context);
        }
    }

    /// <summary>Shows a page with a form.</summary>
    public Task AskAsync<TPage, TModel>(HttpContext context, string path, SpamTrapState? state, Func<FormFrame, TModel> model, IReadOnlyDictionary<string, string>? mistakes = null, int? status = null)
        where TPage : Page<TModel>
        where TModel : class
    {
        mistakes ??= new Dictionary<string, string>();
        return pages.ShowAsync<TPage, TModel>(context, path, token => model(new FormFrame(token, state ?? traps.New(), mistakes)), status ?? MemberForms.StatusOf(mistakes));
    }

    /// <summary>Reads a form with words in it. <c>null</c> where it cannot be read, and is answered.</summary>
    /// <param name="context">The request.</param>
    /// <param name="field">The field to point at where something stands against the form as a whole.</param>
    /// <param name="open">True where no account is needed.</param>
    public async Task<SentWords?> ReadAsync(HttpContext context, string field, bool open = false)
    {
        PrivatePages.Seal(context);
        if (!SameOrigin.Sent(context.Request))
        {
            await problems.WriteAsync(context, StatusCodes.Status403Forbidden, "That form was on another site", "Nothing was changed. Please use the form on our own page.", DiscussionPaths.Forum, "Discussions");
            return null;
        }

        SignedIn? member = await session.FindAsync(context);
        if (await pages.ReadAnyFormAsync(context, MaxFormBytes, MostValues) is not { } read)
            return null;
        SpamTrapState state = traps.Check(read.Form);
        Dictionary<string, string> mistakes = [];
        int status = StatusCodes.Status422UnprocessableEntity;
        if (member is null && !open)
        {
            mistakes[field] = "You are signed out. What you wrote is still here. Sign in in a new tab, then come back to this page and send it again.";
            status = StatusCodes.Status403Forbidden;
        }
        else if (!read.IsOurs)
        {
            mistakes[field] = "This page was open for a long time, or you have signed in since. Nothing you wrote is lost. Check it, then send it once more.";
            status = StatusCodes.Status400BadRequest;
        }
        else if (state.Mistake is { } tripped)
        {
            mistakes[SpamTraps.Message] = tripped;
        }

        return new SentWords(member, read.Form, state, mistakes, status);
    }

    /// <summary>Reads a form of one button. <c>null</c> where it cannot be read or nobody is signed in, and is answered.</summary>
    public async Task<(SignedIn Member, IFormCollection Form)?> PressedAsync(HttpContext context, string after) =>
        await EnterAsync(context, after) is { } member && await pages.ReadFormAsync(context) is { } form ? (member, form) : null;

    public Task MissingAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        return problems.WriteAsync(context, StatusCodes.Status404NotFound, "We cannot find that discussion", "It may have been taken away, or the address may be mistyped.", DiscussionPaths.Forum, "All discussions");
    }

    /// <summary>The page asked for, or 0 for what is no number of a page.</summary>
    public static int PageOf(HttpContext context) => context.Request.Query["page"].ToString() switch
    {
        "" => 1,
        { Length: < 8 } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int page) => page,
        _ => 0,
    };

    public static string Route(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";
}

/// <summary>Who looks at a page of the discussions, where they are signed in.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Member">Who.</param>
/// <param name="Traps">Traps for programs.</param>
public sealed record DiscussionViewer(string FormToken, SignedIn Member, SpamTrapState Traps);

/// <summary>A page of the discussions, which everybody may read.</summary>
public abstract record DiscussionPageModel
{
    /// <summary>Who looks at it; <c>null</c> for anybody.</summary>
    public DiscussionViewer? Viewer { get; set; }
}

/// <summary>What every form of the discussions has.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Traps">Traps for programs.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record FormFrame(string FormToken, SpamTrapState Traps, IReadOnlyDictionary<string, string> Mistakes);

/// <summary>A form with words in it.</summary>
/// <param name="Member">Who sent it; <c>null</c> where no account was needed, or the session has ended.</param>
/// <param name="Form">The form.</param>
/// <param name="Traps">What the traps say.</param>
/// <param name="Mistakes">What stands against it as a whole.</param>
/// <param name="Status">Status of the answer where something does.</param>
internal sealed record SentWords(SignedIn? Member, IFormCollection Form, SpamTrapState Traps, Dictionary<string, string> Mistakes, int Status)
{
    public string this[string field] => Form[field].ToString();

    public DiscussionAuthor AuthorOf(HttpContext context) => Member!.AsAuthor(context);
}

internal static class DiscussionMember
{
    public static DiscussionAuthor AsAuthor(this SignedIn member, HttpContext context) =>
        new(member.Key, member.Email, member.CreditName, member.IsCurator, member.IsTrusted, member.IsVerified, context.Connection.RemoteIpAddress);
}
