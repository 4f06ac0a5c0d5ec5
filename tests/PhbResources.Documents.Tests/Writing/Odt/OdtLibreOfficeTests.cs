using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Odt;

namespace PhbResources.Documents.Tests.Writing.Odt;

/// <summary>LibreOffice, which most readers of OpenDocument texts use, finds everything in them.</summary>
[Category("LibreOffice")]
public class OdtLibreOfficeTests
{
    private LibreOffice office = null!;

    [OneTimeSetUp]
    public void Find_LibreOffice() => office = LibreOffice.Find();

    [OneTimeTearDown]
    public void Remove_files() => office?.Dispose();

    [Test]
    public void Text_and_answers_come_out_again()
    {
        var text = Text(Samples.Everything, new WriteOptions { Answers = Samples.Filled });
        Assert.Multiple(() =>
        {
            foreach (var section in Samples.Everything.Body.Sections) Assert.That(text, Does.Contain(section.Heading));
            foreach (var field in Samples.Everything.Body.AllFields().Where(field => !Samples.Everything.Body.Fields.Contains(field))) Assert.That(text, Does.Contain(field.Label));
            foreach (var answer in new[] { "Łukasz Example", "عائشة", "Ngọc", "23 November 2026", "1,234.50", "Second line", "Bring keys", "Extra day" }) Assert.That(text, Does.Contain(answer));
        });
    }

    [TestCase("weekly-timesheet")]
    [TestCase("annual-leave-request")]
    [TestCase("leave-entitlement-calculator-sheet")]
    public void Every_heading_and_label_of_a_template_comes_out_again(string slug)
    {
        var document = LibraryDocuments.Read(slug);
        var text = Text(document, WriteOptions.Default);
        foreach (var section in document.Body.Sections) Assert.That(text, Does.Contain(section.Heading));
        foreach (var field in document.Body.AllFields()) Assert.That(text, Does.Contain(field.Label));
        foreach (var column in document.Body.Blocks().OfType<Table>().SelectMany(table => table.Columns)) Assert.That(text, Does.Contain(column.Label));
    }

    [Test]
    public void A_rota_for_a_week_prints_on_one_landscape_page()
    {
        var bytes = LibraryDocuments.Written(new OdtWriter(), Samples.Rota with { Sources = [], LawCheckedOn = null });
        var content = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(office.Convert(bytes, "odt", "pdf", "pdf")));
        Assert.That(System.Text.RegularExpressions.Regex.Count(content, @"/Type\s*/Page\b"), Is.EqualTo(1));
    }

    private string Text(TemplateDocument document, WriteOptions options) =>
        File.ReadAllText(office.Convert(LibraryDocuments.Written(new OdtWriter(), document, options), "odt", "txt:Text (encoded):UTF8", "txt"));
}
