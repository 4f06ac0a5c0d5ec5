using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Relations;

/// <summary>Kinds of relation, cached as one set, from which callers get clones.</summary>
internal sealed class RelationTypeRepository(ScopedDatabase database, ScopedEntities cache) : IRelationTypeRepository
{
    private const string Region = "relationTypes";

    private IReadOnlyList<IRelationType> All => cache.GetOrLoad(Region, 0, Load)!;

    public IRelationType? Get(int id) => Clones(All.Where(x => x.Id == id)).SingleOrDefault();

    public IRelationType? Get(Guid id) => Clones(All.Where(x => x.Key == id)).SingleOrDefault();

    public IEnumerable<IRelationType> Get(IQuery<IRelationType> query) => Clones(EntityQuery<IRelationType>.From(query)!.Filter(All));

    public IEnumerable<IRelationType> GetMany(params int[]? ids) => Clones(ids is { Length: > 0 } ? All.Where(x => ids.Contains(x.Id)) : All);

    public IEnumerable<IRelationType> GetMany(params Guid[]? ids) => Clones(ids is { Length: > 0 } ? All.Where(x => ids.Contains(x.Key)) : All);

    public int Count(IQuery<IRelationType>? query) => EntityQuery<IRelationType>.From(query)?.Filter(All).Count() ?? All.Count;

    public bool Exists(int id) => All.Any(x => x.Id == id);

    public bool Exists(Guid id) => All.Any(x => x.Key == id);

    public void Save(IRelationType entity)
    {
        bool isDependency = entity is IRelationTypeWithIsDependency { IsDependency: true };
        if (entity.HasIdentity)
        {
            entity.UpdatingEntity();
            database.Execute(
                "UPDATE relationType SET key = @1, alias = @2, name = @3, isBidirectional = @4, parentObjectType = @5, childObjectType = @6, isDependency = @7 WHERE id = @0",
                entity.Id, entity.Key, entity.Alias, entity.Name, entity.IsBidirectional, entity.ParentObjectType, entity.ChildObjectType, isDependency);
        }
        else
        {
            entity.AddingEntity();
            entity.Id = database.Insert(
                "INSERT INTO relationType(key, alias, name, isBidirectional, parentObjectType, childObjectType, isDependency) VALUES(@0, @1, @2, @3, @4, @5, @6)",
                entity.Key, entity.Alias, entity.Name, entity.IsBidirectional, entity.ParentObjectType, entity.ChildObjectType, isDependency);
        }

        cache.Changed(Region);
        entity.ResetDirtyProperties();
    }

    public void Delete(IRelationType entity)
    {
        database.Execute("DELETE FROM relationType WHERE id = @0", entity.Id);
        cache.Changed(Region);
        entity.DeleteDate = DateTime.UtcNow;
    }

    private IReadOnlyList<IRelationType> Load() => database.Query(
        "SELECT id, key, alias, name, isBidirectional, parentObjectType, childObjectType, isDependency FROM relationType ORDER BY name, id",
        row =>
        {
            var type = new RelationType(row.GetString(3), row.GetString(2), row.Flag(4), row.KeyOrNull(5), row.KeyOrNull(6), row.Flag(7), row.Key(1)) { Id = row.GetInt32(0) };
            type.ResetDirtyProperties(false);
            return (IRelationType)type;
        });

    private static List<IRelationType> Clones(IEnumerable<IRelationType> types) => types.Select(x =>
    {
        var clone = (IRelationType)x.DeepClone();
        clone.ResetDirtyProperties(false);
        return clone;
    }).ToList();
}
