namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>
/// One of the Helvetica fonts that every PDF viewer draws by itself (ISO 32000-1, 9.6.2.2), for machines that have no fonts. It has the
/// letters of western and central Europe; a glyph is numbered by its character.
/// </summary>
internal sealed class PlainFace : FontFace
{
    private PlainFace(FontStyle style, string name, double angle) => (Style, PostScriptName, Metrics) =
        (style, name, new FontMetrics(718, -207, 718, style.HasFlag(FontStyle.Bold) ? 532 : 523, angle, -170, -228, 1003, 962, false, false));

    /// <summary>One a style, at the place of its number.</summary>
    public static IReadOnlyList<PlainFace> All { get; } =
    [
        new(FontStyle.Regular, "Helvetica", 0),
        new(FontStyle.Bold, "Helvetica-Bold", 0),
        new(FontStyle.Italic, "Helvetica-Oblique", -12),
        new(FontStyle.Bold | FontStyle.Italic, "Helvetica-BoldOblique", -12),
    ];

    public override string Family => "Helvetica";

    public override string PostScriptName { get; }

    public override FontStyle Style { get; }

    public override FontMetrics Metrics { get; }

    public bool Has(int codePoint) => PlainGlyphs.Find(codePoint) is not null;

    /// <summary>Width of a character in 1/1000 em.</summary>
    public double Width(int codePoint) =>
        PlainGlyphs.Find(codePoint) is not { } glyph ? 0 : Style.HasFlag(FontStyle.Bold) ? glyph.BoldWidth : glyph.Width;
}
