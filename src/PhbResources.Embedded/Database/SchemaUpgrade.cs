using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace PhbResources.Embedded.Database;

/// <summary>Brings the database file to the layout this program needs, each step whole or not at all, with a copy kept before each step.</summary>
internal sealed partial class SchemaUpgrade(SqliteDatabase database, string backups, TimeProvider time, ILogger<SchemaUpgrade> logger)
{
    public void Run() => Run(SchemaMigration.All);

    public void Run(IReadOnlyList<SchemaMigration> migrations)
    {
        using SqliteConnection connection = database.Connect();
        try
        {
            CheckSound(connection);
            Execute(connection, "CREATE TABLE IF NOT EXISTS schemaVersion(version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL) STRICT");
            int have = Convert.ToInt32(Scalar(connection, "SELECT COALESCE(MAX(version), 0) FROM schemaVersion"), CultureInfo.InvariantCulture);
            int newest = migrations.Count == 0 ? 0 : migrations[^1].Version;
            if (have > newest)
                throw new StorageException(StorageProblem.DatabaseTooNew,
                    $"The database {database.File} was written by a later version of this program (layout {have}; this program knows layouts up to {newest}). Use the later version, or put a copy from {backups} in the database's place.");
            foreach (SchemaMigration migration in migrations.Where(x => x.Version > have))
            {
                if (migration.Version > 1) Backup(connection, migration);
                Apply(connection, migration);
            }
        }
        catch (SqliteException error) when (StorageException.From(error, database.File) is { } plain)
        {
            throw plain;
        }
    }

    private void CheckSound(SqliteConnection connection)
    {
        if (Scalar(connection, "PRAGMA quick_check(1)") is not "ok")
            throw StorageException.From(new SqliteException("quick_check failed", 11), database.File)!;
    }

    /// <summary>VACUUM INTO reads through a snapshot, so what is in the write-ahead log is in the copy too.</summary>
    private void Backup(SqliteConnection connection, SchemaMigration migration)
    {
        Directory.CreateDirectory(backups);
        string stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
        string copy = Path.Combine(backups, $"{Path.GetFileNameWithoutExtension(database.File)}-before-{migration.Version:000}-{stamp}.db");
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @copy";
        command.Parameters.AddWithValue("@copy", copy);
        command.ExecuteNonQuery();
        LogBackup(copy);
    }

    private void Apply(SqliteConnection connection, SchemaMigration migration)
    {
        // A step may rebuild a table, which needs foreign keys off; that can only be switched outside a transaction. They are checked before the commit.
        Execute(connection, "PRAGMA foreign_keys=OFF");
        try
        {
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            Execute(connection, migration.Sql, transaction);
            if (Scalar(connection, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", transaction) is string table)
                throw new InvalidOperationException($"Migration {migration.Version} ({migration.Name}) leaves rows in table {table} that point at nothing.");
            using SqliteCommand done = connection.CreateCommand();
            done.Transaction = transaction;
            done.CommandText = "INSERT INTO schemaVersion(version, name, applied) VALUES(@0, @1, @2)";
            done.Parameters.AddWithValue("@0", migration.Version);
            done.Parameters.AddWithValue("@1", migration.Name);
            done.Parameters.AddWithValue("@2", Sql.Text(time.GetUtcNow().UtcDateTime));
            done.ExecuteNonQuery();
            transaction.Commit();
            LogApplied(migration.Version, migration.Name);
        }
        finally
        {
            Execute(connection, "PRAGMA foreign_keys=ON");
        }
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    [LoggerMessage(1001, LogLevel.Information, "Database layout {Version} ({Name}) applied")]
    private partial void LogApplied(int version, string name);

    [LoggerMessage(1002, LogLevel.Information, "Copy of the database kept at {Copy}")]
    private partial void LogBackup(string copy);
}
