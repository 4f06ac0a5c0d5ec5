namespace PhbResources.Core.Forms;

/// <summary>
/// The field types of Umbraco Forms that the library shows and accepts, with Umbraco's ids (Umbraco Forms documentation,
/// "Forms Provider Type Details").
/// </summary>
public static class FieldTypes
{
    /// <summary>Setting: longest text, in characters.</summary>
    public const string MaximumLength = "maximumLength";

    /// <summary>Longest text where the setting is missing, in characters; Umbraco's own for a short answer is 255.</summary>
    public const int UsualMaximumLength = 255;

    private const string Single = "Single";
    private const string Multiple = "Multiple";

    /// <summary>A line of text.</summary>
    public static readonly FormFieldType ShortAnswer = new(new("3f92e01b-29e2-4a30-bf33-9df5580ed52c"), "Short answer", Single)
    {
        Settings = ["defaultValue", "placeholder", "showLabel", MaximumLength, "fieldType", "autocompleteAttribute"],
    };

    /// <summary>A text of several lines.</summary>
    public static readonly FormFieldType LongAnswer = new(new("023f09ac-1445-4bcb-b8fa-ab49f33bd046"), "Long answer", Single)
    {
        Settings = ["defaultValue", "placeholder", "showLabel", "autocompleteAttribute", "numberOfRows", MaximumLength],
    };

    /// <summary>One of a list that opens.</summary>
    public static readonly FormFieldType Dropdown = new(new("0dd29d42-a6a5-11de-a2f2-222256d89593"), "Dropdown", Single)
    {
        SupportsPreValues = true,
        Settings = ["defaultValue", "allowMultipleSelections", "showLabel", "autocompleteAttribute", "selectPrompt"],
    };

    /// <summary>One of a list that is all in sight.</summary>
    public static readonly FormFieldType SingleChoice = new(new("903df9b0-a78c-11de-9fc1-db7a56d89593"), "Single choice", Multiple)
    {
        SupportsPreValues = true,
        Settings = ["displayLayout", "defaultValue", "showLabel"],
    };

    /// <summary>Any number of a list that is all in sight.</summary>
    public static readonly FormFieldType MultipleChoice = new(new("fab43f20-a6bf-11de-a28f-9b5755d89593"), "Multiple choice", Multiple)
    {
        SupportsPreValues = true,
        Settings = ["displayLayout", "defaultValue", "showLabel"],
    };

    /// <summary>A tick.</summary>
    public static readonly FormFieldType Checkbox = new(new("d5c0c390-ae9a-11de-a69e-666455d89593"), "Checkbox", Single)
    {
        Settings = ["caption", "defaultValue", "showLabel"],
    };

    /// <summary>A tick under words that are agreed to.</summary>
    public static readonly FormFieldType DataConsent = new(new("a72c9df9-3847-47cf-afb8-b86773fd12cd"), "Data Consent", Single)
    {
        Settings = ["acceptCopy", "showLabel"],
    };

    /// <summary>Files.</summary>
    public static readonly FormFieldType FileUpload = new(new("84a17cf8-b711-46a6-9840-0e4a072ad000"), "File upload", Single)
    {
        SupportsUploadTypes = true,
        Settings = ["selectedFilesListHeading"],
    };

    /// <summary>A value that people do not see.</summary>
    public static readonly FormFieldType Hidden = new(new("da206cae-1c52-434e-b21a-4a7c198af877"), "Hidden", Single)
    {
        Settings = ["defaultValue"],
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<FormFieldType> All =
        [ShortAnswer, LongAnswer, Dropdown, SingleChoice, MultipleChoice, Checkbox, DataConsent, FileUpload, Hidden];

    /// <summary>Whether it is ticked or not.</summary>
    public static bool IsTick(FormFieldType type) => type == Checkbox || type == DataConsent;
}
