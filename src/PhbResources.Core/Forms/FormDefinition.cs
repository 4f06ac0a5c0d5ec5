using System.Text.Json.Serialization;

namespace PhbResources.Core.Forms;

/// <summary>
/// A form, as a file of <c>umbraco-config/forms</c> describes it and as Umbraco's Forms Delivery API answers it: pages of
/// fieldsets of columns of fields. The names are those of that API (Umbraco Forms documentation, "Headless/AJAX Forms").
/// </summary>
/// <param name="Id">Stays for ever; the address of the form in the API ends in it.</param>
/// <param name="Name">What curators call it.</param>
/// <param name="Pages">Its pages, in order.</param>
public sealed record FormDefinition(Guid Id, string Name, IReadOnlyList<FormPage> Pages)
{
    /// <summary>The file it was read from, from <c>umbraco-config</c> on.</summary>
    [JsonIgnore]
    public string File { get; init; } = "";

    /// <summary>Mark beside the label of fields that must be filled in.</summary>
    public string Indicator { get; init; } = "*";

    /// <summary>Class of the whole form; not used by our own pages.</summary>
    public string CssClass { get; init; } = "";

    /// <summary>Words of the button that goes on.</summary>
    public string NextLabel { get; init; } = "Next";

    /// <summary>Words of the button that goes back.</summary>
    public string PreviousLabel { get; init; } = "Previous";

    /// <summary>Words of the button that sends the form.</summary>
    public string SubmitLabel { get; init; } = "Submit";

    /// <summary>Whether a form on a page of Umbraco goes without Umbraco's style sheet.</summary>
    public bool DisableDefaultStylesheet { get; init; } = true;

    /// <summary>Which fields are marked.</summary>
    public FormFieldIndication FieldIndicationType { get; init; } = FormFieldIndication.MarkOptionalFields;

    /// <summary>Whether mistakes are not shown beside the fields.</summary>
    public bool HideFieldValidation { get; init; }

    /// <summary>Whether mistakes are listed in one place.</summary>
    public bool ShowValidationSummary { get; init; } = true;

    /// <summary>What the sender reads afterwards, plain text.</summary>
    public string MessageOnSubmit { get; init; } = "";

    /// <summary>Always plain text.</summary>
    public bool MessageOnSubmitIsHtml => false;

    /// <summary>Umbraco can go on to a page; we say a message.</summary>
    public Guid? GotoPageOnSubmit => null;

    /// <summary>All fields, in order.</summary>
    [JsonIgnore]
    public IEnumerable<FormField> Fields => Pages.SelectMany(page => page.Fields);

    /// <summary>The field with an alias, or <c>null</c>.</summary>
    public FormField? Find(string alias) => Fields.FirstOrDefault(field => field.Alias == alias);
}

/// <summary>A page of a form.</summary>
/// <param name="Caption">Its heading.</param>
/// <param name="Fieldsets">Its groups of fields.</param>
public sealed record FormPage(string Caption, IReadOnlyList<FormFieldset> Fieldsets)
{
    /// <summary>When it is shown.</summary>
    public FormCondition Condition { get; init; } = FormCondition.Always;

    /// <summary>All fields, in order.</summary>
    [JsonIgnore]
    public IEnumerable<FormField> Fields => Fieldsets.SelectMany(fieldset => fieldset.Columns).SelectMany(column => column.Fields);
}

/// <summary>A group of fields.</summary>
/// <param name="Id">Stays for ever.</param>
/// <param name="Caption">Its heading; may be empty.</param>
/// <param name="Columns">Its columns.</param>
public sealed record FormFieldset(Guid Id, string Caption, IReadOnlyList<FormColumn> Columns)
{
    /// <summary>When it is shown.</summary>
    public FormCondition Condition { get; init; } = FormCondition.Always;
}

/// <summary>A column of fields.</summary>
/// <param name="Caption">Its heading; may be empty.</param>
/// <param name="Width">Its share of the twelve columns of a grid; 0 where not said. Our own pages have one column, which fits every screen.</param>
/// <param name="Fields">Its fields.</param>
public sealed record FormColumn(string Caption, int Width, IReadOnlyList<FormField> Fields);

/// <summary>A field.</summary>
/// <param name="Id">Stays for ever; conditions name it.</param>
/// <param name="Alias">Name of its value in an entry.</param>
/// <param name="Caption">Its label.</param>
/// <param name="Type">What it takes.</param>
public sealed record FormField(Guid Id, string Alias, string Caption, FormFieldType Type)
{
    /// <summary>More about it, plain text.</summary>
    public string HelpText { get; init; } = "";

    /// <summary>Class of the field; not used by our own pages.</summary>
    public string CssClass { get; init; } = "";

    /// <summary>Whether it must be filled in where it is shown.</summary>
    public bool Required { get; init; }

    /// <summary>What to do where it is empty.</summary>
    public string RequiredErrorMessage { get; init; } = "";

    /// <summary>Regular expression of .NET for what is written; empty for anything.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>What to do where the pattern does not match.</summary>
    public string PatternInvalidErrorMessage { get; init; } = "";

    /// <summary>When it is shown.</summary>
    public FormCondition Condition { get; init; } = FormCondition.Always;

    /// <summary>What can be uploaded; fields for files only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FileUploadOptions? FileUploadOptions { get; init; }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<PreValue> PreValues { get; init; } = [];

    /// <summary>
    /// Where the choices come from when they do not stand in the file: <c>kinds</c>, <c>categories</c>, or the alias of a data type
    /// with items. Empty where they do.
    /// </summary>
    [JsonIgnore]
    public string PreValuesFrom { get; init; } = "";

    /// <summary>Further settings of its type, under Umbraco's names.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Longest text, in characters.</summary>
    [JsonIgnore]
    public int MaximumLength => int.TryParse(Settings.GetValueOrDefault(FieldTypes.MaximumLength), out int length) ? length : FieldTypes.UsualMaximumLength;
}

/// <summary>What a field takes; all there are stand in <see cref="FieldTypes"/>.</summary>
/// <param name="Id">Umbraco's id of the field type.</param>
/// <param name="Name">Umbraco's name of it.</param>
/// <param name="RenderInputType">Whether it is one control (<c>Single</c>) or several (<c>Multiple</c>).</param>
public sealed record FormFieldType(Guid Id, string Name, string RenderInputType)
{
    /// <summary>Whether something is chosen.</summary>
    public bool SupportsPreValues { get; init; }

    /// <summary>Whether files are uploaded.</summary>
    public bool SupportsUploadTypes { get; init; }

    /// <summary>Names of the settings it has.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Settings { get; init; } = [];
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Caption">What people see.</param>
public sealed record PreValue(string Value, string Caption);

/// <summary>What can be uploaded.</summary>
/// <param name="AllowAllUploadExtensions">True for every kind of file.</param>
/// <param name="AllowedUploadExtensions">Endings of file names, without the dot.</param>
/// <param name="AllowMultipleFileUploads">True for more than one file.</param>
public sealed record FileUploadOptions(bool AllowAllUploadExtensions, IReadOnlyList<string> AllowedUploadExtensions, bool AllowMultipleFileUploads);

/// <summary>Which fields are marked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FormFieldIndication>))]
public enum FormFieldIndication
{
    /// <summary>None.</summary>
    NoIndicator,

    /// <summary>Those that must be filled in.</summary>
    MarkMandatoryFields,

    /// <summary>Those that may stay empty.</summary>
    MarkOptionalFields,
}
