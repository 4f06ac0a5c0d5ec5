using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Hosting;

namespace PhbResources.Core.Submissions;

/// <summary>
/// The files of submissions: readable by the application alone and apart from Umbraco's media, which a full Umbraco serves to whoever
/// knows an address. A file is written under another name first, so that it is there whole or not at all.
/// </summary>
public sealed class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string Unfinished = ".part";

    /// <summary>Made by the container, once.</summary>
    public PrivateFiles(IOptions<SharingOptions> options, IHostingEnvironment hosting)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(hosting);
        Root = Path.GetFullPath(options.Value.FilesPath is { Length: > 0 } configured ? configured : Path.Combine(hosting.ApplicationPhysicalPath, "submissions"));
    }

    /// <summary>The folder they are in.</summary>
    internal string Root { get; }

    /// <summary>Keeps a file.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    internal async Task WriteAsync(Guid submission, Guid file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        MakeFolder(Root);
        MakeFolder(FolderOf(submission));
        string path = PathOf(submission, file);
        await using (FileStream stream = new(path + Unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await stream.WriteAsync(content, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(path + Unfinished, path, overwrite: true);
    }

    /// <summary>The content, or <c>null</c> when it is gone.</summary>
    internal Stream? Open(Guid submission, Guid file)
    {
        try
        {
            return new FileStream(PathOf(submission, file), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81_920, FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal async Task<byte[]?> ReadAsync(Guid submission, Guid file, CancellationToken cancellationToken)
    {
        await using Stream? stream = Open(submission, file);
        if (stream is null)
            return null;
        byte[] content = new byte[stream.Length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    /// <summary>Removes a file; one that is gone is no error.</summary>
    internal void Delete(Guid submission, Guid file)
    {
        string folder = FolderOf(submission);
        if (!Directory.Exists(folder))
            return;
        File.Delete(PathOf(submission, file));
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    /// <summary>Removes every file that <paramref name="known"/> does not name, and what was not finished. Only when nothing else writes.</summary>
    /// <returns>How many.</returns>
    internal int Sweep(Func<Guid, IReadOnlySet<Guid>> known)
    {
        if (!Directory.Exists(Root))
            return 0;
        int removed = 0;
        foreach (string folder in Directory.GetDirectories(Root))
        {
            if (!Guid.TryParseExact(Path.GetFileName(folder), "N", out Guid submission))
                continue;
            IReadOnlySet<Guid> files = known(submission);
            foreach (string path in Directory.GetFiles(folder))
            {
                if (Guid.TryParseExact(Path.GetFileName(path), "N", out Guid file) && files.Contains(file))
                    continue;
                File.Delete(path);
                removed++;
            }

            if (!Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }

        return removed;
    }

    private string FolderOf(Guid submission) => Path.Combine(Root, submission.ToString("N"));

    private string PathOf(Guid submission, Guid file) => Path.Combine(FolderOf(submission), file.ToString("N"));

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path); // It inherits who may read from the data folder.
        else
            Directory.CreateDirectory(path, OwnerOnly);
    }
}
