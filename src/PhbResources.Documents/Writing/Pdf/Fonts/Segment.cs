using HarfBuzzSharp;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Part of a paragraph in one span, font, script and direction within which no line ends but in an emergency.</summary>
/// <param name="Start">Where it starts in the paragraph's text.</param>
/// <param name="Length">Its length.</param>
/// <param name="Span">Which of the spans it belongs to.</param>
/// <param name="Level">Depth of embedding (UAX #9); odd from right to left.</param>
/// <param name="Before">Whether a line may end before it.</param>
/// <param name="IsSpace">It is only spaces and line ends, so it may stick out of the line.</param>
/// <param name="Face">Its font; <c>null</c> for line ends and what the layout draws by itself.</param>
/// <param name="Script">Its script.</param>
/// <param name="Word">Its glyphs.</param>
internal readonly record struct Segment(
    int Start, int Length, int Span, byte Level, LineBreak Before, bool IsSpace, FontFace? Face, Script Script, ShapedWord Word)
{
    public int End => Start + Length;

    public double Width => Word.Width;
}
