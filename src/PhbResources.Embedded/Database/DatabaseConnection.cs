using Microsoft.Data.Sqlite;

namespace PhbResources.Embedded.Database;

/// <summary>One open connection together with the statements prepared on it, which live as long as it does.</summary>
internal sealed class DatabaseConnection(SqliteConnection connection, string file) : IDisposable
{
    /// <summary>More different statements than the stores have; only queries composed at run time can reach it.</summary>
    private const int MostPrepared = 256;

    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);

    public int Execute(string sql, ReadOnlySpan<object?> args) => Run(sql, args, static c => c.ExecuteNonQuery());

    public object? Scalar(string sql, ReadOnlySpan<object?> args) => Run(sql, args, static c => c.ExecuteScalar());

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, ReadOnlySpan<object?> args) => Run(sql, args, c =>
    {
        using SqliteDataReader reader = c.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(map(reader));
        return rows;
    });

    public void Dispose()
    {
        foreach (SqliteCommand command in _idle.Values) command.Dispose();
        connection.Dispose();
    }

    private T Run<T>(string sql, ReadOnlySpan<object?> args, Func<SqliteCommand, T> run)
    {
        // Taken out while it runs: a row mapper may well ask the same question again.
        if (!_idle.Remove(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
        }
        try
        {
            Bind(command, args);
            return run(command);
        }
        catch (SqliteException error) when (StorageException.From(error, file) is { } plain)
        {
            throw plain;
        }
        finally
        {
            if (_idle.Count >= MostPrepared || !_idle.TryAdd(sql, command)) command.Dispose();
        }
    }

    private static void Bind(SqliteCommand command, ReadOnlySpan<object?> args)
    {
        if (command.Parameters.Count != args.Length)
        {
            command.Parameters.Clear();
            for (int i = 0; i < args.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = Sql.Name(i) });
        }
        for (int i = 0; i < args.Length; i++) command.Parameters[i].Value = Sql.Value(args[i]);
    }
}
