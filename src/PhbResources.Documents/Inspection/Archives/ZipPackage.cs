using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.IO.Hashing;

namespace PhbResources.Documents.Inspection.Archives;

/// <summary>
/// A zip file that has been found to be honest: one directory, parts one after the other without gaps or overlaps, sizes and
/// checksums that are true, names that stay inside. Programs that read zip files differ in what they do otherwise, and attacks live from that.
/// </summary>
internal sealed class ZipPackage
{
    private const int HeadBytes = 128 * 1024;
    private readonly byte[] file;
    private readonly Dictionary<string, ZipPart> byName;

    private ZipPackage(byte[] file, IReadOnlyList<ZipPart> parts)
    {
        this.file = file;
        Parts = parts;
        byName = parts.ToDictionary(part => part.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<ZipPart> Parts { get; }

    /// <summary>Reads the directory and unpacks every part once, keeping only the beginnings.</summary>
    /// <exception cref="InspectionStoppedException">It is not honest, or too large.</exception>
    public static ZipPackage Open(byte[] file, InspectionRun run)
    {
        var package = new ZipPackage(file, new ZipDirectory(file, run).Read());
        foreach (var part in package.Parts) package.Verify(part, run);
        return package;
    }

    public bool Has(string name) => byName.ContainsKey(name);

    public bool TryFind(string name, [NotNullWhen(true)] out ZipPart? part) => byName.TryGetValue(name, out part);

    public Stream Open(ZipPart part)
    {
        var data = new MemoryStream(file, part.Start, part.PackedBytes, writable: false);
        return part.Packed ? new DeflateStream(data, CompressionMode.Decompress) : data;
    }

    /// <summary>A whole part. For small ones: what is larger than <paramref name="most"/> bytes stops the inspection.</summary>
    public byte[] Read(ZipPart part, int most)
    {
        if (part.Bytes > most) throw new InspectionStoppedException(InspectionRules.ZipBomb, "", part.Name);
        var content = new byte[part.Bytes];
        using var stream = Open(part);
        stream.ReadExactly(content);
        return content;
    }

    private void Verify(ZipPart part, InspectionRun run)
    {
        if (part.Bytes > run.Limits.ZipEntryBytes) throw new InspectionStoppedException(InspectionRules.ZipBomb, "", part.Name);
        if (part.Bytes > 1024 * 1024 && part.Bytes / Math.Max(1, part.PackedBytes) > run.Limits.ZipRatio) throw new InspectionStoppedException(InspectionRules.ZipBomb, "", part.Name);
        var crc = new Crc32();
        var buffer = new byte[32 * 1024];
        var head = new MemoryStream((int)Math.Min(part.Bytes, HeadBytes));
        long total = 0;
        try
        {
            using var stream = Open(part);
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                run.Step(64);
                run.Unpacked(read);
                total += read;
                if (total > part.Bytes) throw Dishonest(part);
                crc.Append(buffer.AsSpan(0, read));
                if (head.Length < HeadBytes) head.Write(buffer, 0, (int)Math.Min(read, HeadBytes - head.Length));
            }
        }
        catch (InvalidDataException)
        {
            throw new InspectionStoppedException(InspectionRules.Damaged, "", part.Name);
        }

        if (total != part.Bytes) throw Dishonest(part);
        if (crc.GetCurrentHashAsUInt32() != part.Crc) throw new InspectionStoppedException(InspectionRules.Damaged, "", part.Name);
        part.Head = head.ToArray();
    }

    private static InspectionStoppedException Dishonest(ZipPart part) => new(InspectionRules.ZipStructure, "", part.Name);
}
