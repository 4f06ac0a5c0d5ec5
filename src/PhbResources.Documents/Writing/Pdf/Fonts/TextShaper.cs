using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>
/// Turns text into glyphs in their places: finds fonts, joins letters, sets marks, orders text of both directions. One a document and thread: it
/// remembers the words it has met, and what people type must not outlive the document.
/// </summary>
internal sealed class TextShaper(FontShelf shelf)
{
    private static readonly Language English = new("en");
    private readonly Dictionary<(FontFace Face, uint Script, bool RightToLeft), Dictionary<string, ShapedWord>> words = [];
    private readonly Dictionary<(string Grapheme, FontStyle Style), FontFace> faces = [];
    private readonly FontFace[] primary = [shelf.Primary(0), shelf.Primary((FontStyle)1), shelf.Primary((FontStyle)2), shelf.Primary((FontStyle)3)];

    /// <summary>The font for ordinary text in a style; its measures set the distance between lines.</summary>
    public FontFace Primary(FontStyle style) => primary[(int)style];

    /// <summary>Shapes a text in one style.</summary>
    public ShapedParagraph Shape(string text, FontStyle style = FontStyle.Regular) => Shape([new TextSpan(text, style)]);

    /// <summary>Shapes a paragraph.</summary>
    /// <param name="spans">Its text.</param>
    /// <param name="rightToLeft">Its direction; <c>null</c> takes that of its first letter (UAX #9, P2 and P3).</param>
    public ShapedParagraph Shape(IReadOnlyList<TextSpan> spans, bool? rightToLeft = null) => ShapedParagraph.Of(this, spans, rightToLeft);

    /// <summary>Width in 1/1000 em of a text on one line.</summary>
    public double Width(string text, FontStyle style = FontStyle.Regular) => Shape(text, style).Width;

    /// <summary>The font to draw a grapheme with.</summary>
    internal FontFace FaceFor(ReadOnlySpan<char> grapheme, FontStyle style)
    {
        if (grapheme.Length == 1 && grapheme[0] is >= ' ' and <= '~') return primary[(int)style];
        if (primary[(int)style] is not OpenTypeFace usual) return primary[(int)style];

        Span<int> codePoints = stackalloc int[16];
        var count = 0;
        foreach (var rune in grapheme.EnumerateRunes())
        {
            if (count < codePoints.Length && !NeedsNoGlyph(rune)) codePoints[count++] = Spelling(rune.Value);
        }

        codePoints = codePoints[..count];
        if (count == 0 || FontShelf.HasAll(usual, codePoints)) return usual;
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(faces, (grapheme.ToString(), style), out _);
        return known ??= Find(codePoints, style);
    }

    internal ShapedWord Word(FontFace face, Script script, bool rightToLeft, ReadOnlySpan<char> text)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(words, (face, script, rightToLeft), out _);
        var lookup = (known ??= new(StringComparer.Ordinal)).GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var word)) return word;
        word = face switch
        {
            OpenTypeFace font => Shape(font, script, rightToLeft, text),
            PlainFace font => PlainShaping.Shape(font, rightToLeft, text),
            _ => throw new NotSupportedException($"Nothing shapes text with a {face.GetType().Name}."),
        };
        lookup[text] = word;
        return word;
    }

    private FontFace Find(ReadOnlySpan<int> codePoints, FontStyle style)
    {
        var face = shelf.For(codePoints, style);
        if (face is OpenTypeFace font && !font.Has(codePoints[0])) shelf.Miss(ScriptName(UnicodeFunctions.Default.GetScript(codePoints[0])));
        return face;
    }

    private static string ScriptName(Script script)
    {
        uint tag = script;
        return new string([(char)(tag >> 24), (char)((tag >> 16) & 0xFF), (char)((tag >> 8) & 0xFF), (char)(tag & 0xFF)]);
    }

    /// <summary>Controls, joiners and selectors shape their neighbours or do nothing.</summary>
    private static bool NeedsNoGlyph(Rune rune) => rune.Value is 0xAD or 0x34F or 0x61C or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or (>= 0xE0000 and <= 0xE0FFF)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;

    /// <summary>Spaces and hyphens that fonts often lack look like those they all have.</summary>
    private static int Spelling(int codePoint) => codePoint switch
    {
        0xA0 or 0x202F or (>= 0x2000 and <= 0x200A) or 0x205F => ' ',
        0x2010 or 0x2011 => '-',
        _ => codePoint,
    };

    private static ShapedWord Shape(OpenTypeFace face, Script script, bool rightToLeft, ReadOnlySpan<char> text)
    {
        using var buffer = new Buffer { Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight, Script = script, Language = English };
        Span<char> letters = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        for (var at = 0; at < text.Length; at++)
        {
            letters[at] = text[at] == '\t' ? ' ' : char.IsControl(text[at]) ? '\u200B' : text[at];
            if (text[at] > '\u007F' && Spelling(text[at]) is var simple && simple != text[at] && !face.Has(text[at])) letters[at] = (char)simple;
        }

        buffer.AddUtf16(letters);
        face.Font.Shape(buffer);

        var infos = buffer.GetGlyphInfoSpan();
        var places = buffer.GetGlyphPositionSpan();
        var scale = 1000.0 / face.UnitsPerEm;
        var glyphs = new ShapedGlyph[infos.Length];
        var clusters = new List<ShapedCluster>(infos.Length);
        var width = 0.0;
        for (var at = 0; at < infos.Length;)
        {
            var start = (int)infos[at].Cluster;
            var first = at;
            while (at < infos.Length && infos[at].Cluster == start) at++;
            // The text of a cluster goes on to the start of the next in reading order.
            var end = rightToLeft ? (first == 0 ? text.Length : (int)infos[first - 1].Cluster) : (at == infos.Length ? text.Length : (int)infos[at].Cluster);
            clusters.Add(new ShapedCluster(start, end - start, first, at - first, at - first > 1));
            for (var glyph = first; glyph < at; glyph++)
            {
                var place = places[glyph];
                width += place.XAdvance * scale;
                glyphs[glyph] = new ShapedGlyph(
                    (ushort)infos[glyph].Codepoint, glyph == first ? text[start..end].ToString() : "", place.XAdvance * scale, place.XOffset * scale, place.YOffset * scale);
            }
        }

        return new ShapedWord(glyphs, [.. clusters], width);
    }
}
