using System.Buffers.Binary;
using System.Text;
using CsCheck;
using PhbResources.Documents.Writing.Pdf;
using PhbResources.Documents.Writing.Pdf.Fonts;
using UglyToad.PdfPig.Tokens;

namespace PhbResources.Documents.Tests.Writing.Pdf.Fonts;

/// <summary>Fonts with outlines in the Compact Font Format go into files as others do.</summary>
public class CffTests
{
    [Test]
    public void A_font_with_CFF_outlines_is_embedded_and_its_text_can_be_copied()
    {
        var font = Nimbus();
        using var folder = new FontFolder(font);
        var writer = new PdfWriter(new FontShelf([folder.Path]));
        var document = Samples.Document("Łukasz’s rota", "{ sections: [{ heading: Ågot, content: [{ text: \"The coffee costs £2, no\u00A0more – fi ffi. Łukasz pays.\" }] }] }");
        using var pdf = new Pdf(document, writer: writer);
        Assert.That(new PdfUa(pdf).Faults(), Is.Empty);
        Assert.That(pdf.Text(), Does.Contain("Łukasz’s rota").And.Contain("Ågot").And.Contain("The coffee costs £2, no more – fi ffi. Łukasz pays."));
        var resources = pdf.Dictionary(pdf.File.GetPage(1).Dictionary, "Resources")!;
        foreach (var name in pdf.Dictionary(resources, "Font")!.Data.Keys)
        {
            var whole = pdf.Dictionary(pdf.Dictionary(resources, "Font")!, name)!;
            var inner = (DictionaryToken)pdf.Resolve(((ArrayToken)pdf.Resolve(whole.Data["DescendantFonts"])!)[0])!;
            Assert.That(Pdf.String(inner.Data["Subtype"]), Is.EqualTo("CIDFontType0"));
            Assert.That(inner.Data.Keys, Does.Not.Contain("CIDToGIDMap"));
            Assert.That(pdf.Dictionary(inner, "FontDescriptor")!.Data.Keys, Does.Contain("FontFile3").And.Not.Contain("FontFile2"));
            Assert.That(Pdf.String(((StreamToken)pdf.Resolve(pdf.Dictionary(inner, "FontDescriptor")!.Data["FontFile3"])!).StreamDictionary.Data["Subtype"]), Is.EqualTo("CIDFontType0C"));
        }

        Assert.That(pdf.Bytes, Has.Length.LessThan(font.Length / 2), "cut down to its used letters");
        Assert.That(Pdf.Written(document, writer: writer), Is.EqualTo(pdf.Bytes));
    }

    [Test]
    public void Its_glyphs_are_named_by_their_place_and_their_widths_are_right()
    {
        using var folder = new FontFolder(Nimbus());
        var fonts = new UsedFonts();
        foreach (var run in new TextShaper(new FontShelf([folder.Path])).Shape("Wide אב").Lines(100_000)[0].Runs) fonts.For(run.Face!).Place(run);
        var program = ((EmbeddedFont)fonts.All[0]).Build();
        Assert.That(CffProgram.Of(program.Bytes), Is.Null, "outlines alone, without the font around them");
        Assert.That(program.Cids, Has.Count.EqualTo(program.Widths.Length));
        var widths = program.Cids!.Zip(program.Widths).GroupBy(pair => pair.First, pair => pair.Second);
        Assert.That(widths.Select(same => same.Distinct().Count()), Is.All.EqualTo(1), "two codes of a glyph, such as the box for what the font has not, are as wide");
        Assert.That(program.Cids!.Distinct().Count(), Is.LessThan(program.Cids!.Count));
    }

