using PhbResources.Documents.Writing;

namespace PhbResources.Site.Leave;

/// <summary>A page of the leave calculator.</summary>
/// <param name="Values">What was typed, by the id of the control.</param>
/// <param name="Mistakes">What to change, by the id of the control.</param>
public sealed record LeaveModel(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Mistakes)
{
    private static readonly Dictionary<string, string> s_nothing = [];

    /// <summary>The form before anything is typed.</summary>
    public static LeaveModel Blank { get; } = new(s_nothing, s_nothing);

    /// <summary>The result in a sentence, or <c>null</c> where there is none yet.</summary>
    public string? Answer { get; init; }

    /// <summary>The working as HTML.</summary>
    public string Working { get; init; } = "";

    /// <summary>The formats the working can be downloaded in.</summary>
    public IReadOnlyList<DocumentFormat> Formats { get; init; } = [];

    /// <summary>Templates that go with it: address and title.</summary>
    public IReadOnlyList<(string Address, string Title)> Related { get; init; } = [];

    /// <summary>What was typed into a control, or nothing.</summary>
    public string Value(string id) => Values.GetValueOrDefault(id, "");
}
