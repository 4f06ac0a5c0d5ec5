using PhbResources.Embedded.Database;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Embedded.Content;

/// <summary>The place of content in the tree.</summary>
internal sealed class NodeTable(ScopedDatabase db)
{
    /// <summary>Gives new content its id (or the one reserved for its key), path, level and sort order.</summary>
    public void Insert(IContentBase entity, Guid objectType)
    {
        (string path, int level) = Place(entity.ParentId);
        if ((entity.SortOrder == 0 && !entity.IsPropertyDirty(nameof(entity.SortOrder)))
            || db.Any("SELECT 1 FROM node WHERE parentId = @0 AND objectType = @1 AND sortOrder = @2", entity.ParentId, objectType, entity.SortOrder))
        {
            entity.SortOrder = NextSortOrder(entity.ParentId, objectType);
        }
        int reserved = db.Scalar<int>("SELECT id FROM node WHERE key = @0 AND objectType = @1", entity.Key, Constants.ObjectTypes.IdReservation);
        if (reserved > 0)
        {
            entity.Id = reserved;
            db.Execute("UPDATE node SET objectType = @1 WHERE id = @0", reserved, objectType);
        }
        else
        {
            entity.Id = db.Insert("INSERT INTO node(key, objectType, parentId, path, level, sortOrder, created, updated) VALUES(@0, @1, @2, '', 0, 0, @3, @3)",
                entity.Key, objectType, entity.ParentId, entity.CreateDate);
        }
        entity.Path = $"{path},{entity.Id}";
        entity.Level = level + 1;
        Update(entity);
    }

    public void Update(IContentBase entity) => db.Execute(
        "UPDATE node SET parentId = @1, path = @2, level = @3, sortOrder = @4, trashed = @5, name = @6, creatorId = @7, created = @8, updated = @9 WHERE id = @0",
        entity.Id, entity.ParentId, entity.Path, entity.Level, entity.SortOrder, entity.Trashed, entity.Name, entity.CreatorId, entity.CreateDate, entity.UpdateDate);

    /// <summary>Moves content under the parent it names, last among its new siblings. What lies below it is moved by the service, item by item,
    /// because each is named in the notifications.</summary>
    public void MoveIfParentChanged(IContentBase entity, Guid objectType)
    {
        if (!entity.IsPropertyDirty(nameof(entity.ParentId))) return;
        (string path, int level) = Place(entity.ParentId);
        entity.Path = $"{path},{entity.Id}";
        entity.Level = level + 1;
        entity.SortOrder = NextSortOrder(entity.ParentId, objectType);
    }

    /// <summary>Gives siblings the order of the list.</summary>
    public void Sort(IReadOnlyList<int> ids) => db.Execute(
        "UPDATE node SET sortOrder = wanted.key FROM json_each(@0) wanted WHERE node.id = wanted.value", Sql.List(ids));

    public void Delete(int id) => db.Execute("DELETE FROM node WHERE id = @0", id);

    private (string Path, int Level) Place(int id) => db.Query("SELECT path, level FROM node WHERE id = @0", row => (row.GetString(0), row.GetInt32(1)), id) is [var place]
        ? place
        : throw new InvalidOperationException($"There is no parent with the id {id}.");

    private int NextSortOrder(int parentId, Guid objectType) =>
        db.Scalar<int?>("SELECT MAX(sortOrder) + 1 FROM node WHERE parentId = @0 AND objectType = @1", parentId, objectType) ?? 0;
}
