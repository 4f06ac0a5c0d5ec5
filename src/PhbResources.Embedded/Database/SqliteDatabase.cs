using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PhbResources.Embedded.Database;

/// <summary>The database file: opens connections to it and keeps idle ones with their prepared statements for the next scope.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>Idle connections kept; more are opened when more scopes run at once, and closed after use.</summary>
    private const int MostIdle = 16;

    private readonly ConcurrentBag<DatabaseConnection> _idle = [];
    private readonly string _connectionString;
    private int _idleCount;
    private bool _disposed;

    public SqliteDatabase(string file)
    {
        File = file;
        // Pooling is ours: the driver's pool would throw the prepared statements away.
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
    }

    public string File { get; }

    /// <summary>Writers of this process queue here, fairly and without polling; SQLite's own write lock then only ever waits for another process.</summary>
    public SemaphoreSlim Writer { get; } = new(1, 1);

    /// <summary>A connection for one scope; give it back with <see cref="Return"/>.</summary>
    public DatabaseConnection Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_idle.TryTake(out DatabaseConnection? connection)) return new DatabaseConnection(Connect(), File);
        Interlocked.Decrement(ref _idleCount);
        return connection;
    }

    public void Return(DatabaseConnection connection)
    {
        if (_disposed || Interlocked.Increment(ref _idleCount) > MostIdle)
        {
            Interlocked.Decrement(ref _idleCount);
            connection.Dispose();
            return;
        }
        _idle.Add(connection);
    }

    /// <summary>A bare connection with the pragmas set, for work outside scopes (migrations, backups).</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            // synchronous=FULL: in WAL mode it syncs the log at each commit, so a commit that was answered survives a power cut as well as
            // a killed process (NORMAL survives only the latter). It costs one fsync per commit, and this is a store that is mostly read.
            command.CommandText = "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw StorageException.From(error, File) ?? (Exception)error;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out DatabaseConnection? connection)) connection.Dispose();
        Writer.Dispose();
    }
}
