using PhbResources.Embedded.Database;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>The folders of one kind of thing: document, media, member and data types, and blueprints.</summary>
internal sealed class ContainerRepository(ScopedDatabase database, Caching.ScopedEntities cache, Guid contained)
    : IDocumentTypeContainerRepository, IMediaTypeContainerRepository, IMemberTypeContainerRepository, IDataTypeContainerRepository, IDocumentBlueprintContainerRepository
{
    private readonly Guid _objectType = EntityContainer.GetContainerObjectType(contained);

    public EntityContainer? Get(int id) => Read("id = @1", id).SingleOrDefault();

    public EntityContainer? Get(Guid id) => Read("key = @1", id).SingleOrDefault();

    public IEnumerable<EntityContainer> Get(string name, int level) => Read("name = @1 AND level = @2", name, level);

    public IEnumerable<EntityContainer> GetMany(params int[]? ids)
        => ids is { Length: > 0 } ? Read("id IN (SELECT value FROM json_each(@1))", Sql.List(ids)) : Read("1");

    public bool Exists(int id) => Get(id) is not null;

    public bool HasDuplicateName(Guid parentKey, string name) => Read("name = @1 AND parentId = (SELECT id FROM node WHERE key = @2)", name, parentKey).Count > 0;

    public bool HasDuplicateName(int parentId, string name) => Read("name = @1 AND parentId = @2", name, parentId).Count > 0;

    public void Save(EntityContainer entity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(entity.Name);
        if (Read("name = @1 AND parentId = @2 AND id <> @3", entity.Name, entity.ParentId, entity.Id).Count > 0)
        {
            throw new InvalidOperationException($"There is already a folder named '{entity.Name}' here. Choose another name.");
        }

        (string parentPath, int parentLevel) = entity.ParentId == Constants.System.Root
            ? (Constants.System.RootString, 0)
            : database.Query("SELECT path, level FROM node WHERE id = @0", row => (row.GetString(0), row.GetInt32(1)), entity.ParentId).Single();
        if (entity.HasIdentity)
        {
            if ($",{parentPath},".Contains($",{entity.Id.ToInvariantString()},", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The folder '{entity.Name}' cannot be moved into itself.");
            }

            entity.UpdatingEntity();
        }
        else
        {
            entity.AddingEntity();
            entity.Id = database.Insert(
                "INSERT INTO node(key, objectType, parentId, path, level, sortOrder, created, updated) VALUES(@0, @1, @2, '', 0, 0, @3, @3)",
                entity.Key, _objectType, entity.ParentId, entity.CreateDate);
        }

        Place(entity.Id, entity.ParentId, $"{parentPath},{entity.Id.ToInvariantString()}", parentLevel + 1);
        database.Execute("UPDATE node SET name = @1, creatorId = @2, sortOrder = @3, updated = @4 WHERE id = @0",
            entity.Id, entity.Name, entity.CreatorId, entity.SortOrder, entity.UpdateDate);
        entity.Path = $"{parentPath},{entity.Id.ToInvariantString()}";
        entity.Level = parentLevel + 1;
        entity.ResetDirtyProperties();
    }

    /// <summary>Deletes a folder; what is in it moves up one level.</summary>
    public void Delete(EntityContainer entity)
    {
        (string parentPath, int parentLevel) = entity.ParentId == Constants.System.Root
            ? (Constants.System.RootString, 0)
            : database.Query("SELECT path, level FROM node WHERE id = @0", row => (row.GetString(0), row.GetInt32(1)), entity.ParentId).Single();
        foreach (int child in database.Query("SELECT id FROM node WHERE parentId = @0", row => row.GetInt32(0), entity.Id))
        {
            Place(child, entity.ParentId, $"{parentPath},{child.ToInvariantString()}", parentLevel + 1);
        }

        database.Execute("DELETE FROM node WHERE id = @0 AND objectType = @1", entity.Id, _objectType);
        entity.DeleteDate = DateTime.UtcNow;
    }

    /// <summary>Sets where a node is, and takes all below it along.</summary>
    private void Place(int id, int parentId, string path, int level)
    {
        (string oldPath, int oldLevel) = database.Query("SELECT path, level FROM node WHERE id = @0", row => (row.GetString(0), row.GetInt32(1)), id).Single();
        database.Execute("UPDATE node SET parentId = @1, path = @2, level = @3 WHERE id = @0", id, parentId, path, level);
        if (oldPath.Length > 0 && oldPath != path)
        {
            // "," is followed by "-" in ASCII, so this range is all paths that begin with the old path and a comma.
            database.Execute("UPDATE node SET path = @2 || substr(path, length(@0) + 1), level = level + @3 WHERE path >= @0 || ',' AND path < @0 || '-' AND id <> @1",
                oldPath, id, path, level - oldLevel);
            cache.ChangedAll();
        }
    }

    private List<EntityContainer> Read(string where, params object?[] args) => database.Query(
        $"SELECT id, key, parentId, path, level, sortOrder, name, creatorId, created, updated FROM node WHERE objectType = @0 AND ({where}) ORDER BY level, name",
        row =>
        {
            var container = new EntityContainer(row.GetInt32(0), row.Key(1), row.GetInt32(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5), contained, row.Text(6), row.GetInt32(7))
            {
                CreateDate = row.Date(8),
                UpdateDate = row.Date(9),
            };
            container.ResetDirtyProperties(false);
            return container;
        },
        [_objectType, .. args]);
}
