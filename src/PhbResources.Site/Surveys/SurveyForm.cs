using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Feedback;
using PhbResources.Core.Surveys;
using PhbResources.Site.Curators;
using PhbResources.Site.Posting;
using PhbResources.Site.Problems;

namespace PhbResources.Site.Surveys;

/// <summary>Where visitors answer the survey that is open. No account and no cookie; who answers is not known.</summary>
internal sealed class SurveyForm(OpenForms forms, ProblemPages problems, OpenSurvey open, SurveyShelf shelf, AttemptLimit limit, SpamTraps traps)
{
    public const string Path = "/survey";

    /// <summary>Name of the field that says which survey was answered.</summary>
    public const string Which = "survey";

    public Task ShowAsync(HttpContext context) => open.Current is { } offered
        ? AskAsync(context, new SurveyModel(offered.Id, offered.Survey) { Traps = traps.New() })
        : NoneAsync(context);

    public Task AcceptAsync(HttpContext context) => forms.AnswerAsync(context, Path, "Our survey", form => AcceptAsync(context, form));

    private async Task AcceptAsync(HttpContext context, PostedForm form)
    {
        if (open.Current is not { } offered || form.Value(Which) != offered.Id.ToString(CultureInfo.InvariantCulture))
        {
            await NoneAsync(context);
            return;
        }

        IReadOnlyDictionary<string, string> answers = offered.Survey.Tidy(form.Value);
        SpamTrapState trap = traps.Check(form);
        Dictionary<string, string> mistakes = MistakesIn(offered.Survey, answers);
        SurveyModel model = new(offered.Id, offered.Survey) { Answers = answers, Mistakes = mistakes, Traps = trap };
        if (mistakes.Count > 0)
            await AskAsync(context, model with { Traps = trap with { Mistake = null } }, StatusCodes.Status422UnprocessableEntity);
        else if (trap.Mistake is not null)
            await AskAsync(context, model with { Mistakes = new Dictionary<string, string> { [SpamTraps.Message] = trap.Mistake } }, StatusCodes.Status422UnprocessableEntity);
        else if (!limit.Allows(context))
            await AskAsync(context, model with { Mistakes = Mistake(offered.Survey, "That was a lot in a short time. Wait a minute, then send this again.") }, StatusCodes.Status429TooManyRequests);
        else if (!await shelf.AnswerAsync(offered.Id, answers, context.RequestAborted))
            await NoneAsync(context);
        else
            await AskAsync(context, model with { IsDone = true });
    }

    private static Dictionary<string, string> MistakesIn(Survey survey, IReadOnlyDictionary<string, string> answers)
    {
        if (answers.Count == 0)
            return Mistake(survey, "Answer at least one question. You can leave out the others.");
        Dictionary<string, string> mistakes = [];
        foreach (SurveyQuestion question in survey.Questions.Where(question => question.IsText))
        {
            if (!answers.TryGetValue(question.Id, out string? text))
                continue;
            if (text.Length > SurveyQuestion.MaxText)
                mistakes[question.Id] = $"That is {text.Length - SurveyQuestion.MaxText} characters too long. Say it in a few sentences.";
            else if (PersonalDetails.In(text) is { Count: > 0 } found)
                mistakes[question.Id] = $"We found {string.Join(", ", found)}. Take it out, then send this again. Nothing was kept so far.";
        }

        return mistakes;
    }

    private static Dictionary<string, string> Mistake(Survey survey, string mistake) => new() { [survey.Questions[0].Id] = mistake };

    private Task AskAsync(HttpContext context, SurveyModel model, int status = StatusCodes.Status200OK) => forms.ShowAsync<SurveyPage, SurveyModel>(context, Path, model, status);

    private Task NoneAsync(HttpContext context) =>
        problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no survey just now", "It has ended, or none has begun. Thank you for wanting to help.", "/ask", "Tell us what you need");
}

/// <summary>A survey to be answered, or thanks for it.</summary>
/// <param name="Id">Number of the survey.</param>
/// <param name="Survey">What it asks.</param>
public sealed record SurveyModel(int Id, Survey Survey)
{
    /// <summary>What was answered, by the id of the question.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>What the traps for programs say.</summary>
    public SpamTrapState? Traps { get; init; }

    /// <summary>True when it was sent.</summary>
    public bool IsDone { get; init; }

    /// <summary>What to change, by the id of the field.</summary>
    public IReadOnlyDictionary<string, string> Mistakes { get; init; } = new Dictionary<string, string>();
}
