namespace PhbResources.Core.Curating.Editing;

/// <summary>A property of a document type, as a form shows it.</summary>
/// <param name="Alias">Alias of the property type.</param>
/// <param name="Name">What curators see.</param>
/// <param name="Hint">Help for whoever fills it in; may be empty.</param>
/// <param name="Input">With what it is written.</param>
public sealed record FormProperty(string Alias, string Name, string Hint, FieldInput Input)
{
    /// <summary>True where it must not be empty when it is published.</summary>
    public bool Mandatory { get; init; }

    /// <summary>What can be chosen, in order.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Longest text in characters, where the data type limits it.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Lines of a text that are seen at once.</summary>
    public int Rows { get; init; } = 5;

    /// <summary>True for a choice whose editor keeps plain text rather than a list of one.</summary>
    internal bool KeepsPlainText { get; init; }

    /// <summary>True for words whose editor keeps them with commas between.</summary>
    internal bool KeepsCommas { get; init; }
}

/// <summary>Properties that stand together.</summary>
/// <param name="Alias">Alias of the group or tab.</param>
/// <param name="Name">What curators see.</param>
/// <param name="Properties">In order.</param>
public sealed record FormGroup(string Alias, string Name, IReadOnlyList<FormProperty> Properties);
