namespace PhbResources.Core.Curating.Editing;

/// <summary>With what a property is written in a form of the desk; it follows from the property's data type.</summary>
public enum FieldInput
{
    /// <summary>A line of text.</summary>
    Line,

    /// <summary>Several lines of text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number that may have a fraction.</summary>
    Fraction,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A day and a time of day.</summary>
    Moment,

    /// <summary>Yes or no.</summary>
    Tick,

    /// <summary>One item of a list.</summary>
    Choice,

    /// <summary>Any number of items of a list.</summary>
    Choices,

    /// <summary>Free words, one a line.</summary>
    Words,

    /// <summary>Files that are there can be taken out.</summary>
    Files,

    /// <summary>An editor that the desk does not have. The value stays as it is.</summary>
    Kept,
}
