using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PhbResources.Core.Exports.Importing;

/// <summary>
/// An export that was found whole: every file that its checksums name is there as it was written, and the index follows its schema. It may come from
/// anybody, so nothing outside of its folder is looked at, and nothing is read that is larger than it can be.
/// </summary>
public sealed class CheckedExport
{
    /// <summary>Most files: far more than the largest library has.</summary>
    private const int MostFiles = 5_000_000;

    /// <summary>Largest file of any sort, in bytes.</summary>
    private const long LargestFile = 512L * 1024 * 1024;

    /// <summary>Largest text that is read at once, in bytes.</summary>
    private const long LargestText = 32L * 1024 * 1024;

    private const string Again = "Make the export again, or copy it again from where it was made.";

    private readonly HashSet<string> _files;

    private CheckedExport(string folder, ExportIndex index, HashSet<string> files) => (Folder, Index, _files) = (folder, index, files);

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    /// <summary>What its index says.</summary>
    public ExportIndex Index { get; }

    /// <summary>Whether it has a file.</summary>
    public bool Has(string path) => _files.Contains(path);

    /// <summary>Looks at all of an export.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="progress">Told how many bytes were read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ExportException">It is no export, or not whole.</exception>
    public static async Task<CheckedExport> ReadAsync(string folder, Action<long>? progress, CancellationToken cancellationToken)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(folder))
            throw new ExportException($"There is no folder {folder} that the account of the site can look into.");
        if (!File.Exists(Path.Combine(folder, ExportFolder.ChecksumsName)))
            throw new ExportException($"There is no {ExportFolder.ChecksumsName} in {folder}: it is no export, or one that was not finished. {Again}");
        try
        {
            HashSet<string> files = await VerifyAsync(folder, progress, cancellationToken);
            if (!files.Contains(ExportIndex.FileName))
                throw new ExportException($"The export has no {ExportIndex.FileName}. {Again}");
            await using FileStream stream = File.OpenRead(Path.Combine(folder, ExportIndex.FileName));
            ExportIndex index = await JsonSerializer.DeserializeAsync<ExportIndex>(stream, ExportJson.Options, cancellationToken) ?? throw new JsonException("It is empty.");
            return new CheckedExport(folder, index, files);
        }
        catch (JsonException exception)
        {
            throw new ExportException($"{ExportIndex.FileName} does not follow its schema: {Said(exception)} {Again}", exception);
        }
        catch (Exception exception) when (exception is not ExportException and (IOException or UnauthorizedAccessException))
        {
            throw new ExportException($"The export cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The text of a file.</summary>
    internal async Task<string> TextAsync(string path, CancellationToken cancellationToken) => new UTF8Encoding(false, throwOnInvalidBytes: false).GetString(await BytesAsync(path, LargestText, cancellationToken)).TrimStart('\uFEFF');

    /// <summary>The content of a file.</summary>
    /// <exception cref="ExportException">It is not there, or too large.</exception>
    internal async Task<byte[]> BytesAsync(string path, long most, CancellationToken cancellationToken)
    {
        if (!Has(path))
            throw new ExportException($"The export has no file {path}. {Again}");
        FileInfo file = new(PathOf(Folder, path));
        return file.Length <= most ? await File.ReadAllBytesAsync(file.FullName, cancellationToken) : throw new ExportException($"The file {path} is larger than such a file can be.");
    }

    /// <summary>The posts of a discussion.</summary>
    internal async Task<ExportedPosts> PostsAsync(ExportedThread thread, CancellationToken cancellationToken)
    {
        string path = $"{thread.Folder}/{ExportedPosts.FileName}";
        try
        {
            return JsonSerializer.Deserialize<ExportedPosts>(await BytesAsync(path, LargestText, cancellationToken), ExportJson.Options) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException exception)
        {
            throw new ExportException($"{path} does not follow its schema: {Said(exception)} {Again}", exception);
        }
    }

    private static async Task<HashSet<string>> VerifyAsync(string folder, Action<long>? progress, CancellationToken cancellationToken)
    {
        HashSet<string> files = new(StringComparer.Ordinal);
        HashSet<string> folders = new(StringComparer.Ordinal);
        using StreamReader lines = new(Path.Combine(folder, ExportFolder.ChecksumsName), Encoding.UTF8);
        byte[] buffer = new byte[256 * 1024];
        long done = 0;
        int number = 0;
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (++number > MostFiles)
                throw new ExportException($"{ExportFolder.ChecksumsName} names more files than an export can have.");
            // As sha256sum writes it: the checksum, two spaces, the name.
            if (line.Length < 67 || line[64] != ' ' || line[65] is not (' ' or '*') || !line[..64].All(char.IsAsciiHexDigit))
                throw new ExportException(string.Create(CultureInfo.InvariantCulture, $"Line {number} of {ExportFolder.ChecksumsName} is no checksum. {Again}"));
            string path = line[66..];
            if (!ExportNames.IsSafePath(path))
                throw new ExportException($"{ExportFolder.ChecksumsName} names “{Plain(path)}”, which is no name for a file of an export. Nothing was brought in. Ask whoever gave you this folder.");
            if (!files.Add(path))
                throw new ExportException($"{ExportFolder.ChecksumsName} names {path} twice. {Again}");
            FileInfo file = Real(folder, path, folders);
            if (!file.Exists)
                throw new ExportException($"The file {path} is missing. {Again}");
            if (file.Length > LargestFile)
                throw new ExportException($"The file {path} is larger than any file of an export. Nothing was brought in.");
            if (!string.Equals(await HashOfAsync(file, buffer, cancellationToken), line[..64], StringComparison.OrdinalIgnoreCase))
                throw new ExportException($"The file {path} is not as it was written. {Again}");
            progress?.Invoke(done += file.Length);
        }

        return files;
    }

    // A link could lead out of the folder, to what only the account of the site may read.
    private static FileInfo Real(string folder, string path, HashSet<string> folders)
    {
        for (int slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            string above = path[..slash];
            if (folders.Add(above) && new DirectoryInfo(PathOf(folder, above)).LinkTarget is not null)
                throw new ExportException($"{above} is a link. An export has none. Nothing was brought in.");
        }

        FileInfo file = new(PathOf(folder, path));
        return file.LinkTarget is null && (file.Attributes & (FileAttributes.Device | FileAttributes.ReparsePoint)) == 0 || !file.Exists
            ? file : throw new ExportException($"{path} is a link. An export has none. Nothing was brought in.");
    }

    private static async Task<string> HashOfAsync(FileInfo file, byte[] buffer, CancellationToken cancellationToken)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using FileStream stream = new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            hash.AppendData(buffer, 0, count);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string PathOf(string folder, string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));

    private static string Said(JsonException exception) => $"{exception.Message.Split(" Path:")[0].Split(" LineNumber:")[0]}{(exception.Path is { Length: > 0 } path ? $" It is at {Plain(path)}." : "")}";

    /// <summary>What stands in somebody else's file must not move the cursor of a terminal.</summary>
    internal static string Plain(string text)
    {
        string plain = string.Concat(text.Select(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format ? ' ' : letter));
        return plain.Length <= 120 ? plain : plain[..119] + "…";
    }
}
