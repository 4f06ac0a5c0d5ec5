using System.Text;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>What a font says of itself, read without loading its glyphs.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Index">Its place in a collection, 0 for a file of one font.</param>
/// <param name="Family">Family name.</param>
/// <param name="PostScriptName">PostScript name, cleaned of what PDF names cannot hold.</param>
/// <param name="Style">Bold, italic, both or neither.</param>
/// <param name="IsPlain">Of ordinary weight for its style and neither condensed nor expanded.</param>
/// <param name="Metrics">Measures of the whole font.</param>
/// <param name="Glyphs">How many glyphs it has, to tell fonts of one name apart.</param>
internal sealed record FontDescription(
    string Path, int Index, string Family, string PostScriptName, FontStyle Style, bool IsPlain, FontMetrics Metrics, int Glyphs)
{
    /// <summary>True for outlines in CFF.</summary>
    public bool IsCff { get; init; }

    private const int Semibold = 600;

    /// <summary>Every font of a file that may be embedded and drawn in one colour; none when the file is broken.</summary>
    public static IReadOnlyList<FontDescription> OfFile(string path)
    {
        try
        {
            using var file = Open(path);
            var fonts = SfntTables.OfFile(file);
            return [.. fonts.Select((tables, index) => Read(file, path, index, tables)).OfType<FontDescription>()];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return [];
        }
    }

    /// <summary>The characters of a font; none when its file has gone or is broken.</summary>
    public Coverage ReadCoverage()
    {
        try
        {
            using var file = Open(Path);
            return SfntTables.OfFile(file) is var fonts && Index < fonts.Count ? Coverage.Read(fonts[Index].Read(file, "cmap")) : Coverage.None;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Coverage.None;
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static FontDescription? Read(FileStream file, string path, int index, SfntTables tables)
    {
        // PDF files have no place for outlines in CFF2, as variable fonts have them; fonts with pictures cannot be drawn in one colour.
        string[] needed = ["hmtx", "maxp", "hhea", "cmap"];
        if (!Array.TrueForAll(needed, tables.Has) || !((tables.Has("glyf") && tables.Has("loca")) || tables.Has("CFF ")) || tables.Has("sbix")) return null;

        var os2 = tables.Read(file, "OS/2");
        var look = new TableReader(os2);
        if (!MayBeEmbedded(look.UInt16(8))) return null;
        var head = new TableReader(tables.Read(file, "head"));
        int unitsPerEm = head.UInt16(18);
        if (unitsPerEm is < 16 or > 16384) return null;
        var (family, postScript) = Names(tables.Read(file, "name"));
        if (family.Length == 0) return null;

        var selection = look.UInt16(62);
        var weight = look.UInt16(4);
        var macStyle = head.UInt16(44);
        var bold = (selection & 0x20) != 0 || (macStyle & 1) != 0 || weight >= Semibold;
        var italic = (selection & 0x201) != 0 || (macStyle & 2) != 0;
        var style = (bold ? FontStyle.Bold : 0) | (italic ? FontStyle.Italic : 0);
        var plain = os2.Length == 0 || (look.UInt16(6) is 0 or 5 && (bold ? weight is 0 or 700 : weight is 0 or 400));
        var metrics = ReadMetrics(look, head, new TableReader(tables.Read(file, "hhea")), new TableReader(tables.Read(file, "post")), unitsPerEm, family);
        return new FontDescription(path, index, family, postScript, style, plain, metrics, new TableReader(tables.Read(file, "maxp")).UInt16(4)) { IsCff = !tables.Has("glyf") };
    }

    /// <summary>
    /// The maker's licence as the font states it in <c>fsType</c> (ISO/IEC 14496-22, OS/2 table): restricted fonts, fonts that may not be cut down
    /// and fonts that may only be embedded as pictures are left alone. Of several usage bits the most generous counts.
    /// </summary>
    internal static bool MayBeEmbedded(int fsType) => (fsType & 0x300) == 0 && (fsType & 0xE) != 2;

    private static FontMetrics ReadMetrics(TableReader os2, TableReader head, TableReader hhea, TableReader post, int unitsPerEm, string family)
    {
        int Em(int units) => (int)Math.Round(units * 1000.0 / unitsPerEm);
        var (ascent, descent) = (Em(hhea.Int16(4)), Em(hhea.Int16(6)));
        if (ascent <= 0) (ascent, descent) = (Em(os2.Int16(68)), Em(os2.Int16(70)));
        if (ascent is <= 0 or > 4000 || descent is > 0 or < -4000) (ascent, descent) = (900, -250);
        var modern = os2.UInt16(0) >= 2;
        var capHeight = modern && os2.Int16(88) > 0 ? Em(os2.Int16(88)) : 700;
        var xHeight = modern && os2.Int16(86) > 0 ? Em(os2.Int16(86)) : 500;
        var angle = Math.Clamp((int)post.UInt32(4) / 65536.0, -90, 90);
        // Family class 1 to 5 and 7 are serifs; many fonts leave it at 0, so the name has a say too.
        var serif = os2.UInt8(30) is (>= 1 and <= 5) or 7 || (family.Contains("Serif", StringComparison.OrdinalIgnoreCase) && !family.Contains("Sans", StringComparison.OrdinalIgnoreCase));
        return new FontMetrics(ascent, descent, capHeight, xHeight, angle,
            Em(head.Int16(36)), Em(head.Int16(38)), Em(head.Int16(40)), Em(head.Int16(42)), post.UInt32(12) != 0, serif);
    }

    private static (string Family, string PostScript) Names(byte[] bytes)
    {
        var table = new TableReader(bytes);
        var (family, best, postScript) = ("", 0, "");
        long strings = table.UInt16(4);
        int count = table.UInt16(2);
        for (var at = 0; at < count; at++)
        {
            var record = 6 + (at * 12L);
            var (platform, language, id) = (table.UInt16(record), table.UInt16(record + 4), table.UInt16(record + 6));
            if (platform is not (0 or 1 or 3) || id is not (1 or 6 or 16)) continue;
            var raw = table.Slice(strings + table.UInt16(record + 10), table.UInt16(record + 8));
            var text = Clean(platform == 1 ? Encoding.Latin1.GetString(raw) : Encoding.BigEndianUnicode.GetString(raw));
            if (text.Length == 0) continue;
            // English before other languages, typographic families (16) before those of four styles at most (1).
            var rank = (platform == 3 && language == 0x409 ? 4 : platform == 1 ? 2 : 1) + (id == 16 ? 4 : 0);
            if (id == 6 && (postScript.Length == 0 || platform == 3)) postScript = text;
            if (id != 6 && rank > best) (family, best) = (text, rank);
        }

        var name = string.Concat((postScript.Length > 0 ? postScript : family).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
        return (family, name.Length == 0 ? "Font" : name[..Math.Min(name.Length, 60)]);
    }

    private static string Clean(string name) => new string([.. name.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter))]).Trim();
}
