using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Tests.Writing.Pdf;

/// <summary>Another program than ours reads the structure, the fonts and the text of our files.</summary>
[Category("Poppler")]
public class PopplerTests
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PHB_SLOW") == "1";

    [OneTimeSetUp]
    public void Find_Poppler() => Poppler.Require();

    [Test]
    public void The_file_is_tagged_and_its_title_is_its_own()
    {
        var info = Poppler.Run("pdfinfo", Pdf.Written(Samples.Everything));
        Assert.That(info, Does.Match(@"Tagged:\s+yes").And.Match(@"Title:\s+Everything at once").And.Match(@"PDF version:\s+1\.7").And.Match(@"JavaScript:\s+no"));
    }

    [Test]
    public void The_structure_has_headings_lists_and_table_headers()
    {
        var tree = Poppler.Run("pdfinfo", Pdf.Written(Samples.Everything), "-struct-text");
        var attributes = Poppler.Run("pdfinfo", Pdf.Written(Samples.Everything), "-struct");
        Assert.That(attributes, Does.Contain("/Scope /Column").And.Contain("/Scope /Row"));
        Assert.That(tree, Does.Contain("H1 (block)").And.Contain("H2 (block)").And.Contain("H3 (block)").And.Match(@"\n +TH\b").And.Match(@"\n +LBody\b").And.Match(@"\n +THead\b").And.Match(@"\n +Form\b")
            .And.Contain("\"Everything at once\"").And.Contain("\"About you\"").And.Contain("\"Monday\""));
    }

    [Test]
    public void Names_in_any_script_are_copied_as_they_were_typed()
    {
        var text = Poppler.Run("pdftotext", Pdf.Written(Samples.Everything, new WriteOptions { Answers = Samples.Filled }), "-");
        Assert.That(text, Does.Contain("Łukasz Example").And.Contain("Ngọc").And.Contain("عائشة").And.Contain("£13.50"));
    }

    [Test]
    public void Fonts_are_embedded_as_subsets_with_their_characters() =>
        CheckFonts(Pdf.Written(Samples.Everything, new WriteOptions { Answers = Samples.Filled }));

    /// <summary>All of them in the slow suite, about every tenth in an ordinary run.</summary>
    public static IEnumerable<string> Some() => Repository.TemplateFiles().Where(file => IsSlow || Path.GetFileName(file).Sum(letter => letter) % 10 == 0);

    [Test, Category("Slow")]
    public void Every_template_is_read_without_a_complaint([ValueSource(nameof(Some))] string file)
    {
        var bytes = Pdf.Written(LibraryDocuments.ReadFile(file));
        var tree = Poppler.Run("pdfinfo", bytes, "-struct-text");
        Assert.That(tree, Does.Contain("H1 (block)").And.Contain("H2 (block)"));
        CheckFonts(bytes);
    }

    private static void CheckFonts(byte[] bytes)
    {
        var fonts = Poppler.Run("pdffonts", bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToArray();
        Assert.That(fonts, Is.Not.Empty);
        Assert.That(fonts, Is.All.Match(@"^[A-Z]{6}\+.*\syes yes yes\s"));
    }
}
