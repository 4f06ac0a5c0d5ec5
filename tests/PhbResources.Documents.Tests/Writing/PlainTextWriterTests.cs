using System.Text;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Tests.Writing;

public class PlainTextWriterTests
{
    [Test]
    public void The_text_opens_right_in_Notepad_and_fits_on_a_screen()
    {
        using var stream = new MemoryStream();
        new PlainTextWriter().Write(Samples.Everything, WriteOptions.Default, stream);
        var bytes = stream.ToArray();
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Multiple(() =>
        {
            Assert.That(bytes.Take(3), Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }));
            Assert.That(text.Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Contain('\n'));
            Assert.That(text.Split("\r\n").Select(line => line.TrimStart('\uFEFF').Length), Is.All.LessThanOrEqualTo(76));
            Assert.That(text.Split("\r\n"), Has.None.EndsWith(" "));
        });
    }

    [Test]
    public void It_reads_well_aloud()
    {
        var text = Written(Samples.Everything);
        foreach (var expected in new[]
        {
            "Everything at once\n------------------\n", "\n\nAbout you\n---------\n\nYour name: ____________________\nFirst day (A Monday): ____________________\n",
            "Hours a week: ____________________ hours", "Pay: £____", "Who covers, choose one:\n  [ ] The team\n  [ ] An agency\n", "[ ] I agree (Tick it)\n",
            "Guidance: A short note.", "1. Step one\n2. Step two\n", "1. Again one", "[ ] Thing to tick\n", "- Bullet two",
            "Table: Who works when. 4 rows.", "Day: Monday / Start: 07:00 / Finish: ______ /", "Total: Hours: ______ / Cost: £______",
            "a link (https://www.gov.uk/holiday-entitlement-rights)", "End of guidance.", "It is general\ninformation, not legal advice.",
        })
        {
            // A line may break where a text has a space.
            Assert.That(text.Replace("\n(", " (", StringComparison.Ordinal), Does.Contain(expected), expected);
        }
    }

    [Test]
    public void Answers_and_options_are_honoured()
    {
        var text = Written(Samples.Everything, new WriteOptions { Answers = Samples.Filled, WithoutGuidance = true });
        Assert.That(text, Does.Contain("between Łukasz Example and").And.Contain("First day (A Monday): 23 November 2026").And.Contain("[x] I agree")
            .And.Contain("[x] An agency").And.Contain("Day: Extra day / Start: 09:00").And.Contain("Day: Monday / Start: 08:00").And.Contain("First line\n  Second line"));
        Assert.That(text, Does.Not.Contain("Guidance").And.Not.Contain("Only advice here"));
    }

    [Test]
    public void Formats_are_found_by_extension_and_offered_in_order()
    {
        var writers = new DocumentWriters(new FontShelf([]));
        Assert.That(writers.All.Select(writer => writer.Format.Extension), Is.EqualTo(new[] { "docx", "pdf", "odt", "xlsx", "txt" }));
        Assert.That(writers.Find("DOCX")?.Format.Name, Is.EqualTo("Word"));
        Assert.That(writers.Find("exe"), Is.Null);
    }

    private static string Written(TemplateDocument document, WriteOptions? options = null)
    {
        using var stream = new MemoryStream();
        new PlainTextWriter().Write(document, options ?? WriteOptions.Default, stream);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
