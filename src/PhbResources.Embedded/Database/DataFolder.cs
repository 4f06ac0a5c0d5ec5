using System.Globalization;

namespace PhbResources.Embedded.Database;

/// <summary>The one folder where all data lives, held by this process alone until disposed.</summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>Name of the database file in a data folder.</summary>
    public const string DatabaseName = "umbraco.db";

    /// <summary>Name of the folder of uploaded files.</summary>
    public const string MediaName = "media";

    private readonly FileStream _lock;

    private DataFolder(string root, FileStream held)
    {
        Root = root;
        _lock = held;
    }

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>The database file. SQLite keeps two more files beside it while in use (-wal, -shm).</summary>
    public string Database => Path.Combine(Root, DatabaseName);

    /// <summary>Uploaded files.</summary>
    public string Media => Path.Combine(Root, MediaName);

    /// <summary>Files that may be deleted at any time.</summary>
    public string Temp => Path.Combine(Root, "temp");

    /// <summary>Copies of the database made before each change of its layout.</summary>
    public string Backups => Path.Combine(Root, "backups");

    /// <summary>Creates the folder where needed, proves that it can be written, and takes it for this process.</summary>
    /// <param name="path">The folder, absolute or relative to the working directory.</param>
    /// <exception cref="StorageException">The folder cannot be written, the disk is full, or another process uses the folder.</exception>
    public static DataFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string root = Path.GetFullPath(path);
        FileStream? held = null;
        try
        {
            Directory.CreateDirectory(root);
            held = Lock(root);
            File.WriteAllText(HolderFile(root), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            var folder = new DataFolder(root, held);
            foreach (string part in (string[])[folder.Media, folder.Temp, folder.Backups])
            {
                Directory.CreateDirectory(part);
                ProveWritable(part);
            }
            return folder;
        }
        catch (Exception error)
        {
            held?.Dispose();
            if (error is UnauthorizedAccessException or IOException and not StorageException) throw Explain(error, root);
            throw;
        }
    }

    /// <summary>Keeps every other process from using a data folder that is there, without looking into it, until the answer is disposed.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="StorageException">Another process uses it, or it cannot be written.</exception>
    public static IDisposable Hold(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string root = Path.GetFullPath(path);
        try
        {
            return Lock(root);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException and not StorageException)
        {
            throw Explain(error, root);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    /// <summary>An open file that no one else may open: the system gives it up when the process ends, however it ends, so there is
    /// never a stale lock to clear by hand. The file itself stays; deleting it would let two processes lock two different files.</summary>
    private static FileStream Lock(string root)
    {
        string path = Path.Combine(root, ".lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && !IsDiskFull(error))
        {
            string holder = Holder(root);
            throw new StorageException(StorageProblem.FolderInUse,
                $"The data folder {root} is already used by another running copy of this program{holder}. Stop that copy first, or start this one with a different data folder.", error);
        }
    }

    /// <summary>Says who holds the lock, in a file of its own: the locked one cannot be read by anyone else.</summary>
    private static string HolderFile(string root) => Path.Combine(root, ".lock-holder");

    private static string Holder(string root)
    {
        try
        {
            return int.TryParse(File.ReadAllText(HolderFile(root)), CultureInfo.InvariantCulture, out int id) ? $" (process {id})" : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ""; // it only makes the message better
        }
    }

    private static void ProveWritable(string folder)
    {
        string probe = Path.Combine(folder, ".write-test-" + Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(probe, [0]);
        File.Delete(probe);
    }

    private static StorageException Explain(Exception error, string root) => IsDiskFull(error)
        ? new(StorageProblem.DiskFull, $"The disk that holds {root} is full. Free some space, then start again.", error)
        : new(StorageProblem.NotWritable, $"The data folder {root} cannot be written. Give the account that runs this program the right to write there, or choose another folder, then start again.", error);

    // ENOSPC on Unix; ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static bool IsDiskFull(Exception error) => error.HResult is 28 || (error.HResult & 0xFFFF) is 112 or 39 && OperatingSystem.IsWindows();
}
