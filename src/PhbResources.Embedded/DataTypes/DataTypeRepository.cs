using Microsoft.Data.Sqlite;
using PhbResources.Embedded.Caching;
using PhbResources.Embedded.ContentTypes;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace PhbResources.Embedded.DataTypes;

/// <summary>Data types: an editor with its configuration. All are cached as one set, from which callers get clones.</summary>
internal sealed class DataTypeRepository(
    ScopedDatabase database, ScopedEntities cache, PropertyEditorCollection editors, IDataValueEditorFactory valueEditors, IConfigurationEditorJsonSerializer json)
    : IDataTypeRepository
{
    private const string Region = "dataTypes";

    private IReadOnlyList<IDataType> All => cache.GetOrLoad(Region, 0, Load)!;

    public IDataType? Get(int id) => Clones(All.Where(x => x.Id == id)).SingleOrDefault();

    public IDataType? Get(Guid id) => Clones(All.Where(x => x.Key == id)).SingleOrDefault();

    public IEnumerable<IDataType> Get(IQuery<IDataType> query) => Clones(EntityQuery<IDataType>.From(query)!.Filter(All));

    public IEnumerable<IDataType> GetMany(params int[]? ids) => Clones(ids is { Length: > 0 } ? All.Where(x => ids.Contains(x.Id)) : All);

    public IEnumerable<IDataType> GetMany(params Guid[]? ids) => Clones(ids is { Length: > 0 } ? All.Where(x => ids.Contains(x.Key)) : All);

    public int Count(IQuery<IDataType>? query) => EntityQuery<IDataType>.From(query)?.Filter(All).Count() ?? All.Count;

    public bool Exists(int id) => All.Any(x => x.Id == id);

    public bool Exists(Guid id) => All.Any(x => x.Key == id);

    public void Save(IDataType entity)
    {
        entity.Name = UniqueName(entity);
        if (entity.HasIdentity)
        {
            entity.UpdatingEntity();
        }
        else
        {
            Insert(entity);
        }

        database.Execute("UPDATE node SET key = @1, parentId = @2, path = @3, level = @4, sortOrder = @5, name = @6, creatorId = @7, updated = @8 WHERE id = @0",
            entity.Id, entity.Key, entity.ParentId, entity.Path, entity.Level, entity.SortOrder, entity.Name, entity.CreatorId, entity.UpdateDate);
        database.Execute(
            """
            INSERT INTO dataType(nodeId, editorAlias, editorUiAlias, storageType, configuration) VALUES(@0, @1, @2, @3, @4)
            ON CONFLICT(nodeId) DO UPDATE SET editorAlias = excluded.editorAlias, editorUiAlias = excluded.editorUiAlias,
              storageType = excluded.storageType, configuration = excluded.configuration
            """,
            entity.Id, entity.EditorAlias, entity.EditorUiAlias, entity.DatabaseType, entity.Editor?.GetConfigurationEditor().ToDatabase(entity.ConfigurationData, json));
        cache.ChangedAll();
        entity.ResetDirtyProperties();
    }

    /// <summary>Deletes a data type and every property that still has it, with the values.</summary>
    public void Delete(IDataType entity)
    {
        var values = new StoredValues(database);
        foreach (IGrouping<int, int> properties in PropertiesWith(entity.Id).GroupBy(x => x.ContentTypeId, x => x.PropertyTypeId).ToList())
        {
            values.Remove([.. properties], TypesComposedOf(properties.Key));
        }

        database.Execute("DELETE FROM propertyType WHERE dataTypeId = @0", entity.Id);
        database.Execute("DELETE FROM node WHERE id = @0 AND objectType = @1", entity.Id, Constants.ObjectTypes.DataType);
        cache.ChangedAll();
        entity.DeleteDate = DateTime.UtcNow;
    }

    public IEnumerable<MoveEventInfo<IDataType>> Move(IDataType toMove, EntityContainer? container)
    {
        if (container is not null && $",{container.Path},".Contains($",{toMove.Id.ToInvariantString()},", StringComparison.Ordinal))
        {
            throw new DataOperationException<MoveOperationStatusType>(MoveOperationStatusType.FailedNotAllowedByPath);
        }

        var moved = new MoveEventInfo<IDataType>(toMove, toMove.Path, container?.Key);
        toMove.ParentId = container?.Id ?? Constants.System.Root;
        toMove.Path = $"{container?.Path ?? Constants.System.RootString},{toMove.Id.ToInvariantString()}";
        toMove.Level = (container?.Level ?? 0) + 1;
        Save(toMove);
        return [moved];
    }

    public IReadOnlyDictionary<Udi, IEnumerable<string>> FindUsages(int id) => Usages(
        "SELECT n.objectType, n.key, p.alias FROM propertyType p JOIN node n ON n.id = p.contentTypeId WHERE p.dataTypeId = @0 ORDER BY n.id, p.sortOrder", id);

    public IReadOnlyDictionary<Udi, IEnumerable<string>> FindListViewUsages(int id) => Usages(
        "SELECT n.objectType, n.key, t.alias FROM contentType t JOIN node n ON n.id = t.nodeId WHERE t.listView = (SELECT key FROM node WHERE id = @0) ORDER BY n.id", id);

    private void Insert(IDataType entity)
    {
        entity.AddingEntity();
        (string path, int level) = entity.ParentId == Constants.System.Root
            ? (Constants.System.RootString, 0)
            : database.Query("SELECT path, level FROM node WHERE id = @0", row => (row.GetString(0), row.GetInt32(1)), entity.ParentId).Single();
        entity.Id = database.Insert(
            "INSERT INTO node(key, objectType, parentId, path, level, sortOrder, created, updated) VALUES(@0, @1, @2, '', 0, 0, @3, @3)",
            entity.Key, Constants.ObjectTypes.DataType, entity.ParentId, entity.CreateDate);
        entity.Path = $"{path},{entity.Id.ToInvariantString()}";
        entity.Level = level + 1;
    }

    /// <summary>As in Umbraco, a name already taken gets a number: "Text (1)".</summary>
    private string? UniqueName(IDataType entity)
    {
        string? name = entity.Name;
        for (int i = 1; All.Any(x => x.Id != entity.Id && string.Equals(x.Name, name, StringComparison.OrdinalIgnoreCase)); i++)
        {
            name = $"{entity.Name} ({i.ToInvariantString()})";
        }

        return name;
    }

    private List<(int PropertyTypeId, int ContentTypeId)> PropertiesWith(int dataTypeId)
        => database.Query("SELECT id, contentTypeId FROM propertyType WHERE dataTypeId = @0", row => (row.GetInt32(0), row.GetInt32(1)), dataTypeId);

    private List<int> TypesComposedOf(int contentTypeId) => database.Query(
        """
        WITH RECURSIVE users(id) AS (SELECT @0 UNION SELECT c.contentTypeId FROM contentTypeComposition c JOIN users u ON u.id = c.composedOfId)
        SELECT id FROM users
        """,
        row => row.GetInt32(0),
        contentTypeId);

    private Dictionary<Udi, IEnumerable<string>> Usages(string sql, int id)
        => database.Query(sql, row => (Type: ObjectTypes.GetUdiType(row.Key(0)), Key: row.Key(1), Alias: row.GetString(2)), id)
            .GroupBy(x => Udi.Create(x.Type, x.Key))
            .ToDictionary(x => (Udi)x.Key, x => (IEnumerable<string>)x.Select(y => y.Alias).ToList());

    private IReadOnlyList<IDataType> Load() => database.Query(
        """
        SELECT n.id, n.key, n.parentId, n.path, n.level, n.sortOrder, n.trashed, n.name, n.creatorId, n.created, n.updated,
               d.editorAlias, d.editorUiAlias, d.storageType, d.configuration
        FROM dataType d JOIN node n ON n.id = d.nodeId ORDER BY n.name, n.id
        """,
        Build);

    private IDataType Build(SqliteDataReader row)
    {
        string alias = row.GetString(11);
        if (!editors.TryGet(alias, out IDataEditor? editor))
        {
            // Its package is gone, or it needs the full CMS: the values are kept, and come back with the editor.
            editor = new MissingPropertyEditor(alias, valueEditors);
        }

        var dataType = new DataType(editor, json, row.GetInt32(2));
        dataType.DisableChangeTracking();
        dataType.Id = row.GetInt32(0);
        dataType.Key = row.Key(1);
        dataType.Path = row.GetString(3);
        dataType.Level = row.GetInt32(4);
        dataType.SortOrder = row.GetInt32(5);
        dataType.Trashed = row.Flag(6);
        dataType.Name = row.Text(7);
        dataType.CreatorId = row.GetInt32(8);
        dataType.CreateDate = row.Date(9);
        dataType.UpdateDate = row.Date(10);
        dataType.EditorUiAlias = row.Text(12);
        dataType.DatabaseType = (ValueStorageType)row.GetInt32(13);
        dataType.SetConfigurationData(editor.GetConfigurationEditor().FromDatabase(row.Text(14), json));
        dataType.ResetDirtyProperties(false);
        dataType.EnableChangeTracking();
        return dataType;
    }

    private static List<IDataType> Clones(IEnumerable<IDataType> dataTypes) => dataTypes.Select(x =>
    {
        var clone = (IDataType)x.DeepClone();
        clone.ResetDirtyProperties(false);
        return clone;
    }).ToList();
}
