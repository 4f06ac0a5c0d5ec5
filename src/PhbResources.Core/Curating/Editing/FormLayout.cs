using System.Globalization;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using static Umbraco.Cms.Core.Constants.PropertyEditors;

namespace PhbResources.Core.Curating.Editing;

/// <summary>
/// Makes a form of a document type: its groups in their order, and for each property the control that its data type asks for.
/// A kind that is added as a file alone has its form by that.
/// </summary>
public sealed class FormLayout(IDataTypeService dataTypes)
{
    /// <summary>The groups of a document type, those of its compositions among them.</summary>
    public async Task<IReadOnlyList<FormGroup>> OfAsync(IContentTypeComposition type)
    {
        ArgumentNullException.ThrowIfNull(type);
        List<FormGroup> groups = [];
        // Groups with one alias are one, as in Umbraco's own editor.
        foreach (var same in type.CompositionPropertyGroups.GroupBy(group => group.Alias, StringComparer.OrdinalIgnoreCase).OrderBy(same => same.Min(group => group.SortOrder)))
        {
            List<FormProperty> properties = [];
            foreach (IPropertyType property in same.SelectMany(group => (IEnumerable<IPropertyType>?)group.PropertyTypes ?? []).OrderBy(property => property.SortOrder))
                properties.Add(Of(property, await dataTypes.GetAsync(property.DataTypeKey)));
            if (properties.Count > 0)
                groups.Add(new FormGroup(same.Key, same.First().Name ?? same.Key, properties));
        }

        return groups;
    }

    private static FormProperty Of(IPropertyType property, IDataType? dataType)
    {
        FormProperty plain = new(property.Alias, property.Name, property.Description ?? "", FieldInput.Kept) { Mandatory = property.Mandatory };
        object? settings = dataType?.ConfigurationObject;
        return property.PropertyEditorAlias switch
        {
            Aliases.TextBox => plain with { Input = FieldInput.Line, MaxLength = (settings as TextboxConfiguration)?.MaxChars },
            Aliases.TextArea => plain with
            {
                Input = FieldInput.Text,
                MaxLength = (settings as TextAreaConfiguration)?.MaxChars,
                Rows = Math.Clamp(NumberIn(dataType, "rows") ?? 5, 3, 40),
            },
            Aliases.Integer => plain with { Input = FieldInput.Number },
            Aliases.Decimal => plain with { Input = FieldInput.Fraction },
            Aliases.Boolean => plain with { Input = FieldInput.Tick },
            Aliases.DateTime => plain with
            {
                Input = Setting(dataType, "format").Contains("HH", StringComparison.Ordinal) ? FieldInput.Moment : FieldInput.Day,
            },
            Aliases.RadioButtonList => plain with { Input = FieldInput.Choice, Items = ItemsOf(settings), KeepsPlainText = true },
            Aliases.DropDownListFlexible => plain with
            {
                Input = settings is DropDownFlexibleConfiguration { Multiple: true } ? FieldInput.Choices : FieldInput.Choice,
                Items = ItemsOf(settings),
            },
            Aliases.CheckBoxList => plain with { Input = FieldInput.Choices, Items = ItemsOf(settings) },
            Aliases.Tags => plain with { Input = FieldInput.Words, KeepsCommas = settings is TagConfiguration { StorageType: TagsStorageType.Csv } },
            Aliases.MultipleTextstring => plain with { Input = FieldInput.Text },
            Aliases.MediaPicker3 => plain with { Input = FieldInput.Files },
            _ => plain,
        };
    }

    private static IReadOnlyList<string> ItemsOf(object? settings) => settings is ValueListConfiguration list ? list.Items : [];

    private static int? NumberIn(IDataType? dataType, string name) =>
        int.TryParse(Setting(dataType, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string Setting(IDataType? dataType, string name) =>
        dataType is not null && dataType.ConfigurationData.TryGetValue(name, out object? value) ? value?.ToString() ?? "" : "";
}
