using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using PhbResources.Embedded.Database;

namespace PhbResources.Embedded.Media;

/// <summary>Which files of the media folder a database knows. For whoever copies both; the running site has <see cref="MediaFiles"/>.</summary>
public sealed partial class MediaOfDatabase
{
    private readonly HashSet<string> _items = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    /// <param name="connection">An open connection to the database.</param>
    public MediaOfDatabase(SqliteConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (!DatabaseCopy.Has(connection, "mediaFile")) return;
        foreach (string path in Read(connection, "SELECT path FROM mediaFile")) _items.Add(Relative(path));
        // An upload field of a document or a member, or a link in a text, may name a file, too.
        foreach (string properties in Read(connection, "SELECT properties FROM version WHERE INSTR(properties, '/media/')"))
        {
            foreach (Match match in Address().Matches(properties)) _named.Add(match.Groups[1].Value);
        }
    }

    /// <summary>Files that have to be there, relative to the media folder. One in the recycle bin may have the other name, <see cref="Alternative"/>.</summary>
    public IReadOnlyCollection<string> Items => _items;

    /// <summary>The name that a file has while its media item is in the recycle bin.</summary>
    /// <param name="path">Relative to the media folder.</param>
    public static string Alternative(string path) => MediaFiles.Suffixed(path);

    /// <summary>Whether a file that is there belongs to something, as the sizes of a picture do to the picture. What lies outside of Umbraco's upload folders was put there by somebody who looks after it.</summary>
    /// <param name="path">Relative to the media folder, with slashes.</param>
    public bool Knows(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Split('/') is not [var folder, _] || !MediaFilesAtStart.UploadFolder().IsMatch(folder) || IsNamed(path) || (SizeNames.Read(path) is { } size && IsNamed(size.Picture));
    }

    private bool IsNamed(string path) => _items.Contains(path) || _named.Contains(path);

    private static string Relative(string path) => path.StartsWith("/media/", StringComparison.Ordinal) ? path["/media/".Length..] : path.TrimStart('/');

    private static IEnumerable<string> Read(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read()) yield return reader.GetString(0);
    }

    [GeneratedRegex("""/media/([a-z0-5]{8}/[^"\\<>?#\s]+)""")]
    private static partial Regex Address();
}
