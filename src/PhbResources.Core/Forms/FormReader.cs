using System.Text.RegularExpressions;
using PhbResources.Core.Schemas;

namespace PhbResources.Core.Forms;

/// <summary>Reads <c>umbraco-config/forms</c>. Either every form is right, or it says everything that is wrong.</summary>
internal sealed class FormReader
{
    private readonly List<SchemaMistake> _mistakes = [];
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _lists;
    private readonly Dictionary<Guid, string> _ids = [];

    private HashSet<string> _aliases = [];
    private Dictionary<Guid, FormField> _fields = [];

    private FormReader(Schema schema) =>
        _lists = schema.DataTypes.Where(type => type.Items.Count > 0).ToDictionary(type => type.Alias, type => type.Items, StringComparer.Ordinal);

    /// <exception cref="SchemaMistakesException">Lists every mistake.</exception>
    public static IReadOnlyList<FormDefinition> Read(string configPath, Schema schema) => new FormReader(schema).ReadAll(configPath);

    private List<FormDefinition> ReadAll(string configPath)
    {
        List<FormDefinition> forms = [.. new ConfigFiles(configPath, _mistakes).In("forms").Select(file => ReadForm(file.Part))];
        if (_mistakes.Count == 0)
            _mistakes.AddRange(SharingForm.MistakesIn(forms));
        return _mistakes.Count == 0 ? forms : throw new SchemaMistakesException([.. _mistakes.OrderBy(mistake => mistake.File, StringComparer.Ordinal)]);
    }

    private FormDefinition ReadForm(JsonPart part)
    {
        _aliases = new HashSet<string>(StringComparer.Ordinal);
        _fields = [];
        part.TextOrOther("$schema");
        FormDefinition form = new(Id(part), part.Text("name", required: true, example: ", what curators call it") ?? "", [.. part.Parts("pages").Select(ReadPage)])
        {
            File = part.File,
            CssClass = part.TextOrNothing("cssClass"),
            Indicator = part.TextOrNothing("indicator") is { Length: > 0 } indicator ? indicator : "*",
            NextLabel = part.Text("nextLabel") ?? "Next",
            PreviousLabel = part.Text("previousLabel") ?? "Previous",
            SubmitLabel = part.Text("submitLabel") ?? "Submit",
            DisableDefaultStylesheet = part.Flag("disableDefaultStylesheet"),
            HideFieldValidation = part.Flag("hideFieldValidation"),
            ShowValidationSummary = part.Flag("showValidationSummary"),
            FieldIndicationType = Choice(part, "fieldIndicationType", FormFieldIndication.MarkMandatoryFields),
            MessageOnSubmit = part.TextOrNothing("messageOnSubmit"),
        };
        if (part.Flag("messageOnSubmitIsHtml"))
            part.Mistake("messageOnSubmitIsHtml", "A message is plain text here.", "Write false, or take the line out.");
        if (part.TextOrNothing("gotoPageOnSubmit").Length > 0)
            part.Mistake("gotoPageOnSubmit", "A form says its messageOnSubmit here.", "Take the line out.");
        if (form.Pages.Count == 0)
            part.Mistake("pages", "The form has no page.", "Add \"pages\": a list with at least one page.");
        part.NothingElse();
        return form;
    }

    private FormPage ReadPage(JsonPart part)
    {
        FormCondition condition = ReadCondition(part);
        FormPage page = new(part.Text("caption", required: true, example: ", the heading of the page") ?? "", [.. part.Parts("fieldsets").Select(ReadFieldset)]) { Condition = condition };
        part.NothingElse();
        return page;
    }

    private FormFieldset ReadFieldset(JsonPart part)
    {
        FormCondition condition = ReadCondition(part);
        FormFieldset fieldset = new(Id(part), part.TextOrNothing("caption"), [.. part.Parts("columns").Select(ReadColumn)]) { Condition = condition };
        part.NothingElse();
        return fieldset;
    }

    private FormColumn ReadColumn(JsonPart part)
    {
        FormColumn column = new(part.TextOrNothing("caption"), part.Number("width") ?? 12, [.. part.Parts("fields").Select(ReadField)]);
        part.NothingElse();
        return column;
    }

