using System.Globalization;
using Microsoft.Data.Sqlite;
using PhbResources.Embedded.Scoping;

namespace PhbResources.Embedded.Database;

/// <summary>The database as the ambient scope sees it. Values are always parameters, @0 the first; the statement's text is fixed or composed of
/// column names that the program itself knows.</summary>
internal sealed class ScopedDatabase(SqliteScopeProvider scopes)
{
    /// <summary>Changes rows; the first change of a scope opens its transaction.</summary>
    /// <returns>How many rows.</returns>
    public int Execute(string sql, params object?[] args)
    {
        SqliteScope scope = scopes.Required;
        scope.EnsureTransaction();
        return scope.Connection.Execute(sql, args);
    }

    /// <summary>Inserts one row.</summary>
    /// <returns>Its new id.</returns>
    public int Insert(string sql, params object?[] args)
    {
        Execute(sql, args);
        return Scalar<int>("SELECT last_insert_rowid()");
    }

    /// <summary>The first column of the first row, or default where there is none or it is null.</summary>
    public T? Scalar<T>(string sql, params object?[] args) => scopes.Required.Connection.Scalar(sql, args) switch
    {
        null or DBNull => default,
        string key when typeof(T) == typeof(Guid) || typeof(T) == typeof(Guid?) => (T)(object)Guid.ParseExact(key, "D"),
        { } value => (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture),
    };

    /// <summary>Whether a query that selects anything has a row.</summary>
    public bool Any(string sql, params object?[] args) => scopes.Required.Connection.Scalar(sql, args) is not null;

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params object?[] args) => scopes.Required.Connection.Query(sql, map, args);

    public SqliteScope Scope => scopes.Required;
}
