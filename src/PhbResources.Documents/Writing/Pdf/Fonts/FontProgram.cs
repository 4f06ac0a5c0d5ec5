namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>The part of a font that a document uses, in the form in which a PDF file holds it.</summary>
/// <param name="Name">Tag of six letters, plus sign and PostScript name: <c>ABCDEF+DejaVuSans</c>.</param>
/// <param name="Bytes">A TrueType font for <c>FontFile2</c>, or outlines in CFF for <c>FontFile3</c>.</param>
/// <param name="Widths">Width of every code from 0 in 1/1000 em, to a tenth.</param>
/// <param name="CidToGid">For a TrueType font, whose codes are its character identifiers: stream for <c>CIDToGIDMap</c>.</param>
/// <param name="ToUnicode">CMap stream that leads from codes to text.</param>
/// <param name="Flags">Of the font descriptor (ISO 32000-1, table 123).</param>
internal sealed record FontProgram(
    string Name, byte[] Bytes, double[] Widths, byte[] CidToGid, byte[] ToUnicode, int Flags)
{
    /// <summary>For outlines in CFF, where it is the font that says which glyph a character identifier is: the identifier of every code. <c>null</c> for a TrueType font.</summary>
    public IReadOnlyList<int>? Cids { get; init; }
}
