using System.Globalization;

namespace PhbResources.Embedded.Database;

/// <summary>The one folder where all data lives, held by this process alone until disposed.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string root, FileStream held)
    {
        Root = root;
        _lock = held;
    }

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>The database file. SQLite keeps two more files beside it while in use (-wal, -shm).</summary>
    public string Database => Path.Combine(Root, "umbraco.db");

    /// <summary>Uploaded files.</summary>
    public string Media => Path.Combine(Root, "media");

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

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    /// <summary>An open file that no one else may open: the system gives it up when the process ends, however it ends, so there is
    /// never a stale lock to clear by hand. The file itself stays; deleting it would let two processes lock two different files.</summary>
    private static FileStream Lock(string root)
    {
        string path = Path.Combine(root, ".lock");
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            held.SetLength(0);
            held.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            held.Flush();
            return held;
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && !IsDiskFull(error))
        {
            string holder = HolderOf(path);
            throw new StorageException(StorageProblem.FolderInUse,
                $"The data folder {root} is already used by another running copy of this program{holder}. Stop that copy first, or start this one with a different data folder.", error);
        }
    }

    private static string HolderOf(string path)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return int.TryParse(reader.ReadToEnd(), CultureInfo.InvariantCulture, out int id) ? $" (process {id})" : "";
        }
        catch (IOException)
        {
            return ""; // Windows does not let others read it
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
