using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using ObjectTypes = Umbraco.Cms.Core.Models.ObjectTypes;

namespace PhbResources.Embedded.Entities;

/// <summary>Entities of every kind in their light form.</summary>
internal sealed class EntityRepository(ScopedDatabase db) : IEntityRepository
{
    private const string TreeOrder = "n.level, n.sortOrder, n.id";

    // An id that is only reserved is not there yet.
    private static readonly string Real = $"n.objectType <> '{Constants.ObjectTypes.IdReservation:D}'";

    public IEntitySlim? Get(int id) => First($"n.id = @0 AND {Real}", id);

    public IEntitySlim? Get(Guid key) => First($"n.key = @0 AND {Real}", key);

    public IEntitySlim? Get(int id, Guid objectTypeId) => First("n.id = @0 AND n.objectType = @1", id, objectTypeId);

    public IEntitySlim? Get(Guid key, Guid objectTypeId) => First("n.key = @0 AND n.objectType = @1", key, objectTypeId);

    public IEnumerable<IEntitySlim> GetAll(Guid objectType, params int[] ids) => GetAll([objectType], ids);

    public IEnumerable<IEntitySlim> GetAll(Guid objectType, params Guid[] keys) => GetAll([objectType], keys);

    public IEnumerable<IEntitySlim> GetAll(IEnumerable<Guid> objectTypes, params int[] ids)
    {
        var arguments = new SqlArguments();
        return List($"{EntityColumns.OfTypes(objectTypes, arguments)}{(ids.Length > 0 ? $" AND n.id {arguments.In(ids)}" : "")}", arguments);
    }

    public IEnumerable<IEntitySlim> GetAll(IEnumerable<Guid> objectTypes, params Guid[] keys)
    {
        var arguments = new SqlArguments();
        return List($"{EntityColumns.OfTypes(objectTypes, arguments)}{(keys.Length > 0 ? $" AND n.key {arguments.In(keys)}" : "")}", arguments);
    }

    public IEnumerable<IEntitySlim> GetByQuery(IQuery<IUmbracoEntity> query)
    {
        var arguments = new SqlArguments();
        return List($"{Real} AND ({QueryTranslator.Where(query, EntityColumns.Of, arguments)})", arguments);
    }

    public IEnumerable<IEntitySlim> GetByQuery(IQuery<IUmbracoEntity> query, Guid objectType)
    {
        var arguments = new SqlArguments();
        return List(Matching(query, [objectType], null, arguments), arguments);
    }

    public IEnumerable<IEntitySlim> GetPagedResultsByQuery(IQuery<IUmbracoEntity> query, Guid objectType, long pageIndex, int pageSize, out long totalRecords, IQuery<IUmbracoEntity>? filter, Ordering? ordering) =>
        GetPagedResultsByQuery(query, new HashSet<Guid> { objectType }, pageIndex, pageSize, out totalRecords, filter, ordering);

    public IEnumerable<IEntitySlim> GetPagedResultsByQuery(IQuery<IUmbracoEntity> query, ISet<Guid> objectTypes, long pageIndex, int pageSize, out long totalRecords, IQuery<IUmbracoEntity>? filter, Ordering? ordering)
    {
        var arguments = new SqlArguments();
        string where = Matching(query, objectTypes, filter, arguments);
        totalRecords = Count(where, arguments);
        return pageSize <= 0 ? [] : List(where, arguments, $"{EntityColumns.Order(ordering)} LIMIT {arguments.Add(pageSize)} OFFSET {arguments.Add(pageIndex * pageSize)}");
    }

    public int CountByQuery(IQuery<IUmbracoEntity> query, Guid objectType, IQuery<IUmbracoEntity>? filter) => CountByQuery(query, [objectType], filter);

    public int CountByQuery(IQuery<IUmbracoEntity> query, IEnumerable<Guid> objectTypes, IQuery<IUmbracoEntity>? filter)
    {
        var arguments = new SqlArguments();
        return Count(Matching(query, objectTypes, filter, arguments), arguments);
    }

    public IEnumerable<IEntitySlim> GetSiblings(ISet<Guid> objectTypes, Guid targetKey, int before, int after, IQuery<IUmbracoEntity>? filter, Ordering ordering, out long totalBefore, out long totalAfter) =>
        Siblings(objectTypes, targetKey, before, after, filter, ordering, trashed: false, out totalBefore, out totalAfter);

    public IEnumerable<IEntitySlim> GetTrashedSiblings(ISet<Guid> objectTypes, Guid targetKey, int before, int after, IQuery<IUmbracoEntity>? filter, Ordering ordering, out long totalBefore, out long totalAfter) =>
        Siblings(objectTypes, targetKey, before, after, filter, ordering, trashed: true, out totalBefore, out totalAfter);

    public UmbracoObjectTypes GetObjectType(int id) => Known(db.Scalar<Guid?>("SELECT objectType FROM node WHERE id = @0", id));

    public UmbracoObjectTypes GetObjectType(Guid key) => Known(db.Scalar<Guid?>("SELECT objectType FROM node WHERE key = @0", key));

