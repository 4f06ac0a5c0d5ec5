using System.Globalization;
using System.Text;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Writes the CMap that leads from codes to the character identifiers of a font (ISO 32000-1, 9.7.5.4).</summary>
internal static class CodeMap
{
    public const string Name = "Codes";

    /// <summary>Entries that may be in one section.</summary>
    private const int Section = 100;

    /// <param name="cids">The identifier of every code from 0.</param>
    public static byte[] Write(IReadOnlyList<int> cids)
    {
        var cmap = new StringBuilder($"""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def
            /CMapName /{Name} def
            /CMapType 1 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        foreach (var section in cids.Index().Chunk(Section))
        {
            cmap.Append(CultureInfo.InvariantCulture, $"{section.Length} begincidchar\n");
            foreach (var (code, cid) in section) cmap.Append(CultureInfo.InvariantCulture, $"<{code:X4}> {cid}\n");
            cmap.Append("endcidchar\n");
        }

        cmap.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return Encoding.ASCII.GetBytes(cmap.ToString());
    }
}
