using PhbResources.Core.Changes;

namespace PhbResources.Site.Changes;

/// <summary>A kind of change in words.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">As it stands in addresses.</param>
/// <param name="Plural">As a filter.</param>
public sealed record ChangeKindWords(ChangeKind Kind, string Name, string Plural);

/// <summary>Changes in words.</summary>
internal static class ChangeWords
{
    public static IReadOnlyList<ChangeKindWords> Kinds { get; } =
    [
        new(ChangeKind.Template, "template", "Templates"),
        new(ChangeKind.Guide, "guide", "Guides"),
        new(ChangeKind.Discussion, "discussion", "Discussions"),
        new(ChangeKind.Decision, "decision", "Decisions"),
    ];

    /// <summary>What happened, to stand before the title.</summary>
    public static string Of(LoggedChange change) => (change.Kind, change.IsNew) switch
    {
        (ChangeKind.Template, true) => "New template",
        (ChangeKind.Template, false) => "New version of template",
        (ChangeKind.Guide, true) => "New guide",
        (ChangeKind.Guide, false) => "Guide changed",
        (ChangeKind.Discussion, true) => "New discussion",
        (ChangeKind.Discussion, false) => "New answer in",
        _ => "Decision",
    };
}
