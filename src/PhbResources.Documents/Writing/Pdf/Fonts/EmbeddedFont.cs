using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>
/// A font whose used glyphs go into the file. A code stands for a glyph and the text it was drawn for, so a glyph of two characters (a space and
/// a no-break space, a box for what the font lacks) has two codes, and the text comes out right when it is copied.
/// </summary>
internal sealed class EmbeddedFont(OpenTypeFace face, int number) : UsedFont(face, number)
{
    private const int LastCode = 0xFFFF;
    private readonly Dictionary<(ushort Glyph, string Text), int> codes = [];
    private readonly List<(ushort Glyph, string Text)> used = [(0, "")];
    private readonly List<double> widths = [Math.Round(face.Width(0), 1)];

    public override int CodeLength => 2;

    /// <summary>The part of the font that was used so far.</summary>
    public FontProgram Build()
    {
        var glyphs = used.Select(entry => entry.Glyph).Distinct().ToArray();
        // A font whose outlines turn out to be broken shows boxes; the text can still be copied.
        var subset = HarfBuzzSubset.Of(face.Face, glyphs) ?? HarfBuzzSubset.Of(face.Face, [0])!;
        var cff = CffProgram.Of(subset.Font);
        var map = new byte[used.Count * 2];
        for (var code = 0; code < used.Count; code++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(code * 2), (ushort)subset.NewGlyphs.GetValueOrDefault(used[code].Glyph));
        }

        return new FontProgram(
            $"{Tag(map)}+{face.PostScriptName}", cff?.Bytes ?? subset.Font, [.. widths], map, ToUnicode.Write(used.Select(entry => entry.Text)), Flags())
        {
            Cids = cff is null ? null : [.. used.Select(entry => cff.NameOf(subset.NewGlyphs.GetValueOrDefault(entry.Glyph)))],
        };
    }

    protected override int Code(ShapedGlyph glyph)
    {
        if (codes.TryGetValue((glyph.Id, glyph.Text), out var code)) return code;
        if (used.Count > LastCode) return 0;
        code = used.Count;
        codes.Add((glyph.Id, glyph.Text), code);
        used.Add((glyph.Id, glyph.Text));
        widths.Add(Math.Round(face.Width(glyph.Id), 1));
        return code;
    }

    protected override double WidthOf(int code) => widths[code];

    /// <summary>Six capitals that tell subsets of one font apart (ISO 32000-1, 9.6.4).</summary>
    private string Tag(byte[] map)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (glyph, text) in used)
        {
            hash.AppendData(BitConverter.GetBytes(glyph));
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(text + "\0"));
        }

        hash.AppendData(map);
        return string.Concat(hash.GetHashAndReset().Take(6).Select(value => (char)('A' + (value % 26))));
    }

    /// <summary>Fixed pitch, serif, italic; "symbolic", because the codes are our own.</summary>
    private int Flags() =>
        (face.Metrics.IsFixedPitch ? 1 : 0) | (face.Metrics.IsSerif ? 2 : 0) | 4 | (face.Style.HasFlag(FontStyle.Italic) ? 64 : 0);
}
