using System.Globalization;
using System.Text;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Writes the CMap that leads from codes to text (ISO 32000-1, 9.10.3).</summary>
internal static class ToUnicode
{
    /// <summary>Entries that may be in one section.</summary>
    private const int Section = 100;

    /// <summary>Texts longer than this are told by ActualText; a CMap entry holds 512 bytes.</summary>
    private const int LongestText = 250;

    /// <param name="texts">Text of every code from 0; that of code 0 is left out.</param>
    public static byte[] Write(IEnumerable<string> texts)
    {
        var entries = texts.Select((text, code) => (code, text)).Skip(1).ToArray();
        var cmap = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        foreach (var section in entries.Chunk(Section))
        {
            cmap.Append(CultureInfo.InvariantCulture, $"{section.Length} beginbfchar\n");
            foreach (var (code, text) in section)
            {
                cmap.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <");
                foreach (var unit in Clean(text)) cmap.Append(CultureInfo.InvariantCulture, $"{(int)unit:X4}");
                cmap.Append(">\n");
            }

            cmap.Append("endbfchar\n");
        }

        cmap.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return Encoding.ASCII.GetBytes(cmap.ToString());
    }

    /// <summary>Text that a CMap may hold. The second glyph of a text says nothing: a space without width.</summary>
    private static string Clean(string text)
    {
        if (text.Length == 0) return "\u200B";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length < LongestText) clean.Append(rune.Value is 0 or 0xFEFF or 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }
}
