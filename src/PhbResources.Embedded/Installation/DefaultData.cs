using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Installation;

/// <summary>
/// Puts into a new database what every new Umbraco has, with Umbraco's own keys and aliases: data types, media types, the member type, relation types, and
/// a language. It does so once: what someone deletes later stays deleted.
/// </summary>
/// <remarks>
/// The language is British English, where a new Umbraco has US English: what the library holds is written in it. Content that does not vary by culture,
/// which is all until someone says otherwise, does not name a language.
/// </remarks>
internal sealed partial class DefaultData(
    ICoreScopeProvider scopes,
    IKeyValueRepository settings,
    ILanguageRepository languages,
    IRelationTypeRepository relationTypes,
    IDataTypeRepository dataTypes,
    IMediaTypeRepository mediaTypes,
    IMemberTypeRepository memberTypes,
    PropertyEditorCollection editors,
    IConfigurationEditorJsonSerializer json,
    IShortStringHelper strings,
    ILogger<DefaultData> logger)
{
    private const string Installed = "PhbResources.Embedded/DefaultData";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>All or nothing, in one transaction; no notifications, as when Umbraco installs itself.</summary>
    public void Install()
    {
        using ICoreScope scope = scopes.CreateCoreScope();
        if (!settings.Exists(Installed))
        {
            scope.WriteLock(Constants.Locks.KeyValues);
            Install(Read());
            settings.Save(new KeyValue { Identifier = Installed, Value = "1" });
            LogInstalled();
        }

        scope.Complete();
    }

    internal static Defaults Read()
    {
        using Stream stream = typeof(DefaultData).Assembly.GetManifestResourceStream("Installation/defaults.json")!;
        return JsonSerializer.Deserialize<Defaults>(stream, Format)!;
    }

    private void Install(Defaults defaults)
    {
        foreach (DefaultLanguage language in defaults.Languages)
        {
            languages.Save(new Language(language.IsoCode, language.Name) { IsDefault = language.IsDefault, IsMandatory = language.IsDefault });
        }

        foreach (DefaultRelationType type in defaults.RelationTypes)
        {
            // Umbraco makes the keys of its relation types from alias and name in just this way.
            relationTypes.Save(new RelationType(
                type.Name, type.Alias, type.Bidirectional, type.ParentObjectType, type.ChildObjectType, type.Dependency, $"{type.Alias}____{type.Name}".ToGuid()));
        }

        foreach (DefaultDataType type in defaults.DataTypes)
        {
            InstallDataType(type);
        }

        foreach (DefaultContentType type in defaults.MediaTypes)
        {
            mediaTypes.Save(Fill(new MediaType(strings, Constants.System.Root), type));
        }

        // Once more, now that all are there to be allowed.
        foreach (DefaultContentType type in defaults.MediaTypes.Where(x => x.Allowed.Count > 0))
        {
            IMediaType saved = mediaTypes.Get(type.Key)!;
            saved.AllowedContentTypes = type.Allowed.Select((key, i) => new ContentTypeSort(key, i, mediaTypes.Get(key)!.Alias)).ToList();
            mediaTypes.Save(saved);
        }

        foreach (DefaultContentType type in defaults.MemberTypes)
        {
            memberTypes.Save(Fill(new MemberType(strings, Constants.System.Root), type));
        }
    }

    private void InstallDataType(DefaultDataType type)
    {
        if (!editors.TryGet(type.Editor, out IDataEditor? editor))
        {
            throw new InvalidOperationException($"The data type '{type.Name}' needs the property editor '{type.Editor}', which is not registered.");
        }

        var dataType = new DataType(editor, json, Constants.System.Root)
        {
            Key = type.Key,
            Name = type.Name,
            EditorUiAlias = type.EditorUi,
            DatabaseType = type.Storage,
        };
        dataType.SetConfigurationData(editor.GetConfigurationEditor().FromDatabase(type.Configuration?.ToJsonString(), json));
        dataTypes.Save(dataType);
    }

    private T Fill<T>(T contentType, DefaultContentType type)
        where T : ContentTypeBase
    {
        contentType.Key = type.Key;
        contentType.Alias = type.Alias;
        contentType.Name = type.Name;
        contentType.Icon = type.Icon;
        contentType.Thumbnail = type.Icon;
        contentType.AllowedAsRoot = type.AllowedAtRoot;
        if (type.Group is not { } group)
        {
            return contentType;
        }

        contentType.AddPropertyGroup(group.Alias, group.Name);
        contentType.PropertyGroups[group.Alias].Key = group.Key;
        for (int i = 0; i < group.Properties.Count; i++)
        {
            DefaultProperty property = group.Properties[i];
            contentType.AddPropertyType(
                new PropertyType(strings, dataTypes.Get(property.DataType)!, property.Alias)
                {
                    Key = property.Key,
                    Name = property.Name,
                    Description = property.Description,
                    Mandatory = property.Mandatory,
                    SortOrder = i,
                },
                group.Alias);
        }

        return contentType;
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "A new database: installed Umbraco's default data types, media types, member type and relation types.")]
    private partial void LogInstalled();
}

/// <summary>The file defaults.json.</summary>
internal sealed record Defaults(
    IReadOnlyList<DefaultLanguage> Languages,
    IReadOnlyList<DefaultRelationType> RelationTypes,
    IReadOnlyList<DefaultDataType> DataTypes,
    IReadOnlyList<DefaultContentType> MediaTypes,
    IReadOnlyList<DefaultContentType> MemberTypes);

internal sealed record DefaultLanguage(string IsoCode, string Name, bool IsDefault);

internal sealed record DefaultRelationType(string Alias, string Name, bool Bidirectional, Guid? ParentObjectType, Guid? ChildObjectType, bool Dependency);

internal sealed record DefaultDataType(Guid Key, string Name, string Editor, string EditorUi, ValueStorageType Storage, JsonObject? Configuration);

internal sealed record DefaultContentType(Guid Key, string Alias, string Name, string Icon, bool AllowedAtRoot, DefaultGroup? Group)
{
    public IReadOnlyList<Guid> Allowed { get; init; } = [];
}

internal sealed record DefaultGroup(Guid Key, string Alias, string Name, IReadOnlyList<DefaultProperty> Properties);

internal sealed record DefaultProperty(Guid Key, string Alias, string Name, string? Description, Guid DataType, bool Mandatory);