    private FormField ReadField(JsonPart part)
    {
        Guid id = Id(part);
        string alias = part.Text("alias", required: true, example: " in camelCase, for example \"whyItHelped\"") ?? "";
        if (alias.Length > 0 && !(char.IsAsciiLetterLower(alias[0]) && alias.All(char.IsAsciiLetterOrDigit)))
            part.Mistake("alias", $"\"{alias}\" cannot be an alias.", "Write it in camelCase, with letters and numbers only.");
        if (alias.Length > 0 && !_aliases.Add(alias))
            part.Mistake("alias", $"Another field of this form has the alias \"{alias}\".", "Give each field its own.");
        FormFieldType type = ReadType(part);
        FormField field = new(id, alias, part.Text("caption", required: true, longest: 500, example: ", the label of the field") ?? "", type)
        {
            HelpText = part.TextOrNothing("helpText"),
            CssClass = part.TextOrNothing("cssClass"),
            Required = part.Flag("required"),
            RequiredErrorMessage = part.TextOrNothing("requiredErrorMessage"),
            Pattern = ReadPattern(part),
            PatternInvalidErrorMessage = part.TextOrNothing("patternInvalidErrorMessage"),
            Condition = ReadCondition(part),
            FileUploadOptions = ReadUploads(part, type),
            Settings = ReadSettings(part, type),
        };
        if (field.Required && field.RequiredErrorMessage.Length == 0)
            part.Mistake(null, "\"requiredErrorMessage\" is missing.", "Say what to do when the field is empty.");
        part.TextOrNothing("placeholder"); // Umbraco writes it out beside the setting of that name.
        field = ReadPreValues(part, field);
        part.NothingElse();
        _fields.TryAdd(id, field);
        return field;
    }

    private static FormFieldType ReadType(JsonPart part)
    {
        JsonPart? type = part.Part("type");
        if (type is null)
        {
            if (!part.Has("type"))
                part.Mistake(null, "\"type\" is missing.", $"Add \"type\": {{ \"id\": \"{FieldTypes.ShortAnswer.Id}\", \"name\": \"{FieldTypes.ShortAnswer.Name}\" }} for a line of text.");
            return FieldTypes.ShortAnswer;
        }

        Guid? id = type.Key("id");
        string? name = type.Text("name", required: true);
        _ = (type.Flag("supportsPreValues"), type.Flag("supportsUploadTypes"), type.TextOrNothing("renderInputType"));
        type.NothingElse();
        FormFieldType? known = FieldTypes.All.FirstOrDefault(one => one.Id == id);
        if (id is not null && known is null)
        {
            type.Mistake("id", "There is no field type with this id here.",
                FieldTypes.All.FirstOrDefault(one => one.Name == name) is { } meant ? $"\"{meant.Name}\" has the id {meant.Id}." : $"Use one of: {string.Join(", ", FieldTypes.All.Select(one => $"{one.Name} ({one.Id})"))}.");
        }
        else if (known is not null && name is not null && !known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            type.Mistake("name", $"The field type with this id is \"{known.Name}\".", "Mend the name or the id.");
        }

        return known ?? FieldTypes.ShortAnswer;
    }

    private static string ReadPattern(JsonPart part)
    {
        string pattern = part.TextOrNothing("pattern");
        try
        {
            _ = Regex.IsMatch("", pattern, RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            part.Mistake("pattern", $"This is not a regular expression that can be used: {e.Message}", "Mend it, without looking ahead or back and without back references.");
            return "";
        }

        return pattern;
    }

    private static FileUploadOptions? ReadUploads(JsonPart part, FormFieldType type)
    {
        if (part.Part("fileUploadOptions") is not { } uploads)
        {
            if (type.SupportsUploadTypes && !part.Has("fileUploadOptions"))
                part.Mistake(null, "\"fileUploadOptions\" is missing.", "Add \"fileUploadOptions\": { \"allowedUploadExtensions\": [\"docx\"], \"allowMultipleFileUploads\": true }.");
            return null;
        }

        if (!type.SupportsUploadTypes)
            part.Mistake("fileUploadOptions", "No files are uploaded in this field.", $"Take it out, or use the type {FieldTypes.FileUpload.Name}.");
        FileUploadOptions options = new(uploads.Flag("allowAllUploadExtensions"), uploads.Texts("allowedUploadExtensions"), uploads.Flag("allowMultipleFileUploads"));
        if (options.AllowAllUploadExtensions)
            uploads.Mistake("allowAllUploadExtensions", "Not every kind of file can be checked.", "Write false, and list the endings in allowedUploadExtensions.");
        uploads.NothingElse();
        return options;
    }

    private static Dictionary<string, string> ReadSettings(JsonPart part, FormFieldType type)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal);
        if (part.Part("settings") is not { } written)
            return settings;
        foreach (string name in type.Settings)
        {
            if (written.TextOrNothing(name) is { Length: > 0 } value)
                settings[name] = value;
        }

