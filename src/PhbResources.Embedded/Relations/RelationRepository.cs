using System.Globalization;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Relations;

/// <summary>Relations between two nodes. They go when either node goes.</summary>
internal sealed class RelationRepository(ScopedDatabase database, IRelationTypeRepository types, Lazy<IEntityRepository> entities) : IRelationRepository
{
    private const string From = "FROM relation r JOIN relationType t ON t.id = r.relationTypeId JOIN node p ON p.id = r.parentId JOIN node c ON c.id = r.childId";

    public IRelation? Get(int id) => Read("r.id = @0", "", id).SingleOrDefault();

    public IEnumerable<IRelation> Get(IQuery<IRelation> query)
    {
        var arguments = new SqlArguments();
        return Read(QueryTranslator.Where(query, Column, arguments), "ORDER BY r.id", arguments.ToArray());
    }

    public IEnumerable<IRelation> GetMany(params int[]? ids)
        => ids is { Length: > 0 } ? Read("r.id IN (SELECT value FROM json_each(@0))", "ORDER BY r.id", Sql.List(ids)) : Read("1", "ORDER BY r.id");

    public bool Exists(int id) => database.Any("SELECT 1 FROM relation WHERE id = @0", id);

    public int Count(IQuery<IRelation>? query)
    {
        var arguments = new SqlArguments();
        string where = QueryTranslator.Where(query, Column, arguments);
        return database.Scalar<int>($"SELECT COUNT(*) {From} WHERE {where}", arguments.ToArray());
    }

    public IEnumerable<IRelation> GetPagedRelationsByQuery(IQuery<IRelation>? query, long pageIndex, int pageSize, out long totalRecords, Ordering? ordering)
    {
        var arguments = new SqlArguments();
        string where = QueryTranslator.Where(query, Column, arguments);
        totalRecords = database.Scalar<long>($"SELECT COUNT(*) {From} WHERE {where}", arguments.ToArray());
        string order = ordering is null || ordering.IsEmpty ? "r.id" : Column(ordering.OrderBy!) ?? throw new NotSupportedException($"Relations cannot be ordered by '{ordering.OrderBy}'.");
        string direction = ordering?.Direction == Direction.Descending ? "DESC" : "ASC";
        return Read(where, $"ORDER BY {order} {direction}, r.id LIMIT {arguments.Add(pageSize)} OFFSET {arguments.Add(pageIndex * pageSize)}", arguments.ToArray());
    }

    public Task<PagedModel<IRelation>> GetPagedByChildKeyAsync(Guid childKey, int skip, int take, string? relationTypeAlias)
    {
        const string where = "c.key = @0 AND (@1 IS NULL OR t.alias = @1)";
        long total = database.Scalar<long>($"SELECT COUNT(*) {From} WHERE {where}", childKey, relationTypeAlias);
        return Task.FromResult(new PagedModel<IRelation>(total, Read(where, "ORDER BY r.id LIMIT @2 OFFSET @3", childKey, relationTypeAlias, take, skip)));
    }

    public IEnumerable<IUmbracoEntity> GetPagedParentEntitiesByChildId(int childId, long pageIndex, int pageSize, out long totalRecords, params Guid[] entityTypes)
        => OtherEnds("r.childId = @0", "p", childId, pageIndex, pageSize, out totalRecords, entityTypes);

    public IEnumerable<IUmbracoEntity> GetPagedChildEntitiesByParentId(int parentId, long pageIndex, int pageSize, out long totalRecords, params Guid[] entityTypes)
        => OtherEnds("r.parentId = @0", "c", parentId, pageIndex, pageSize, out totalRecords, entityTypes);

    public void Save(IRelation entity)
    {
        if (entity.HasIdentity)
        {
            entity.UpdatingEntity();
            database.Execute("UPDATE relation SET parentId = @1, childId = @2, relationTypeId = @3, comment = @4 WHERE id = @0",
                entity.Id, entity.ParentId, entity.ChildId, entity.RelationTypeId, entity.Comment);
        }
        else
        {
            entity.AddingEntity();
            entity.Id = Upsert(entity.ParentId, entity.ChildId, entity.RelationTypeId, entity.CreateDate, entity.Comment);
        }

        entity.ResetDirtyProperties();
    }

