using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Core.Schemas;

/// <summary>What a data type of an editor has besides its settings.</summary>
/// <param name="Alias">Umbraco's alias of the editor.</param>
/// <param name="UiAlias">Alias of its back office part.</param>
/// <param name="Storage">The column its values are kept in.</param>
/// <param name="HasItems">True when people choose from a list.</param>
/// <param name="HasFewValues">True when values repeat from template to template, so that filtering by them helps.</param>
internal sealed record PropertyEditorDefaults(string Alias, string UiAlias, ValueStorageType Storage, bool HasItems = false, bool HasFewValues = false);

/// <summary>
/// The data types that every Umbraco has from its installation, under the keys that every Umbraco gives them, and the
/// editors that they use. A property says their name; the key is what counts, since an editor may have renamed one.
/// </summary>
internal static class UmbracoDataTypes
{
    public static IReadOnlyList<PropertyEditorDefaults> Editors { get; } =
    [
        new(Constants.PropertyEditors.Aliases.TextBox, "Umb.PropertyEditorUi.TextBox", ValueStorageType.Nvarchar),
        new(Constants.PropertyEditors.Aliases.TextArea, "Umb.PropertyEditorUi.TextArea", ValueStorageType.Ntext),
        new(Constants.PropertyEditors.Aliases.Integer, "Umb.PropertyEditorUi.Integer", ValueStorageType.Integer),
        new(Constants.PropertyEditors.Aliases.Boolean, "Umb.PropertyEditorUi.Toggle", ValueStorageType.Integer, HasFewValues: true),
        new(Constants.PropertyEditors.Aliases.DateTime, "Umb.PropertyEditorUi.DatePicker", ValueStorageType.Date),
        new(Constants.PropertyEditors.Aliases.DropDownListFlexible, "Umb.PropertyEditorUi.Dropdown", ValueStorageType.Nvarchar, HasItems: true, HasFewValues: true),
        new(Constants.PropertyEditors.Aliases.RadioButtonList, "Umb.PropertyEditorUi.RadioButtonList", ValueStorageType.Nvarchar, HasItems: true, HasFewValues: true),
        new(Constants.PropertyEditors.Aliases.CheckBoxList, "Umb.PropertyEditorUi.CheckBoxList", ValueStorageType.Ntext, HasItems: true, HasFewValues: true),
        new(Constants.PropertyEditors.Aliases.Tags, "Umb.PropertyEditorUi.Tags", ValueStorageType.Ntext, HasFewValues: true),
        new(Constants.PropertyEditors.Aliases.MediaPicker3, "Umb.PropertyEditorUi.MediaPicker", ValueStorageType.Ntext),
        new(Constants.PropertyEditors.Aliases.ContentPicker, "Umb.PropertyEditorUi.DocumentPicker", ValueStorageType.Nvarchar),
        new(Constants.PropertyEditors.Aliases.MultiUrlPicker, "Umb.PropertyEditorUi.MultiUrlPicker", ValueStorageType.Ntext),
        new(Constants.PropertyEditors.Aliases.RichText, "Umb.PropertyEditorUi.Tiptap", ValueStorageType.Ntext),
        new(Constants.PropertyEditors.Aliases.UploadField, "Umb.PropertyEditorUi.UploadField", ValueStorageType.Nvarchar),
    ];

    /// <summary>By the name Umbraco installs them under.</summary>
    public static IReadOnlyDictionary<string, (Guid Key, PropertyEditorDefaults Editor)> ByName { get; } = new Dictionary<string, (Guid, PropertyEditorDefaults)>(StringComparer.Ordinal)
    {
        ["Textstring"] = (Constants.DataTypes.Guids.TextstringGuid, Editor(Constants.PropertyEditors.Aliases.TextBox)),
        ["Textarea"] = (Constants.DataTypes.Guids.TextareaGuid, Editor(Constants.PropertyEditors.Aliases.TextArea)),
        ["Numeric"] = (Constants.DataTypes.Guids.NumericGuid, Editor(Constants.PropertyEditors.Aliases.Integer)),
        ["True/false"] = (Constants.DataTypes.Guids.CheckboxGuid, Editor(Constants.PropertyEditors.Aliases.Boolean)),
        ["Date Picker"] = (Constants.DataTypes.Guids.DatePickerGuid, Editor(Constants.PropertyEditors.Aliases.DateTime)),
        ["Date Picker with time"] = (Constants.DataTypes.Guids.DatePickerWithTimeGuid, Editor(Constants.PropertyEditors.Aliases.DateTime)),
        ["Tags"] = (Constants.DataTypes.Guids.TagsGuid, Editor(Constants.PropertyEditors.Aliases.Tags)),
        ["Media Picker"] = (Constants.DataTypes.Guids.MediaPicker3Guid, Editor(Constants.PropertyEditors.Aliases.MediaPicker3)),
        ["Multiple Media Picker"] = (Constants.DataTypes.Guids.MediaPicker3MultipleGuid, Editor(Constants.PropertyEditors.Aliases.MediaPicker3)),
        ["Content Picker"] = (Constants.DataTypes.Guids.ContentPickerGuid, Editor(Constants.PropertyEditors.Aliases.ContentPicker)),
        ["Multi URL Picker"] = (Constants.DataTypes.Guids.RelatedLinksGuid, Editor(Constants.PropertyEditors.Aliases.MultiUrlPicker)),
        ["Richtext editor"] = (Constants.DataTypes.Guids.RichtextEditorGuid, Editor(Constants.PropertyEditors.Aliases.RichText)),
        ["Upload File"] = (Constants.DataTypes.Guids.UploadGuid, Editor(Constants.PropertyEditors.Aliases.UploadField)),
    };

    public static PropertyEditorDefaults Editor(string alias) => Editors.First(e => e.Alias == alias);
}
