using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Schemas;

/// <summary>Makes a data type say what its file says. Items are only ever added, since templates may use those that are there.</summary>
internal sealed class DataTypeInstaller(IDataTypeService dataTypes, PropertyEditorCollection editors, IConfigurationEditorJsonSerializer serializer)
{
    private const string Items = "items";

    /// <returns>True when it is new.</returns>
    /// <exception cref="SchemaInstallException">Umbraco refuses it.</exception>
    public async Task<bool> InstallAsync(DataTypeSchema file)
    {
        if (!editors.TryGet(file.Editor.Alias, out var editor))
            throw new SchemaInstallException($"{file.Origin.File} /editor: this Umbraco has no editor \"{file.Editor.Alias}\". Use another one.");
        var existing = await dataTypes.GetAsync(file.Key);
        if (existing is not null && existing.DatabaseType != file.Editor.Storage)
            throw new SchemaInstallException($"{file.Origin.File} /editor: values of \"{existing.Name}\" are kept as {existing.DatabaseType}, which {file.Editor.Alias} cannot read. "
                + "Go back to the editor it had, and make a new data type with a key of its own.");

        var type = existing ?? new DataType(editor, serializer) { Key = file.Key, DatabaseType = file.Editor.Storage };
        type.Name = file.Name;
        type.Editor = editor;
        type.EditorUiAlias = file.Editor.UiAlias;
        type.ConfigurationData = Merged(file, existing?.ConfigurationData ?? new Dictionary<string, object>());

        var result = existing is null
            ? await dataTypes.CreateAsync(type, Constants.Security.SuperUserKey)
            : await dataTypes.UpdateAsync(type, Constants.Security.SuperUserKey);
        return result.Success
            ? existing is null
            : throw new SchemaInstallException($"{file.Origin.File}: Umbraco refuses the data type \"{file.Name}\": {result.Status}.", result.Exception);
    }

    /// <summary>What the file says, then what only this Umbraco has.</summary>
    private Dictionary<string, object> Merged(DataTypeSchema file, IDictionary<string, object> existing)
    {
        var merged = new Dictionary<string, object>(existing);
        foreach (var (name, value) in file.Configuration)
            merged[name] = value;
        if (file.Editor.HasItems)
            merged[Items] = file.Items.Union(existing.TryGetValue(Items, out var items) ? Texts(items) : []).ToList();
        if (file.Editor.Alias == Constants.PropertyEditors.Aliases.DropDownListFlexible)
            merged.TryAdd("multiple", false);
        return merged;
    }

    /// <summary>The serialiser decides the class of a list; its JSON is the same in every host.</summary>
    private IEnumerable<string> Texts(object items)
    {
        using var json = JsonDocument.Parse(serializer.Serialize(items));
        return json.RootElement.ValueKind == JsonValueKind.Array
            ? [.. json.RootElement.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)]
            : [];
    }
}
