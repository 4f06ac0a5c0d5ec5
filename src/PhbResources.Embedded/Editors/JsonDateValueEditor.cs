using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.Editors;

/// <summary>Stores what was picked as a moment with offset; shows it in the form the editor's alias stands for (day, time, both, both with offset).</summary>
internal sealed class JsonDateValueEditor : JsonValueEditor
{
    private readonly string _alias;

    public JsonDateValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
        : base(strings, json, io, attribute)
    {
        _alias = attribute.Alias;
        Validators.Add(new PickedDateValidator(this));
    }

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        if (Date(editorValue.Value) is not { } date)
        {
            return null;
        }

        if (_alias == Constants.PropertyEditors.Aliases.TimeOnly)
        {
            // Parsing a time alone adds today, which would make equal times differ.
            date = new DateTimeOffset(DateOnly.MinValue, TimeOnly.FromTimeSpan(date.TimeOfDay), TimeSpan.Zero);
        }

        return new JsonObject
        {
            ["date"] = date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            ["timeZone"] = TimeZone(editorValue.Value),
        }.ToJsonString();
    }

    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        object? stored = property.GetValue(culture, segment);
        return Date(stored) is { } date
            ? new JsonObject { ["date"] = date.ToString(EditorFormat, CultureInfo.InvariantCulture), ["timeZone"] = TimeZone(stored) }
            : null;
    }

    private string EditorFormat => _alias switch
    {
        Constants.PropertyEditors.Aliases.DateOnly => "yyyy-MM-dd",
        Constants.PropertyEditors.Aliases.TimeOnly => "HH:mm:ss",
        Constants.PropertyEditors.Aliases.DateTimeUnspecified => "yyyy-MM-ddTHH:mm:ss",
        _ => "yyyy-MM-ddTHH:mm:sszzz",
    };

    private DateTimeOffset? Date(object? value)
        => DateTimeOffset.TryParse(DateText(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) ? date : null;

    /// <summary>The date part of the JSON; text that is not JSON is taken for the date itself.</summary>
    private string? DateText(object? value) => ToNode(value) is JsonObject node ? node["date"]?.ToString() : value as string;

    private string? TimeZone(object? value) => (ToNode(value) as JsonObject)?["timeZone"]?.ToString();

    private sealed class PickedDateValidator(JsonDateValueEditor editor) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (string.IsNullOrEmpty(editor.DateText(value)))
            {
                yield break;
            }

            if (editor.Date(value) is null)
            {
                yield return new ValidationResult($"'{editor.DateText(value)}' is not a date. Write it like 2026-01-31 or 2026-01-31T14:30:00.", ["value"]);
            }

            if (dataTypeConfiguration is DateTimeConfiguration { TimeZones: { Mode: DateTimeConfiguration.TimeZoneMode.Custom } zones }
                && !zones.TimeZones.Contains(editor.TimeZone(value), StringComparer.OrdinalIgnoreCase))
            {
                yield return new ValidationResult($"The time zone '{editor.TimeZone(value)}' is not offered here. Choose from: {string.Join(", ", zones.TimeZones)}.", ["value"]);
            }
        }
    }
}
