using Microsoft.Data.Sqlite;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.KeyValues;

/// <summary>Small settings that Umbraco and packages keep under a name.</summary>
internal sealed class KeyValueRepository(ScopedDatabase database, TimeProvider time) : IKeyValueRepository
{
    public IKeyValue? Get(string? id) => Read("key = @0", id).SingleOrDefault();

    public IEnumerable<IKeyValue> GetMany(params string[]? ids)
        => ids is { Length: > 0 } ? Read("key IN (SELECT value FROM json_each(@0))", Sql.List(ids)) : Read("1");

    public bool Exists(string id) => Get(id) is not null;

    public IReadOnlyDictionary<string, string?>? FindByKeyPrefix(string keyPrefix)
        => Read("key LIKE @0 ESCAPE '\\'", Sql.Like(keyPrefix) + "%").ToDictionary(x => x.Identifier, x => x.Value);

    public void Save(IKeyValue entity)
    {
        entity.UpdateDate = time.GetUtcNow().UtcDateTime;
        database.Execute("INSERT INTO keyValue(key, value, updated) VALUES(@0, @1, @2) ON CONFLICT(key) DO UPDATE SET value = excluded.value, updated = excluded.updated",
            entity.Identifier, entity.Value, entity.UpdateDate);
    }

    public void Delete(IKeyValue entity) => database.Execute("DELETE FROM keyValue WHERE key = @0", entity.Identifier);

    private List<IKeyValue> Read(string where, params object?[] args) => database.Query($"SELECT key, value, updated FROM keyValue WHERE {where} ORDER BY key", Build, args);

    private static IKeyValue Build(SqliteDataReader row)
    {
        var pair = new KeyValue { Identifier = row.GetString(0), Value = row.Text(1), UpdateDate = row.Date(2) };
        pair.ResetDirtyProperties(false);
        return pair;
    }
}
