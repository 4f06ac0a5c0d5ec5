using PhbResources.Core.Watching;

namespace PhbResources.Site.Watching;

/// <summary>Watching in words.</summary>
internal static class WatchWords
{
    public static IReadOnlyList<(HowOften Value, string Name, string Words)> HowOften { get; } =
    [
        (Core.Watching.HowOften.AtOnce, "at-once", "At once"),
        (Core.Watching.HowOften.Daily, "daily", "Once a day, in the morning"),
        (Core.Watching.HowOften.Weekly, "weekly", "Once a week, on Monday"),
        (Core.Watching.HowOften.Never, "never", "No mail"),
    ];

    public static HowOften? Read(string? name) => HowOften.Where(choice => choice.Name == name).Select(choice => (HowOften?)choice.Value).FirstOrDefault();

    public static string Noun(Watched kind) => kind switch
    {
        Watched.Template => "template",
        Watched.Guide => "guide",
        Watched.Discussion => "discussion",
        Watched.Area => "area",
        _ => "category",
    };

    /// <summary>What there is a mail about.</summary>
    public static string About(Watched kind) => kind switch
    {
        Watched.Template => "when there is a new version of this template, or somebody writes about it",
        Watched.Guide => "when this guide is changed, or somebody writes about it",
        Watched.Discussion => "when somebody answers in this discussion",
        Watched.Area => "when somebody writes in any discussion of this area",
        _ => "when something in this category is new or is changed",
    };
}
