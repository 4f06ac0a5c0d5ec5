using System.Globalization;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Writing.Pdf.Files;

/// <summary>Writes the fonts of a document (ISO 32000-1 sections 9.6 to 9.10) after all its text has been drawn.</summary>
internal static class PdfFonts
{
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
        var bytes = file.AddStream(FormattableString.Invariant($"/Length1 {program.Bytes.Length}"), program.Bytes);
        var descriptor = file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /FontDescriptor /FontName /{program.Name} /Flags {program.Flags} /FontBBox [{metrics.Left} {metrics.Bottom} {metrics.Right} {metrics.Top}] "
            + $"/ItalicAngle {PdfSyntax.Number(metrics.ItalicAngle)} /Ascent {metrics.Ascent} /Descent {metrics.Descent} /CapHeight {metrics.CapHeight} /XHeight {metrics.XHeight} "
            + $"/StemV {metrics.StemWidth(font.Face.Style)} /FontFile2 {bytes} >>"));
        var descendant = file.Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{program.Name} "
            + $"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} /DW 0 /W [0 [{string.Join(' ', program.Widths.Select(PdfSyntax.Number))}]] "
            + $"/CIDToGIDMap {file.AddStream("", program.CidToGid)} >>");
        return file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{program.Name} /Encoding /Identity-H /DescendantFonts [{descendant}] /ToUnicode {file.AddStream("", program.ToUnicode)} >>");
    }
}
