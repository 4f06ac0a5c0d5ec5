using System.Globalization;
using Microsoft.Data.Sqlite;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using PhbResources.Embedded.Database;

namespace PhbResources.Web.Backups;

/// <summary>
/// Puts a backup back. Everything is checked and laid out in a new folder beside the data folder first; then the folders change places, and the old one is kept. So
/// what there was is untouched until all of the new is there, and can be had back by renaming.
/// </summary>
internal sealed class Restoration(TimeProvider clock)
{
    /// <summary>Name of the folder in the data folder that the settings of the backup are put into, to be looked at.</summary>
    public const string SettingsName = "settings-of-the-backup";

    private const string Unfinished = ".restoring-";

    /// <summary>Room that has to be left on the disk.</summary>
    private const long Spare = 64L * 1024 * 1024;

    /// <summary>Puts it back.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="passphrase">Its passphrase, or <c>null</c>.</param>
    /// <param name="target">The data folder to make.</param>
    /// <param name="replace">Whether one that is there may be put aside.</param>
    /// <param name="sendWaiting">Whether mails that waited when the backup was made are to go out.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends the work before the folders change places.</param>
    /// <exception cref="BackupException">It cannot be put back; nothing was changed.</exception>
    /// <exception cref="StorageException">A running site uses the folder; nothing was changed.</exception>
    public async Task<Restored> RunAsync(string file, string? passphrase, string target, bool replace, bool sendWaiting, IProgress<BackupStep>? progress, CancellationToken cancellationToken)
    {
        target = Path.GetFullPath(target).TrimEnd(Path.DirectorySeparatorChar);
        FolderSwap.Finish(target);
        if (File.Exists(target))
            throw new BackupException($"{target} is a file. Name the folder to restore into.");
        bool isThere = Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any();
        if (isThere && !replace)
            throw new BackupException($"{target} is not empty. Restore into a new folder, or let the backup take its place, which keeps the old one aside: --replace.");
        using IDisposable? folder = isThere ? DataFolder.Hold(target) : null;
        if (isThere)
            RemoveLeftOver(target);

        await using BackupFile backup = BackupFile.Open(file, passphrase);
        BackupManifest manifest = await backup.OpenManifestAsync(progress, cancellationToken);
        CheckKnown(manifest);
        string stamp = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string made = $"{target}{Unfinished}{Guid.NewGuid():N}";
        try
        {
            CheckRoom(target, manifest.Bytes);
            DataSnapshot.MakePrivateFolder(made);
            long done = 0;
            foreach (BackupEntry entry in manifest.Entries)
                await LayOutAsync(backup, entry, PlaceOf(made, entry.Name), bytes => progress?.Report(new BackupStep("Restoring", done += bytes, manifest.Bytes)), cancellationToken);
            if (DatabaseCopy.Check(Path.Combine(made, DataFolder.DatabaseName)) is [var fault, ..])
                throw new BackupException($"The database in {file} is damaged: {fault}. Take another backup.");
            string? aside = isThere ? $"{target}.before-restore-{stamp}" : null;
            int held = sendWaiting ? 0 : GiveUpMails(Path.Combine(made, DataFolder.DatabaseName));
            FolderSwap.Do(target, made, aside);
            return new Restored(target, aside, manifest, held);
        }
        catch (Exception exception) when (exception is not BackupException and (IOException or UnauthorizedAccessException))
        {
            throw BackupWriter.Explain(exception, target);
        }
        finally
        {
            if (Directory.Exists(made))
                Directory.Delete(made, recursive: true);
        }
    }

    /// <summary>A later release may have made tables that this one would not look after.</summary>
    private static void CheckKnown(BackupManifest manifest)
    {
        if (manifest.Layout > DatabaseCopy.NewestLayout || manifest.Migrations.Except(KnownMigrations.All).Any())
            throw new BackupException($"The backup was made by a later release ({manifest.Version}) than this one ({BackupManifest.ThisVersion}), and its database has parts this one does not know. Use that release, or a later one.");
    }

    /// <summary>What a restore that was killed had laid out. Nobody else is at it: the data folder is held.</summary>
    private static void RemoveLeftOver(string target)
    {
        foreach (string folder in Directory.GetDirectories(Path.GetDirectoryName(target)!, Path.GetFileName(target) + Unfinished + "*"))
            Directory.Delete(folder, recursive: true);
    }

    private int GiveUpMails(string database)
    {
        using SqliteConnection connection = DatabaseCopy.Open(database);
        return MailsInBackup.GiveUp(connection, clock.GetUtcNow());
    }

    private static void CheckRoom(string target, long bytes)
    {
        string folder = Path.GetDirectoryName(target) ?? target;
        Directory.CreateDirectory(folder);
        long free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < bytes + Spare)
            throw new BackupException($"The disk of {target} has {free / 1_000_000} MB free, and the backup needs {(bytes + Spare) / 1_000_000} MB. Free some space, or restore to another disk. Nothing was changed.");
    }

    /// <summary>Where a file of the backup goes.</summary>
    private static string PlaceOf(string folder, string name)
    {
        string[] parts = name.Split('/');
        string[] place = parts switch
        {
            ["database", DataFolder.DatabaseName] => [DataFolder.DatabaseName],
            ["media", _, ..] => parts,
            ["private", .. var path] => [DataPlaces.PrivateName, .. path],
            ["keys", var key] => [DataPlaces.KeysName, key],
            ["settings", .. var path] => [SettingsName, .. path],
            _ => [],
        };
        // What is sealed was made here; but whoever can make a backup must not be able to write elsewhere.
        return place.Length > 0 && place.All(part => part is not ("" or "." or "..") && part.IndexOfAny(['\\', ':', '\0']) < 0)
            ? Path.Combine([folder, .. place])
            : throw new BackupException($"The backup holds a file that belongs to no place here: {name}. Nothing was changed.");
    }

    private static async Task LayOutAsync(BackupFile backup, BackupEntry entry, string place, Action<long> written, CancellationToken cancellationToken)
    {
        DataSnapshot.MakePrivateFolder(Path.GetDirectoryName(place)!);
        await using (FileStream output = new(place, BackupWriter.NewPrivateFile()))
        {
            await backup.CopyAsync(entry, output, written, cancellationToken);
            output.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(place, entry.Modified.UtcDateTime);
    }
}

/// <summary>A backup that was put back.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Aside">Where the old one is, or <c>null</c> where there was none.</param>
/// <param name="Manifest">What is in it.</param>
/// <param name="MailsGivenUp">Mails that waited in it, and do not go out.</param>
internal sealed record Restored(string Folder, string? Aside, BackupManifest Manifest, int MailsGivenUp);
