namespace PhbResources.Core.Surveys;

/// <summary>What a curator asks visitors.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Intro">A sentence or two before the questions; may be empty.</param>
/// <param name="Questions">The questions in order. Nobody has to answer any of them.</param>
public sealed record Survey(string Title, string Intro, IReadOnlyList<SurveyQuestion> Questions)
{
    /// <summary>What of the answers can be kept, by the id of the question: choices that there are, and texts.</summary>
    public IReadOnlyDictionary<string, string> Tidy(Func<string, string> answerOf)
    {
        ArgumentNullException.ThrowIfNull(answerOf);
        Dictionary<string, string> answers = [];
        foreach (SurveyQuestion question in Questions)
        {
            string answer = answerOf(question.Id).ReplaceLineEndings("\n").Trim();
            if (answer.Length > 0 && (question.IsText || question.Choices.Any(choice => choice.Value == answer)))
                answers[question.Id] = answer;
        }

        return answers;
    }
}

/// <summary>A question of a survey.</summary>
/// <param name="Id">Its name in forms and tables: <c>q1</c> for the first.</param>
/// <param name="Ask">The question.</param>
/// <param name="Choices">What can be chosen, in order; empty where an answer is typed.</param>
public sealed record SurveyQuestion(string Id, string Ask, IReadOnlyList<SurveyChoice> Choices)
{
    /// <summary>Longest typed answer, in characters.</summary>
    public const int MaxText = 600;

    /// <summary>True where the choices are the steps of a scale, from 1.</summary>
    public bool IsScale { get; init; }

    /// <summary>True where the answer is typed.</summary>
    public bool IsText => Choices.Count == 0;

    /// <summary>A sentence below the question; may be empty.</summary>
    public string Hint { get; init; } = "";
}

/// <summary>Something to choose.</summary>
/// <param name="Value">What is kept: its number in the list, from 1.</param>
/// <param name="Label">Its words.</param>
public sealed record SurveyChoice(string Value, string Label);
