namespace PhbResources.Core.Schemas;

/// <summary>Everything the files of <c>umbraco-config</c> say about types, checked.</summary>
internal sealed record Schema
{
    public required IReadOnlyList<DataTypeSchema> DataTypes { get; init; }

    /// <summary>Each after the types it is composed of.</summary>
    public required IReadOnlyList<TypeSchema> DocumentTypes { get; init; }

    public required IReadOnlyList<TypeSchema> MediaTypes { get; init; }

    public required IReadOnlyList<TypeSchema> MemberTypes { get; init; }

    public required IReadOnlyList<MemberGroupSchema> MemberGroups { get; init; }
}

/// <summary>Where an item was declared, and what its declaration hashes to; a changed hash means that it is installed anew.</summary>
internal sealed record Origin(string File, string Hash);

/// <summary>A data type of our own.</summary>
internal sealed record DataTypeSchema(Guid Key, string Alias, string Name, PropertyEditorDefaults Editor, Origin Origin)
{
    /// <summary>What can be chosen; empty for editors that are not lists.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Further settings of the editor, under Umbraco's own names.</summary>
    public IReadOnlyDictionary<string, object> Configuration { get; init; } = new Dictionary<string, object>();
}

/// <summary>A document, media or member type.</summary>
internal sealed record TypeSchema(Guid Key, string Alias, string Name, Origin Origin)
{
    public string Description { get; init; } = "";
    public string Icon { get; init; } = "icon-document";
    public bool AllowedAtRoot { get; init; }
    public bool ListView { get; init; }

    /// <summary>What makes it a kind of template; <c>null</c> for other types.</summary>
    public KindSchema? Kind { get; init; }

    public IReadOnlyList<string> Compositions { get; init; } = [];

    /// <summary>True where the file says "kinds": every kind is allowed, also one added later.</summary>
    public bool AllowsKinds { get; init; }

    /// <summary>Aliases; where the file says "kinds", those of all kinds by name.</summary>
    public IReadOnlyList<string> AllowedChildren { get; init; } = [];

    public IReadOnlyList<TabSchema> Tabs { get; init; } = [];

    /// <summary>Umbraco's own type (Member, File), to which the file only adds. Theirs begin with a capital, ours do not.</summary>
    public bool IsUmbracos => char.IsAsciiLetterUpper(Alias[0]);

    public IEnumerable<PropertySchema> Properties => Tabs.SelectMany(t => t.Properties);
}

internal sealed record KindSchema(string Plural, string Description);

internal sealed record TabSchema(Guid Key, string Alias, string Name, int Order, IReadOnlyList<PropertySchema> Properties);

internal sealed record PropertySchema(Guid Key, string Alias, string Name, DataTypeReference DataType)
{
    public string Description { get; init; } = "";
    public bool Mandatory { get; init; }
    public string? MandatoryMessage { get; init; }
    public string? Pattern { get; init; }
    public string? PatternMessage { get; init; }
    public bool LabelOnTop { get; init; }

    /// <summary>Visitors filter by it; kinds only.</summary>
    public bool Filter { get; init; }

    // Members only.
    public bool MemberCanEdit { get; init; }
    public bool MemberCanView { get; init; }
    public bool Sensitive { get; init; }
}

/// <summary>A data type that a property names: one of ours by alias, or one of Umbraco's by name.</summary>
internal sealed record DataTypeReference(Guid Key, string Name, PropertyEditorDefaults Editor);

internal sealed record MemberGroupSchema(Guid Key, string Name, Origin Origin);
