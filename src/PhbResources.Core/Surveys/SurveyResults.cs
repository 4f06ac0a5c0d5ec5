using System.Globalization;
using PhbResources.Core.Insights;

namespace PhbResources.Core.Surveys;

/// <summary>
/// What was answered so far. Answers are shown in whole batches of <see cref="SmallGroups.Fewest"/> people, so that looking at the results
/// before and after one more answer tells nothing about who gave it; and groups too small are not shown.
/// </summary>
/// <param name="Survey">The survey.</param>
/// <param name="People">How many people's answers are shown.</param>
/// <param name="Questions">The answers by question; empty while <see cref="People"/> is 0.</param>
public sealed record SurveyResults(Survey Survey, int People, IReadOnlyList<QuestionResult> Questions)
{
    /// <summary>Adds up the answers of whole batches.</summary>
    public static SurveyResults Of(Survey survey, int people, IReadOnlyCollection<SurveyAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(survey);
        ILookup<string, string> byQuestion = answers.ToLookup(answer => answer.Question, answer => answer.Value);
        return new SurveyResults(survey, people, people == 0 ? [] : [.. survey.Questions.Select(question => Of(question, people, [.. byQuestion[question.Id]]))]);
    }

    private static QuestionResult Of(SurveyQuestion question, int people, IReadOnlyList<string> values)
    {
        if (question.IsText)
        {
            // In the order of the alphabet, which tells nothing of when they came.
            string[] texts = [.. values.Order(StringComparer.CurrentCultureIgnoreCase)];
            return SmallGroups.IsTooSmall(texts.Length) ? new QuestionResult(question, [], []) { IsHidden = true } : new QuestionResult(question, [], texts);
        }

        long[] counts = [.. question.Choices.Select(choice => values.LongCount(value => value == choice.Value)), people - values.Count];
        IReadOnlyList<long?> shown = SmallGroups.Shown(counts);
        List<ChoiceCount> choices = [.. question.Choices.Select((choice, index) => new ChoiceCount(choice.Label, shown[index])), new ChoiceCount("No answer", shown[^1])];
        return new QuestionResult(question, choices, [])
        {
            // With a mean beside them, hidden counts could be worked out.
            Mean = question.IsScale && values.Count > 0 && !shown.Contains(null) ? values.Average(value => int.Parse(value, CultureInfo.InvariantCulture)) : null,
        };
    }
}

/// <summary>What was answered to a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Choices">How many chose what; empty for typed answers.</param>
/// <param name="Texts">The typed answers.</param>
public sealed record QuestionResult(SurveyQuestion Question, IReadOnlyList<ChoiceCount> Choices, IReadOnlyList<string> Texts)
{
    /// <summary>Mean of a scale, or <c>null</c> where there is none or it would tell too much.</summary>
    public double? Mean { get; init; }

    /// <summary>True where so few have typed something that it is not shown.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>How many chose something.</summary>
/// <param name="Label">What.</param>
/// <param name="Count">How many; <c>null</c> where that is not shown.</param>
public sealed record ChoiceCount(string Label, long? Count);
