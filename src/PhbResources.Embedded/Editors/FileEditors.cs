using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace PhbResources.Embedded.Editors;

/// <summary>A file, stored as its address below <c>/media</c>.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.UploadField, ValueEditorIsReusable = true)]
internal sealed class FileUploadPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory), IMediaUrlGenerator
{
    public bool TryGetMediaPath(string? propertyEditorAlias, object? value, [NotNullWhen(true)] out string? mediaPath)
    {
        mediaPath = propertyEditorAlias == Alias ? StoredFile.Path(value) : null;
        return mediaPath is not null;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<FileValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new FileUploadConfigurationEditor(io);
}

/// <summary>An image, stored as JSON with <c>src</c> and, if chosen, focal point and crops, or as its bare address.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.ImageCropper, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class ImageCropperPropertyEditor(IDataValueEditorFactory factory) : DataEditor(factory), IMediaUrlGenerator
{
    public bool TryGetMediaPath(string? propertyEditorAlias, object? value, [NotNullWhen(true)] out string? mediaPath)
    {
        mediaPath = propertyEditorAlias == Alias ? StoredFile.Path(value) : null;
        return mediaPath is not null;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<FileValueEditor>(Attribute!);
}

/// <summary>The address of a file in a stored value: the value itself, or <c>src</c> of its JSON.</summary>
internal static class StoredFile
{
    public static string? Path(object? value)
    {
        string? text = value?.ToString();
        if (text is not null && text.TrimStart().StartsWith('{'))
        {
            try
            {
                text = JsonNode.Parse(text)?["src"]?.ToString();
            }
            catch (JsonException)
            {
                text = null;
            }
        }

        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
