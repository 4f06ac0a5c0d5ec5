using System.Globalization;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Writing.Pdf.Files;

/// <summary>Writes the fonts of a document (ISO 32000-1 sections 9.6 to 9.10) after all its text has been drawn.</summary>
internal static class PdfFonts
{
    private const string Identity = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>";

    /// <summary>The fonts as entries of a resource dictionary.</summary>
    public static string Write(PdfFile file, UsedFonts fonts) =>
        string.Join(' ', fonts.All.Select(font => $"/{font.ResourceName} {Write(file, font)}"));

    private static PdfRef Write(PdfFile file, UsedFont font) => font switch
    {
        EmbeddedFont embedded => WriteEmbedded(file, embedded),
        ViewerFont viewer => file.Add($"<< /Type /Font /Subtype /Type1 /BaseFont /{font.Face.PostScriptName} /FirstChar {ViewerFont.FirstCode} /LastChar 255 "
            + $"/Widths [{string.Join(' ', viewer.Widths)}] /Encoding << /Type /Encoding /Differences [{viewer.Differences()}] >> >>"),
        _ => throw new NotSupportedException($"Nothing writes a {font.GetType().Name}."),
    };

    private static PdfRef WriteEmbedded(PdfFile file, EmbeddedFont font)
    {
        var program = font.Build();
        var metrics = font.Face.Metrics;
        var bytes = file.AddStream(program.Cids is null ? FormattableString.Invariant($"/Length1 {program.Bytes.Length}") : "/Subtype /CIDFontType0C", program.Bytes);
        var descriptor = file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /FontDescriptor /FontName /{program.Name} /Flags {program.Flags} /FontBBox [{metrics.Left} {metrics.Bottom} {metrics.Right} {metrics.Top}] "
            + $"/ItalicAngle {PdfSyntax.Number(metrics.ItalicAngle)} /Ascent {metrics.Ascent} /Descent {metrics.Descent} /CapHeight {metrics.CapHeight} /XHeight {metrics.XHeight} "
            + $"/StemV {metrics.StemWidth(font.Face.Style)} /{(program.Cids is null ? "FontFile2" : "FontFile3")} {bytes} >>"));
        var (kind, widths, map) = program.Cids is { } cids
            ? ("CIDFontType0", string.Join(' ', cids.Zip(program.Widths).DistinctBy(pair => pair.First).OrderBy(pair => pair.First).Select(pair => $"{pair.First} [{PdfSyntax.Number(pair.Second)}]")), "")
            : ("CIDFontType2", $"0 [{string.Join(' ', program.Widths.Select(PdfSyntax.Number))}]", $"/CIDToGIDMap {file.AddStream("", program.CidToGid)} ");
        var descendant = file.Add($"<< /Type /Font /Subtype /{kind} /BaseFont /{program.Name} /CIDSystemInfo {Identity} /FontDescriptor {descriptor} /DW 0 /W [{widths}] {map}>>");
        // Codes lead to character identifiers, and those to glyphs: of a TrueType font by its map, of outlines in CFF by the font itself, so there the codes have a map.
        var encoding = program.Cids is null ? "/Identity-H" : file.AddStream($"/Type /CMap /CMapName /{CodeMap.Name} /CIDSystemInfo {Identity}", CodeMap.Write(program.Cids)).ToString();
        return file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{program.Name} /Encoding {encoding} /DescendantFonts [{descendant}] /ToUnicode {file.AddStream("", program.ToUnicode)} >>");
    }
}
