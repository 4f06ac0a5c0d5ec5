using System.Globalization;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.Editors;

/// <summary>Yes or no, stored as 1 or 0.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.Boolean, ValueType = ValueTypes.Integer, ValueEditorIsReusable = true)]
internal sealed class TrueFalsePropertyEditor(IDataValueEditorFactory factory) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<TrueFalseValueEditor>(Attribute!);
}

internal sealed class TrueFalseValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
    : DataValueEditor(strings, json, io, attribute)
{
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        => Read(editorValue.Value) is { } yes ? yes ? 1 : 0 : null;

    public override object ToEditor(IProperty property, string? culture = null, string? segment = null)
        => Read(property.GetValue(culture, segment)) ?? false;

    private static bool? Read(object? value) => value switch
    {
        null => null,
        bool yes => yes,
        JsonNode node => Read(node.ToString()),
        string text => bool.TryParse(text, out bool yes) ? yes : int.TryParse(text, CultureInfo.InvariantCulture, out int number) ? number != 0 : null,
        IConvertible number => number.ToInt32(CultureInfo.InvariantCulture) != 0,
        _ => null,
    };
}

/// <summary>A number, or a range "from,to", on a scale; stored as text.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.Slider, ValueEditorIsReusable = true)]
internal sealed class SliderPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IConfigurationEditor CreateConfigurationEditor() => new SliderConfigurationEditor(io);
}
