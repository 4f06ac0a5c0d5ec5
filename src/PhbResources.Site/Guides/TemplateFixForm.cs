using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Library;
using PhbResources.Core.SpamDefence;
using PhbResources.Site.Curators;
using PhbResources.Site.Listings;
using PhbResources.Site.Members;
using PhbResources.Site.Posting;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Guides;

/// <summary>Better words for a sentence of a template. Nobody needs an account; a curator puts them in.</summary>
internal sealed class TemplateFixForm(OpenForms forms, Pages pages, ProblemPages problems, TextSuggestions suggestions, MemberSession session, PostRates rates, AttemptLimit limit, SpamTraps traps)
{
    public const string Pattern = Links.Templates + "/{slug}/fix";

    /// <summary>Where the sentences of a template are listed.</summary>
    public static string Of(Template template) => $"{Links.Of(template)}/fix";

    /// <summary>Where one of them is mended.</summary>
    public static string Of(Template template, string sentence) => $"{Of(template)}?part={sentence}";

    public async Task ShowAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } template || context.RedirectedTo(Of(template)))
            return;
        string id = context.Request.Query["part"].ToString();
        if (id.Length == 0)
            await pages.ServeAsync<SentencesPage, SentencesModel>(context, pages.Library, Of(template), _ => new SentencesModel(template, TemplateSentences.Of(template)));
        else if (TemplateSentences.Of(template).FirstOrDefault(one => one.Id == id) is not { } sentence)
            PrivatePages.GoOn(context, Of(template)); // It was changed since the page was opened.
        else
            await AskAsync(context, await session.FindAsync(context), template, new FixModel(template.Title, Links.Of(template), Of(template), id, 0, sentence.Text, "", traps.New(), new Dictionary<string, string>()));
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await FindAsync(context) is { } template)
            await forms.AnswerAsync(context, Of(template), "Better words", form => AcceptAsync(context, template, form));
    }

    private async Task AcceptAsync(HttpContext context, Template template, PostedForm form)
    {
        SignedIn? member = await session.FindAsync(context);
        string id = form.Value("part"), text = GuideText.Normalise(form.Value("text")).Trim();
        if (TemplateSentences.Of(template).FirstOrDefault(one => one.Id == id) is not { } sentence)
        {
            await problems.WriteAsync(context, StatusCodes.Status404NotFound, "That sentence is not there any more",
                $"Somebody changed it meanwhile. Your words were: {(text.Length <= 300 ? text : text[..300] + "…")}", Of(template), "See the sentences as they are now");
            return;
        }

        SpamTrapState trap = traps.Check(form);
        Dictionary<string, string> mistakes = [];
        FixModel typed = new(template.Title, Links.Of(template), Of(template), id, 0, text, form.Value("note").Trim(), trap, mistakes);
        if (text.Length == 0)
            mistakes["text"] = "Write how it should read.";
        else if (text == sentence.Text)
            mistakes["text"] = "This is what the template says now. Change the words, then send it.";
        else if (text.Length > TextSuggestion.MaxText)
            mistakes["text"] = $"That is {text.Length - TextSuggestion.MaxText} characters too long. Write it shorter.";
        else if (trap.Mistake is { } tripped)
            mistakes[SpamTraps.Message] = tripped;
        else if (member is not { IsCurator: true } && !(limit.Allows(context) && rates.Allows(PostKind.Edit, context.Connection.RemoteIpAddress, member?.Key.ToString("D"))))
            mistakes["text"] = "You sent a lot in a short time. Keep this page open, and send it in an hour.";
        EditOutcome? outcome = mistakes.Count > 0 ? null
            : await suggestions.SendAsync(template, sentence.Text, text, typed.Note, member.AsEditor(), trap.Taken, context.Connection.RemoteIpAddress, context.RequestAborted);
        if (outcome is EditOutcome.Refused refused)
            mistakes["text"] = refused.Why;
        if (mistakes.Count > 0)
            await AskAsync(context, member, template, typed);
        else
            await forms.ShowAsync<SuggestedPage, SuggestedModel>(context, Of(template), new SuggestedModel(template, member is not null));
    }

    private Task AskAsync(HttpContext context, SignedIn? member, Template template, FixModel model) =>
        forms.ShowAsync<FixPage, FixModel>(context, Of(template), model with { SignedIn = member is not null, CreditName = member?.CreditName ?? "" }, MemberForms.StatusOf(model.Mistakes));

    private async Task<Template?> FindAsync(HttpContext context)
    {
        string slug = context.GetRouteValue("slug")?.ToString() ?? "";
        if (pages.Library.BySlug.TryGetValue(slug, out Template? template))
            return template;
        await problems.TemplateMissingAsync(context, slug);
        return null;
    }
}

/// <summary>The sentences of a template.</summary>
/// <param name="Template">The template.</param>
/// <param name="Sentences">In order.</param>
public sealed record SentencesModel(Template Template, IReadOnlyList<Sentence> Sentences);

/// <summary>Thanks for better words.</summary>
/// <param name="Template">The template.</param>
/// <param name="SignedIn">True where we can write to whoever suggested them.</param>
public sealed record SuggestedModel(Template Template, bool SignedIn);
