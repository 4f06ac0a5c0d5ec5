using PhbResources.Core.Curating;
using PhbResources.Core.Guides;

namespace PhbResources.Site.Guides;

/// <summary>A guide as it is edited.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Guide">The guide.</param>
/// <param name="Base">Number of the version that the text was made from.</param>
/// <param name="Text">What stands in the text area.</param>
/// <param name="Note">What was changed.</param>
/// <param name="Opened">The signed time at which the page was first shown.</param>
/// <param name="Mistakes">What to change, by the id of the control.</param>
public sealed record GuideEditModel(string FormToken, Guide Guide, int Base, string Text, string Note, string Opened, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>True where what is sent is on the page at once.</summary>
    public bool AtOnce { get; init; }

    /// <summary>Words that say what a picture shows.</summary>
    public string PictureShows { get; init; } = "";

    /// <summary>The text as it will look, safe to show; <c>null</c> where nobody asked.</summary>
    public string? Preview { get; init; }

    /// <summary>What was just done; may be empty.</summary>
    public string Notice { get; init; } = "";

    /// <summary>What visitors read now, where somebody else changed the same paragraph meanwhile.</summary>
    public GuideRevision? Theirs { get; init; }

    /// <summary>What differs between that and what was typed.</summary>
    public IReadOnlyList<DifferencePiece> Differs { get; init; } = [];
}
