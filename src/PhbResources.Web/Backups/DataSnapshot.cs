using System.Globalization;
using Microsoft.Data.Sqlite;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Media;

namespace PhbResources.Web.Backups;

/// <summary>
/// The library as it was at one moment, held fast in a folder of its own beside the data while the site goes on. The database is copied first, then every file it knows gets a second name there.
/// A file is always written before the row that names it and deleted after it, and never changed in place; so what the copy knows is there, unless it was deleted
/// in the moment between. Then the database has changed since, and another copy of it knows the file no more. docs/decisions/0012-backups.md has the whole argument.
/// </summary>
internal sealed class DataSnapshot : IDisposable
{
    private const string Prefix = "backup-";
    private const string LockName = ".lock";

    /// <summary>How often the database is copied again since a file went. One that is missing in two copies is missing.</summary>
    private const int MostTries = 6;

    private readonly FileStream _lock;
    private readonly DataPlaces _places;
    private readonly List<(string Name, string File)> _files = [];

    private DataSnapshot(DataPlaces places, string folder, FileStream held)
    {
        _places = places;
        Folder = folder;
        _lock = held;
    }

    /// <summary>The moment the database was copied.</summary>
    public DateTimeOffset Taken { get; private set; }

    /// <summary>Everything that belongs into a backup: its name there, and where it lies.</summary>
    public IReadOnlyList<(string Name, string File)> Files => _files;

    /// <summary>What the database names and what was not there, twice.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>How many private files are left out.</summary>
    public int OriginalsLeftOut { get; private set; }

    public int Layout { get; private set; }

    public IReadOnlyList<string> Migrations { get; private set; } = [];

    public IReadOnlyDictionary<string, long> Counts { get; private set; } = new Dictionary<string, long>();

    private string Folder { get; }

    private string Copy => Path.Combine(Folder, DataFolder.DatabaseName);

