using PhbResources.Site.Posting;

namespace PhbResources.Site.Guides;

/// <summary>One paragraph that somebody mends, of a guide or of a template.</summary>
/// <param name="Title">Title of the page it stands on.</param>
/// <param name="Back">Address of that page.</param>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Part">Names the paragraph.</param>
/// <param name="Base">Number of the version that it is of; 0 for a template.</param>
/// <param name="Text">What stands in the text area.</param>
/// <param name="Note">Why.</param>
/// <param name="Trap">What the form puts before its button.</param>
/// <param name="Mistakes">What to change, by the id of the control.</param>
public sealed record FixModel(string Title, string Back, string Action, string Part, int Base, string Text, string Note, SpamTrapState Trap, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>True for somebody who is signed in.</summary>
    public bool SignedIn { get; init; }

    /// <summary>How they wish to be named; empty for nobody by name.</summary>
    public string CreditName { get; init; } = "";

    /// <summary>True where what is sent is on the page at once.</summary>
    public bool AtOnce { get; init; }

    /// <summary>True for a guide, whose text is written with signs.</summary>
    public bool IsGuide { get; init; }
}
