namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>The characters a font has, read from its <c>cmap</c> table (ISO/IEC 14496-22, 5.2.1).</summary>
internal sealed class Coverage
{
    private const int LastCodePoint = 0x10FFFF;
    private const int MostRanges = 100_000;
    private readonly int[] firsts;
    private readonly int[] lasts;

    private Coverage(List<(int First, int Last)> ranges)
    {
        ranges.Sort();
        firsts = [.. ranges.Select(range => range.First)];
        lasts = [.. ranges.Select(range => range.Last)];
        // Overlaps are against the rules but harmless: each end becomes the furthest so far.
        for (var at = 1; at < lasts.Length; at++) lasts[at] = Math.Max(lasts[at], lasts[at - 1] >= firsts[at] ? lasts[at - 1] : 0);
    }

    /// <summary>No characters at all.</summary>
    public static Coverage None { get; } = new([]);

    public bool Has(int codePoint)
    {
        var at = Array.BinarySearch(firsts, codePoint);
        if (at < 0) at = ~at - 1;
        return at >= 0 && codePoint <= lasts[at];
    }

    public static Coverage Read(ReadOnlySpan<byte> cmap)
    {
        var table = new TableReader(cmap);
        var best = (Offset: 0L, Rank: 0);
        int subtables = table.UInt16(2);
        for (var at = 0; at < subtables; at++)
        {
            var record = 4 + (at * 8);
            var rank = Rank(table.UInt16(record), table.UInt16(record + 2), table.UInt16(table.UInt32(record + 4)));
            if (rank > best.Rank) best = (table.UInt32(record + 4), rank);
        }

        var ranges = new List<(int, int)>();
        if (best.Rank > 0)
        {
            if (table.UInt16(best.Offset) == 4) ReadFormat4(table, best.Offset, ranges);
            else ReadFormat12(table, best.Offset, ranges);
        }

        return new Coverage(ranges);
    }

    /// <summary>Full Unicode before the first 65,536 characters; 0 for encodings other than Unicode.</summary>
    private static int Rank(int platform, int encoding, int format) => (platform, encoding, format) switch
    {
        (3, 10, 12) or (0, 4 or 6, 12) => 2,
        (3, 1, 4) or (0, <= 4, 4) => 1,
        _ => 0,
    };

    private static void ReadFormat4(TableReader table, long start, List<(int, int)> ranges)
    {
        var twice = table.UInt16(start + 6) & ~1;
        // Rightly made, the segments do not overlap; wrongly made ones would have us walk through all characters for each of thousands.
        var budget = 4 * 0x10000;
        for (var at = 0; at < twice && budget > 0; at += 2)
        {
            int last = table.UInt16(start + 14 + at), first = table.UInt16(start + 16 + twice + at);
            int delta = table.UInt16(start + 16 + (2 * twice) + at);
            var offsetAt = start + 16 + (3 * twice) + at;
            int offset = table.UInt16(offsetAt);
            if (first > last) continue;
            budget -= last - first;
            for (int code = first, open = -1; code <= last + 1 && ranges.Count < MostRanges; code++)
            {
                var glyph = code > last || code == 0xFFFF ? 0
                    : offset == 0 ? (code + delta) & 0xFFFF
                    : table.UInt16(offsetAt + offset + (2 * (code - first)));
                if (glyph != 0 && open < 0) open = code;
                if (glyph == 0 && open >= 0)
                {
                    ranges.Add((open, code - 1));
                    open = -1;
                }
            }
        }
    }

    private static void ReadFormat12(TableReader table, long start, List<(int, int)> ranges)
    {
        var groups = Math.Min(table.UInt32(start + 12), MostRanges);
        for (var group = 0; group < groups; group++)
        {
            var at = start + 16 + (group * 12L);
            if (at + 12 > table.Length) return;
            long first = table.UInt32(at), last = table.UInt32(at + 4);
            if (table.UInt32(at + 8) == 0) first++;
            if (first <= last && last <= LastCodePoint) ranges.Add(((int)first, (int)last));
        }
    }
}
