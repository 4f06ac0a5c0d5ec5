using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PhbResources.Core.Exports;

/// <summary>
/// The folder of an export while it is written. Everything goes into a folder beside it, and the checksums last; then that gets its name. What a crash
/// leaves behind is called DIR.part and has no checksums, so that nobody takes it for an export.
/// </summary>
public sealed class ExportFolder : IAsyncDisposable
{
    /// <summary>The file with the checksums of all others, as the program sha256sum writes and reads it.</summary>
    public const string ChecksumsName = "checksums.sha256";

    private const string Unfinished = ".part";

    private readonly string _target;
    private readonly string _part;
    private readonly bool _overwrite;
    private readonly StreamWriter _checksums;
    private readonly Lock _listing = new();
    private bool _done;

    private ExportFolder(string target, string part, bool overwrite)
    {
        (_target, _part, _overwrite) = (target, part, overwrite);
        _checksums = new StreamWriter(Path.Combine(part, ChecksumsName + Unfinished), append: false, new UTF8Encoding(false)) { NewLine = "\n" };
    }

    /// <summary>Files written so far.</summary>
    public int Files { get; private set; }

    /// <summary>Bytes written so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Begins an export.</summary>
    /// <param name="target">The folder to make.</param>
    /// <param name="overwrite">Whether an export that is there may be replaced. Another folder never is.</param>
    /// <exception cref="ExportException">There is something already, or the folder cannot be made.</exception>
    public static ExportFolder Begin(string target, bool overwrite)
    {
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (File.Exists(target))
            throw new ExportException($"{target} is a file. Name a folder that is not there yet.");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            if (!File.Exists(Path.Combine(target, ExportIndex.FileName)) || !File.Exists(Path.Combine(target, ChecksumsName)))
                throw new ExportException($"There is something in {target} that is no export. Name a folder that is not there yet.");
            if (!overwrite)
                throw new ExportException($"There is an export in {target} already. Name another folder, or replace it with --overwrite.");
        }

        string part = target + Unfinished;
        try
        {
            if (Directory.Exists(part))
                RemoveUnfinished(part);
            Directory.CreateDirectory(part);
            return new ExportFolder(target, part, overwrite);
        }
        catch (Exception exception) when (exception is not ExportException and (IOException or UnauthorizedAccessException))
        {
            throw new ExportException($"The folder {part} cannot be written: {exception.Message} Export to a folder that the account of the site may write to.", exception);
        }
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its path in the export, with forward slashes.</param>
    /// <param name="write">Writes what is in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its size in bytes.</returns>
    public async Task<long> WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        cancellationToken.ThrowIfCancellationRequested();
        if (!ExportNames.IsSafePath(path))
            throw new ExportException($"'{path}' cannot be a file everywhere. Please tell the people who make this program.");
        string file = Path.Combine(_part, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size;
        try
        {
            await using FileStream stream = new(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.None);
            await using (HashedStream hashed = new(stream, hash))
            await using (BufferedStream buffered = new(hashed, 64 * 1024))
                await write(buffered);
            size = stream.Length;
        }
        catch (Exception exception) when (exception is not ExportException and (IOException or UnauthorizedAccessException))
        {
            throw new ExportException($"The file {path} could not be written: {exception.Message} Nothing passes for an export; make room, then start again.", exception);
        }

        string line = $"{Convert.ToHexStringLower(hash.GetHashAndReset())}  {path}";
        lock (_listing)
        {
            _checksums.WriteLine(line);
            Files++;
            Bytes += size;
        }

        return size;
    }

    /// <summary>Writes a file of bytes.</summary>
    public Task<long> WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        WriteAsync(path, stream => stream.WriteAsync(content, cancellationToken).AsTask(), cancellationToken);

    /// <summary>Writes a file of words.</summary>
    public Task<long> WriteAsync(string path, string text, CancellationToken cancellationToken) => WriteAsync(path, Encoding.UTF8.GetBytes(text), cancellationToken);

    /// <summary>Writes a file of JSON.</summary>
    public Task<long> WriteJsonAsync<T>(string path, T value, CancellationToken cancellationToken) =>
        WriteAsync(path, stream => JsonSerializer.SerializeAsync(stream, value, ExportJson.Readable, cancellationToken), cancellationToken);

    /// <summary>Everything is written: the checksums are, and the folder gets its name.</summary>
    /// <returns>The folder.</returns>
    public async Task<string> FinishAsync(CancellationToken cancellationToken)
    {
        await _checksums.FlushAsync(cancellationToken);
        string list = Path.Combine(_part, ChecksumsName);
        await _checksums.DisposeAsync();
        await using (FileStream flushed = new(list + Unfinished, FileMode.Open, FileAccess.ReadWrite))
            flushed.Flush(flushToDisk: true);
        File.Move(list + Unfinished, list);
        string aside = $"{_target}.old{Unfinished}";
        try
        {
            if (Directory.Exists(_target))
            {
                if (Directory.EnumerateFileSystemEntries(_target).Any())
                {
                    if (!_overwrite)
                        throw new ExportException($"Something was put into {_target} meanwhile. The export is whole, in {_part}: give it another name.");
                    if (Directory.Exists(aside))
                        RemoveUnfinished(aside);
                    Directory.Move(_target, aside);
                }
                else
                {
                    Directory.Delete(_target);
                }
            }

            Directory.Move(_part, _target);
            _done = true;
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
        catch (Exception exception) when (exception is not ExportException and (IOException or UnauthorizedAccessException))
        {
            _done = true; // It is whole; only its name is not the one that was asked for.
            throw new ExportException($"The export is whole, but its folder could not be renamed: {exception.Message} It is {(Directory.Exists(_part) ? _part : _target)}.", exception);
        }

        return _target;
    }

    /// <summary>Removes what is not finished.</summary>
    public async ValueTask DisposeAsync()
    {
        await _checksums.DisposeAsync();
        if (_done || !Directory.Exists(_part))
            return;
        try
        {
            Directory.Delete(_part, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has no checksums; the next export to the same place removes it.
        }
    }

    // The name alone is no proof that it is ours to delete.
    private static void RemoveUnfinished(string part)
    {
        if (Directory.EnumerateFileSystemEntries(part).Any() && !File.Exists(Path.Combine(part, ChecksumsName + Unfinished)) && !File.Exists(Path.Combine(part, ChecksumsName)))
            throw new ExportException($"There is a folder {part} that no export has left behind. Move it away, or export to another place.");
        Directory.Delete(part, recursive: true);
    }

    private sealed class HashedStream(Stream inner, IncrementalHash hash) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            inner.Write(buffer);
        }
    }
}
