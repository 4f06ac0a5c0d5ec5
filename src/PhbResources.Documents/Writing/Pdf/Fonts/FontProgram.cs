namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>The part of a font that a document uses, in the form in which a PDF file holds it.</summary>
/// <param name="Name">Tag of six letters, plus sign and PostScript name: <c>ABCDEF+DejaVuSans</c>.</param>
/// <param name="Bytes">A TrueType font for <c>FontFile2</c>; the descendant is a <c>CIDFontType2</c> and the encoding <c>Identity-H</c>.</param>
/// <param name="Widths">Width of every code from 0 in 1/1000 em, to a tenth.</param>
/// <param name="CidToGid">Stream for <c>CIDToGIDMap</c>.</param>
/// <param name="ToUnicode">CMap stream that leads from codes to text.</param>
/// <param name="Flags">Of the font descriptor (ISO 32000-1, table 123).</param>
internal sealed record FontProgram(
    string Name, byte[] Bytes, double[] Widths, byte[] CidToGid, byte[] ToUnicode, int Flags);
