using CsCheck;
using PhbResources.Documents.Model;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Yaml;

public class LibraryReaderTests
{
    internal const string Rota = """
        # A comment before
        key: 6a3f0a3e-1d52-4d5e-9a55-0f4a9f1f7b01
        title: Weekly rota
        kind: rota
        category: Rotas and time
        summary: One week on one page.
        whoFor: Anyone who employs two or more personal assistants.
        whenToUse: Before each week starts.
        howToAdapt: Change the times.
        tags: [rota, shifts]
        licence: CC0 1.0
        credit: PhbResources
        lawCheckedOn: 2026-11-22
        sources:
          - title: Rest breaks at work
            url: https://www.gov.uk/rest-breaks-work
        body:
          # a comment inside
          spreadsheet: true
          sections:
            - heading: This week
              content:
                - text: |
                    First line
                      indented line

                    last line
                - text: >-
                    folded
                    text
                - table: { id: shifts, caption: Who works when, blankRows: 1,
                    columns: [{ id: day, label: Day }] }

        # a comment after
        related: [two-week-rolling-rota]
        properties:
          patternLength: 1 week
          sleepIns: false
          suits: [Days, Nights]
        """;

    [Test]
    public void A_file_says_everything_about_its_template()
    {
        var entry = LibraryReader.ReadTemplate(Rota, "weekly-rota.yaml");

        Assert.Multiple(() =>
        {
            Assert.That(entry.Key, Is.EqualTo(new Guid("6a3f0a3e-1d52-4d5e-9a55-0f4a9f1f7b01")));
            Assert.That((entry.Slug, entry.Title, entry.Kind, entry.Category), Is.EqualTo(("weekly-rota", "Weekly rota", "rota", "Rotas and time")));
            Assert.That((entry.WhoFor, entry.WhenToUse, entry.HowToAdapt), Is.EqualTo(("Anyone who employs two or more personal assistants.", "Before each week starts.", "Change the times.")));
            Assert.That((entry.Licence, entry.Credit, entry.LawCheckedOn), Is.EqualTo(("CC0 1.0", "PhbResources", new DateOnly(2026, 11, 22))));
            Assert.That(entry.Tags, Is.EqualTo(new[] { "rota", "shifts" }));
            Assert.That(entry.Related, Is.EqualTo(new[] { "two-week-rolling-rota" }));
            Assert.That(entry.Sources, Is.EqualTo(new[] { new Source("Rest breaks at work", "https://www.gov.uk/rest-breaks-work") }));
            Assert.That(entry.Properties["patternLength"], Is.EqualTo(new[] { "1 week" }));
            Assert.That(entry.Properties["sleepIns"], Is.EqualTo(new[] { "false" }));
            Assert.That(entry.Properties["suits"], Is.EqualTo(new[] { "Days", "Nights" }));
        });
    }

    [Test]
    public void The_body_stands_alone_as_it_was_written()
    {
        var entry = LibraryReader.ReadTemplate(Rota.Replace("\n", "\r\n", StringComparison.Ordinal), "weekly-rota.yaml");

        Assert.That(entry.BodyYaml, Does.StartWith("# a comment inside\nspreadsheet: true\nsections:\n  - heading: This week\n").And.Not.Contain("a comment after"));
        Assert.That(Words(BodyReader.Read(entry.BodyYaml)), Is.EqualTo(Words(entry.Body)));
        Assert.That(((Paragraph)entry.Body.Sections[0].Content[0]).Text.Inlines, Is.EqualTo(new[] { new TextRun("First line\n  indented line\n\nlast line") }));
    }

    [Test]
    public void A_body_in_braces_stands_alone_too()
    {
        const string body = "{ sections: [{ heading: A, content: [{ text: B }] }] }";
        var entry = LibraryReader.ReadTemplate(Rota[..Rota.IndexOf("body:", StringComparison.Ordinal)] + "body: " + body + "\ncredit2: x\n".Replace("credit2: x\n", "", StringComparison.Ordinal), "a.yaml");
        Assert.That(entry.BodyYaml.TrimEnd(), Is.EqualTo(body));
    }

