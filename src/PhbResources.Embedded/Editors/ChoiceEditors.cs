using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace PhbResources.Embedded.Editors;

/// <summary>One or several of the data type's items, stored as a JSON list of text.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.DropDownListFlexible, ValueType = ValueTypes.String, ValueEditorIsReusable = true)]
internal sealed class DropDownFlexiblePropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<TextListValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new TypedConfigurationEditor<DropDownFlexibleConfiguration>(io);
}

/// <summary>Any number of the data type's items, stored as a JSON list of text.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.CheckBoxList, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class CheckBoxListPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<TextListValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new TypedConfigurationEditor<ValueListConfiguration>(io);
}

/// <summary>One of the data type's items, stored as its text.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.RadioButtonList, ValueType = ValueTypes.String, ValueEditorIsReusable = true)]
internal sealed class RadioButtonListPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor()
    {
        IDataValueEditor editor = base.CreateValueEditor();
        editor.Validators.Add(new AllowedItemsValidator());
        return editor;
    }

    protected override IConfigurationEditor CreateConfigurationEditor() => new TypedConfigurationEditor<ValueListConfiguration>(io);
}

/// <summary>One of the data type's colours, stored as JSON with value and label.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.ColorPicker, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class ColorPickerPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor()
    {
        JsonValueEditor editor = DataValueEditorFactory.Create<JsonValueEditor>(Attribute!);
        editor.Validators.Add(new AllowedColoursValidator());
        return editor;
    }

    protected override IConfigurationEditor CreateConfigurationEditor() => new TypedConfigurationEditor<ColorPickerConfiguration>(io);
}

/// <summary>Configuration that needs no more than its class.</summary>
internal sealed class TypedConfigurationEditor<TConfiguration>(IIOHelper io) : ConfigurationEditor<TConfiguration>(io)
    where TConfiguration : new();
