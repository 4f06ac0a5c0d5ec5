using System.Data;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>Writes one type: its node, its columns, its groups, its properties, what it is composed of and what may stand below it.</summary>
internal sealed class ContentTypeWriter(ScopedDatabase database, Guid objectType)
{
    /// <exception cref="DuplicateNameException">Another type of this kind has the alias.</exception>
    public void Write(IContentTypeComposition type)
    {
        if (database.Any("SELECT 1 FROM contentType t JOIN node n ON n.id = t.nodeId WHERE n.objectType = @0 AND t.alias = @1 AND n.id <> @2", objectType, type.Alias, type.Id))
        {
            throw new DuplicateNameException($"There is already a type with the alias '{type.Alias}'. Choose another.");
        }

        if (type.HasIdentity)
        {
            type.UpdatingEntity();
        }
        else
        {
            InsertNode(type);
        }

        database.Execute(
            "UPDATE node SET key = @1, parentId = @2, path = @3, level = @4, sortOrder = @5, trashed = @6, name = @7, creatorId = @8, created = @9, updated = @10 WHERE id = @0",
            type.Id, type.Key, type.ParentId, type.Path, type.Level, type.SortOrder, type.Trashed, type.Name, type.CreatorId, type.CreateDate, type.UpdateDate);
        WriteColumns(type);
        WriteCompositions(type);
        WriteAllowed(type);
        WriteGroups(type);
        WriteProperties(type);
    }

    private void InsertNode(IContentTypeComposition type)
    {
        type.AddingEntity();
        (string path, int level) = type.ParentId == Constants.System.Root
            ? (Constants.System.RootString, 0)
            : database.Query("SELECT path, level FROM node WHERE id = @0", row => (row.GetString(0), row.GetInt32(1)), type.ParentId).Single();
        type.SortOrder = database.Scalar<int>("SELECT COUNT(*) FROM node WHERE parentId = @0 AND objectType = @1", type.ParentId, objectType);
        type.Id = database.Insert(
            "INSERT INTO node(key, objectType, parentId, path, level, sortOrder, created, updated) VALUES(@0, @1, @2, '', 0, 0, @3, @3)",
            type.Key, objectType, type.ParentId, type.CreateDate);
        type.Path = $"{path},{type.Id.ToInvariantString()}";
        type.Level = level + 1;
    }

    private void WriteColumns(IContentTypeComposition type)
    {
        HistoryCleanupOf(type, out bool prevent, out int? keepAll, out int? keepLatest);
        database.Execute(
            """
            INSERT INTO contentType(nodeId, alias, description, icon, thumbnail, allowedAsRoot, listView, isElement, allowedInLibrary, variations,
                                    preventCleanup, keepAllVersionsNewerThanDays, keepLatestVersionPerDayForDays)
            VALUES(@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12)
            ON CONFLICT(nodeId) DO UPDATE SET alias = excluded.alias, description = excluded.description, icon = excluded.icon, thumbnail = excluded.thumbnail,
              allowedAsRoot = excluded.allowedAsRoot, listView = excluded.listView, isElement = excluded.isElement, allowedInLibrary = excluded.allowedInLibrary,
              variations = excluded.variations, preventCleanup = excluded.preventCleanup, keepAllVersionsNewerThanDays = excluded.keepAllVersionsNewerThanDays,
              keepLatestVersionPerDayForDays = excluded.keepLatestVersionPerDayForDays
            """,
            type.Id, type.Alias, type.Description, type.Icon, type.Thumbnail, type.AllowedAsRoot, type.ListView, type.IsElement, type.AllowedInLibrary, type.Variations,
            prevent, keepAll, keepLatest);
    }

    private static void HistoryCleanupOf(IContentTypeComposition type, out bool prevent, out int? keepAll, out int? keepLatest)
    {
        var cleanup = (type as IContentType)?.HistoryCleanup;
        prevent = cleanup?.PreventCleanup ?? false;
        keepAll = cleanup?.KeepAllVersionsNewerThanDays;
        keepLatest = cleanup?.KeepLatestVersionPerDayForDays;
    }

    private void WriteCompositions(IContentTypeComposition type)
    {
        database.Execute("DELETE FROM contentTypeComposition WHERE contentTypeId = @0", type.Id);
        foreach (int part in type.ContentTypeComposition.Select(x => x.Id).Where(x => x != type.Id).Distinct())
        {
            database.Execute("INSERT INTO contentTypeComposition(contentTypeId, composedOfId) VALUES(@0, @1)", type.Id, part);
        }
    }

    private void WriteAllowed(IContentTypeComposition type)
    {
        database.Execute("DELETE FROM contentTypeAllowedChild WHERE contentTypeId = @0", type.Id);
        foreach (ContentTypeSort child in type.AllowedContentTypes ?? [])
        {
            // A key without a type is left out: allowing what is not there yet would be lost anyway.
            database.Execute(
                """
                INSERT OR IGNORE INTO contentTypeAllowedChild(contentTypeId, allowedId, sortOrder)
                SELECT @0, t.nodeId, @2 FROM contentType t JOIN node n ON n.id = t.nodeId WHERE n.key = @1
                """,
                type.Id, child.Key, child.SortOrder);
        }
    }