    [TestCase("title: Weekly rota\n", "", 2, "'title' is missing from a template")]
    [TestCase("title:", "titel:", 3, "'titel' is not a key of a template. Did you mean 'title'?")]
    [TestCase("6a3f0a3e-1d52", "6a3f0a3e", 2, "is not a key. Write a GUID")]
    [TestCase("2026-11-22", "22 November 2026", 13, "Write year, month and day as in lawCheckedOn: 2026-11-22.")]
    [TestCase("2026-11-22", "2026-02-30", 13, "'lawCheckedOn' of a template is a day")]
    [TestCase("https://www.gov.uk/rest-breaks-work", "www.gov.uk", 16, "Write the whole address, starting with https://.")]
    [TestCase("[two-week-rolling-rota]", "[Two week rota]", 35, "'Two week rota' is not the address of a template")]
    [TestCase("sources:\n  - title: Rest breaks at work\n    url: https://www.gov.uk/rest-breaks-work\n", "", 13, "'lawCheckedOn' needs 'sources'")]
    [TestCase("caption: Who works when", "captoin: Who", 31, "'captoin' is not a key of a table. Did you mean 'caption'?")]
    public void A_mistake_names_the_line_of_the_file(string find, string replace, int line, string message)
    {
        var mistakes = Assert.Throws<MistakesException>(() => LibraryReader.ReadTemplate(Rota.Replace(find, replace, StringComparison.Ordinal), "weekly-rota.yaml"))!.Mistakes;
        Assert.That(mistakes, Has.Some.Matches<Mistake>(mistake => mistake.Line == line && mistake.File == "weekly-rota.yaml" && mistake.Message.Contains(message, StringComparison.Ordinal)),
            string.Join('\n', mistakes));
    }

    [Test]
    public void A_file_whose_name_cannot_be_an_address_is_refused() =>
        Assert.That(() => LibraryReader.ReadTemplate(Rota, "Weekly Rota.yaml"), Throws.TypeOf<MistakesException>().With.Message.Contains("Name the file with lower-case words"));

    [Test]
    public void The_categories_of_the_library_are_read_in_order()
    {
        var categories = LibraryReader.ReadCategories(File.ReadAllText(Path.Combine(Repository.Library, "categories.yaml")));
        Assert.That(categories, Has.Count.EqualTo(12));
        Assert.That((categories[0].Slug, categories[0].Title), Is.EqualTo(("just-starting-out", "Just starting out")));
    }

    [Test]
    public void Categories_with_the_same_name_or_no_address_are_refused() =>
        Assert.That(() => LibraryReader.ReadCategories("""
            - { key: 0b0f5b1e-7d0c-4a54-8f7e-1a5c0f2d1001, slug: a, title: Same, summary: S }
            - { key: 0b0f5b1e-7d0c-4a54-8f7e-1a5c0f2d1002, slug: B C, title: Same, summary: S }
            """), Throws.TypeOf<MistakesException>().With.Message.Contains("line 2: Two categories have the same title").And.Message.Contains("'B C' is not an address"));

    [Test]
    public void Any_text_in_the_body_of_a_file_comes_through() => Gen.String[Gen.Char[' ', '~'], 1, 60].Array[1, 4].Sample(lines =>
    {
        var yaml = Rota.Replace("                    First line", string.Join('\n', lines.Select(line => "                    x" + line)), StringComparison.Ordinal)
            .Replace("{{", "{", StringComparison.Ordinal).Replace("](", "]", StringComparison.Ordinal);
        var entry = LibraryReader.ReadTemplate(yaml, "weekly-rota.yaml");
        return Words(BodyReader.Read(entry.BodyYaml)) == Words(entry.Body);
    }, iter: 300, threads: 1);

    private static string Words(DocumentBody body) => string.Join('\n', body.Blocks().Select(block => block switch
    {
        Paragraph paragraph => string.Concat(paragraph.Text.Inlines.Select(inline => inline.ToString())),
        Table table => table.Caption + string.Concat(table.Columns.Select(column => column.Label)),
        _ => block.ToString(),
    }));
}
