using PhbResources.Core.Curating.Editing;

namespace PhbResources.Site.Curators.Editing;

/// <summary>The form of a content item.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Action">Where the form is sent to.</param>
/// <param name="Form">The item.</param>
/// <param name="Entries">What stands in the controls.</param>
/// <param name="Mistakes">What to change, by the id of the control.</param>
public sealed record EditModel(string FormToken, string Action, ContentForm Form, ContentEntries Entries, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>What was just done, in words; may be empty.</summary>
    public string Notice { get; init; } = "";

    /// <summary>What another curator has saved meanwhile, where the two differ.</summary>
    public ContentEntries? Theirs { get; init; }

    /// <summary>The day written for publishing later.</summary>
    public string Day { get; init; } = "";

    /// <summary>Where visitors see it; <c>null</c> where they do not.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Id of a property's control.</summary>
    public static string IdOf(string alias) => $"p-{alias}";
}
