using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PhbResources.Embedded.Database;

/// <summary>How values go into and come out of the database.</summary>
internal static class Sql
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 32).Select(i => "@" + i.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Fixed width and always UTC, so that text order is time order.</summary>
    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>Parameters are positional: the first is @0.</summary>
    public static string Name(int index) => index < Names.Length ? Names[index] : "@" + index.ToString(CultureInfo.InvariantCulture);

    public static object Value(object? value) => value switch
    {
        null => DBNull.Value,
        Guid key => key.ToString("D"),
        DateTime date => Text(date),
        bool flag => flag ? 1 : 0,
        Enum number => Convert.ToInt32(number, CultureInfo.InvariantCulture),
        _ => value,
    };

    public static string Text(DateTime date) =>
        (date.Kind == DateTimeKind.Local ? date.ToUniversalTime() : date).ToString(DateFormat, CultureInfo.InvariantCulture);

    public static DateTime Date(string text) =>
        DateTime.ParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    /// <summary>Any number of values as one parameter, to be used as <c>x IN (SELECT value FROM json_each(@0))</c>: the statement stays
    /// the same whatever the count, so it stays prepared, and SQLite's limit on parameters does not apply.</summary>
    public static string List(IEnumerable<int> values) => JsonSerializer.Serialize(values);

    /// <inheritdoc cref="List(IEnumerable{int})"/>
    public static string List(IEnumerable<Guid> values) => JsonSerializer.Serialize(values.Select(x => x.ToString("D")));

    /// <inheritdoc cref="List(IEnumerable{int})"/>
    public static string List(IEnumerable<string> values) => JsonSerializer.Serialize(values);

    /// <summary>A text with the wildcards of LIKE made literal; the statement must say <c>ESCAPE '\'</c>.</summary>
    public static string Like(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? Number(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static bool Flag(this SqliteDataReader row, int column) => !row.IsDBNull(column) && row.GetInt64(column) != 0;

    public static Guid Key(this SqliteDataReader row, int column) => Guid.ParseExact(row.GetString(column), "D");

    public static Guid? KeyOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Key(column);

    public static DateTime Date(this SqliteDataReader row, int column) => Date(row.GetString(column));

    public static DateTime? DateOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Date(column);
}
