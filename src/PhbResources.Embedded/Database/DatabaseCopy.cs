using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PhbResources.Embedded.Database;

/// <summary>Copies of a database that may be in use, whole and as it was at one moment.</summary>
public static class DatabaseCopy
{
    /// <summary>The layout that this program makes of a database when it starts.</summary>
    public static int NewestLayout => SchemaMigration.All.Count == 0 ? 0 : SchemaMigration.All[^1].Version;

    /// <summary>
    /// Copies a database with SQLite's online backup, in one step: what is committed when it begins is in the copy, what comes later is not. Whoever
    /// writes meanwhile is not kept waiting, since the database is in WAL mode. The copy is one file, with no log beside it.
    /// </summary>
    /// <param name="database">The database, which may be in use.</param>
    /// <param name="copy">The file to make; one that is there is overwritten.</param>
    /// <exception cref="StorageException">The database cannot be read, is damaged, or the disk is full.</exception>
    public static void Take(string database, string copy)
    {
        try
        {
            using SqliteConnection from = new(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ToString());
            from.Open();
            File.Delete(copy);
            using SqliteConnection to = Open(copy, SqliteOpenMode.ReadWriteCreate);
            from.BackupDatabase(to);
            Execute(to, "PRAGMA journal_mode=DELETE");
        }
        catch (SqliteException error) when (StorageException.From(error, database) is { } plain)
        {
            throw plain;
        }
    }

    /// <summary>Opens a copy for changes that need not outlive a crash.</summary>
    /// <param name="copy">A file that <see cref="Take"/> made.</param>
    public static SqliteConnection Open(string copy) => Open(copy, SqliteOpenMode.ReadWrite);

    /// <summary>Reads every page and every reference.</summary>
    /// <param name="database">A database; it may be in use.</param>
    /// <returns>What is wrong, in SQLite's words; empty where nothing is.</returns>
    public static IReadOnlyList<string> Check(string database)
    {
        try
        {
            using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString());
            connection.Open();
            List<string> faults = [.. Rows(connection, "PRAGMA integrity_check(10)").Where(row => row != "ok")];
            faults.AddRange(Rows(connection, "SELECT 'rows in table ' || \"table\" || ' point at nothing' FROM pragma_foreign_key_check GROUP BY \"table\" LIMIT 10"));
            return faults;
        }
        catch (SqliteException error) when (StorageException.From(error, database) is { } plain)
        {
            return [plain.Message];
        }
    }

    /// <summary>The layout a database has; 0 where it was never used.</summary>
    /// <param name="connection">An open connection to it.</param>
    public static int LayoutOf(SqliteConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return Has(connection, "schemaVersion") ? int.Parse(Rows(connection, "SELECT COALESCE(MAX(version), 0) FROM schemaVersion")[0], CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Whether a database has a table.</summary>
    /// <param name="connection">An open connection to it.</param>
    /// <param name="table">Name of the table.</param>
    public static bool Has(SqliteConnection connection, string table)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = @name";
        command.Parameters.AddWithValue("@name", table);
        return command.ExecuteScalar() is not null;
    }

    private static SqliteConnection Open(string copy, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = copy, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of every row, as text; nothing is an empty text.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">A question without anything in it that somebody typed.</param>
    public static IReadOnlyList<string> Rows(SqliteConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read()) rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "");
        return rows;
    }
}
