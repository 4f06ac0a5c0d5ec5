using System.Buffers.Binary;
using System.Text;

namespace PhbResources.Documents.Inspection.Archives;

/// <summary>
/// Reads the directory of a zip file strictly (PKWARE APPNOTE 6.3.10, without zip64, encryption and parts of several disks, which
/// office files of up to 20 MB never need).
/// </summary>
internal sealed class ZipDirectory(byte[] file, InspectionRun run)
{
    private const uint LocalHeader = 0x04034b50;
    private const uint CentralHeader = 0x02014b50;
    private const uint EndRecord = 0x06054b50;
    private const uint Descriptor = 0x08074b50;
    private const int EndBytes = 22;
    private const int CentralBytes = 46;
    private const int LocalBytes = 30;

    public IReadOnlyList<ZipPart> Read()
    {
        var end = FindEnd();
        int disk = U16(end + 4), startDisk = U16(end + 6), here = U16(end + 8), count = U16(end + 10);
        uint size = U32(end + 12), start = U32(end + 16);
        if (disk != 0 || startDisk != 0 || here != count) throw Dishonest();
        if (count == 0) throw new InspectionStoppedException(InspectionRules.Zip);
        if (count > run.Limits.ZipEntries) throw new InspectionStoppedException(InspectionRules.TooManyParts);
        if (start + (long)size != end) throw Dishonest();

        var parts = new List<ZipPart>(count);
        var spans = new List<(int Start, int End)>(count);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = (int)start;
        for (var number = 0; number < count; number++)
        {
            run.Step();
            if (at + CentralBytes > end || U32(at) != CentralHeader) throw Dishonest();
            int nameLength = U16(at + 28), extra = U16(at + 30), comment = U16(at + 32);
            if (at + CentralBytes + nameLength + extra + comment > end) throw Dishonest();
            var part = Entry(at, nameLength, out var span);
            if (!names.Add(part.Name.TrimEnd('/'))) throw new InspectionStoppedException(InspectionRules.ZipDuplicates, "", part.Name);
            parts.Add(part);
            spans.Add(span);
            at += CentralBytes + nameLength + extra + comment;
        }

        if (at != end) throw Dishonest();
        spans.Sort();
        var expected = 0;
        foreach (var (from, to) in spans)
        {
            if (from != expected) throw Dishonest();
            expected = to;
        }

        if (expected != start) throw Dishonest();
        return parts;
    }

    private ZipPart Entry(int at, int nameLength, out (int Start, int End) span)
    {
        int flags = U16(at + 8), method = U16(at + 10);
        uint crc = U32(at + 16), packed = U32(at + 20), bytes = U32(at + 24), offset = U32(at + 42);
        var rawName = file.AsSpan(at + CentralBytes, nameLength);
        var name = Encoding.UTF8.GetString(rawName);
        if ((flags & 0x2041) != 0) throw new InspectionStoppedException(InspectionRules.Encrypted, "", name);
        if (method is not (0 or 8)) throw new InspectionStoppedException(InspectionRules.UnknownPart, "", name);
        CheckName(name);
        if (packed == uint.MaxValue || bytes == uint.MaxValue || offset == uint.MaxValue) throw Dishonest();
        if (offset + (long)LocalBytes > file.Length || U32((int)offset) != LocalHeader) throw Dishonest();

        var local = (int)offset;
        int localFlags = U16(local + 6), localMethod = U16(local + 8), localName = U16(local + 26), localExtra = U16(local + 28);
        uint localCrc = U32(local + 14), localPacked = U32(local + 18), localBytes = U32(local + 22);
        var start = (long)local + LocalBytes + localName + localExtra;
        if (start + packed > file.Length || localMethod != method || ((localFlags ^ flags) & 0x9) != 0) throw Dishonest();
        if (!file.AsSpan(local + LocalBytes, localName).SequenceEqual(rawName)) throw Dishonest();
        var trailing = (flags & 8) != 0;
        var unsaid = trailing && localCrc == 0 && localPacked is 0 or uint.MaxValue && localBytes is 0 or uint.MaxValue;
        if (!unsaid && (localCrc != crc || localPacked != packed || localBytes != bytes)) throw Dishonest();
        if (method == 0 && packed != bytes) throw Dishonest();
        var end = (int)(start + packed);
        if (trailing) end += DescriptorBytes(end, crc, packed, bytes);
        span = (local, end);
        return new ZipPart(name, method == 8, (int)start, (int)packed, bytes, crc);
    }

    /// <summary>After the data of a part written to a stream stand its checksum and sizes, with or without a mark, with short or long sizes.</summary>
    private int DescriptorBytes(int at, uint crc, uint packed, uint bytes)
    {
        var mark = at + 4 <= file.Length && U32(at) == Descriptor ? 4 : 0;
        if (at + mark + 20 <= file.Length && U32(at + mark) == crc && U64(at + mark + 4) == packed && U64(at + mark + 12) == bytes) return mark + 20;
        if (at + mark + 12 <= file.Length && U32(at + mark) == crc && U32(at + mark + 4) == packed && U32(at + mark + 8) == bytes) return mark + 12;
        throw Dishonest();
    }

    private int FindEnd()
    {
        for (var at = file.Length - EndBytes; at >= 0 && at >= file.Length - EndBytes - ushort.MaxValue; at--)
        {
            if (U32(at) != EndRecord) continue;
            // A comment would be a place to hide something in, and no office program writes one.
            if (at + EndBytes != file.Length || U16(at + 20) != 0) throw new InspectionStoppedException(at + EndBytes + U16(at + 20) == file.Length ? InspectionRules.ZipStructure : InspectionRules.Polyglot);
            return at;
        }

        throw new InspectionStoppedException(InspectionRules.Damaged);
    }

    /// <summary>Names that leave the folder that a file is unpacked to, or that differ between systems.</summary>
    private static void CheckName(string name)
    {
        var bad = name.Length is 0 or > 255 || name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Contains('\uFFFD')
            || name.Any(char.IsControl) || name.TrimEnd('/').Split('/').Any(step => step is "" or "." or "..");
        if (bad) throw new InspectionStoppedException(InspectionRules.ZipNames);
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private ulong U64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));

    private static InspectionStoppedException Dishonest() => new(InspectionRules.ZipStructure);
}