    private void WriteGroups(IContentTypeComposition type)
    {
        int[] kept = type.PropertyGroups.Where(x => x.HasIdentity).Select(x => x.Id).ToArray();
        database.Execute("DELETE FROM propertyGroup WHERE contentTypeId = @0 AND id NOT IN (SELECT value FROM json_each(@1))", type.Id, Sql.List(kept));
        foreach (PropertyGroup group in type.PropertyGroups)
        {
            if (group.HasIdentity)
            {
                database.Execute("UPDATE propertyGroup SET key = @1, type = @2, name = @3, alias = @4, sortOrder = @5 WHERE id = @0",
                    group.Id, group.Key, group.Type, group.Name, group.Alias, group.SortOrder);
            }
            else
            {
                group.Id = database.Insert("INSERT INTO propertyGroup(key, contentTypeId, type, name, alias, sortOrder) VALUES(@0, @1, @2, @3, @4, @5)",
                    group.Key, type.Id, group.Type, group.Name, group.Alias, group.SortOrder);
            }
        }
    }

    private void WriteProperties(IContentTypeComposition type)
    {
        int[] kept = type.PropertyTypes.Where(x => x.HasIdentity).Select(x => x.Id).ToArray();
        database.Execute("DELETE FROM propertyType WHERE contentTypeId = @0 AND id NOT IN (SELECT value FROM json_each(@1))", type.Id, Sql.List(kept));

        // Aliases are unique within the type, and two properties may swap theirs in one save.
        database.Execute("UPDATE propertyType SET alias = '~' || id WHERE contentTypeId = @0", type.Id);
        foreach (PropertyGroup group in type.PropertyGroups)
        {
            foreach (IPropertyType property in group.PropertyTypes ?? Enumerable.Empty<IPropertyType>())
            {
                WriteProperty(type, property, group.Id);
            }
        }

        foreach (IPropertyType property in type.NoGroupPropertyTypes)
        {
            WriteProperty(type, property, null);
        }
    }

    private void WriteProperty(IContentTypeComposition type, IPropertyType property, int? groupId)
    {
        AdoptDataType(property);
        property.PropertyGroupId = groupId is { } id ? new Lazy<int>(() => id) : null;
        object?[] columns =
        [
            property.Id, property.Key, type.Id, property.DataTypeId, groupId, property.Alias, property.Name, property.Description, property.SortOrder, property.Mandatory,
            property.MandatoryMessage, property.ValidationRegExp, property.ValidationRegExpMessage, property.LabelOnTop, property.Variations,
        ];
        if (property.HasIdentity)
        {
            database.Execute(
                """
                UPDATE propertyType SET key = @1, contentTypeId = @2, dataTypeId = @3, propertyGroupId = @4, alias = @5, name = @6, description = @7, sortOrder = @8,
                  mandatory = @9, mandatoryMessage = @10, validationRegExp = @11, validationRegExpMessage = @12, labelOnTop = @13, variations = @14 WHERE id = @0
                """,
                columns);
        }
        else
        {
            columns[0] = null;
            property.Id = database.Insert(
                """
                INSERT INTO propertyType(id, key, contentTypeId, dataTypeId, propertyGroupId, alias, name, description, sortOrder,
                  mandatory, mandatoryMessage, validationRegExp, validationRegExpMessage, labelOnTop, variations)
                VALUES(@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14)
                """,
                columns);
        }

        if (type is IMemberType member)
        {
            database.Execute(
                """
                INSERT INTO memberTypeProperty(propertyTypeId, memberCanEdit, memberCanView, isSensitive) VALUES(@0, @1, @2, @3)
                ON CONFLICT(propertyTypeId) DO UPDATE SET memberCanEdit = excluded.memberCanEdit, memberCanView = excluded.memberCanView, isSensitive = excluded.isSensitive
                """,
                property.Id, member.MemberCanEditProperty(property.Alias), member.MemberCanViewProperty(property.Alias), member.IsSensitiveProperty(property.Alias));
        }
    }

    /// <summary>Finds the data type by id, by key or, if neither is set, the first with the editor; the property takes over its editor and storage.</summary>
    private void AdoptDataType(IPropertyType property)
    {
        (int Id, Guid Key, string Editor, ValueStorageType Storage)[] found = database.Query(
            """
            SELECT n.id, n.key, d.editorAlias, d.storageType FROM dataType d JOIN node n ON n.id = d.nodeId
            WHERE CASE WHEN @0 <> 0 THEN n.id = @0 WHEN @1 <> '00000000-0000-0000-0000-000000000000' THEN n.key = @1 ELSE d.editorAlias = @2 END
            ORDER BY n.id LIMIT 1
            """,
            row => (row.GetInt32(0), row.Key(1), row.GetString(2), (ValueStorageType)row.GetInt32(3)),
            property.DataTypeId, property.DataTypeKey, property.PropertyEditorAlias).ToArray();
        if (found is not [var dataType])
        {
            throw new InvalidOperationException($"The property '{property.Alias}' names a data type that does not exist. Save the data type first.");
        }

        property.DataTypeId = dataType.Id;
        property.DataTypeKey = dataType.Key;
        property.PropertyEditorAlias = dataType.Editor;
        property.ValueStorageType = dataType.Storage;
    }
}
