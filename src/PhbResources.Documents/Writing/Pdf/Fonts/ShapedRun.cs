namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Part of a line in one font, one direction and one span, in the order in which it is drawn: from left to right.</summary>
/// <param name="Face">Font of the glyphs; <c>null</c> for room that the layout draws in by itself.</param>
/// <param name="Span">Which of the paragraph's spans it belongs to.</param>
/// <param name="Start">Where its text starts in the paragraph's, in UTF-16 units.</param>
/// <param name="Length">Length of its text.</param>
/// <param name="RightToLeft">Its text is read from right to left.</param>
/// <param name="Glyphs">What is drawn, from the left. Positions are relative to each other and to the base line.</param>
/// <param name="Width">Sum of the advances in 1/1000 em.</param>
/// <param name="ActualText">What it says, where the glyphs' codes cannot tell: to be put round it as <c>/Span &lt;&lt; /ActualText … &gt;&gt;</c>.</param>
internal sealed record ShapedRun(
    FontFace? Face, int Span, int Start, int Length, bool RightToLeft, IReadOnlyList<ShapedGlyph> Glyphs, double Width, string? ActualText);

/// <summary>A glyph in its place.</summary>
/// <param name="Id">Number of the glyph in its font.</param>
/// <param name="Text">The text it stands for; empty for all but the first of several glyphs that stand for one text.</param>
/// <param name="Advance">How far the next glyph is, in 1/1000 em.</param>
/// <param name="X">How far it is drawn to the right of its place, in 1/1000 em.</param>
/// <param name="Y">How far it is drawn above the base line, in 1/1000 em.</param>
internal readonly record struct ShapedGlyph(ushort Id, string Text, double Advance, double X = 0, double Y = 0);

/// <summary>A line of a paragraph.</summary>
/// <param name="Start">Where its text starts in the paragraph's, in UTF-16 units.</param>
/// <param name="End">Where it ends; spaces and line ends at the end belong to it.</param>
/// <param name="Width">Width in 1/1000 em without the spaces at the end.</param>
/// <param name="Runs">What is drawn, from left to right. Spaces at the end are there, and stick out.</param>
internal sealed record ShapedLine(int Start, int End, double Width, IReadOnlyList<ShapedRun> Runs);
