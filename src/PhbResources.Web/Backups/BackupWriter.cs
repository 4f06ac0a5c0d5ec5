using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using PhbResources.Embedded.Database;
using PhbResources.Web.Backups.Sealing;

namespace PhbResources.Web.Backups;

/// <summary>Makes a backup, also while the site runs. The file has its name only once it is whole and was read back; whatever ends the work before leaves no file of this name.</summary>
internal sealed class BackupWriter(DataPlaces places, TimeProvider clock)
{
    /// <summary>Ends the name of a file that is being written.</summary>
    public const string Unfinished = ".part";

    /// <summary>Rounds for the key of a passphrase; tests need not wait.</summary>
    internal int Rounds { get; init; } = EncryptionHeader.UsualRounds;

    /// <summary>Makes it.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="passphrase">To encrypt it with, or <c>null</c>.</param>
    /// <param name="overwrite">Whether a file that is there may be replaced.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends the work; no file is left.</param>
    /// <exception cref="BackupException">It could not be made.</exception>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task<BackupMade> WriteAsync(string file, string? passphrase, bool overwrite, IProgress<BackupStep>? progress, CancellationToken cancellationToken)
    {
        file = Path.GetFullPath(file);
        if (Directory.Exists(file))
            throw new BackupException($"{file} is a folder. Name the file to write.");
        if (File.Exists(file) && !overwrite)
            throw new BackupException($"{file} is there already. Choose another name, or allow it to be replaced: --overwrite.");
        string part = file + Unfinished;
        bool ours = false;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            progress?.Report(new BackupStep("Copying the database", 0, 0));
            BackupManifest manifest;
            using (DataSnapshot snapshot = DataSnapshot.Take(places, clock, cancellationToken))
            {
                await using FileStream output = new(part, NewPrivateFile());
                ours = true;
                output.SetLength(0);
                manifest = await PackAsync(snapshot, output, passphrase, progress, cancellationToken);
                output.Flush(flushToDisk: true);
            }

            await using (BackupFile written = BackupFile.Open(part, passphrase))
                await written.CheckAsync(progress, cancellationToken);
            File.Move(part, file, overwrite);
            ours = false;
            return new BackupMade(file, new FileInfo(file).Length, manifest);
        }
        catch (Exception exception) when (exception is not BackupException and not StorageException and (IOException or UnauthorizedAccessException or SqliteException))
        {
            throw Explain(exception, file);
        }
        finally
        {
            if (ours)
                TryDelete(part);
        }
    }

    private async Task<BackupManifest> PackAsync(DataSnapshot snapshot, FileStream output, string? passphrase, IProgress<BackupStep>? progress, CancellationToken cancellationToken)
    {
        await using EncryptingStream? encrypting = passphrase is null ? null : new EncryptingStream(output, passphrase, Rounds);
        await using SealingStream sealing = new(encrypting ?? (Stream)output);
        BackupManifest manifest;
        await using (ZipArchive zip = await ZipArchive.CreateAsync(sealing, ZipArchiveMode.Create, leaveOpen: true, null, cancellationToken))
        {
            zip.Comment = "A backup of a PhbResources library. The last 64 letters are the SHA-256 of all before them. " + SealingStream.Placeholder;
            long total = snapshot.Files.Sum(one => new FileInfo(one.File).Length), done = 0;
            List<BackupEntry> entries = [];
            foreach ((string name, string source) in snapshot.Files)
            {
                BackupEntry entry = await AddAsync(zip, name, source, bytes => progress?.Report(new BackupStep("Writing", done += bytes, total)), cancellationToken);
                entries.Add(entry);
            }

            manifest = new BackupManifest
            {
                Format = BackupManifest.NewestFormat,
                Version = BackupManifest.ThisVersion,
                Made = snapshot.Taken,
                Layout = snapshot.Layout,
                Migrations = snapshot.Migrations,
                Counts = snapshot.Counts,
                OriginalsLeftOut = snapshot.OriginalsLeftOut,
                Missing = snapshot.Missing,
                Entries = entries,
            };
            await using Stream last = await zip.CreateEntry(BackupManifest.Name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
            await manifest.WriteAsync(last, cancellationToken);
        }

        sealing.Seal();
        encrypting?.Finish();
        return manifest;
    }

    private static async Task<BackupEntry> AddAsync(ZipArchive zip, string name, string source, Action<long> read, CancellationToken cancellationToken)
    {
        await using FileStream input = new(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        // Documents and pictures are packed already; trying again only takes time.
        bool packed = name.StartsWith("media/", StringComparison.Ordinal) || name.StartsWith("private/", StringComparison.Ordinal);
        DateTimeOffset modified = File.GetLastWriteTimeUtc(source);
        ZipArchiveEntry entry = zip.CreateEntry(name, packed ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        entry.LastWriteTime = modified.Year is >= 1980 and <= 2107 ? modified : new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        long bytes = 0;
        try
        {
            await using Stream output = await entry.OpenAsync(cancellationToken);
            int count;
            while ((count = await input.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, count);
                await output.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                bytes += count;
                read(count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new BackupEntry(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()), modified);
    }

    /// <summary>A file that its owner alone can read.</summary>
    internal static FileStreamOptions NewPrivateFile()
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 128 * 1024 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    internal static BackupException Explain(Exception exception, string place) => exception switch
    {
        // ENOSPC and EDQUOT on Unix; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL on Windows; SQLITE_FULL.
        IOException { HResult: 28 or 122 } or SqliteException { SqliteErrorCode: 13 } => new($"The disk is full, so {place} was not written. What was there before is as it was. Free some space, or choose another disk.", exception),
        IOException when OperatingSystem.IsWindows() && (exception.HResult & 0xFFFF) is 39 or 112 => new($"The disk is full, so {place} was not written. Free some space, or choose another disk.", exception),
        UnauthorizedAccessException => new($"This account may not read or write what is needed for {place}: {exception.Message} Run the command as the account that runs the site.", exception),
        SqliteException => new($"The database could not be copied: {exception.Message}", exception),
        _ => new($"{place} was not written: {exception.Message}", exception),
    };

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk is gone; the next backup of this name overwrites it.
        }
    }
}

/// <summary>A backup that was made and read back.</summary>
/// <param name="File">Its full path.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Manifest">What is in it.</param>
internal sealed record BackupMade(string File, long Bytes, BackupManifest Manifest);
