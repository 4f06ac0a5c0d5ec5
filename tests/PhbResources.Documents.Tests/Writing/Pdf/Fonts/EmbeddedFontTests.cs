using System.Buffers.Binary;
using System.Text;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Tests.Writing.Pdf.Fonts;

/// <summary>The part of a font that goes into a file.</summary>
public class EmbeddedFontTests
{
    [Test]
    public void It_has_the_glyphs_of_the_text_and_nothing_that_a_PDF_has_no_use_for()
    {
        var font = Use("Ågot fi ffi Ångström", out _);
        var program = font.Build();
        var tables = Tables.Of(program.Bytes);
        Assert.That(tables.Keys, Is.SupersetOf(new[] { "glyf", "loca", "head", "hhea", "hmtx", "maxp" }));
        Assert.That(tables.Keys, Has.None.AnyOf("GSUB", "GPOS", "name", "fpgm"));
        Assert.That(program.Bytes, Has.Length.LessThan(20_000));
        var glyphs = BinaryPrimitives.ReadUInt16BigEndian(program.Bytes.AsSpan(tables["maxp"].Offset + 4));
        for (var code = 0; code < program.Widths.Length; code++)
        {
            Assert.That(BinaryPrimitives.ReadUInt16BigEndian(program.CidToGid.AsSpan(code * 2)), Is.LessThan(glyphs));
        }
    }

    [Test]
    public void Its_own_widths_are_those_that_the_file_states()
    {
        var program = Use("Widths of proportional letters", out _).Build();
        var tables = Tables.Of(program.Bytes);
        var unitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(program.Bytes.AsSpan(tables["head"].Offset + 18));
        var metrics = BinaryPrimitives.ReadUInt16BigEndian(program.Bytes.AsSpan(tables["hhea"].Offset + 34));
        for (var code = 1; code < program.Widths.Length; code++)
        {
            var glyph = Math.Min(BinaryPrimitives.ReadUInt16BigEndian(program.CidToGid.AsSpan(code * 2)), metrics - 1);
            var width = BinaryPrimitives.ReadUInt16BigEndian(program.Bytes.AsSpan(tables["hmtx"].Offset + (glyph * 4))) * 1000.0 / unitsPerEm;
            Assert.That(program.Widths[code], Is.EqualTo(width).Within(0.06));
        }
    }

    [Test]
    public void Codes_lead_back_to_the_text()
    {
        const string text = "Łukasz\u00A0and Ngọc 😀 עברית";
        var shaper = new TextShaper(Shelves.OfThisMachine());
        var fonts = new UsedFonts();
        var back = new StringBuilder();
        var codes = shaper.Shape(text, FontStyle.Regular).Lines(100_000)[0].Runs.OrderBy(run => run.Start)
            .Select(run => (Font: (EmbeddedFont)fonts.For(run.Face!), run.RightToLeft, Codes: fonts.For(run.Face!).Place(run).Select(placed => placed.Code).ToArray())).ToArray();
        foreach (var (font, rightToLeft, placed) in codes)
        {
            var map = Read(font.Build().ToUnicode);
            foreach (var code in rightToLeft ? placed.Reverse() : placed) back.Append(map[code]);
        }

        Assert.That(back.ToString(), Is.EqualTo(text));
    }

    [Test]
    public void The_same_text_gives_the_same_bytes_and_another_one_another_name()
    {
        var (one, same, other) = (Use("one", out _).Build(), Use("one", out _).Build(), Use("other", out _).Build());
        Assert.That(one.Bytes, Is.EqualTo(same.Bytes));
        Assert.That(one.Name, Is.EqualTo(same.Name).And.Match("^[A-Z]{6}\\+[A-Za-z0-9-]+$").And.Not.EqualTo(other.Name));
    }

    private static EmbeddedFont Use(string text, out UsedFonts fonts)
    {
        fonts = new UsedFonts();
        foreach (var run in new TextShaper(Shelves.OfThisMachine()).Shape(text).Lines(100_000)[0].Runs) fonts.For(run.Face!).Place(run);
        return (EmbeddedFont)fonts.All[0];
    }

    private static Dictionary<int, string> Read(byte[] cmap) => Encoding.ASCII.GetString(cmap).Split('\n')
        .Where(line => line.StartsWith('<'))
        .Select(line => line.Split('<', '>')).Where(parts => parts.Length == 5 && parts[1] != "0000")
        .ToDictionary(parts => Convert.ToInt32(parts[1], 16), parts => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(parts[3])));
}
