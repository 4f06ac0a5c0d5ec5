namespace PhbResources.Search.Storage;

/// <summary>
/// The folder of an index. Inside it each index ever built has a folder of its own (<c>index-1</c>, <c>index-2</c>)
/// and the file <c>current</c> names the one in use, so that a new one takes over with one rename. The file
/// <c>lock</c> is held open as long as a host uses the folder; the operating system lets go of it even after a crash.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    private const string Prefix = "index-";
    private const string DamagedPrefix = "damaged-";

    private readonly FileStream _lock;

    private IndexFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <exception cref="IndexInUseException">Another host uses the folder.</exception>
    public static IndexFolder Open(string path)
    {
        Directory.CreateDirectory(path);
        FileStream held;
        try
        {
            held = new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IndexInUseException(path, e);
        }
        var folder = new IndexFolder(path, held);
        folder.RemoveLeftovers();
        return folder;
    }

    /// <summary>Folder of the index in use, or <c>null</c> where there is none.</summary>
    public string? Current
    {
        get
        {
            var pointer = System.IO.Path.Combine(Path, "current");
            if (!File.Exists(pointer)) return null;
            var name = File.ReadAllText(pointer).Trim();
            var folder = System.IO.Path.Combine(Path, name);
            return name.StartsWith(Prefix, StringComparison.Ordinal) && name == System.IO.Path.GetFileName(name) && Directory.Exists(folder) ? folder : null;
        }
    }

    /// <summary>An empty folder for another index.</summary>
    public string Next()
    {
        var last = Directory.EnumerateDirectories(Path, Prefix + "*").Select(folder => int.TryParse(System.IO.Path.GetFileName(folder).AsSpan(Prefix.Length), out var number) ? number : 0).DefaultIfEmpty().Max();
        var next = System.IO.Path.Combine(Path, Prefix + (last + 1));
        Directory.CreateDirectory(next);
        return next;
    }

    /// <summary>Names the index to use from now on.</summary>
    public void Use(string folder)
    {
        var pointer = System.IO.Path.Combine(Path, "current");
        using (var file = new FileStream(pointer + ".new", FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(System.IO.Path.GetFileName(folder)));
            file.Flush(flushToDisk: true);
        }
        File.Move(pointer + ".new", pointer, overwrite: true);
    }

    /// <summary>Moves an index that cannot be read out of the way, for whoever wants to know why; only the last one is kept.</summary>
    public string MoveAside(string folder, DateTime now)
    {
        foreach (var old in Directory.EnumerateDirectories(Path, DamagedPrefix + "*").ToList()) TryDelete(old);
        var aside = System.IO.Path.Combine(Path, $"{DamagedPrefix}{now:yyyyMMdd-HHmmss}-{System.IO.Path.GetFileName(folder)}");
        Directory.Move(folder, aside);
        return aside;
    }

    /// <summary>Deletes an index no longer used. Where a file is still open (Windows), the next start does it.</summary>
    public static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Left for RemoveLeftovers.
        }
    }

    public void Dispose() => _lock.Dispose();

    // A rebuild that was cut short, or an index that was replaced.
    private void RemoveLeftovers()
    {
        var current = Current;
        foreach (var folder in Directory.EnumerateDirectories(Path, Prefix + "*").ToList())
            if (folder != current) TryDelete(folder);
    }
}