    public int ReserveId(Guid key)
    {
        if (Exists(key)) throw new InvalidOperationException($"The key {key} is already in use.");
        return db.Insert("INSERT INTO node(key, objectType, parentId, path, level, sortOrder, name, created, updated) VALUES(@0, @1, @2, '-1', 1, 0, 'RESERVED', @3, @3)",
            key, Constants.ObjectTypes.IdReservation, Constants.System.Root, DateTime.UtcNow);
    }

    public IEnumerable<TreeEntityPath> GetAllPaths(Guid objectType, params int[]? ids)
    {
        var arguments = new SqlArguments();
        return Paths($"{EntityColumns.OfTypes([objectType], arguments)}{(ids is { Length: > 0 } ? $" AND n.id {arguments.In(ids)}" : "")}", arguments);
    }

    public IEnumerable<TreeEntityPath> GetAllPaths(Guid objectType, params Guid[] keys) => GetAllPaths([objectType], keys);

    public IEnumerable<TreeEntityPath> GetAllPaths(Guid[] objectTypes, params Guid[] keys)
    {
        var arguments = new SqlArguments();
        return Paths($"{EntityColumns.OfTypes(objectTypes, arguments)}{(keys.Length > 0 ? $" AND n.key {arguments.In(keys)}" : "")}", arguments);
    }

    public bool Exists(int id) => db.Any("SELECT 1 FROM node WHERE id = @0", id);

    public bool Exists(Guid key) => db.Any("SELECT 1 FROM node WHERE key = @0", key);

    public bool Exists(IEnumerable<Guid> keys)
    {
        List<Guid> wanted = [.. keys.Distinct()];
        return db.Scalar<int>("SELECT COUNT(*) FROM node WHERE key IN (SELECT value FROM json_each(@0))", Sql.List(wanted)) == wanted.Count;
    }

    public bool Exists(Guid key, Guid objectType) => db.Any("SELECT 1 FROM node WHERE key = @0 AND objectType = @1", key, objectType);

    public bool Exists(int id, Guid objectType) => db.Any("SELECT 1 FROM node WHERE id = @0 AND objectType = @1", id, objectType);

    private List<IEntitySlim> Siblings(ISet<Guid> objectTypes, Guid targetKey, int before, int after, IQuery<IUmbracoEntity>? filter, Ordering ordering, bool trashed, out long totalBefore, out long totalAfter)
    {
        var arguments = new SqlArguments();
        string where = $"n.parentId = (SELECT target.parentId FROM node target WHERE target.key = {arguments.Add(targetKey)}) AND n.trashed = {arguments.Add(trashed)} "
            + $"AND {EntityColumns.OfTypes(objectTypes, arguments)} AND (n.key = @0 OR ({QueryTranslator.Where(filter, EntityColumns.Of, arguments)}))";
        List<Guid> keys = db.Query($"SELECT n.key FROM node n WHERE {where} ORDER BY {EntityColumns.Order(ordering)}", row => row.Key(0), arguments.ToArray());
        int at = keys.IndexOf(targetKey);
        if (at < 0)
        {
            totalBefore = totalAfter = 0;
            return [];
        }
        int first = Math.Max(0, at - before), last = Math.Min(keys.Count - 1, at + after);
        totalBefore = first;
        totalAfter = keys.Count - 1 - last;
        var wanted = new SqlArguments();
        return List($"n.key {wanted.In(keys[first..(last + 1)])}", wanted, EntityColumns.Order(ordering));
    }

    private static string Matching(IQuery<IUmbracoEntity> query, IEnumerable<Guid> objectTypes, IQuery<IUmbracoEntity>? filter, SqlArguments arguments) =>
        $"{EntityColumns.OfTypes(objectTypes, arguments)} AND ({QueryTranslator.Where(query, EntityColumns.Of, arguments)}) AND ({QueryTranslator.Where(filter, EntityColumns.Of, arguments)})";

    private int Count(string where, SqlArguments arguments) => db.Scalar<int>($"SELECT COUNT(*) FROM node n WHERE {where}", arguments.ToArray());

    private IEntitySlim? First(string where, params object?[] args) => db.Query($"{EntityRow.Select} WHERE {where}", EntityRow.Read, args) is [var found, ..] ? found : null;

    private List<IEntitySlim> List(string where, SqlArguments arguments, string order = TreeOrder) =>
        db.Query($"{EntityRow.Select} WHERE {where} ORDER BY {order}", EntityRow.Read, arguments.ToArray());

    private List<TreeEntityPath> Paths(string where, SqlArguments arguments) => db.Query($"SELECT n.id, n.key, n.path FROM node n WHERE {where}",
        row => new TreeEntityPath { Id = row.GetInt32(0), Key = row.Key(1), Path = row.GetString(2) }, arguments.ToArray());

    private static UmbracoObjectTypes Known(Guid? objectType) => objectType is null ? UmbracoObjectTypes.Unknown : ObjectTypes.GetUmbracoObjectType(objectType.Value);
}
