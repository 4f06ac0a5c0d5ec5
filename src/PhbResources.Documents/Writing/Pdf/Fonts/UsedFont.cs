namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>A font that a document uses. Hands out codes for its glyphs.</summary>
internal abstract class UsedFont(FontFace face, int number)
{
    /// <summary>What is less than this off its place, in 1/1000 em, stays where it is: nobody sees it, and each move makes the file larger.</summary>
    private const double Unseen = 2;

    public FontFace Face => face;

    /// <summary>Name as a resource of pages, without its slash.</summary>
    public string ResourceName { get; } = $"F{number}";

    /// <summary>Bytes of a code: 2 for embedded fonts, 1 for the viewer's own.</summary>
    public abstract int CodeLength { get; }

    /// <summary>Codes and moves that draw a run, for the operators <c>TJ</c> and <c>Ts</c>.</summary>
    public IReadOnlyList<PlacedCode> Place(ShapedRun run)
    {
        var placed = new PlacedCode[run.Glyphs.Count];
        double wanted = 0, reached = 0;
        for (var at = 0; at < placed.Length; at++)
        {
            var glyph = run.Glyphs[at];
            var code = Code(glyph);
            var move = wanted + glyph.X - reached;
            if (Math.Abs(move) < Unseen) move = 0;
            placed[at] = new PlacedCode(code, move, glyph.Y);
            reached += move + WidthOf(code);
            wanted += glyph.Advance;
        }

        return placed;
    }

    protected abstract int Code(ShapedGlyph glyph);

    /// <summary>Width in 1/1000 em that the file states for a code.</summary>
    protected abstract double WidthOf(int code);
}

/// <param name="Code">Code of the glyph in its font.</param>
/// <param name="Move">How far to move to the right first, in 1/1000 em: the number in <c>TJ</c> is this times -1. Mostly 0.</param>
/// <param name="Rise">How far above the base line, in 1/1000 em: text rise is this times the size / 1000. Mostly 0.</param>
internal readonly record struct PlacedCode(int Code, double Move, double Rise);
