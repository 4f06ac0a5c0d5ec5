using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>Builds all types of one kind at once: they are few, they are composed of each other, and they are read all the time.</summary>
internal sealed class ContentTypeReader(ScopedDatabase database, IShortStringHelper strings, Guid objectType, bool publishing, Func<int, ContentTypeCompositionBase> create)
{
    public IReadOnlyList<ContentTypeCompositionBase> ReadAll()
    {
        List<ContentTypeRow> rows = database.Query(ContentTypeRow.Select, ContentTypeRow.Read, objectType);
        ILookup<int, PropertyGroupRow> groups = database.Query(PropertyGroupRow.Select, PropertyGroupRow.Read, objectType).ToLookup(x => x.ContentTypeId);
        ILookup<int, PropertyTypeRow> properties = database.Query(PropertyTypeRow.Select, PropertyTypeRow.Read, objectType).ToLookup(x => x.ContentTypeId);
        ILookup<int, ContentTypeSort> allowed = ReadAllowed();

        Dictionary<int, ContentTypeCompositionBase> types = rows.ToDictionary(x => x.Id, x => Build(x, groups[x.Id], properties[x.Id].ToList(), allowed[x.Id]));
        Compose(types);
        foreach (ContentTypeCompositionBase type in types.Values)
        {
            type.ResetDirtyProperties(false);
            type.EnableChangeTracking();
        }

        return rows.ConvertAll(x => types[x.Id]);
    }

    private ILookup<int, ContentTypeSort> ReadAllowed()
        => database.Query(
                """
                SELECT a.contentTypeId, n.key, a.sortOrder, t.alias
                FROM contentTypeAllowedChild a JOIN contentType t ON t.nodeId = a.allowedId JOIN node n ON n.id = a.allowedId
                WHERE n.objectType = @0 ORDER BY a.sortOrder, a.allowedId
                """,
                row => (Owner: row.GetInt32(0), Child: new ContentTypeSort(row.Key(1), row.GetInt32(2), row.GetString(3))),
                objectType)
            .ToLookup(x => x.Owner, x => x.Child);

    private void Compose(Dictionary<int, ContentTypeCompositionBase> types)
    {
        ILookup<int, int> parts = database
            .Query("SELECT contentTypeId, composedOfId FROM contentTypeComposition ORDER BY composedOfId", row => (Type: row.GetInt32(0), Part: row.GetInt32(1)))
            .ToLookup(x => x.Type, x => x.Part);
        foreach (ContentTypeCompositionBase type in types.Values)
        {
            // Not AddContentType: its checks are for the moment of change and depend on the order; what is stored passed them.
            type.ContentTypeComposition = parts[type.Id].Where(types.ContainsKey).Select(id => (IContentTypeComposition)types[id]).ToList();
        }
    }

    private ContentTypeCompositionBase Build(ContentTypeRow row, IEnumerable<PropertyGroupRow> groups, List<PropertyTypeRow> properties, IEnumerable<ContentTypeSort> allowed)
    {
        ContentTypeCompositionBase type = create(row.ParentId);
        type.DisableChangeTracking();
        type.Id = row.Id;
        type.Key = row.Key;
        type.Alias = row.Alias;
        type.Name = row.Name;
        type.Path = row.Path;
        type.Level = row.Level;
        type.SortOrder = row.SortOrder;
        type.CreatorId = row.CreatorId;
        type.CreateDate = row.Created;
        type.UpdateDate = row.Updated;
        type.Trashed = row.Trashed;
        type.Description = row.Description;
        type.Icon = row.Icon;
        type.Thumbnail = row.Thumbnail ?? string.Empty;
        type.AllowedAsRoot = row.AllowedAsRoot;
        type.ListView = row.ListView;
        type.IsElement = row.IsElement;
        type.AllowedInLibrary = row.AllowedInLibrary;
        type.Variations = row.Variations;
        type.AllowedContentTypes = allowed.ToList();
        if (type is ContentType document)
        {
            document.HistoryCleanup = new HistoryCleanup
            {
                PreventCleanup = row.PreventCleanup,
                KeepAllVersionsNewerThanDays = row.KeepAll,
                KeepLatestVersionPerDayForDays = row.KeepLatest,
            };
        }

        type.PropertyGroups = new PropertyGroupCollection(groups.Select(group => new PropertyGroup(Properties(type, properties, group.Id))
        {
            Id = group.Id,
            Key = group.Key,
            Type = group.Type,
            Name = group.Name,
            Alias = group.Alias,
            SortOrder = group.SortOrder,
        }));
        type.NoGroupPropertyTypes = Properties(type, properties, null);
        return type;
    }

    private PropertyTypeCollection Properties(ContentTypeCompositionBase owner, List<PropertyTypeRow> rows, int? groupId)
        => new(publishing, rows.Where(x => x.GroupId == groupId).Select(row => Property(owner, row)));

    private PropertyType Property(ContentTypeCompositionBase owner, PropertyTypeRow row)
    {
        if (owner is MemberType member)
        {
            member.SetMemberCanEditProperty(row.Alias, row.MemberCanEdit);
            member.SetMemberCanViewProperty(row.Alias, row.MemberCanView);
            member.SetIsSensitiveProperty(row.Alias, row.IsSensitive);
        }

        return new PropertyType(strings, row.EditorAlias, row.Storage, row.Alias)
        {
            Id = row.Id,
            Key = row.Key,
            Name = row.Name ?? string.Empty,
            Description = row.Description,
            DataTypeId = row.DataTypeId,
            DataTypeKey = row.DataTypeKey,
            SortOrder = row.SortOrder,
            Mandatory = row.Mandatory,
            MandatoryMessage = row.MandatoryMessage,
            ValidationRegExp = row.RegExp,
            ValidationRegExpMessage = row.RegExpMessage,
            LabelOnTop = row.LabelOnTop,
            Variations = row.Variations,
            SupportsPublishing = publishing,
            PropertyGroupId = row.GroupId is { } group ? new Lazy<int>(() => group) : null,
        };
    }
}
