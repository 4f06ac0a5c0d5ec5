using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Tests.Writing.Pdf;

public class PdfWriterTests
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PHB_SLOW") == "1";

    [Test]
    public void A_document_with_everything_is_tagged_as_PDF_UA_asks([Values] bool filled, [Values] bool largePrint, [Values] bool withoutGuidance)
    {
        using var pdf = new Pdf(Samples.Everything, new WriteOptions { Answers = filled ? Samples.Filled : Answers.None, LargePrint = largePrint, WithoutGuidance = withoutGuidance });
        Assert.That(new PdfUa(pdf).Faults(), Is.Empty);
    }

    [Test]
    public void The_structure_says_what_each_thing_is()
    {
        using var pdf = new Pdf(Samples.Everything);
        Assert.Multiple(() =>
        {
            Assert.That(pdf.Elements("H1").Select(heading => heading.Text()), Is.EqualTo(new[] { "Everything at once" }));
            Assert.That(pdf.Elements("H2").Select(heading => heading.Text()), Is.EqualTo(new[] { "About you", "What to do", "Only advice here", "Where this comes from" }));
            Assert.That(pdf.Elements("H3").Select(heading => heading.Text()), Is.EqualTo(new[] { "A heading inside" }));
            Assert.That(pdf.Elements("Note").Count(), Is.EqualTo(3));
            Assert.That(pdf.Elements("Note").Select(note => note.Text().Trim()), Is.All.StartsWith("Guidance:"));
            Assert.That(pdf.Elements("Link").Select(link => link.Text()), Is.EqualTo(new[] { "a link", "Holiday entitlement" }));
            Assert.That(pdf.Elements("L").Select(list => list.Attribute("ListNumbering")).Distinct(), Is.EquivalentTo(new[] { "None", "Disc", "Decimal" }));
            Assert.That(pdf.Elements("Lbl").Select(label => label.Text().Trim()).Where(label => label.EndsWith('.')), Is.EqualTo(new[] { "1.", "2.", "1.", "2.", "1." }));
            Assert.That(pdf.Elements("TH").Where(header => header.Scope == "Column").Select(header => header.Text().Trim()), Does.Contain("Day").And.Contain("Agreed on"));
            Assert.That(pdf.Elements("TH").Where(header => header.Scope == "Row").Select(header => header.Text().Trim()), Does.Contain("Monday").And.Contain("Total"));
        });
    }

    [Test]
    public void Bookmarks_lead_to_the_sections()
    {
        using var pdf = new Pdf(Samples.Everything);
        Assert.That(pdf.File.TryGetBookmarks(out var bookmarks), Is.True);
        Assert.That(bookmarks!.Roots.Select(bookmark => bookmark.Title), Is.EqualTo(new[] { "About you", "What to do", "Only advice here", "Where this comes from" }));
        Assert.That(bookmarks!.Roots[1].Children.Select(bookmark => bookmark.Title), Is.EqualTo(new[] { "A heading inside" }));
    }

    [Test]
    public void What_is_filled_in_stands_in_the_text_in_any_script()
    {
        using var pdf = new Pdf(Samples.Everything, new WriteOptions { Answers = Samples.Filled });
        var text = AllText(pdf);
        Assert.Multiple(() =>
        {
            foreach (var answer in new[] { "Łukasz Example", "£13.50", "عائشة", "23 November 2026", "07:30", "£ 1,234.50", "First line Second line", "Ngọc", "Bring keys", "20 November 2026", "Extra day" })
                Assert.That(text, Does.Contain(answer));
        });
    }

    [Test]
    public void The_same_document_gives_the_same_bytes()
    {
        var other = new PdfWriter(new FontShelf(FontFolders.Usual()));
        Assert.That(Pdf.Written(Samples.Everything, writer: other), Is.EqualTo(Pdf.Written(Samples.Everything)));
        Assert.That(Pdf.Written(Samples.Everything with { Title = "Another" }), Is.Not.EqualTo(Pdf.Written(Samples.Everything)));
    }

    [Test]
    public void A_stream_that_cannot_seek_is_enough()
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true)) new PdfWriter(new FontShelf(FontFolders.Usual())).Write(Samples.Rota, WriteOptions.Default, zip);
        file.Position = 0;
        using var back = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        back.CopyTo(bytes);
        Assert.That(bytes.ToArray(), Is.EqualTo(Pdf.Written(Samples.Rota)));
    }

    [Test]
    public void The_file_says_what_it_is()
    {
        using var pdf = new Pdf(Samples.Everything);
        var information = pdf.File.Information;
        Assert.Multiple(() =>
        {
            Assert.That((information.Title, information.Author, information.Keywords), Is.EqualTo(("Everything at once", "A contributor", "rota, leave")));
            Assert.That(information.CreationDate, Does.StartWith("D:20261122"));
            Assert.That(Pdf.String(pdf.Catalog.Data["Lang"]), Is.EqualTo("en-GB"));
        });
    }

    [Test]
    public void A_page_break_makes_no_empty_page()
    {
        var document = Samples.Document("Breaks", """
            sections:
              - heading: One
                content: [{ pageBreak: true }, { pageBreak: true }, { text: First. }, { pageBreak: true }]
              - heading: Two
                content: [{ text: Second. }, { pageBreak: true }]
            """) with { Sources = [], LawCheckedOn = null };
        using var pdf = new Pdf(document);
        Assert.That(pdf.File.GetPages().Select(page => page.GetMarkedContents().Count(content => !content.IsArtifact)), Is.All.GreaterThan(0));
        Assert.That(pdf.File.NumberOfPages, Is.EqualTo(3));
    }

    [Test]
    public void A_long_table_repeats_its_header_on_each_page_but_says_it_once()
    {
        using var pdf = new Pdf(Samples.Document("Long", """
            sections:
              - heading: Rows
                content:
                  - table: { id: t, caption: Many rows, blankRows: 60, columns: [{ id: a, label: Apples }, { id: b, label: Pears }] }
            """));
        var pages = pdf.File.GetPages().Take(2).Select(page => string.Concat(page.Letters.Select(letter => letter.Value)));
        Assert.That(pages, Is.All.Contain("ApplesPears"));
        Assert.That(pdf.Elements("TH").Count(), Is.EqualTo(2));
        Assert.That(pdf.Elements("TR").Count(), Is.EqualTo(61));
    }

    [Test]
    public void A_row_higher_than_a_page_goes_on_over_pages()
    {
        var text = string.Join(' ', Enumerable.Range(1, 3000).Select(number => $"word{number}"));
        using var pdf = new Pdf(Samples.Document("High", $$"""
            sections:
              - heading: Rows
                content:
                  - table: { id: t, caption: One row, columns: [{ id: a, label: Apples }, { id: b, label: Pears }], rows: [["{{text}}", Short]] }
            """));
        Assert.That(new PdfUa(pdf).Faults(), Is.Empty);
        Assert.That(Pdf.Squeeze(pdf.Elements("TD").First().Text()), Is.EqualTo(text));
        Assert.That(pdf.File.NumberOfPages, Is.GreaterThan(3));
    }

    [Test]
    public void On_a_machine_without_fonts_the_file_is_still_readable()
    {
        using var pdf = new Pdf(Samples.Everything, new WriteOptions { Answers = Samples.Filled }, new PdfWriter(new FontShelf([])));
        var text = AllText(pdf);
        Assert.That(text, Does.Contain("Everything at once").And.Contain("Łukasz Example").And.Contain("Where this comes from").And.Contain("£13.50"));
        Assert.That(new PdfUa(pdf).Faults(), Has.All.Match("font|PDF/UA"), "only the claim and the fonts are missing");
    }

    [Test]
    [Category("Slow")] // One way of writing it in the ordinary run, five in the slow one.
    [TestCaseSource(typeof(Repository), nameof(Repository.TemplateFiles))]
    public void Every_template_is_a_tagged_file_with_all_its_words(string file)
    {
        var document = LibraryDocuments.ReadFile(file);
        WriteOptions[] ways = IsSlow
            ? [WriteOptions.Default, new() { LargePrint = true }, new() { WithoutGuidance = true }, new() { Answers = LibraryDocuments.FilledIn(document) }, new() { Answers = LibraryDocuments.FilledIn(document), LargePrint = true }]
            : [new() { Answers = LibraryDocuments.FilledIn(document), LargePrint = Path.GetFileName(file).Length % 2 == 0, WithoutGuidance = Path.GetFileName(file).Length % 3 == 0 }];
        foreach (var options in ways)
        {
            using var pdf = new Pdf(document, options);
            var (text, missing) = (AllText(pdf), new List<string>());
            foreach (var word in LibraryDocuments.Words(new PreparedDocument(document, options), withAllChoices: true))
            {
                if (!text.Contains(Pdf.Squeeze(word), StringComparison.Ordinal)) missing.Add(word);
            }

            Assert.Multiple(() =>
            {
                Assert.That(new PdfUa(pdf).Faults(), Is.Empty);
                Assert.That(missing, Is.Empty);
                Assert.That(pdf.File.NumberOfPages, Is.InRange(1, options.LargePrint ? 90 : 40));
            });
        }
    }

    /// <summary>What is read out, and what stands in the places to fill in.</summary>
    private static string AllText(Pdf pdf) => Pdf.Squeeze(pdf.Text());
}