    public void Save(IEnumerable<IRelation> relations)
    {
        foreach (IRelation relation in relations)
        {
            Save(relation);
        }
    }

    public void SaveBulk(IEnumerable<ReadOnlyRelation> relations)
    {
        foreach (ReadOnlyRelation relation in relations)
        {
            Upsert(relation.ParentId, relation.ChildId, relation.RelationTypeId, relation.CreateDate, relation.Comment);
        }
    }

    public void Delete(IRelation entity)
    {
        database.Execute("DELETE FROM relation WHERE id = @0", entity.Id);
        entity.DeleteDate = DateTime.UtcNow;
    }

    public void DeleteByParent(int parentId, params string[] relationTypeAliases) => database.Execute(
        """
        DELETE FROM relation WHERE parentId = @0
          AND (@1 = '[]' OR relationTypeId IN (SELECT t.id FROM relationType t JOIN json_each(@1) a ON t.alias = a.value))
        """,
        parentId, Sql.List(relationTypeAliases));

    private int Upsert(int parentId, int childId, int typeId, DateTime created, string? comment)
    {
        database.Execute(
            """
            INSERT INTO relation(parentId, childId, relationTypeId, created, comment) VALUES(@0, @1, @2, @3, @4)
            ON CONFLICT(parentId, childId, relationTypeId) DO UPDATE SET comment = excluded.comment
            """,
            parentId, childId, typeId, created, comment);
        return database.Scalar<int>("SELECT id FROM relation WHERE parentId = @0 AND childId = @1 AND relationTypeId = @2", parentId, childId, typeId);
    }

    private List<IEntitySlim> OtherEnds(string where, string end, int id, long pageIndex, int pageSize, out long total, Guid[] entityTypes)
    {
        string filter = $"{where} AND (@1 = '[]' OR {end}.objectType IN (SELECT value FROM json_each(@1)))";
        total = database.Scalar<long>($"SELECT COUNT(DISTINCT {end}.id) {From} WHERE {filter}", id, Sql.List(entityTypes));
        List<(int Id, Guid Type)> ends = database.Query(
            $"SELECT DISTINCT {end}.id, {end}.objectType {From} WHERE {filter} ORDER BY {end}.id LIMIT @2 OFFSET @3",
            row => (row.GetInt32(0), row.Key(1)),
            id, Sql.List(entityTypes), pageSize, pageIndex * pageSize);
        Dictionary<int, IEntitySlim> found = ends.Count == 0 ? [] : entities.Value.GetAll(ends.Select(x => x.Type).Distinct(), ends.Select(x => x.Id).ToArray()).ToDictionary(x => x.Id);
        return ends.Where(x => found.ContainsKey(x.Id)).Select(x => found[x.Id]).ToList();
    }

    private static string? Column(string property) => property.ToUpper(CultureInfo.InvariantCulture) switch
    {
        "ID" => "r.id",
        "PARENTID" => "r.parentId",
        "CHILDID" => "r.childId",
        "RELATIONTYPEID" or "RELATIONTYPE.ID" => "r.relationTypeId",
        "RELATIONTYPE.ALIAS" => "t.alias",
        "COMMENT" => "r.comment",
        "CREATEDATE" => "r.created",
        "PARENTOBJECTTYPE" => "p.objectType",
        "CHILDOBJECTTYPE" => "c.objectType",
        _ => null,
    };

    private List<IRelation> Read(string where, string tail, params object?[] args)
    {
        Dictionary<int, IRelationType> known = types.GetMany(Array.Empty<int>()).ToDictionary(x => x.Id);
        return database.Query(
            $"SELECT r.id, r.parentId, r.childId, r.relationTypeId, r.created, r.comment, p.objectType, c.objectType {From} WHERE {where} {tail}",
            row =>
            {
                var relation = new Relation(row.GetInt32(1), row.GetInt32(2), row.Key(6), row.Key(7), known[row.GetInt32(3)])
                {
                    Id = row.GetInt32(0),
                    CreateDate = row.Date(4),
                    UpdateDate = row.Date(4),
                    Comment = row.Text(5),
                };
                relation.ResetDirtyProperties(false);
                return (IRelation)relation;
            },
            args);
    }
}
