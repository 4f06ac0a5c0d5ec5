namespace PhbResources.Core.Curating.Editing;

/// <summary>What a form holds: the texts of its controls.</summary>
/// <param name="Name">The title.</param>
/// <param name="Parent">Key of the item it stands under.</param>
/// <param name="Values">Texts by the alias of the property; a property that is not there is empty.</param>
public sealed record ContentEntries(string Name, Guid Parent, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>The texts of a property.</summary>
    public IReadOnlyList<string> Of(string alias) => Values.GetValueOrDefault(alias) ?? [];
}

/// <summary>A content item with the form it is changed by.</summary>
public sealed record ContentForm
{
    /// <summary>Umbraco's key; empty for one that is not made yet.</summary>
    public required Guid Key { get; init; }

    /// <summary>Alias of the document type.</summary>
    public required string Type { get; init; }

    /// <summary>Name of the document type.</summary>
    public required string TypeName { get; init; }

    /// <summary>The form, group by group.</summary>
    public required IReadOnlyList<FormGroup> Groups { get; init; }

    /// <summary>What is saved.</summary>
    public required ContentEntries Entries { get; init; }

    /// <summary>Where it can stand; empty where it cannot be moved.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>Names of the files that are picked, by their key.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Changes with everything that a form can change. A form that was opened on another version must not be saved unseen.</summary>
    public string Version { get; init; } = "";

    /// <summary>True where visitors see it, perhaps in an earlier state.</summary>
    public bool Published { get; init; }

    /// <summary>True where what is saved is not what visitors see.</summary>
    public bool Edited { get; init; }

    /// <summary>True in the recycle bin.</summary>
    public bool Trashed { get; init; }

    /// <summary>When it will be published by itself, UTC.</summary>
    public DateTime? PublishOn { get; init; }

    /// <summary>When it was last saved, UTC.</summary>
    public DateTime Saved { get; init; }

    /// <summary>True where it is a template, which has a document to preview.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>The property of this alias, or <c>null</c>.</summary>
    public FormProperty? Find(string alias) => Groups.SelectMany(group => group.Properties).FirstOrDefault(property => property.Alias == alias);
}

/// <summary>Where a content item can stand.</summary>
/// <param name="Key">Key of the shelf or the library.</param>
/// <param name="Name">Its name.</param>
public sealed record Place(Guid Key, string Name);

/// <summary>What is to be done with what was written.</summary>
public enum EditStep
{
    /// <summary>Keep it, unseen by visitors.</summary>
    Save,

    /// <summary>Keep it and let visitors see it.</summary>
    Publish,

    /// <summary>Keep it and let visitors see it from a day on.</summary>
    Schedule,
}

/// <summary>What became of it.</summary>
/// <param name="Form">The item as it is now.</param>
/// <param name="Mistakes">What to change, by the alias of the property; under an empty alias what belongs to none, under <see cref="NameField"/> the title.</param>
public sealed record EditOutcome(ContentForm Form, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>Alias under which mistakes of the title stand.</summary>
    public const string NameField = "#name";

    /// <summary>Alias under which mistakes of the day stand.</summary>
    public const string DayField = "#day";

    /// <summary>True where what was written is kept, if only as a draft.</summary>
    public bool Saved { get; init; }

    /// <summary>True where somebody else has changed the item since the form was opened; nothing was saved then.</summary>
    public bool Conflict { get; init; }
}
