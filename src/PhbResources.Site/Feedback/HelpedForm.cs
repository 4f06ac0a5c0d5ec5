using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PhbResources.Core.Feedback;
using PhbResources.Core.Library;
using PhbResources.Site.Asking;
using PhbResources.Site.Curators;
using PhbResources.Site.Listings;
using PhbResources.Site.Posting;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Feedback;

/// <summary>
/// "Did this help?": a button on the page of a template counts the answer at once, then there is room for a few words. No account, no cookie;
/// words that tell who somebody is are handed back and not kept.
/// </summary>
internal sealed class HelpedForm(
    Pages pages, ProblemPages problems, OpenForms forms, TemplateFeedback feedback, AnswerLimit answers, AttemptLimit limit, SpamTraps traps)
{
    /// <summary>Name of the buttons.</summary>
    public const string Control = "helped";

    /// <summary>Name of the field for words.</summary>
    public const string Words = "words";

    private const string Yes = "yes", No = "no";

    /// <summary>Who comes by a link, or goes back, finds the buttons.</summary>
    public async Task ShowAsync(HttpContext context)
    {
        if (await TemplateAsync(context) is { } template)
            PrivatePages.GoOn(context, $"{Links.Of(template)}#{Control}");
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await TemplateAsync(context) is { } template)
            await forms.AnswerAsync(context, Links.Of(template), $"Go back to “{template.Title}”", form => AnswerAsync(context, template, form));
    }

    private async Task AnswerAsync(HttpContext context, Template template, PostedForm form)
    {
        string answer = form.Value(Control);
        if (answer is not (Yes or No))
        {
            await problems.WriteAsync(context, StatusCodes.Status400BadRequest, "Did it help?", "The answer did not arrive. Please press Yes or No on the page.", $"{Links.Of(template)}#{Control}", $"Go back to “{template.Title}”");
            return;
        }

        HelpedModel model = new(template, answer == Yes);
        if (form.Values.ContainsKey(Words))
        {
            await TakeWordsAsync(context, model with { Text = form.Value(Words).ReplaceLineEndings("\n").Trim() }, form);
            return;
        }

        // A script that fills in everything is thanked, and counts for nothing.
        if (form.Value(AskForm.Trap).Length == 0 && answers.Allows(context, template.Key))
            feedback.Count(template.Key, model.Helped);
        await AskAsync(context, model with { Traps = traps.New() });
    }

    private async Task TakeWordsAsync(HttpContext context, HelpedModel model, PostedForm form)
    {
        if (model.Text.Length == 0)
        {
            await AskAsync(context, model with { IsDone = true });
            return;
        }

        SpamTrapState trap = traps.Check(form);
        (string? mistake, int status) = MistakeIn(model.Text) is { } wrong ? (wrong, StatusCodes.Status422UnprocessableEntity)
            : trap.Mistake is not null ? (null, StatusCodes.Status422UnprocessableEntity)
            : !limit.Allows(context) ? ("You have written a lot in a short time. Wait a minute, then send this again.", StatusCodes.Status429TooManyRequests)
            : await feedback.KeepAsync(model.Template.Key, model.Helped, model.Text, context.RequestAborted) ? (null, StatusCodes.Status200OK)
            : ("So much is waiting to be read that we cannot take more today. Copy your words and try again tomorrow.", StatusCodes.Status503ServiceUnavailable);
        Dictionary<string, string> mistakes = [];
        if (mistake is not null)
            mistakes[Words] = mistake;
        else if (trap.Mistake is not null)
            mistakes[SpamTraps.Message] = trap.Mistake;
        await AskAsync(context, model with { IsDone = status == StatusCodes.Status200OK, Traps = trap with { Mistake = mistake is null ? trap.Mistake : null }, Mistakes = mistakes }, status);
    }

    private static string? MistakeIn(string text) =>
        text.Length > TemplateFeedback.MaxLength ? $"That is {text.Length - TemplateFeedback.MaxLength} characters too long. Say it in a few sentences."
        : PersonalDetails.In(text) is { Count: > 0 } found ? $"We found {string.Join(", ", found)}. Take it out, then send this again. Nothing was kept: people who look after the library read this, and they do not need to know who anybody is."
        : null;

    private Task AskAsync(HttpContext context, HelpedModel model, int status = StatusCodes.Status200OK) =>
        forms.ShowAsync<HelpedPage, HelpedModel>(context, model.Action, model, status);

    private async Task<Template?> TemplateAsync(HttpContext context)
    {
        string slug = (string)context.GetRouteValue("slug")!;
        if (pages.Library.BySlug.TryGetValue(slug, out Template? template))
            return template;
        await problems.TemplateMissingAsync(context, slug);
        return null;
    }
}

/// <summary>Thanks for an answer, with room for words.</summary>
/// <param name="Template">The template it is about.</param>
/// <param name="Helped">The answer.</param>
public sealed record HelpedModel(Template Template, bool Helped)
{
    /// <summary>Words that were typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>True when there is nothing more to ask.</summary>
    public bool IsDone { get; init; }

    /// <summary>What the traps for programs say.</summary>
    public SpamTrapState? Traps { get; init; }

    /// <summary>What to change, by the id of the field.</summary>
    public IReadOnlyDictionary<string, string> Mistakes { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the form is sent.</summary>
    public string Action => Links.Helped(Template);
}
