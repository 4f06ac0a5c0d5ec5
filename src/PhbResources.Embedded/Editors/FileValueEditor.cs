using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.Editors;

/// <summary>
/// A file that is already in the media file system. Uploading by temporary file is the back office's way and needs the full CMS;
/// a package writes the file with <c>IContentBase.SetValue(…, Stream)</c>.
/// </summary>
internal sealed class FileValueEditor : JsonValueEditor
{
    private readonly bool _asJson;

    public FileValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
        : base(strings, json, io, attribute)
    {
        _asJson = attribute.Alias == Constants.PropertyEditors.Aliases.ImageCropper;
        Validators.Add(new AllowedExtensionValidator());
    }

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        JsonObject? posted = ToNode(editorValue.Value) as JsonObject;
        if (posted?["temporaryFileId"] is not null)
        {
            throw new NotSupportedException("Uploading by temporary file needs the full CMS. Write the file with IContentBase.SetValue and a stream instead.");
        }

        string? path = posted is null ? editorValue.Value as string : posted["src"]?.ToString();
        return string.IsNullOrWhiteSpace(path) ? null : _asJson && posted is not null ? posted.ToJsonString() : path;
    }

    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        object? stored = property.GetValue(culture, segment);
        return StoredFile.Path(stored) is { } path ? ToNode(stored) as JsonObject ?? new JsonObject { ["src"] = path } : null;
    }

    private sealed class AllowedExtensionValidator : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            string[] allowed = (dataTypeConfiguration as FileUploadConfiguration)?.FileExtensions.ToArray() ?? [];
            if (allowed.Length > 0 && StoredFile.Path(value) is { } path
                && !allowed.Contains(Path.GetExtension(path).TrimStart('.'), StringComparer.OrdinalIgnoreCase))
            {
                yield return new ValidationResult($"A file of the type '{Path.GetExtension(path)}' is not taken here. Use one of: {string.Join(", ", allowed)}.", ["value"]);
            }
        }
    }
}
