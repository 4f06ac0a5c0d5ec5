using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PhbResources.PersistenceTrial;

/// <summary>Microsoft.Data.Sqlite with hand-written SQL.</summary>
internal sealed class HandWritten : IStore
{
    public const string Tables = """
        CREATE TABLE node(id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, parentId INTEGER NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL, published INTEGER NOT NULL,
          created TEXT NOT NULL, versionId INTEGER, publishedVersionId INTEGER);
        CREATE INDEX nodeParent ON node(parentId, name);
        CREATE TABLE version(id INTEGER PRIMARY KEY AUTOINCREMENT, nodeId INTEGER NOT NULL REFERENCES node(id) ON DELETE CASCADE, current INTEGER NOT NULL, properties TEXT NOT NULL, date TEXT NOT NULL);
        CREATE INDEX versionNode ON version(nodeId);
        """;

    private const string Select = """
        SELECT n.id, n.key, n.parentId, n.path, n.name, n.published, c.properties, p.properties
        FROM node n JOIN version c ON c.id = n.versionId LEFT JOIN version p ON p.id = n.publishedVersionId
        """;

    private readonly SqliteConnection _connection;

    public HandWritten(string file)
    {
        _connection = new SqliteConnection($"Data Source={file}");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
        Execute(Tables);
    }

    public string Name => "Microsoft.Data.Sqlite, hand-written SQL";

    public int CreateAndPublish(int parentId, string name, string properties)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
        string now = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        int id = Insert("INSERT INTO node(key, parentId, path, name, published, created) VALUES(@0, @1, '', @2, 0, @3) RETURNING id", Guid.NewGuid().ToString(), parentId, name, now);
        int draft = Insert("INSERT INTO version(nodeId, current, properties, date) VALUES(@0, 1, @1, @2) RETURNING id", id, properties, now);
        Execute("UPDATE node SET path = '-1,' || parentId || ',' || id, versionId = @1 WHERE id = @0", id, draft);
        Execute("UPDATE version SET current = 0 WHERE id = @0", draft);
        int next = Insert("INSERT INTO version(nodeId, current, properties, date) VALUES(@0, 1, @1, @2) RETURNING id", id, properties, now);
        Execute("UPDATE node SET published = 1, versionId = @1, publishedVersionId = @2 WHERE id = @0", id, next, draft);
        transaction.Commit();
        return id;
    }

    public Document? Get(int id) => Read(Select + " WHERE n.id = @0", id).FirstOrDefault();

    public (List<Document> Page, int Total) Children(int parentId, string nameStartsWith, int skip, int take)
    {
        int total = Insert("SELECT COUNT(*) FROM node n WHERE n.parentId = @0 AND n.name LIKE @1", parentId, nameStartsWith + "%");
        return (Read(Select + " WHERE n.parentId = @0 AND n.name LIKE @1 ORDER BY n.name LIMIT @2 OFFSET @3", parentId, nameStartsWith + "%", take, skip), total);
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql, object[] arguments)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < arguments.Length; i++)
            command.Parameters.AddWithValue("@" + i.ToString(CultureInfo.InvariantCulture), arguments[i]);
        return command;
    }

    private void Execute(string sql, params object[] arguments)
    {
        using SqliteCommand command = Command(sql, arguments);
        command.ExecuteNonQuery();
    }

    private int Insert(string sql, params object[] arguments)
    {
        using SqliteCommand command = Command(sql, arguments);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private List<Document> Read(string sql, params object[] arguments)
    {
        using SqliteCommand command = Command(sql, arguments);
        using SqliteDataReader row = command.ExecuteReader();
        List<Document> found = [];
        while (row.Read())
            found.Add(new Document(row.GetInt32(0), Guid.Parse(row.GetString(1)), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetInt32(5) == 1, row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7)));
        return found;
    }
}
