using Microsoft.AspNetCore.Http;
using PhbResources.Core.Forms;
using PhbResources.Core.Library;
using PhbResources.Core.Submissions;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;

namespace PhbResources.Site.Sharing;

/// <summary>Where sharing begins, the list of what a member shares, and the page of one submission.</summary>
internal sealed class SharePages(PrivatePages pages, ShareDoor door, ShareReader reader, SubmissionWorkflow workflow, PublishedLibrary library)
{
    public async Task ShowStartAsync(HttpContext context) => await StartAsync(context, null, null);

    /// <summary>The same for a new version of a template.</summary>
    public async Task ShowNewAsync(HttpContext context)
    {
        string slug = context.Request.Query["replaces"].ToString();
        if (!library.Current.BySlug.TryGetValue(slug, out Template? template))
            await pages.Problems.TemplateMissingAsync(context, slug);
        else if (await door.EnterAsync(context) is not null)
            await StartAsync(context, template, null);
    }

    public async Task BeginAsync(HttpContext context)
    {
        if (await door.ReadAsync(context) is not { } posted)
            return;
        await posted.Form.ReadRestAsync(context.RequestAborted);
        string slug = posted.Form.Value("replaces");
        library.Current.BySlug.TryGetValue(slug, out Template? template);
        if (!posted.TokenIsRight)
            await door.OutOfDateAsync(context, SharePaths.Start);
        else if (slug.Length > 0 && template is null)
            await pages.Problems.TemplateMissingAsync(context, slug);
        else if (await workflow.BeginAsync(posted.Member.Key, template?.Key, "site", context.RequestAborted) is BeginOutcome.Begun begun)
            PrivatePages.GoOn(context, SharePaths.Step(begun.Id, 1));
        else
            await StartAsync(context, template, "You have many drafts already. Send one of them or remove it before you begin another.");
    }

    public async Task ShowMineAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } member)
            return;
        IReadOnlyList<SubmissionSummary> mine = await workflow.OfMemberAsync(member.Key, context.RequestAborted);
        await pages.ShowAsync<MySharesPage, MyShares>(context, SharePaths.Mine, _ => new MyShares(mine));
    }

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.OpenAsync(context) is not { } opened)
            return;
        string? done = context.Request.Query["done"].ToString() switch
        {
            "saved" => "Saved. You can come back to it at any time.",
            "sent" => reader.Form.MessageOnSubmit,
            "answered" => "Thank you. Your answer is with the library.",
            "withdrawn" => "You took it back. Nobody else can see it.",
            "revised" => "You can change it now. Send it again when you are done.",
            "asked" => "Thank you. The people who look after the library will take it down.",
            _ => null,
        };
        await pages.ShowAsync<SharePage, ShareModel>(context, SharePaths.Of(opened.View.Row.Id), token => reader.Read(token, opened.Member, opened.View) with { Done = done });
    }

    private async Task StartAsync(HttpContext context, Template? template, string? mistake)
    {
        SignedIn? member = await door.FindAsync(context);
        IReadOnlyList<SubmissionSummary> mine = member is null ? [] : await workflow.OfMemberAsync(member.Key, context.RequestAborted);
        await pages.ShowAsync<StartPage, StartModel>(context, template is null ? SharePaths.Start : SharePaths.New, token => new StartModel(token, member, template, mine, mistake),
            mistake is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>Makes what the pages of a submission show.</summary>
internal sealed class ShareReader(SharingForm sharing, PublishedLibrary library)
{
    public FormDefinition Form => sharing.Current;

    public ShareModel Read(string token, SignedIn member, SubmissionView view)
    {
        Template? replaced = view.Row.Replaces is { } key ? library.Current.ByKey.GetValueOrDefault(key) : null;
        // A template that was taken out meanwhile has no address any more, but it is a new version all the same.
        FormAnswers answers = SharingForm.AnswersOf(view.Entries, replaced?.Slug ?? view.Row.Replaces?.ToString("D") ?? "");
        if (view.Entries.CreditName.Length == 0 && view.MaySave && view.Row.Via != Core.Submissions.Forwarded.ForwardedMail.Via && member.CreditName is { Length: > 0 } name)
            answers = answers.With([KeyValuePair.Create<string, IReadOnlyList<string>>("creditName", [name])]);
        FormDefinition form = Form;
        return new ShareModel(token, member, view, form) { Replaced = replaced, Answers = answers, Saved = answers, Missing = MissingIn(form, answers, view) };
    }

    private IReadOnlyDictionary<string, string> MissingIn(FormDefinition form, FormAnswers answers, SubmissionView view)
    {
        IReadOnlyDictionary<string, string> missing = sharing.MissingIn(form, answers, view.Entries, view.Files.Any(file => file.Status != FileStatus.Refused), view.Row.Replaces is not null);
        return !view.Files.Any(file => Uncleaned(file, view)) ? missing
            : new OrderedDictionary<string, string>(missing) { [SharingForm.Files] = "Make a clean copy of each file that has something in it that must go, or remove the file." };
    }

    /// <summary>Whether a file cannot be sent before something in it goes.</summary>
    public static bool Uncleaned(SubmissionFile file, SubmissionView view) =>
        file.Status != FileStatus.Refused && file.ReadReport().MustBeCleaned && !view.Files.Any(copy => copy.CopyOf == file.Id);
}

/// <summary>Where sharing begins.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Member">Who is signed in, or <c>null</c>.</param>
/// <param name="Template">The template that is to get a new version, or <c>null</c>.</param>
/// <param name="Mine">What the member shares.</param>
/// <param name="Mistake">Why nothing was begun, or <c>null</c>.</param>
public sealed record StartModel(string FormToken, SignedIn? Member, Template? Template, IReadOnlyList<SubmissionSummary> Mine, string? Mistake);

/// <summary>What a member shares.</summary>
/// <param name="All">All of it, the last changed first.</param>
public sealed record MyShares(IReadOnlyList<SubmissionSummary> All);
