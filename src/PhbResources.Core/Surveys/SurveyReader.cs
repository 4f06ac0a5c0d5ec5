using System.Globalization;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Surveys;

/// <summary>Reads a survey from what a curator writes.</summary>
public static class SurveyReader
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaxLength = 20_000;

    /// <summary>Most questions. A survey of more is answered by nobody.</summary>
    public const int MostQuestions = 12;

    /// <summary>Most choices of a question.</summary>
    public const int MostChoices = 12;

    /// <summary>Longest title, question, hint or choice, in characters.</summary>
    public const int MaxWords = 200;

    private const int MaxIntro = 600, FewestSteps = 3, MostSteps = 10;

    /// <summary>An example, for a curator who writes the first one.</summary>
    public static readonly string Example = """
        title: How is the library for you?
        intro: Three short questions. It takes a minute, and we do not know who you are.
        questions:
          - ask: What are you here as?
            type: choice
            options:
              - I employ personal assistants
              - I am a family member or friend
              - I am a personal assistant
              - I work for a council, the NHS or a support group
              - Something else
          - ask: How easy was it to find what you needed?
            type: scale
            low: Very hard
            high: Very easy
          - ask: What would make the library better?
            type: text
            hint: Leave out names and anything that tells who somebody is.
        """.ReplaceLineEndings("\n");

    /// <summary>Reads a survey.</summary>
    /// <exception cref="MistakesException">The text does not follow the notation; lists every mistake found.</exception>
    public static Survey Read(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        MistakeList mistakes = new("survey");
        if (yaml.Length > MaxLength)
            mistakes.Add(1, $"The text has {yaml.Length:N0} characters. The most that can be read is {MaxLength:N0}.");
        mistakes.ThrowIfAny();
        Survey survey = new("", "", []);
        if (KeyReader.Of(YamlTree.Read(yaml.TrimStart('\uFEFF').ReplaceLineEndings("\n"), mistakes), "a survey", "title: How is the library for you?", mistakes) is { } keys)
        {
            string title = Words(keys, "title", "Write what the survey is called.", mistakes);
            string intro = keys.Text("intro") ?? "";
            if (intro.Length > MaxIntro)
                mistakes.Add(keys.LineOf("intro"), $"The introduction is longer than {MaxIntro} characters. Say it in a sentence or two.");
            IReadOnlyList<YamlNode> nodes = keys.List("questions", missing: "Write a list of questions.");
            if (nodes.Count > MostQuestions)
                mistakes.Add(keys.LineOf("questions"), $"There are {nodes.Count} questions. Ask {MostQuestions} at most: people answer short surveys.");
            survey = new Survey(title, intro, [.. nodes.Select((node, index) => ReadQuestion(node, $"q{(index + 1).ToString(CultureInfo.InvariantCulture)}", mistakes))]);
            keys.Done();
        }

        mistakes.ThrowIfAny();
        return survey;
    }

    private static SurveyQuestion ReadQuestion(YamlNode node, string id, MistakeList mistakes)
    {
        if (KeyReader.Of(node, "a question", "ask: How easy was it?", mistakes) is not { } keys)
            return new SurveyQuestion(id, "", []);
        SurveyQuestion question = new(id, Words(keys, "ask", "Write the question.", mistakes), []) { Hint = Words(keys, "hint", null, mistakes) };
        switch (keys.Text("type", "Write choice, scale or text."))
        {
            case "choice":
                question = question with { Choices = ReadOptions(keys, mistakes) };
                break;
            case "scale":
                int steps = keys.WholeNumber("steps", otherwise: 5, FewestSteps, MostSteps);
                (string low, string high) = (Words(keys, "low", "Write what 1 means, like Very hard.", mistakes), Words(keys, "high", "Write what the highest number means, like Very easy.", mistakes));
                question = question with
                {
                    IsScale = true,
                    Choices = [.. Enumerable.Range(1, steps).Select(Number).Select((number, at) => new SurveyChoice(number, at == 0 ? $"{number}: {low}" : at == steps - 1 ? $"{number}: {high}" : number))],
                };
                break;
            case "text" or null:
                break;
            case var other:
                mistakes.Add(keys.LineOf("type"), $"'{other}' is not a type of question. Write choice, scale or text.");
                break;
        }

        // A question of another type may not have these keys; they were not asked for, and are named as mistakes.
        keys.Done();
        return question;
    }

    private static SurveyChoice[] ReadOptions(KeyReader keys, MistakeList mistakes)
    {
        IReadOnlyList<string> options = keys.Texts("options", least: 2, "Write a list of what can be chosen.");
        if (options.Count > MostChoices)
            mistakes.Add(keys.LineOf("options"), $"There are {options.Count} things to choose from. Offer {MostChoices} at most.");
        if (options.Any(option => option.Length > MaxWords))
            mistakes.Add(keys.LineOf("options"), $"Something to choose is longer than {MaxWords} characters. Make it shorter.");
        if (options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < options.Count)
            mistakes.Add(keys.LineOf("options"), "The same is offered twice. Keep one of them.");
        return [.. options.Select((label, index) => new SurveyChoice(Number(index + 1), label))];
    }

    private static string Words(KeyReader keys, string key, string? missing, MistakeList mistakes)
    {
        string words = keys.Text(key, missing) ?? "";
        if (words.Length > MaxWords)
            mistakes.Add(keys.LineOf(key), $"This is longer than {MaxWords} characters. Make it shorter.");
        return words;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
