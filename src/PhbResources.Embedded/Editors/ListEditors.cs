using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.Editors;

/// <summary>Free words, stored as a JSON list or as text with a delimiter, as the data type says. The embedded host keeps no tag table beside them.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.Tags, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class TagsPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<TagsValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new TagConfigurationEditor(io);
}

internal sealed class TagsValueEditor : DataValueEditor
{
    private readonly IJsonSerializer _json;

    public TagsValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
        : base(strings, json, io, attribute)
        => _json = json;

    public override IValueRequiredValidator RequiredValidator { get; } = new RequiredListValidator();

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        TagConfiguration configuration = editorValue.DataTypeConfiguration as TagConfiguration ?? new TagConfiguration();
        string[] tags = Read(editorValue.Value, configuration);
        return tags.Length == 0 ? null
            : configuration.StorageType == TagsStorageType.Csv ? string.Join(Delimiter(configuration), tags)
            : _json.Serialize(tags);
    }

    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
        => Read(property.GetValue(culture, segment), ConfigurationObject as TagConfiguration ?? new TagConfiguration());

    private static char Delimiter(TagConfiguration configuration) => configuration.Delimiter == '\0' ? ',' : configuration.Delimiter;

    /// <summary>Each tag once, whatever its case, in the order given; text without brackets is taken apart at the delimiter.</summary>
    private static string[] Read(object? value, TagConfiguration configuration)
    {
        IEnumerable<string> words = value is string text && !text.TrimStart().StartsWith('[')
            ? text.Split(Delimiter(configuration))
            : TextList.Read(value);
        return words.Select(x => x.Trim()).Where(x => x.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
    }
}

/// <summary>Several lines, each a text of its own; stored with a line break between them.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.MultipleTextstring, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class MultipleTextStringPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<LinesValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new TypedConfigurationEditor<MultipleTextStringConfiguration>(io);
}

/// <summary>How a list view is shown in the back office; it is a setting of a document type and holds no value.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.ListView, ValueEditorIsReusable = true)]
internal sealed class ListViewPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IConfigurationEditor CreateConfigurationEditor() => new ListViewConfigurationEditor(io);
}