    [Test]
    public void A_broken_font_file_is_never_trouble()
    {
        var sound = Nimbus();
        var headers = Tables.Of(sound);
        var place = Gen.OneOf(Gen.Int[0, 300], Gen.Int[0, sound.Length - 1], Gen.Int[0, 2_000].Select(at => Math.Min(headers["CFF "].Offset + at, sound.Length - 1)));
        Gen.Select(place, Gen.Byte).Array[1, 12].Sample(changes =>
        {
            byte[] broken = [.. sound];
            foreach (var (at, value) in changes) broken[at] = value;
            using var folder = new FontFolder(broken);
            var fonts = new UsedFonts();
            foreach (var run in new TextShaper(new FontShelf([folder.Path])).Shape("Łukasz fi").Lines(4000).SelectMany(line => line.Runs)) fonts.For(run.Face!).Place(run);
            foreach (var font in fonts.All.OfType<EmbeddedFont>()) font.Build();
        }, iter: Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 2000 : 100, threads: 1);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void Glyphs_of_a_font_for_Chinese_or_Japanese_are_named_by_its_numbers(int format)
    {
        byte[] charset = format switch { 0 => [0, 0, 7, 0, 8, 1, 44], 1 => [1, 0, 7, 1, 1, 44, 0], _ => [2, 0, 7, 0, 1, 1, 44, 0, 0] };
        var outlines = CffProgram.Of(FileOf(KeyedByNumber(charset)))!;
        Assert.That(outlines.Names, Is.EqualTo(new[] { 0, 7, 8, 300 }));
        Assert.That(outlines.NameOf(3), Is.EqualTo(300));
        Assert.That(outlines.NameOf(9), Is.Zero);
        Assert.That(CffProgram.Of(FileOf(KeyedByNumber(charset[..^2]))[..^12]), Is.Null, "cut off");
    }

    [Test]
    public void Broken_outlines_are_never_trouble()
    {
        var whole = FileOf(KeyedByNumber([2, 0, 7, 0, 1, 1, 44, 0, 0]));
        Gen.Select(Gen.Int[12, whole.Length - 1], Gen.Byte).Array[1, 6].Sample(changes =>
        {
            byte[] broken = [.. whole];
            foreach (var (at, value) in changes) broken[at] = value;
            Assert.That(CffProgram.Of(broken)?.NameOf(3) ?? 0, Is.GreaterThanOrEqualTo(0));
        }, iter: 3_000);
        Gen.Byte.Array[0, 200].Sample(bytes => CffProgram.Of(bytes) is null || bytes.Length > 12, iter: 2_000);
    }

    /// <summary>A whole font with CFF outlines of this machine.</summary>
    private static byte[] Nimbus()
    {
        if (FontFolders.Files(FontFolders.Usual()).FirstOrDefault(file => Path.GetFileName(file) == "NimbusSans-Regular.otf") is { } path) return File.ReadAllBytes(path);
        const string reason = "The font Nimbus Sans is not installed. On Debian or Ubuntu: apt install fonts-urw-base35.";
        if (Environment.GetEnvironmentVariable("PHB_REQUIRE_PROGRAMS") == "1") Assert.Fail(reason);
        Assert.Ignore(reason);
        return [];
    }

    /// <summary>Outlines of four glyphs with nothing in them, keyed by number (Adobe Technical Note 5176, chapters 3 to 18).</summary>
    private static byte[] KeyedByNumber(byte[] charset)
    {
        byte[] header = [1, 0, 4, 1], name = [0, 1, 1, 1, 2, (byte)'F'], empty = [0, 0];
        byte[] outlines = [0, 4, 1, 1, 2, 3, 4, 5, 14, 14, 14, 14];
        var top = Top(0, 0);
        var start = header.Length + name.Length + 5 + top.Length + (2 * empty.Length);
        top = Top(start, start + charset.Length);
        return [.. header, .. name, 0, 1, 1, 1, (byte)(top.Length + 1), .. top, .. empty, .. empty, .. charset, .. outlines];

        // Registry, ordering and supplement; where the charset is; where the outlines are.
        static byte[] Top(int charset, int outlines) => [.. Number(391), .. Number(392), .. Number(0), 12, 30, 30, 0x0A, 0x5F, .. Number(charset), 15, .. Number(outlines), 17];

        static byte[] Number(int value) => [29, 0, 0, (byte)(value >> 8), (byte)value];
    }

    private static byte[] FileOf(byte[] outlines)
    {
        var file = new byte[28 + outlines.Length];
        Encoding.ASCII.GetBytes("OTTO").CopyTo(file, 0);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), 1);
        Encoding.ASCII.GetBytes("CFF ").CopyTo(file, 12);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(20), 28);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(24), (uint)outlines.Length);
        outlines.CopyTo(file, 28);
        return file;
    }
}
