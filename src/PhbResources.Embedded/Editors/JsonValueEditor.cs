using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.Editors;

/// <summary>Keeps any JSON as it is: text is stored if it is JSON, anything else is serialized; an empty object or list is no value.</summary>
internal class JsonValueEditor : DataValueEditor
{
    private readonly IJsonSerializer _json;

    public JsonValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
        : base(strings, json, io, attribute)
        => _json = json;

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        => ToNode(editorValue.Value) switch
        {
            null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => null,
            JsonNode node => node.ToJsonString(),
        };

    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
        => ToNode(property.GetValue(culture, segment));

    /// <summary>The value, posted or stored, as JSON; <see langword="null"/> if there is none or if it is text that is not JSON.</summary>
    protected JsonNode? ToNode(object? value)
    {
        string? text = value switch
        {
            null => null,
            JsonNode node => node.ToJsonString(),
            string stored => stored,
            _ => _json.Serialize(value),
        };

        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