        foreach (string name in new[] { FieldTypes.MaximumLength, "numberOfRows" })
        {
            if (settings.TryGetValue(name, out string? number) && (!int.TryParse(number, out int value) || value <= 0))
                written.Mistake(name, $"\"{number}\" is not a number of 1 or more.", "Write a whole number in quotes.");
        }

        written.NothingElse();
        return settings;
    }

    private FormField ReadPreValues(JsonPart part, FormField field)
    {
        string from = part.TextOrNothing("preValuesFrom");
        PreValue[] listed = [.. part.Parts("preValues").Select(one =>
        {
            string value = one.Text("value", required: true) ?? "";
            PreValue read = new(value, one.Text("caption") ?? value);
            one.NothingElse();
            return read;
        })];
        if (!field.Type.SupportsPreValues)
        {
            if (listed.Length > 0 || from.Length > 0)
                part.Mistake(null, $"Nothing is chosen in a field of the type {field.Type.Name}.", "Take preValues out.");
            return field;
        }

        if (from.Length == 0 && listed.Length == 0)
            part.Mistake(null, "There is nothing to choose from.", "Write \"preValues\", or \"preValuesFrom\": \"kinds\", \"categories\" or the alias of a data type with items.");
        if (from.Length > 0 && from is not (FormChoices.Kinds or FormChoices.Categories) && !_lists.ContainsKey(from))
            part.Mistake("preValuesFrom", $"There is no list \"{from}\".", Nearest.Suggest(from, [FormChoices.Kinds, FormChoices.Categories, .. _lists.Keys]));
        if (_lists.TryGetValue(from, out IReadOnlyList<string>? items) && listed.FirstOrDefault(one => !items.Contains(one.Value)) is { } stray)
            part.Mistake("preValues", $"The data type {from} has no item \"{stray.Value}\".", Nearest.Suggest(stray.Value, items));
        return field with { PreValues = listed, PreValuesFrom = from };
    }

    private FormCondition ReadCondition(JsonPart part)
    {
        if (part.Part("condition") is not { } condition)
            return FormCondition.Always;
        FormCondition read = new(
            Choice(condition, "actionType", FormConditionAction.Show),
            Choice(condition, "logicType", FormConditionLogic.All),
            [.. condition.Parts("rules").Select(ReadRule).OfType<FormRule>()]);
        condition.NothingElse();
        return read;
    }

    private FormRule? ReadRule(JsonPart part)
    {
        Guid? id = part.Key("field");
        FormRuleOperator comparison = Choice(part, "operator", FormRuleOperator.Is);
        string value = part.TextOrNothing("value");
        part.NothingElse();
        if (id is { } named && !_fields.ContainsKey(named))
        {
            part.Mistake("field", "No field that stands before this one has that id.", "Name a field further up in the form: what is asked later cannot decide what is shown earlier.");
            return null;
        }

        return id is { } field ? new FormRule(field, comparison, value) : null;
    }

    private static T Choice<T>(JsonPart part, string name, T usual) where T : struct, Enum
    {
        string written = part.TextOrNothing(name);
        if (written.Length == 0)
            return usual;
        if (Enum.GetNames<T>().Contains(written, StringComparer.Ordinal))
            return Enum.Parse<T>(written);
        part.Mistake(name, $"\"{written}\" means nothing here.", Nearest.Suggest(written, Enum.GetNames<T>()));
        return usual;
    }

    private Guid Id(JsonPart part)
    {
        if (part.Key("id") is not { } id)
            return Guid.Empty;
        if (!_ids.TryAdd(id, $"{part.File} {part.Pointer}"))
            part.Mistake("id", $"This id is taken by {_ids[id]}.", $"Write one of its own, for example \"{Guid.NewGuid()}\" (made for you just now).");
        return id;
    }
}
