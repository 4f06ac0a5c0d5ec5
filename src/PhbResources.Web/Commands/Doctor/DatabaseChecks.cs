using System.Globalization;
using Microsoft.Data.Sqlite;
using PhbResources.Core.Facts;
using PhbResources.Core.Storage;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Media;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Doctor;

/// <summary>The database, the files that it names, and the clock it is written by.</summary>
internal static class DatabaseChecks
{
    public static IEnumerable<Finding> Run(DataPlaces places, TimeProvider clock)
    {
        if (DatabaseCopy.Check(places.Database) is { Count: > 0 } faults)
        {
            yield return Finding.Broken("Database", string.Join("; ", faults), "Stop the site and restore the last good backup: restore FILE --replace. Keep the damaged folder until all is well again.");
            yield break;
        }

        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = places.Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        yield return LayoutOf(connection);
        yield return MediaOf(connection, places);
        if (DatabaseCopy.Has(connection, "phbSubmissionFile"))
            yield return PrivateFilesOf(connection, places);
        if (DatabaseCopy.Has(connection, "memberGroupMember") || DatabaseCopy.Has(connection, "member"))
            yield return ClockBy(connection, places, clock);
    }

    private static Finding LayoutOf(SqliteConnection connection)
    {
        int layout = DatabaseCopy.LayoutOf(connection);
        IReadOnlyList<string> had = DatabaseCopy.Has(connection, PhbDbContext.MigrationsTable) ? DatabaseCopy.Rows(connection, $"SELECT MigrationId FROM {PhbDbContext.MigrationsTable}") : [];
        return layout > DatabaseCopy.NewestLayout || had.Except(KnownMigrations.All).Any()
            ? Finding.Broken("Database", "it was written by a later release than this one.", "Use the later release, or restore a backup that was made before the update.")
            : layout < DatabaseCopy.NewestLayout || KnownMigrations.All.Except(had).Any()
                ? Finding.Well("Database", "it is whole; it is of an earlier release, and is brought up to date when the site starts.")
                : Finding.Well("Database", "it is whole, and of this release.");
    }

    private static Finding MediaOf(SqliteConnection connection, DataPlaces places)
    {
        MediaOfDatabase media = new(connection);
        return Files("Media", "media", media.Items.Count,
            [.. media.Items.Where(path => !File.Exists(Path.Combine(places.Media, path)) && !File.Exists(Path.Combine(places.Media, MediaOfDatabase.Alternative(path))))]);
    }

    private static Finding PrivateFilesOf(SqliteConnection connection, DataPlaces places)
    {
        IReadOnlyList<string> paths = DatabaseCopy.Rows(connection, "SELECT REPLACE(LOWER(SubmissionId), '-', '') || '/' || REPLACE(LOWER(Id), '-', '') FROM phbSubmissionFile WHERE Status <> 'Refused'");
        return Files("Members' files", "private", paths.Count, [.. paths.Where(path => !File.Exists(Path.Combine(places.PrivateFiles, path)))]);
    }

    private static Finding Files(string about, string folder, int count, List<string> missing) => missing.Count == 0
        ? Finding.Well(about, $"every file that the database names is there ({count}).")
        : Finding.Broken(about, $"{missing.Count} of {count} files that the database names are not there, such as {missing[0]}.", $"Take them out of a backup: they are in its folder {folder}. Put them into their place, then run doctor again.");

    /// <summary>There is no other clock to ask; but it cannot be earlier than what was written already.</summary>
    private static Finding ClockBy(SqliteConnection connection, DataPlaces places, TimeProvider clock)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        DateTime written = DatabaseCopy.Rows(connection, "SELECT MAX(updated) FROM node").Select(text => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time) ? time : default).FirstOrDefault();
        string found = string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd HH:mm} UTC, {TimeOnly.FromDateTime(LondonTime(clock)):HH:mm} in the United Kingdom.");
        return written > now.AddMinutes(5)
            ? Finding.Broken("Clock", $"{found} But something in the library was written at {written:yyyy-MM-dd HH:mm}, which is later.", "Set the clock, and let it be kept right: timedatectl set-ntp true")
            : Finding.Well("Clock", found);
    }

    private static DateTime LondonTime(TimeProvider clock)
    {
        DateOnly today = clock.Today();
        return today.ToDateTime(TimeOnly.MinValue) + (clock.GetUtcNow().UtcDateTime - ClockDays.StartOf(today));
    }

}
