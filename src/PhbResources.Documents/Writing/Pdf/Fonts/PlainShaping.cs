using System.Globalization;
using System.Text;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Text in a <see cref="PlainFace"/>: letters that it lacks are drawn as the most similar ones it has.</summary>
internal static class PlainShaping
{
    public static ShapedWord Shape(PlainFace face, bool rightToLeft, ReadOnlySpan<char> text)
    {
        var whole = text.ToString();
        var glyphs = new List<ShapedGlyph>(whole.Length);
        var clusters = new List<ShapedCluster>(whole.Length);
        var starts = StringInfo.ParseCombiningCharacters(whole);
        for (var turn = 0; turn < starts.Length; turn++)
        {
            var at = rightToLeft ? starts.Length - 1 - turn : turn;
            var end = at + 1 < starts.Length ? starts[at + 1] : whole.Length;
            var grapheme = whole[starts[at]..end];
            var drawn = Drawn(face, grapheme);
            clusters.Add(new ShapedCluster(starts[at], grapheme.Length, glyphs.Count, drawn.Length, drawn != grapheme));
            for (var letter = 0; letter < drawn.Length; letter++)
            {
                glyphs.Add(new ShapedGlyph(drawn[letter], letter == 0 ? grapheme : "", face.Width(drawn[letter])));
            }
        }

        return new ShapedWord([.. glyphs], [.. clusters], glyphs.Sum(glyph => glyph.Advance));
    }

    /// <summary>What stands for a grapheme; at least one character, all of which the font has.</summary>
    private static string Drawn(PlainFace face, string grapheme)
    {
        if (grapheme.Length == 1 && face.Has(grapheme[0])) return grapheme;
        var whole = string.Concat(grapheme.EnumerateRunes().Select(Real)).Normalize(NormalizationForm.FormC);
        if (whole.Length == 1 && face.Has(whole[0])) return whole;
        var similar = new StringBuilder();
        foreach (var rune in grapheme.EnumerateRunes())
        {
            if (Similar(rune.Value) is { } known) similar.Append(known);
            else foreach (var part in Real(rune).ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
            {
                if (part.IsBmp && face.Has(part.Value)) similar.Append((char)part.Value);
            }
        }

        var composed = similar.ToString();
        if (composed.Length > 0) return composed;
        return CharUnicodeInfo.GetUnicodeCategory(grapheme, 0) is UnicodeCategory.Control or UnicodeCategory.Format ? " " : "?";
    }

    /// <summary>Numbers that are no characters cannot be taken apart.</summary>
    private static Rune Real(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF ? Rune.ReplacementChar : rune;

    private static string? Similar(int codePoint) => codePoint switch
    {
        '\t' or 0xA0 or 0x202F or (>= 0x2000 and <= 0x200A) => " ",
        0x2010 or 0x2011 => "-",
        0x2190 => "<-",
        0x2192 => "->",
        0x2264 => "<=",
        0x2265 => ">=",
        _ => null,
    };
}
