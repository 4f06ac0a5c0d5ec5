namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>A piece of text shaped with one font in one direction.</summary>
/// <param name="Glyphs">From left to right.</param>
/// <param name="Clusters">What they stand for, from left to right; together they cover the text.</param>
/// <param name="Width">Sum of the advances in 1/1000 em.</param>
internal sealed record ShapedWord(ShapedGlyph[] Glyphs, ShapedCluster[] Clusters, double Width)
{
    /// <summary>True when some text cannot be told from the codes of its glyphs.</summary>
    public bool NeedsActualText { get; } = Array.Exists(Clusters, cluster => cluster.NeedsActualText);
}

/// <summary>Glyphs that stand for a text together.</summary>
/// <param name="Start">Where the text starts, in UTF-16 units.</param>
/// <param name="Length">Its length.</param>
/// <param name="Glyph">Its first glyph from the left.</param>
/// <param name="Count">Number of glyphs.</param>
/// <param name="NeedsActualText">What is drawn is several glyphs or something similar.</param>
internal readonly record struct ShapedCluster(int Start, int Length, int Glyph, int Count, bool NeedsActualText);
