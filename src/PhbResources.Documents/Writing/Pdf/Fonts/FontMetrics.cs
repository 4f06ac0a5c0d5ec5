namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Measures of a whole font in 1/1000 em, as a PDF font descriptor has them (ISO 32000-1, 9.8).</summary>
/// <param name="Ascent">From the base line up to the top of tall letters.</param>
/// <param name="Descent">From the base line down; below zero.</param>
/// <param name="CapHeight">Height of capitals.</param>
/// <param name="XHeight">Height of small letters.</param>
/// <param name="ItalicAngle">Degrees anticlockwise from upright, so that a slanted font is below zero.</param>
/// <param name="Left">Left edge of the box around every glyph.</param>
/// <param name="Bottom">Its lower edge.</param>
/// <param name="Right">Its right edge.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="IsFixedPitch">Every letter is as wide as the others.</param>
/// <param name="IsSerif">Letters have serifs.</param>
internal sealed record FontMetrics(
    int Ascent, int Descent, int CapHeight, int XHeight, double ItalicAngle, int Left, int Bottom, int Right, int Top, bool IsFixedPitch, bool IsSerif)
{
    /// <summary>Width of upright stems; a guess that viewers only use where they draw with another font.</summary>
    public int StemWidth(FontStyle style) => style.HasFlag(FontStyle.Bold) ? 140 : 80;
}
