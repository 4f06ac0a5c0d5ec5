using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.Editors;

/// <summary>Lines of text. A regular expression of the property is for each line, not for all of them as one.</summary>
internal sealed class LinesValueEditor : DataValueEditor
{
    public LinesValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
        : base(strings, json, io, attribute)
        => Validators.Add(new CountValidator());

    public override IValueRequiredValidator RequiredValidator { get; } = new RequiredListValidator();

    public override IValueFormatValidator FormatValidator { get; } = new EachLine();

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        => Read(editorValue.Value) is { Length: > 0 } lines ? string.Join('\n', lines) : null;

    public override object ToEditor(IProperty property, string? culture = null, string? segment = null)
        => Read(property.GetValue(culture, segment));

    private static string[] Read(object? value)
        => TextList.Read(value).SelectMany(x => x.Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries)).ToArray();

    private sealed class EachLine : IValueFormatValidator
    {
        private readonly RegexValidator _regex = new();

        public IEnumerable<ValidationResult> ValidateFormat(object? value, string? valueType, string format)
            => Read(value).SelectMany(line => _regex.ValidateFormat(line, valueType, format)).Take(1);
    }

    private sealed class CountValidator : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            int count = Read(value).Length;
            if (dataTypeConfiguration is not MultipleTextStringConfiguration configuration || count == 0)
            {
                yield break;
            }

            if (configuration.Min > 0 && count < configuration.Min)
            {
                yield return new ValidationResult($"Write at least {configuration.Min} lines; there are {count}.", ["value"]);
            }

            if (configuration.Max > 0 && count > configuration.Max)
            {
                yield return new ValidationResult($"Write at most {configuration.Max} lines; there are {count}.", ["value"]);
            }
        }
    }
}
