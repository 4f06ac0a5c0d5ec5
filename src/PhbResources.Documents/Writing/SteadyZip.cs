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
        using var result = new MemoryStream((int)package.Length / 4);
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var source in from.Entries)
            {
                var entry = to.CreateEntry(source.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(DateFor(date), TimeOnly.MinValue, TimeSpan.Zero);
                using var reading = source.Open();
                using var writing = entry.Open();
                reading.CopyTo(writing);
            }
        }

        result.WriteTo(output);
    }
}
