using System.Globalization;

namespace PhbResources.Core.Discussions;

/// <summary>What is wrong with what somebody wrote, in sentences that say what to do.</summary>
internal static class DiscussionChecks
{
    public static Dictionary<string, string> Of(NewThread thread)
    {
        Dictionary<string, string> mistakes = [];
        string title = PostText.ReadLine(thread.Title), question = PostText.ReadLine(thread.PollQuestion);
        if (title.Length == 0)
            mistakes["title"] = "Write what it is about, in a few words.";
        else if (title.Length < DiscussionRules.ShortestTitle)
            mistakes["title"] = "Write a little more, so that people know what it is about.";
        else if (title.Length > DiscussionRules.LongestTitle)
            mistakes["title"] = Number($"That is {title.Length - DiscussionRules.LongestTitle} characters too long. Write the rest below.");
        if (OfText(thread.Text) is { } mistake)
            mistakes["text"] = mistake;
        IReadOnlyList<string> choices = thread.Choices;
        if (question.Length > DiscussionRules.LongestQuestion)
            mistakes["question"] = Number($"A question has at most {DiscussionRules.LongestQuestion} characters. Ask it in one sentence.");
        if (question.Length == 0 && choices.Count > 0)
            mistakes["question"] = "Write the question that people choose an answer to, or take the choices out.";
        if (question.Length > 0 && choices.Count < DiscussionRules.FewestChoices)
            mistakes["choices"] = "Write at least two choices, one on each line.";
        else if (choices.Count > DiscussionRules.MostChoices)
            mistakes["choices"] = Number($"Write at most {DiscussionRules.MostChoices} choices.");
        else if (choices.FirstOrDefault(choice => choice.Length > DiscussionRules.LongestChoice) is { } longest)
            mistakes["choices"] = Number($"A choice has at most {DiscussionRules.LongestChoice} characters. Shorten “{PostText.Start(longest, 30)}”.");
        else if (choices.Distinct(StringComparer.OrdinalIgnoreCase).Count() < choices.Count)
            mistakes["choices"] = "Two of the choices are the same. Change one of them.";
        return mistakes;
    }

    public static string? OfText(string text)
    {
        text = PostText.Read(text);
        return string.IsNullOrWhiteSpace(text) ? "Write something first."
            : text.Length > DiscussionRules.LongestText ? Number($"That is {text.Length - DiscussionRules.LongestText} characters too long. Write the rest in a second post.")
            : null;
    }

    public static string? OfReason(string reason) =>
        string.IsNullOrWhiteSpace(PostText.Read(reason)) ? "Write a sentence on why."
        : PostText.Read(reason).Length > DiscussionRules.LongestReason ? Number($"Write at most {DiscussionRules.LongestReason} characters.")
        : null;

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
