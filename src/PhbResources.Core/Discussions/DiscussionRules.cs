using PhbResources.Core.Submissions;

namespace PhbResources.Core.Discussions;

/// <summary>Every figure of the discussions, in one place.</summary>
public static class DiscussionRules
{
    /// <summary>Shortest title of a discussion, in characters.</summary>
    public const int ShortestTitle = 5;

    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 120;

    /// <summary>Longest post, in characters: about three pages.</summary>
    public const int LongestText = 10_000;

    /// <summary>Longest reason of a report or a removal, in characters.</summary>
    public const int LongestReason = 1_000;

    /// <summary>Longest outcome of a decision, in characters: a few sentences.</summary>
    public const int LongestOutcome = 500;

    /// <summary>How long its author may change a post, in minutes.</summary>
    public const int EditMinutes = 15;

    /// <summary>How long a curator may take a decision about a post back, in minutes.</summary>
    public const int UndoMinutes = SubmissionRules.UndoMinutes;

    /// <summary>Posts on a page of a discussion.</summary>
    public const int PostsOnPage = 15;

    /// <summary>Discussions on a page of a list.</summary>
    public const int ThreadsOnPage = 20;

    /// <summary>A post longer than this, in characters, is cut where it stands among others, and whole on its own page.</summary>
    public const int CutFrom = 2_000;

    /// <summary>Fewest choices of a poll.</summary>
    public const int FewestChoices = 2;

    /// <summary>Most choices of a poll.</summary>
    public const int MostChoices = 8;

    /// <summary>Longest choice of a poll, in characters.</summary>
    public const int LongestChoice = 100;

    /// <summary>Longest question of a poll, in characters.</summary>
    public const int LongestQuestion = 200;

    /// <summary>Reports of one post that wait for a curator at once; more tell them nothing new.</summary>
    public const int MostReports = 20;

    /// <summary>Posts that the desk shows at once.</summary>
    public const int MostAtDesk = 25;
}
