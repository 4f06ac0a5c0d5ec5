namespace PhbResources.Documents.Model;

/// <summary>Something a person fills in.</summary>
/// <param name="Id">Unique within the document: lower-case words joined by hyphens.</param>
/// <param name="Label">The question or name, read out by screen readers.</param>
/// <param name="Type">What the answer is.</param>
public sealed record Field(string Id, string Label, FieldType Type)
{
    /// <summary>A few words of help under the label.</summary>
    public string? Hint { get; init; }

    /// <summary>Lines to leave for handwriting, for <see cref="FieldType.LongText"/>.</summary>
    public int Lines { get; init; } = 3;

    /// <summary>The answers to choose from, for <see cref="FieldType.Choice"/> and <see cref="FieldType.Choices"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>What an answer is. The names in YAML are these in camel case.</summary>
public enum FieldType
{
    /// <summary>A few words on one line.</summary>
    ShortText,

    /// <summary>Sentences.</summary>
    LongText,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day, 24-hour clock.</summary>
    Time,

    /// <summary>A length of time in hours.</summary>
    Hours,

    /// <summary>A number that is not money.</summary>
    Number,

    /// <summary>Pounds and pence.</summary>
    Money,

    /// <summary>One of a few answers.</summary>
    Choice,

    /// <summary>Any of a few answers.</summary>
    Choices,

    /// <summary>Yes or no.</summary>
    CheckBox,

    /// <summary>A person signs here by hand.</summary>
    Signature,

    /// <summary>A picture is put here.</summary>
    Photo,
}
