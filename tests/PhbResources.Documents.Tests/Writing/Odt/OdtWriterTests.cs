using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CsCheck;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Odt;

namespace PhbResources.Documents.Tests.Writing.Odt;

public class OdtWriterTests
{
    private const string Text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}", Table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}",
        Style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}", Fo = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}";

    private static readonly int Cases = Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 2000 : 100;

    [TestCaseSource(typeof(Repository), nameof(Repository.TemplateFiles))]
    public void Every_template_of_the_library_is_written_the_same_each_time_in_ordinary_and_large_print(string path)
    {
        var document = LibraryDocuments.ReadFile(path);
        foreach (var options in new[] { WriteOptions.Default, new WriteOptions { LargePrint = true }, new WriteOptions { WithoutGuidance = true } })
        {
            var bytes = Written(document, options);
            Assert.That(Written(document, options), Is.EqualTo(bytes));
            AssertSound(bytes);
        }
    }

    [Test]
    public void The_media_type_comes_first_and_uncompressed()
    {
        var bytes = Written(Samples.Everything);
        Assert.That(Encoding.ASCII.GetString(bytes, 30, 8 + 39), Is.EqualTo("mimetypeapplication/vnd.oasis.opendocument.text"));
        Assert.That(BitConverter.ToUInt16(bytes, 28), Is.Zero, "no extra field");
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.That(zip.Entries.Select(entry => DateOnly.FromDateTime(entry.LastWriteTime.DateTime)), Is.All.EqualTo(Samples.Everything.UpdatedOn));
        var listed = Part(bytes, "META-INF/manifest.xml").Descendants().Attributes().Where(item => item.Name.LocalName == "full-path").Select(item => item.Value);
        Assert.That(listed, Is.EquivalentTo(new[] { "/", "content.xml", "styles.xml", "meta.xml", "Pictures/body-outline.png" }));
    }

    [Test]
    public void The_file_says_what_it_is()
    {
        var bytes = Written(Samples.Everything);
        var about = Part(bytes, "meta.xml").Descendants().Where(item => !item.HasElements).GroupBy(item => item.Name.LocalName).ToDictionary(group => group.Key, group => string.Join("|", group.Select(item => item.Value)));
        Assert.That((about["title"], about["description"], about["language"]), Is.EqualTo(("Everything at once", "A sample that shows what a document can hold.", "en-GB")));
        Assert.That((about["date"], about["creation-date"], about["keyword"]), Is.EqualTo(("2026-11-22T00:00:00", "2026-11-22T00:00:00", "rota|leave")));
        var styles = Part(bytes, "styles.xml");
        var footer = TextOf(styles.Descendants(Style + "footer").First());
        Assert.That(footer, Does.Contain("From PhbResources, written by A contributor. Version 3, 22 November 2026. Licence CC0 1.0.").And.Contain("Page 1 of 1").And.Contain("https://example.org/templates/sample"));
        Assert.That(TextOf(styles.Descendants(Style + "header").Single()), Is.EqualTo("Everything at once"));
        Assert.That(styles.Descendants(Style + "default-style").Single().Descendants().Attributes(Fo + "language").Single().Value, Is.EqualTo("en"));
    }

    [Test]
    public void Headings_lists_and_text_have_named_styles()
    {
        var bytes = Written(Samples.Everything);
        var content = Part(bytes, "content.xml");
        Assert.That(content.Descendants(Text + "h").Select(item => (item.Attribute(Text + "outline-level")!.Value, TextOf(item))),
            Is.EqualTo(new[] { ("1", "About you"), ("1", "What to do"), ("2", "A heading inside"), ("1", "Only advice here"), ("1", "Where this comes from") }));
        Assert.That(content.Descendants(Text + "list").Where(item => item.Attribute(Text + "style-name")!.Value == "Numbers").Select(item => item.Elements(Text + "list-item").Count()), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(TextOf(content), Does.Contain("Guidance: A short note.").And.Contain("\u2610\tThing to tick"));
        Assert.That(TextOf(content), Does.Contain("Agreed between __________________ (Name of the employer) and"));
        Assert.That(content.Descendants(Text + "a").Select(item => item.Attributes().First(part => part.Name.LocalName == "href").Value), Is.All.EqualTo("https://www.gov.uk/holiday-entitlement-rights"));
    }

    [Test]
    public void A_table_repeats_its_header_and_names_its_rows()
    {
        var table = Part(Written(Samples.Everything), "content.xml").Descendants(Table + "table").Single(item => item.Attribute(Table + "name")!.Value == "shifts");
        Assert.That(table.Elements(Table + "table-header-rows").Single().Descendants(Table + "table-cell").Select(TextOf), Is.EqualTo(new[] { "Day", "Start", "Finish", "Hours", "Cost", "Who", "Done", "Note", "Agreed on" }));
        Assert.That(table.Elements(Table + "table-header-columns").Single().Elements().Count(), Is.EqualTo(1));
        Assert.That(table.Elements(Table + "table-row").Count(), Is.EqualTo(5), "two rows, two blank ones, total");
        Assert.That(table.Element(Table + "title")!.Value, Is.EqualTo("Who works when"));
        Assert.That(TextOf(table.Elements(Table + "table-row").First().Elements().First()), Is.EqualTo("Monday"));
    }

    [Test]
    public void Guidance_can_be_left_out_with_sections_that_hold_nothing_else()
    {
        var text = TextOf(Part(Written(Samples.Everything, new WriteOptions { WithoutGuidance = true }), "content.xml"));
        Assert.That(text, Does.Not.Contain("Guidance").And.Not.Contain("A short note").And.Not.Contain("Only advice here").And.Contain("Thing to tick"));
    }

    [Test]
    public void Large_print_has_18_point_text_on_the_paper_the_document_asks_for()
    {
        var large = Part(Written(Samples.Everything, new WriteOptions { LargePrint = true }), "styles.xml");
        Assert.That(large.Descendants(Style + "default-style").Single().Descendants().Attributes(Fo + "font-size").Single().Value, Is.EqualTo("18pt"));
        Assert.That(large.Descendants().Attributes(Style + "print-orientation").Select(item => item.Value), Is.All.EqualTo("landscape"));
        var ordinary = Part(Written(Samples.Everything), "styles.xml");
        Assert.That(ordinary.Descendants().Attributes(Fo + "page-width").Select(item => item.Value), Is.All.EqualTo("595.3pt"));
    }

    [Test]
    public void Answers_stand_where_they_belong_in_the_words_people_use()
    {
        var text = TextOf(Part(Written(Samples.Everything, new WriteOptions { Answers = Samples.Filled }), "content.xml"));
        foreach (var expected in new[] { "between Łukasz Example and", "£13.50 an hour", "Ask Łukasz Example first.", "عائشة", "23 November 2026", "07:30", "£ 1,234.50", "16 hours", "An agency", "\u2610 Weekdays", "\u2612 Weekends", "\u2612\tI agree", "First line\nSecond line", "Ngọc", "08:00", "Bring keys", "£108.00", "20 November 2026", "Extra day" })
            Assert.That(text, Does.Contain(expected));
    }

    [Test]
    public void Any_text_anywhere_gives_a_sound_file_with_the_text_intact() => Wild.Text.Sample(text =>
    {
        var bytes = Written(WildTextTests.Around(text), new WriteOptions { Answers = WildTextTests.AnswersOf(text) });
        AssertSound(bytes);
        var shown = XmlText.Clean(text);
        return shown.Trim().Length == 0 || TextOf(Part(bytes, "content.xml")).Split(shown).Length > 12;
    }, iter: Cases, threads: 1);

    [Test]
    public void Fifty_thousand_characters_are_no_trouble()
    {
        var text = string.Concat(Enumerable.Repeat("Word & <tag> 👩🏽‍🦽 عائشة ", 2000));
        var bytes = Written(WildTextTests.Around(text), new WriteOptions { Answers = WildTextTests.AnswersOf(text) });
        Assert.That(TextOf(Part(bytes, "content.xml")), Does.Contain(text));
    }

    private static byte[] Written(TemplateDocument document, WriteOptions? options = null) => LibraryDocuments.Written(new OdtWriter(), document, options);

    /// <summary>Every part is XML, every style that is used is there, and every row of a table has a cell for each column.</summary>
    private static void AssertSound(byte[] bytes)
    {
        var (content, styles) = (Part(bytes, "content.xml"), Part(bytes, "styles.xml"));
        Part(bytes, "meta.xml");
        var named = content.Descendants().Concat(styles.Descendants()).Attributes(Style + "name").Select(item => item.Value).ToHashSet();
        var used = content.Descendants().Concat(styles.Descendants()).Attributes().Where(item => item.Name.LocalName is "style-name" or "parent-style-name" or "next-style-name" or "master-page-name" or "page-layout-name").Select(item => item.Value).ToHashSet();
        Assert.That(used, Is.SubsetOf(named));
        foreach (var table in content.Descendants(Table + "table"))
        {
            var columns = table.Descendants(Table + "table-column").Count();
            Assert.That(table.Descendants(Table + "table-row").Select(row => row.Elements().Count(cell => cell.Name == Table + "table-cell" || cell.Name == Table + "covered-table-cell")), Is.All.EqualTo(columns));
        }

        Assert.That(content.Descendants(Table + "table").Select(table => table.Attribute(Table + "name")!.Value), Is.Unique);
    }

    private static XElement Part(byte[] bytes, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var stream = zip.GetEntry(name)!.Open();
        return XElement.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static string TextOf(XElement element) => string.Concat(element.DescendantNodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "s" } spaces => new string(' ', int.Parse(spaces.Attribute(Text + "c")!.Value, System.Globalization.CultureInfo.InvariantCulture)),
        XElement { Name.LocalName: "tab" } => "\t",
        XElement { Name.LocalName: "line-break" } => "\n",
        _ => "",
    }));
}
