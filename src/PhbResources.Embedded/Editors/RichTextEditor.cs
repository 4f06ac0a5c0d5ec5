using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.Editors;

/// <summary>HTML, stored as JSON with <c>markup</c> and <c>blocks</c>. Blocks are kept as they were written, and given to other front ends.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.RichText, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class RichTextPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<RichTextValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new RichTextConfigurationEditor(io);
}

internal sealed class RichTextValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, IHtmlSanitizer sanitizer)
    : JsonValueEditor(strings, json, io, attribute)
{
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        JsonObject? posted = ToNode(editorValue.Value) as JsonObject;
        string? markup = posted is null ? editorValue.Value?.ToString() : posted["markup"]?.ToString();
        JsonNode? blocks = posted?["blocks"];
        return string.IsNullOrWhiteSpace(markup) && blocks is null
            ? null
            : new JsonObject { ["markup"] = sanitizer.Sanitize(markup ?? string.Empty), ["blocks"] = blocks?.DeepClone() }.ToJsonString();
    }

    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        object? stored = property.GetValue(culture, segment);
        return stored is null ? null : ToNode(stored) as JsonObject ?? new JsonObject { ["markup"] = stored.ToString(), ["blocks"] = null };
    }
}
