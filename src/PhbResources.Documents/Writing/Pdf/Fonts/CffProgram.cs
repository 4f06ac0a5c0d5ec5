using System.Buffers.Binary;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>The outlines of an OpenType font in the Compact Font Format (Adobe Technical Note 5176), as a PDF file holds them by themselves.</summary>
/// <param name="Bytes">The table <c>CFF </c>.</param>
/// <param name="Names">
/// For a font whose glyphs are named by number (CID-keyed, as fonts for Chinese, Japanese and Korean are) the number of each; <c>null</c> for others, whose glyphs a PDF names by
/// their place in the font (ISO 32000-1 section 9.7.4.2).
/// </param>
internal sealed record CffProgram(byte[] Bytes, IReadOnlyList<int>? Names)
{
    private const uint Tag = 0x43464620;
    private const int Charset = 15, CharStrings = 17, Registry = (12 << 8) | 30;

    /// <summary>The outlines of a font file, or <c>null</c> where it has none in this format, or they are broken.</summary>
    public static CffProgram? Of(byte[] font)
    {
        var file = new TableReader(font);
        for (var at = 0; at < file.UInt16(4); at++)
        {
            var record = 12 + (at * 16L);
            if (file.UInt32(record) == Tag) return Read(file.Slice(file.UInt32(record + 8), (int)Math.Min(file.UInt32(record + 12), int.MaxValue)).ToArray());
        }

        return null;
    }

    /// <summary>The name of a glyph in a PDF file.</summary>
    public int NameOf(int glyph) => Names is null ? glyph : glyph < Names.Count ? Names[glyph] : 0;

    private static CffProgram? Read(byte[] bytes)
    {
        var table = new TableReader(bytes);
        if (table.UInt8(0) != 1) return null;
        var names = Index(table, table.UInt8(2));
        var dictionaries = Index(table, names.End);
        if (dictionaries.Count != 1) return null;
        var top = Dictionary(table.Slice(dictionaries.First, dictionaries.FirstLength));
        if (!top.TryGetValue(CharStrings, out var outlines) || Index(table, outlines).Count is var glyphs && glyphs == 0) return null;
        if (!top.ContainsKey(Registry)) return new CffProgram(bytes, null);
        return ReadNames(table, top.GetValueOrDefault(Charset), glyphs) is { } numbers ? new CffProgram(bytes, numbers) : null;
    }

    /// <summary>Note 5176, chapter 5: how many objects, where and how long the first is, and what comes after all.</summary>
    private static (int Count, long First, int FirstLength, long End) Index(TableReader table, long at)
    {
        int count = table.UInt16(at), size = table.UInt8(at + 2);
        if (count == 0 || size is 0 or > 4) return (0, 0, 0, at + 2);
        var data = at + 3 + ((count + 1L) * size) - 1;
        return (count, data + Offset(table, 0), (int)(Offset(table, 1) - Offset(table, 0)), data + Offset(table, count));

        long Offset(TableReader from, int number)
        {
            long offset = 0;
            for (var part = 0; part < size; part++) offset = (offset << 8) | from.UInt8(at + 3 + ((long)number * size) + part);
            return offset;
        }
    }

    /// <summary>Chapter 4: the last whole number before each operator.</summary>
    private static Dictionary<int, int> Dictionary(ReadOnlySpan<byte> data)
    {
        var entries = new Dictionary<int, int>();
        var last = 0;
        for (var at = 0; at < data.Length;)
        {
            int first = data[at++];
            switch (first)
            {
                case 12 when at < data.Length:
                    entries[(12 << 8) | data[at++]] = last;
                    break;
                case <= 21:
                    entries[first] = last;
                    break;
                case 28 when at + 2 <= data.Length:
                    last = BinaryPrimitives.ReadInt16BigEndian(data[at..]);
                    at += 2;
                    break;
                case 29 when at + 4 <= data.Length:
                    last = BinaryPrimitives.ReadInt32BigEndian(data[at..]);
                    at += 4;
                    break;
                case 30: // A number with a fraction: half bytes up to one of 15.
                    while (at < data.Length && (data[at] & 0xF) != 0xF && data[at] >> 4 != 0xF) at++;
                    at++;
                    break;
                case >= 32 and <= 246:
                    last = first - 139;
                    break;
                case >= 247 and <= 250 when at < data.Length:
                    last = ((first - 247) * 256) + data[at++] + 108;
                    break;
                case >= 251 and <= 254 when at < data.Length:
                    last = -((first - 251) * 256) - data[at++] - 108;
                    break;
            }
        }

        return entries;
    }

    /// <summary>Chapter 13. Glyph 0 has no entry.</summary>
    private static int[]? ReadNames(TableReader table, int at, int glyphs)
    {
        var names = new int[glyphs];
        int format = table.UInt8(at), glyph = 1;
        if (at <= 2 || format > 2) return null;
        for (long entry = at + 1; glyph < glyphs;)
        {
            if (entry + 2 > table.Length) return null;
            int first = table.UInt16(entry), more = format switch { 0 => 0, 1 => table.UInt8(entry + 2), _ => table.UInt16(entry + 2) };
            for (var next = 0; next <= more && glyph < glyphs; next++) names[glyph++] = first + next;
            entry += 2 + format;
        }

        return names;
    }
}
