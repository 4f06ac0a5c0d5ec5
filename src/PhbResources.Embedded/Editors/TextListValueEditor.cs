using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.Editors;

/// <summary>A list of text stored as JSON, held to the items that the data type offers.</summary>
internal sealed class TextListValueEditor : DataValueEditor
{
    private readonly IJsonSerializer _json;

    public TextListValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
        : base(strings, json, io, attribute)
    {
        _json = json;
        Validators.Add(new AllowedItemsValidator());
    }

    public override IValueRequiredValidator RequiredValidator { get; } = new RequiredListValidator();

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        => TextList.Read(editorValue.Value) is { Count: > 0 } chosen ? _json.Serialize(chosen) : null;

    public override object ToEditor(IProperty property, string? culture = null, string? segment = null)
        => TextList.Read(property.GetValue(culture, segment)).ToArray();
}

/// <summary>Reads a list of text in any of the shapes it comes in: a JSON list as text or nodes, a .NET list, or one plain text.</summary>
internal static class TextList
{
    public static IReadOnlyList<string> Read(object? value) => value switch
    {
        null => [],
        string text => FromText(text),
        IEnumerable<string?> texts => Clean(texts),
        JsonArray array => Clean(array.Select(x => x?.ToString())),
        IEnumerable items and not JsonNode => Clean(items.Cast<object?>().Select(x => x?.ToString())),
        _ => FromText(value.ToString() ?? string.Empty),
    };

    private static string[] FromText(string text)
    {
        if (text.TrimStart().StartsWith('['))
        {
            try
            {
                return Clean(JsonSerializer.Deserialize<JsonArray>(text)!.Select(x => x?.ToString()));
            }
            catch (JsonException)
            {
                // It merely begins with a bracket: one item.
            }
        }

        return Clean([text]);
    }

    private static string[] Clean(IEnumerable<string?> items) => items.OfType<string>().Where(x => x.Length > 0).ToArray();
}
