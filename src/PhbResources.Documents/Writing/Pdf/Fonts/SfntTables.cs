using System.Buffers.Binary;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>
/// The tables of one font within a TrueType or OpenType file or collection (ISO/IEC 14496-22). Reads only what is asked for.
/// What lies outside the file reads as missing: font files come from anywhere.
/// </summary>
internal sealed class SfntTables
{
    private const uint Collection = 0x74746366;
    private const int LargestTableToScan = 4 << 20;
    private readonly Dictionary<string, (long Offset, int Length)> tables;

    private SfntTables(Dictionary<string, (long Offset, int Length)> tables) => this.tables = tables;

    public bool Has(string tag) => tables.TryGetValue(tag, out var table) && table.Length > 0;

    /// <summary>The bytes of a table, or none when it is missing or too large for what is read while looking through fonts.</summary>
    public byte[] Read(FileStream file, string tag)
    {
        if (!tables.TryGetValue(tag, out var table) || table.Length is <= 0 or > LargestTableToScan) return [];
        var bytes = new byte[table.Length];
        return RandomAccess.Read(file.SafeFileHandle, bytes, table.Offset) == bytes.Length ? bytes : [];
    }

    /// <summary>One set of tables for each font of the file; none when it is no font file.</summary>
    public static IReadOnlyList<SfntTables> OfFile(FileStream file)
    {
        var header = Bytes(file, 0, 12);
        if (header.Length < 12) return [];
        if (BinaryPrimitives.ReadUInt32BigEndian(header) != Collection) return OfFont(file, 0) is { } single ? [single] : [];

        var count = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8)), 256);
        var offsets = Bytes(file, 12, count * 4);
        var fonts = new List<SfntTables>();
        for (var at = 0; at + 4 <= offsets.Length; at += 4)
        {
            // One broken font would shift the indexes of those after it, so the rest of the file is left alone.
            if (OfFont(file, BinaryPrimitives.ReadUInt32BigEndian(offsets.AsSpan(at))) is not { } font) break;
            fonts.Add(font);
        }

        return fonts;
    }

    private static SfntTables? OfFont(FileStream file, long start)
    {
        var header = Bytes(file, start, 12);
        if (header.Length < 12) return null;
        var version = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (version is not (0x00010000 or 0x4F54544F or 0x74727565)) return null;
        var count = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(4));
        var records = Bytes(file, start + 12, count * 16);
        if (records.Length < count * 16) return null;
        var tables = new Dictionary<string, (long, int)>(StringComparer.Ordinal);
        for (var at = 0; at < records.Length; at += 16)
        {
            long offset = BinaryPrimitives.ReadUInt32BigEndian(records.AsSpan(at + 8));
            long length = BinaryPrimitives.ReadUInt32BigEndian(records.AsSpan(at + 12));
            if (offset + length > file.Length || length > int.MaxValue) continue;
            tables[System.Text.Encoding.Latin1.GetString(records, at, 4)] = (offset, (int)length);
        }

        return new SfntTables(tables);
    }

    private static byte[] Bytes(FileStream file, long offset, int length)
    {
        if (offset < 0 || length <= 0 || offset + length > file.Length) return [];
        var bytes = new byte[length];
        return RandomAccess.Read(file.SafeFileHandle, bytes, offset) == length ? bytes : [];
    }
}
