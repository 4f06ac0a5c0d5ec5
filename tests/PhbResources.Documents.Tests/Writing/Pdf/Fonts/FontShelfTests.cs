using CsCheck;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Tests.Writing.Pdf.Fonts;

/// <summary>Finding fonts, and doing without.</summary>
public class FontShelfTests
{
    [Test]
    public void Ordinary_text_is_set_in_one_family_in_all_styles()
    {
        var shelf = Shelves.OfThisMachine();
        var faces = new[] { FontStyle.Regular, FontStyle.Bold }.Select(shelf.Primary).ToArray();
        Assert.That(faces.Select(face => face.Family).Distinct().Count(), Is.EqualTo(1));
        Assert.That(faces[1].Style, Is.EqualTo(FontStyle.Bold));
        Assert.That(faces[0].Metrics.IsSerif || faces[0].Metrics.IsFixedPitch, Is.False);
    }

    [Test]
    public void A_machine_without_fonts_is_told_once_what_to_install()
    {
        var log = new KeptLog();
        var shelf = Shelves.Empty(log);
        for (var turn = 0; turn < 3; turn++) new TextShaper(shelf).Shape("Łukasz עברית");
        Assert.That(shelf.IsEmpty);
        Assert.That(log.Entries.Select(entry => entry.Event), Is.EqualTo(new[] { FontShelf.NoFontsEvent }));
        Assert.That(log.Entries[0].Text, Does.Contain("apt install"));
    }

    [Test]
    public void A_script_without_a_font_is_logged_once_without_the_text()
    {
        var log = new KeptLog();
        using var folder = new FontFolder(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(DejaVu())!, "DejaVuSans-Bold.ttf")));
        var shelf = new FontShelf([folder.Path], log);
        for (var turn = 0; turn < 3; turn++) new TextShaper(shelf).Shape("ᠮᠣᠩᠭᠣᠯ");
        Assert.That(log.Entries.Select(entry => entry.Event), Is.EqualTo(new[] { FontShelf.ScriptMissingEvent }));
        Assert.That(log.Entries[0].Text, Does.Contain("apt install").And.Not.Contain("ᠮ"));
    }

    [Test]
    public void Folders_that_do_not_exist_and_files_that_are_no_fonts_are_passed_over()
    {
        using var folder = new FontFolder("no font at all"u8.ToArray());
        Assert.That(new FontShelf(["", "/does/not/exist", folder.Path]).IsEmpty);
    }

    [TestCase(0, true)]
    [TestCase(2, false)]
    [TestCase(4, true)]
    [TestCase(8, true)]
    [TestCase(0xA, true, Description = "of several the most generous counts")]
    [TestCase(0x100, false)]
    [TestCase(0x200, false)]
    public void A_font_is_embedded_only_where_its_maker_allows_it(int fsType, bool allowed)
    {
        var bytes = File.ReadAllBytes(DejaVu());
        var table = Tables.Of(bytes)["OS/2"];
        (bytes[table.Offset + 8], bytes[table.Offset + 9]) = ((byte)(fsType >> 8), (byte)fsType);
        using var folder = new FontFolder(bytes);
        Assert.That(new FontShelf([folder.Path]).IsEmpty, Is.Not.EqualTo(allowed));
    }

    [Test]
    public void A_broken_font_file_is_never_trouble()
    {
        var sound = File.ReadAllBytes(DejaVu());
        var headers = Tables.Of(sound);
        // Damage hits the directory and the tables that are read, not only the outlines that make up most of the file.
        string[] tags = ["head", "hhea", "maxp", "cmap", "name", "OS/2", "loca", "hmtx", "GSUB", "GPOS", "glyf"];
        var place = Gen.OneOf(
            Gen.Int[0, 400],
            Gen.Int[0, sound.Length - 1],
            Gen.Select(Gen.Int[0, tags.Length - 1], Gen.Int[0, 3000], (tag, at) => Math.Min(headers[tags[tag]].Offset + at, sound.Length - 1)));
        Gen.Select(Gen.Select(place, Gen.Byte).Array[1, 12], Gen.OneOf(Gen.Const(sound.Length), Gen.Int[0, sound.Length])).Sample((changes, length) =>
        {
            var broken = sound[..length];
            foreach (var (at, value) in changes)
            {
                if (at < length) broken[at] = value;
            }

            using var folder = new FontFolder(broken);
            var shaper = new TextShaper(new FontShelf([folder.Path]));
            var fonts = new UsedFonts();
            foreach (var run in shaper.Shape("Łukasz, Ngọc, عائشة, שלום 😀 fi").Lines(4000).SelectMany(line => line.Runs)) fonts.For(run.Face!).Place(run);
            foreach (var font in fonts.All.OfType<EmbeddedFont>()) font.Build();
        }, iter: Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 2000 : 100, threads: 1);
    }

    private static string DejaVu()
    {
        Shelves.OfThisMachine();
        return Shelves.DejaVu!;
    }
}
