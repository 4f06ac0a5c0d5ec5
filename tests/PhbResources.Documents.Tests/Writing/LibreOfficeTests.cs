using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>Another program than Word opens our files and finds everything in them.</summary>
[Category("LibreOffice")]
public class LibreOfficeTests
{
    private LibreOffice office = null!;

    [OneTimeSetUp]
    public void Find_LibreOffice() => office = LibreOffice.Find();

    [OneTimeTearDown]
    public void Remove_files() => office?.Dispose();

    [Test]
    public void Text_and_answers_come_out_of_a_Word_file_again()
    {
        var text = File.ReadAllText(Convert(Samples.Everything, new WriteOptions { Answers = Samples.Filled }, "txt:Text (encoded):UTF8", "txt"));
        Assert.Multiple(() =>
        {
            foreach (var section in Samples.Everything.Body.Sections) Assert.That(text, Does.Contain(section.Heading));
            foreach (var field in Samples.Everything.Body.AllFields().Where(field => !Samples.Everything.Body.Fields.Contains(field))) Assert.That(text, Does.Contain(field.Label));
            foreach (var answer in new[] { "Łukasz Example", "عائشة", "Ngọc", "23 November 2026", "1,234.50", "Second line", "Bring keys", "Extra day" }) Assert.That(text, Does.Contain(answer));
        });
    }

    [Test]
    public void A_rota_for_a_week_prints_on_one_landscape_page()
    {
        var pdf = File.ReadAllBytes(Convert(Samples.Rota with { Sources = [], LawCheckedOn = null }, WriteOptions.Default, "pdf", "pdf"));
        var content = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.That(System.Text.RegularExpressions.Regex.Count(content, @"/Type\s*/Page\b"), Is.EqualTo(1));
    }

    private string Convert(TemplateDocument document, WriteOptions options, string filter, string extension) =>
        office.Convert(Docx.Written(document, options), "docx", filter, extension);
}
