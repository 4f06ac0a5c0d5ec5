using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Audit;

/// <summary>Umbraco's audit trail. An item's <c>Id</c> is the id of what it speaks of, as in Umbraco.</summary>
internal sealed class AuditRepository(ScopedDatabase database, TimeProvider time) : IAuditRepository
{
    public IAuditItem? Get(int id) => Read("id = @0", "", id).SingleOrDefault();

    public IEnumerable<IAuditItem> GetMany(params int[]? ids)
        => ids is { Length: > 0 } ? Read("id IN (SELECT value FROM json_each(@0))", "ORDER BY id", Sql.List(ids)) : Read("1", "ORDER BY id");

    public bool Exists(int id) => database.Any("SELECT 1 FROM audit WHERE id = @0", id);

    public IEnumerable<IAuditItem> Get(IQuery<IAuditItem> query)
    {
        var arguments = new SqlArguments();
        return Read(QueryTranslator.Where(query, Column, arguments), "ORDER BY created DESC, id DESC", arguments.ToArray());
    }

    public IEnumerable<IAuditItem> Get(AuditType type, IQuery<IAuditItem> query)
    {
        var arguments = new SqlArguments();
        string where = QueryTranslator.Where(query, Column, arguments);
        return Read($"({where}) AND type = {arguments.Add(type)}", "ORDER BY created DESC, id DESC", arguments.ToArray());
    }

    public int Count(IQuery<IAuditItem>? query)
    {
        var arguments = new SqlArguments();
        string where = QueryTranslator.Where(query, Column, arguments);
        return database.Scalar<int>($"SELECT COUNT(*) FROM audit WHERE {where}", arguments.ToArray());
    }

    public IEnumerable<IAuditItem> GetPagedResultsByQuery(
        IQuery<IAuditItem> query, long pageIndex, int pageSize, out long totalRecords, Direction orderDirection, AuditType[]? auditTypeFilter, IQuery<IAuditItem>? customFilter)
    {
        var arguments = new SqlArguments();
        string where = $"({QueryTranslator.Where(query, Column, arguments)}) AND ({QueryTranslator.Where(customFilter, Column, arguments)})";
        if (auditTypeFilter is { Length: > 0 })
        {
            where += $" AND type {arguments.In(auditTypeFilter.Select(x => (int)x))}";
        }

        totalRecords = database.Scalar<long>($"SELECT COUNT(*) FROM audit WHERE {where}", arguments.ToArray());
        string direction = orderDirection == Direction.Descending ? "DESC" : "ASC";
        return Read(where, $"ORDER BY created {direction}, id {direction} LIMIT {arguments.Add(pageSize)} OFFSET {arguments.Add(pageIndex * pageSize)}", arguments.ToArray());
    }

    /// <summary>Adds an item: the trail only grows.</summary>
    public void Save(IAuditItem entity) => database.Execute(
        "INSERT INTO audit(entityId, entityType, type, userId, comment, parameters, created) VALUES(@0, @1, @2, @3, @4, @5, @6)",
        entity.Id, entity.EntityType, entity.AuditType, entity.UserId, entity.Comment, entity.Parameters,
        entity.CreateDate == default ? time.GetUtcNow().UtcDateTime : entity.CreateDate);

    /// <exception cref="NotSupportedException">Always: in Umbraco too an item once written stays.</exception>
    public void Delete(IAuditItem entity) => throw new NotSupportedException("An item of the audit trail cannot be deleted.");

    /// <summary>Deletes old items of opening and of the system; what people changed stays.</summary>
    public void CleanLogs(int maximumAgeOfLogsInMinutes) => database.Execute(
        "DELETE FROM audit WHERE created < @0 AND type IN (@1, @2)",
        time.GetUtcNow().UtcDateTime.AddMinutes(-maximumAgeOfLogsInMinutes), AuditType.Open, AuditType.System);

    private static string? Column(string property) => property switch
    {
        nameof(IAuditItem.Id) => "entityId",
        nameof(IAuditItem.AuditType) => "type",
        nameof(IAuditItem.UserId) => "userId",
        nameof(IAuditItem.EntityType) => "entityType",
        nameof(IAuditItem.Comment) => "comment",
        nameof(IAuditItem.CreateDate) => "created",
        _ => null,
    };

    private List<IAuditItem> Read(string where, string tail, params object?[] args) => database.Query(
        $"SELECT entityId, type, userId, entityType, comment, parameters, created FROM audit WHERE {where} {tail}",
        row => (IAuditItem)new AuditItem(row.GetInt32(0), (AuditType)row.GetInt32(1), row.GetInt32(2), row.Text(3), row.Text(4), row.Text(5), row.Date(6)),
        args);
}
