using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using PhbResources.Web.Backups.Sealing;

namespace PhbResources.Web.Backups;

/// <summary>A backup that is there, to be checked and put back.</summary>
internal sealed class BackupFile : IAsyncDisposable
{
    private const string Again = "Copy it again from where it was made, or take another one.";

    private readonly Stream _content;
    private ZipArchive? _zip;

    private BackupFile(string path, Stream content, bool isEncrypted)
    {
        Path = path;
        _content = content;
        IsEncrypted = isEncrypted;
    }

    public string Path { get; }

    public bool IsEncrypted { get; }

    /// <summary>Opens it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="passphrase">Its passphrase, or <c>null</c> where none is known.</param>
    /// <exception cref="BackupException">It is not there, or it is encrypted and no passphrase is known.</exception>
    public static BackupFile Open(string path, string? passphrase)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
            try
            {
                return Of(path, file, passphrase);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BackupException($"There is no file {path}.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new BackupException($"{path} is a folder, or this account may not read it.", exception);
        }
    }

    /// <summary>A backup in a stream, which is closed with it.</summary>
    internal static BackupFile Of(string path, Stream file, string? passphrase)
    {
        if (EncryptionHeader.Read(file) is not { } header)
            return new BackupFile(path, file, isEncrypted: false);
        if (passphrase is null)
            throw new BackupException($"{path} is encrypted. Give its passphrase: --passphrase-file FILE, or the environment variable {Passphrase.Variable}.");
        return new BackupFile(path, new DecryptingStream(file, header, passphrase), isEncrypted: true);
    }

    /// <summary>Whether a file needs a passphrase.</summary>
    public static bool NeedsPassphrase(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
            return EncryptionHeader.Read(file) is not null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // Opening it says why.
        }
    }

    /// <summary>Reads all of it: not a bit may have changed since it was made.</summary>
    /// <returns>What is in it.</returns>
    /// <exception cref="BackupException">It was changed, is not whole, or is no backup.</exception>
    public async Task<BackupManifest> CheckAsync(IProgress<BackupStep>? progress, CancellationToken cancellationToken)
    {
        BackupManifest manifest = await OpenManifestAsync(progress, cancellationToken);
        long done = 0, total = manifest.Bytes;
        foreach (BackupEntry entry in manifest.Entries)
        {
            await CopyAsync(entry, Stream.Null, bytes => progress?.Report(new BackupStep("Checking", done += bytes, total)), cancellationToken);
        }

        return manifest;
    }

    /// <summary>Checks the seal over the whole file, and reads what is in it.</summary>
    /// <exception cref="BackupException">It was changed, is not whole, or is no backup.</exception>
    public async Task<BackupManifest> OpenManifestAsync(IProgress<BackupStep>? progress, CancellationToken cancellationToken)
    {
        try
        {
            if (!await SealingStream.HoldsAsync(_content, bytes => progress?.Report(new BackupStep("Checking the seal", bytes, _content.Length)), cancellationToken))
                throw new BackupException($"{Path} is no backup of this program, or it is damaged or not whole. {Again}");
            _zip = await ZipArchive.CreateAsync(_content, ZipArchiveMode.Read, leaveOpen: true, null, cancellationToken);
            await using Stream? stream = _zip.GetEntry(BackupManifest.Name) is { } entry ? await entry.OpenAsync(cancellationToken) : null;
            BackupManifest manifest = stream is null ? throw NotOurs() : await BackupManifest.ReadAsync(stream, cancellationToken) ?? throw NotOurs();
            if (manifest.Format > BackupManifest.NewestFormat)
                throw new BackupException($"{Path} was made by a later release ({manifest.Version}) in a way that this one ({BackupManifest.ThisVersion}) does not know. Use that release.");
            if (!_zip.Entries.Select(one => one.FullName).Where(name => name != BackupManifest.Name).Order(StringComparer.Ordinal).SequenceEqual(manifest.Entries.Select(one => one.Name).Order(StringComparer.Ordinal)))
                throw NotOurs();
            return manifest;
        }
        catch (CryptographicException exception)
        {
            throw new BackupException($"{Path} does not open: the passphrase is another one, or the file is damaged.", exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            throw new BackupException($"{Path} is no backup of this program. {Again}", exception);
        }
    }

    /// <summary>Copies a file of the backup out of it.</summary>
    /// <exception cref="BackupException">It is not what was put in.</exception>
    public async Task CopyAsync(BackupEntry entry, Stream output, Action<long> read, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using Stream input = await _zip!.GetEntry(entry.Name)!.OpenAsync(cancellationToken);
            long bytes = 0;
            int count;
            while ((count = await input.ReadAsync(buffer, cancellationToken)) > 0)
            {
                bytes += count;
                hash.AppendData(buffer, 0, count);
                await output.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                read(count);
            }

            if (bytes != entry.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != entry.Sha256)
                throw new BackupException($"{entry.Name} in {Path} is damaged. {Again}");
        }
        catch (Exception exception) when (exception is InvalidDataException or CryptographicException)
        {
            throw new BackupException($"{entry.Name} in {Path} is damaged. {Again}", exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_zip is not null)
            await _zip.DisposeAsync();
        await _content.DisposeAsync();
    }

    private BackupException NotOurs() => new($"{Path} is no backup of this program. {Again}");
}
