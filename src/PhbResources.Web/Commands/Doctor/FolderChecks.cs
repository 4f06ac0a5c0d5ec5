using System.Globalization;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Doctor;

/// <summary>Folders: are they there, may they be written, is there room, and who can look into them.</summary>
internal static class FolderChecks
{
    private const long LittleBytes = 1_000_000_000, TooLittleBytes = 200_000_000;

    private const UnixFileMode ReadByAll = UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static IEnumerable<Finding> Run(DataPlaces places)
    {
        if (FolderSwap.IsUnfinished(places.Data))
            yield return Finding.Look("Data folder", "a restore of it was cut off.", "Start the site: it finishes the restore, or takes it back, and says which.");
        if (!Directory.Exists(places.Data))
        {
            yield return Finding.Broken("Data folder", $"{places.Data} is not there.", "The site makes it at its first start. If it was started already, name the folder: --Phb:DataPath=FOLDER, or restore a backup.");
            yield break;
        }

        yield return File.Exists(places.Database)
            ? Finding.Well("Data folder", places.Data)
            : Finding.Broken("Data folder", $"there is no database in {places.Data}.", "The site makes one at its first start. If there was one, restore a backup.");
        foreach ((string about, string folder) in Folders(places))
        {
            if (WhyNotWritable(folder) is { } why)
                yield return Finding.Broken(about, $"{folder} cannot be written: {why}", $"Give it to the account that runs the site: chown -R ACCOUNT {folder}. Run doctor as that account.");
        }

        foreach (Finding finding in Room(places))
            yield return finding;
        if (!OperatingSystem.IsWindows())
        {
            foreach (Finding finding in Rights(places))
                yield return finding;
        }
    }

    private static IEnumerable<(string About, string Folder)> Folders(DataPlaces places) =>
        new[] { ("Data folder", places.Data), ("Media", places.Media), ("Members' files", places.PrivateFiles), ("Keys", places.Keys), ("Temporary files", places.Temp) }.Where(folder => Directory.Exists(folder.Item2));

    private static string? WhyNotWritable(string folder)
    {
        try
        {
            string probe = Path.Combine(folder, ".write-test-" + Guid.NewGuid().ToString("N"));
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private static IEnumerable<Finding> Room(DataPlaces places)
    {
        long free = new DriveInfo(places.Data).AvailableFreeSpace;
        string found = string.Create(CultureInfo.InvariantCulture, $"{free / 1_000_000} MB free on the disk of the data folder.");
        yield return free < TooLittleBytes ? Finding.Broken("Disk", found, "Free some space now: when the disk is full, nothing can be shared or changed.")
            : free < LittleBytes ? Finding.Look("Disk", found, "Free some space, or move the library to a larger disk.")
            : Finding.Well("Disk", found);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static IEnumerable<Finding> Rights(DataPlaces places)
    {
        // The folder above may keep others out for all of them.
        bool isOpen = (File.GetUnixFileMode(places.Data) & ReadByAll) != 0;
        if (isOpen && File.Exists(places.Database) && (File.GetUnixFileMode(places.Database) & UnixFileMode.OtherRead) != 0)
            yield return Finding.Look("Rights", $"every account of this computer can read {places.Database}.", $"Keep others out: chmod 700 {places.Data}");
        else
            yield return Finding.Well("Rights", "other accounts of this computer cannot read the database.");
    }
}
