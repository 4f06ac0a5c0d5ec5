using System.Text;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>A font that the viewer has: written as <c>/Type1</c> without a file, with an encoding by glyph names and one byte a code.</summary>
internal sealed class ViewerFont(PlainFace face, int number) : UsedFont(face, number)
{
    private readonly Dictionary<int, int> codes = [];
    private readonly int[] characters = new int[256];
    private int next = 128;

    public override int CodeLength => 1;

    /// <summary>First code that has a width.</summary>
    public static int FirstCode => 32;

    /// <summary>Widths from <see cref="FirstCode"/> to 255.</summary>
    public IReadOnlyList<int> Widths => [.. characters.Skip(FirstCode).Select(character => character == 0 ? 0 : (int)face.Width(character))];

    /// <summary>What <c>/Differences</c> holds: codes, and names with their slash.</summary>
    public string Differences()
    {
        var text = new StringBuilder();
        for (var code = FirstCode; code < 256; code++)
        {
            if (characters[code] == 0) continue;
            if (characters[code - 1] == 0) text.Append(text.Length > 0 ? " " : "").Append(code);
            text.Append(" /").Append(PlainGlyphs.Find(characters[code])!.Value.Name);
        }

        return text.ToString();
    }

    protected override int Code(ShapedGlyph glyph)
    {
        if (codes.TryGetValue(glyph.Id, out var code)) return code;
        // Of more than 128 letters beyond ASCII the last ones are told by ActualText alone.
        code = glyph.Id is >= ' ' and <= '~' ? glyph.Id : next < 256 ? next++ : '?';
        codes.Add(glyph.Id, code);
        characters[code] = code == '?' ? '?' : glyph.Id;
        return code;
    }

    protected override double WidthOf(int code) => face.Width(characters[code]);
}
