using System.IO.Compression;

namespace PhbResources.Documents.Writing;

/// <summary>Zip files that depend on nothing but their content: office files are zip files, and zip entries carry the time of writing.</summary>
internal static class SteadyZip
{
    /// <summary>The first moment that zip can name.</summary>
    private static readonly DateOnly Earliest = new(1980, 1, 1);

    /// <summary>A date that fits into a zip file.</summary>
    public static DateOnly DateFor(DateOnly date) => date < Earliest ? Earliest : date;

    /// <summary>Writes the entries of <paramref name="package"/> again, compressed and dated.</summary>
    public static void Copy(Stream package, DateOnly date, Stream output)
    {
        package.Position = 0;
        using var from = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        Write(output, (int)package.Length / 4, to =>
        {
            foreach (var source in from.Entries)
            {
                using var reading = source.Open();
                using var writing = Create(to, source.FullName, date, CompressionLevel.Optimal);
                reading.CopyTo(writing);
            }
        });
    }

    /// <summary>Writes parts in their order, dated; the first as it is, for formats that are known by their first bytes, the others compressed.</summary>
    public static void Write(IReadOnlyList<(string Name, Action<Stream> Write)> parts, DateOnly date, Stream output) => Write(output, 16 * 1024, to =>
    {
        for (var at = 0; at < parts.Count; at++)
        {
            using var writing = Create(to, parts[at].Name, date, at == 0 ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
            parts[at].Write(writing);
        }
    });

    /// <summary>Through memory, because only a stream that can be sought gives entries without trailing sizes.</summary>
    private static void Write(Stream output, int capacity, Action<ZipArchive> fill)
    {
        using var result = new MemoryStream(capacity);
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true)) fill(to);
        result.WriteTo(output);
    }

    private static Stream Create(ZipArchive zip, string name, DateOnly date, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = new DateTimeOffset(DateFor(date), TimeOnly.MinValue, TimeSpan.Zero);
        return entry.Open();
    }
}
