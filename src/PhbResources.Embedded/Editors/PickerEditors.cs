using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace PhbResources.Embedded.Editors;

/// <summary>Media items, stored as a JSON list of entries with a key of their own and the media's key.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.MediaPicker3, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class MediaPicker3PropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<MediaPickerValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new MediaPicker3ConfigurationEditor(io);
}

/// <summary>Links with a title, to content or to any address, stored as a JSON list.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.MultiUrlPicker, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class MultiUrlPickerPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<PickedListValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new MultiUrlPickerConfigurationEditor(io);
}

/// <summary>Content, media or members, stored as UDIs with commas between them.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.MultiNodeTreePicker, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class MultiNodeTreePickerPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<PickedNodesValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new MultiNodePickerConfigurationEditor(io);
}