    /// <exception cref="BackupException">There is no library, or its database is damaged.</exception>
    /// <exception cref="StorageException">It cannot be read, or the disk is full.</exception>
    public static DataSnapshot Take(DataPlaces places, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!File.Exists(places.Database))
            throw new BackupException($"There is no library in {places.Data}. Name its data folder: --Phb:DataPath=FOLDER.");
        Directory.CreateDirectory(places.Temp);
        RemoveLeftOver(places);
        string folder = Path.Combine(places.Temp, Prefix + Guid.NewGuid().ToString("N"));
        MakePrivateFolder(folder);
        DataSnapshot snapshot = new(places, folder, new FileStream(Path.Combine(folder, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
        try
        {
            snapshot.Fill(clock, cancellationToken);
            return snapshot;
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    /// <summary>Removes what a backup that was killed left behind.</summary>
    public static void RemoveLeftOver(DataPlaces places)
    {
        if (!Directory.Exists(places.Temp))
            return;
        foreach (string folder in Directory.GetDirectories(places.Temp, Prefix + "*"))
        {
            try
            {
                // Nobody who lives has a lock that can be taken. One without a lock was killed before it made one, or is about to.
                if (File.Exists(Path.Combine(folder, LockName)))
                    new FileStream(Path.Combine(folder, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                else if (DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) < TimeSpan.FromMinutes(1))
                    continue;
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another backup is being made.
            }
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next backup removes it.
        }
    }

    private void Fill(TimeProvider clock, CancellationToken cancellationToken)
    {
        HashSet<string> before = [];
        for (int tries = 1; ; tries++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            HashSet<string> missing = TakeOnce(clock);
            if (missing.Count == 0 || missing.SetEquals(before) || tries == MostTries)
            {
                Missing = [.. missing.Order(StringComparer.Ordinal)];
                break;
            }

            before = missing;
        }

        Vacuum();
        if (DatabaseCopy.Check(Copy) is [var fault, ..])
            throw new BackupException($"The database {_places.Database} is damaged ({fault}), so no backup was made of it. Put the last good backup back with the command restore, and keep the damaged folder until all is well again.");
        AddFolder("keys", _places.Keys, "*.xml");
        AddFolder("settings", _places.Program, "appsettings*.json", SearchOption.TopDirectoryOnly);
        AddFolder("settings/umbraco-config", _places.Config, "*");
    }

    /// <returns>Files that the copy knows and that could not be held fast.</returns>
    private HashSet<string> TakeOnce(TimeProvider clock)
    {
        _files.Clear();
        foreach (string folder in Directory.GetDirectories(Folder))
            Directory.Delete(folder, recursive: true);
        Taken = clock.GetUtcNow();
        DatabaseCopy.Take(_places.Database, Copy);
        _files.Add(($"database/{DataFolder.DatabaseName}", Copy));
        HashSet<string> missing = new(StringComparer.Ordinal);
        using SqliteConnection connection = DatabaseCopy.Open(Copy);
        HoldMedia(new MediaOfDatabase(connection), missing);
        (OriginalsLeftOut, IReadOnlyList<string> kept) = SubmissionsInBackup.LeaveOriginalsOut(connection, Taken);
        foreach (string path in kept)
        {
            if (!Hold("private", path, Path.Combine(_places.PrivateFiles, path)))
                missing.Add($"private/{path}");
        }

        Describe(connection);
        return missing;
    }

    /// <summary>Nothing that was deleted from the database lives on in free pages of the copy.</summary>
    private void Vacuum()
    {
        using SqliteConnection connection = DatabaseCopy.Open(Copy);
        using SqliteCommand vacuum = connection.CreateCommand();
        vacuum.CommandText = "VACUUM";
        vacuum.ExecuteNonQuery();
    }

    private void HoldMedia(MediaOfDatabase known, HashSet<string> missing)
    {
        HashSet<string> held = new(StringComparer.Ordinal);
        foreach (string path in known.Items)
        {
            // A move to the recycle bin or back may come between two looks, but not three.
            string? name = new[] { path, MediaOfDatabase.Alternative(path), path }.FirstOrDefault(name => Hold("media", name, Path.Combine(_places.Media, name)));
            if (name is null)
                missing.Add($"media/{path}");
            else
                held.Add(name);
        }

        if (!Directory.Exists(_places.Media))
            return;
        foreach (string file in Directory.EnumerateFiles(_places.Media, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(_places.Media, file).Replace('\\', '/');
            if (!Path.GetFileName(path).StartsWith(".write-test-", StringComparison.Ordinal) && known.Knows(path) && held.Add(path))
                Hold("media", path, file);
        }
    }

    private bool Hold(string kind, string path, string file)
    {
        string held = Path.Combine(Folder, kind, path);
        Directory.CreateDirectory(Path.GetDirectoryName(held)!);
        if (!HardLink.TryMakeOrCopy(file, held))
            return false;
        _files.Add(($"{kind}/{path}", held));
        return true;
    }

    private void AddFolder(string name, string folder, string pattern, SearchOption depth = SearchOption.AllDirectories)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (string file in Directory.EnumerateFiles(folder, pattern, depth).Order(StringComparer.Ordinal))
            _files.Add(($"{name}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}", file));
    }

    private void Describe(SqliteConnection connection)
    {
        Layout = DatabaseCopy.LayoutOf(connection);
        Migrations = DatabaseCopy.Has(connection, PhbDbContext.MigrationsTable) ? DatabaseCopy.Rows(connection, $"SELECT MigrationId FROM {PhbDbContext.MigrationsTable} ORDER BY MigrationId") : [];
        Counts = new SortedDictionary<string, long>
        {
            ["published"] = Count(connection, "SELECT COUNT(*) FROM version WHERE isPublished = 1"),
            ["contentAndMedia"] = Count(connection, "SELECT COUNT(*) FROM content"),
            ["members"] = Count(connection, "SELECT COUNT(*) FROM member"),
            ["mediaFiles"] = _files.Count(file => file.Name.StartsWith("media/", StringComparison.Ordinal)),
            ["privateFiles"] = _files.Count(file => file.Name.StartsWith("private/", StringComparison.Ordinal)),
        };
    }

    private static long Count(SqliteConnection connection, string sql) => DatabaseCopy.Has(connection, "member") ? long.Parse(DatabaseCopy.Rows(connection, sql)[0], CultureInfo.InvariantCulture) : 0;

    /// <summary>A folder that its owner alone can look into.</summary>
    public static void MakePrivateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path); // It inherits who may read.
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
