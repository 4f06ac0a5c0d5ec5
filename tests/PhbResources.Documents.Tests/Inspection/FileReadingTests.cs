using System.Text;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Inspection.Preview;
using PhbResources.Documents.Tests.Writing;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Tests.Inspection;

internal sealed class FileReadingTests
{
    private static readonly FileInspector Inspector = new();

    private static async Task<FileInspection> Inspect(byte[] file, string name) => await Inspector.InspectAsync(file, name, CancellationToken.None);

    private static async Task<FileReading> Read(byte[] file, string name)
    {
        var inspection = await Inspect(file, name);
        Assert.That(inspection.Reading, Is.Not.Null, string.Join(", ", inspection.Concerns.Select(concern => concern.Code + " " + concern.Part)));
        return inspection.Reading!;
    }

    private static void Holds(FileReading reading, PieceOrigin origin, string text, string? place = null, string? name = null) =>
        Assert.That(reading.Pieces.Any(piece => piece.Origin == origin && piece.Text == text && (place is null || piece.Place == place) && (name is null || piece.Name == name)), Is.True,
            $"{origin} '{text}' at '{place}' is not among\n{string.Join('\n', reading.Pieces)}");

    private static IEnumerable<TestCaseData> Kinds => GoodFiles.All.Select(item => new TestCaseData(item.Name, item.Kind, item.File).SetName($"A_file_of_every_type_is_taken_whatever_it_is_called({item.Name})"));

    [TestCaseSource(nameof(Kinds))]
    public async Task A_file_of_every_type_is_taken_whatever_it_is_called(string name, FileKind kind, byte[] file)
    {
        var named = await Inspect(file, name);
        var renamed = await Inspect(file, "something.exe");

        Assert.That(named.Kind, Is.EqualTo(kind));
        Assert.That(named.Accepted, Is.True, string.Join(", ", named.Concerns.Select(concern => concern.Code + " " + concern.Part)));
        Assert.That(named.Risks, Is.Empty);
        Assert.That(named.Concerns.Select(concern => concern.Code), Does.Not.Contain("wrong-extension"));
        Assert.That(renamed.Kind, Is.EqualTo(kind));
        Assert.That(renamed.Accepted, Is.True);
        Assert.That(renamed.Notes.Select(concern => concern.Code), Does.Contain("wrong-extension"));
    }

    [Test]
    public async Task A_Word_document_gives_away_what_it_hides()
    {
        var reading = await Read(GoodFiles.Docx, "plan.docx");
        Holds(reading, PieceOrigin.FileName, "plan.docx", "file name");
        Holds(reading, PieceOrigin.Body, "Name: added words", "paragraph 2");
        Holds(reading, PieceOrigin.Insertion, "added words", name: "Sam");
        Holds(reading, PieceOrigin.Deletion, "removed words", name: "Sam");
        Holds(reading, PieceOrigin.HiddenText, "hidden words");
        Holds(reading, PieceOrigin.Header, "Header words", "header");
        Holds(reading, PieceOrigin.Comment, "comment words", "comment by Sam", "Sam");
        Holds(reading, PieceOrigin.Property, "Jo Bloggs", "document property: author", "author");
        Holds(reading, PieceOrigin.Property, "Sam", name: "lastModifiedBy");
        Holds(reading, PieceOrigin.CustomXml, "custom words");
        Holds(reading, PieceOrigin.FormValue, "typed words", name: "Your name");
        Holds(reading, PieceOrigin.Gps, "51.50000 N 0.25000 W");
        Holds(reading, PieceOrigin.CameraData, "Acme", name: "Make");
        Assert.That(reading.Pieces.Any(piece => piece.Origin == PieceOrigin.Thumbnail), Is.True);
        Assert.That(reading.VisibleText(), Does.Not.Contain("removed words").And.Not.Contain("hidden words"));
        Assert.That(reading.Headings.Single().Text, Is.EqualTo("Care plan"));
        Assert.That(reading.Tables.Single().Select(cell => (cell.Text, cell.Cell!.Row, cell.Cell.Column, cell.Cell.IsHeader)), Is.EqualTo(new[] { ("Day", 1, 1, true), ("Who", 1, 2, true), ("Mon", 2, 1, false), ("", 2, 2, false) }));
        Assert.That(reading.Pieces.Single(piece => piece.Text == "GOV.UK").Links, Is.EqualTo(new[] { new PieceLink(0, 6, "https://www.gov.uk/") }));
    }

    [Test]
    public async Task A_workbook_gives_away_what_it_hides()
    {
        var reading = await Read(GoodFiles.Xlsx, "rota.xlsx");
        Holds(reading, PieceOrigin.Body, "Shared words", "sheet Rota, cell A1");
        Holds(reading, PieceOrigin.Body, "inline words", "sheet Rota, cell B1");
        Holds(reading, PieceOrigin.HiddenCell, "hidden words", "sheet Rota, cell A2");
        Holds(reading, PieceOrigin.Body, "18/02/1982", "sheet Rota, cell A3");
        Holds(reading, PieceOrigin.Body, "9434765919", "sheet Rota, cell B3");
        Holds(reading, PieceOrigin.Comment, "comment words", "comment by Sam, sheet Rota, cell A1", "Sam");
    }

    [Test]
    public async Task An_OpenDocument_text_gives_away_what_it_hides()
    {
        var reading = await Read(GoodFiles.Odt, "plan.odt");
        Holds(reading, PieceOrigin.Body, "Name: Jo");
        Holds(reading, PieceOrigin.Deletion, "removed words");
        Holds(reading, PieceOrigin.Comment, "comment words", "comment by Sam", "Sam");
        Holds(reading, PieceOrigin.HiddenText, "hidden words");
        Holds(reading, PieceOrigin.Header, "Header words", "header");
        Holds(reading, PieceOrigin.Property, "Jo Bloggs", name: "author");
        Assert.That(reading.Headings.Single().Text, Is.EqualTo("Care plan"));
        Assert.That(reading.Tables.Single().First().Cell!.IsHeader, Is.True);
    }

    [Test]
    public async Task A_sheet_of_a_million_empty_rows_is_read_in_no_time()
    {
        var reading = await Read(GoodFiles.Ods, "rota.ods");
        Holds(reading, PieceOrigin.HiddenCell, "hidden words", "sheet Rota, cell A1000001");
        Holds(reading, PieceOrigin.Body, "shown words", "sheet Rota, cell C1000002");
    }

    [Test]
    public async Task A_PDF_gives_away_what_it_hides()
    {
        var reading = await Read(GoodFiles.PdfFile, "plan.pdf");
        Holds(reading, PieceOrigin.Body, "Shown words", "page 1");
        Holds(reading, PieceOrigin.Body, "Inside gaps", "page 1");
        Holds(reading, PieceOrigin.EarlierRevision, "Rota for the week", "earlier revision of page 1");
        Holds(reading, PieceOrigin.FormValue, "typed words", "form field", "Your name");
        Holds(reading, PieceOrigin.Comment, "comment words", "comment by Sam", "Sam");
        Holds(reading, PieceOrigin.Property, "Jo Bloggs", name: "author");
        Assert.That(reading.Headings.Single().Text, Is.EqualTo("Care plan"));
    }

    [Test]
    public async Task A_rich_text_file_gives_away_what_it_hides()
    {
        var reading = await Read(GoodFiles.All.Single(item => item.Kind == FileKind.Rtf).File, "plan.rtf");
        Holds(reading, PieceOrigin.Body, "Café ’s bold");
        Holds(reading, PieceOrigin.HiddenText, "hidden words");
        Holds(reading, PieceOrigin.Deletion, "removed words");
        Holds(reading, PieceOrigin.Comment, "comment words");
        Holds(reading, PieceOrigin.Header, "Header words");
        Holds(reading, PieceOrigin.Property, "Jo Bloggs", name: "author");
        Holds(reading, PieceOrigin.Property, "Sam", name: "lastModifiedBy");
        Holds(reading, PieceOrigin.Body, "two", "table 1, row 1, column 2");
        Assert.That(reading.Headings.Single().Text, Is.EqualTo("Care plan"));
    }

    [Test]
    public async Task A_photo_gives_away_where_and_by_whom_it_was_taken()
    {
        var reading = await Read(GoodFiles.All.Single(item => item.Kind == FileKind.Jpg).File, "photo.jpg");
        Holds(reading, PieceOrigin.Gps, "51.50000 N 0.25000 W", "EXIF GPS");
        Holds(reading, PieceOrigin.Property, "Jo Bloggs", name: "author");
        Assert.That(reading.Pixels, Is.EqualTo((8, 8)));
    }

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("iso-8859-1")]
    public async Task Plain_text_is_read_in_the_encodings_that_people_have(string encoding)
    {
        var coding = Encoding.GetEncoding(encoding);
        var reading = await Read([.. coding.GetPreamble(), .. coding.GetBytes("Café at £5\r\nSecond line")], "a.txt");
        Holds(reading, PieceOrigin.Body, "Café at £5", "line 1");
        Holds(reading, PieceOrigin.Body, "Second line", "line 2");
    }

    [Test]
    public async Task Files_of_the_library_are_taken_and_read()
    {
        foreach (var slug in (string[])["care-plan-review", "24-hour-cover-rota"])
        {
            var document = LibraryDocuments.Read(slug);
            foreach (var writer in new DocumentWriters(new FontShelf(FontFolders.Usual())).All)
            {
                var inspection = await Inspect(LibraryDocuments.Written(writer, document), slug + "." + writer.Format.Extension.TrimStart('.'));
                Assert.That(inspection.Concerns, Is.Empty, writer.Format.Name);
                Assert.That(inspection.Reading!.VisibleText(), Does.Contain(document.Title), writer.Format.Name);
            }
        }
    }

    [Test]
    public async Task A_file_written_to_a_stream_has_its_sizes_behind_its_parts_and_is_taken()
    {
        Assert.That((await Inspect(Package.Docx(Package.Paragraph("Rota")).Bytes(streamed: true), "a.docx")).Accepted, Is.True);
    }

    [Test]
    public async Task A_manifest_as_OpenOffice_wrote_it_is_taken()
    {
        var manifest = "<!DOCTYPE manifest:manifest PUBLIC \"-//OpenOffice.org//DTD Manifest 1.0//EN\" \"Manifest.dtd\"><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
        Assert.That((await Inspect(Package.Odt("<text:p>x</text:p>").With("META-INF/manifest.xml", manifest).Bytes(), "a.odt")).Accepted, Is.True);
    }

    [TestCase("docx", "writer_pdf_Export", "pdf")]
    [TestCase("docx", "Rich Text Format", "rtf")]
    [TestCase("docx", "writer8", "odt")]
    [TestCase("odt", "MS Word 2007 XML", "docx")]
    public async Task What_LibreOffice_makes_of_a_text_is_taken_and_reads_the_same(string from, string filter, string to)
    {
        using var office = LibreOffice.Find();
        var written = LibraryDocuments.Written(new DocumentWriters(new FontShelf(FontFolders.Usual())).Find(from)!, LibraryDocuments.Read("care-plan-review"));
        var before = await Read(written, "a." + from);
        var after = await Inspect(await File.ReadAllBytesAsync(office.Convert(written, from, $"{to}:{filter}", to)), "a." + to);

        Assert.That(after.Concerns, Is.Empty);
        var words = Words(after.Reading!.VisibleText());
        foreach (var piece in before.Pieces.Where(piece => piece.Origin == PieceOrigin.Body))
            Assert.That(words, Does.Contain(Words(piece.Text)));
        Assert.That(after.Reading!.Headings.Select(heading => heading.Text), Is.SupersetOf(before.Headings.Select(heading => heading.Text)));

        // Without spaces, since a page breaks its lines where it likes and boxes to fill in are drawn with them.
        static string Words(string text) => new(text.Where(char.IsLetterOrDigit).ToArray());
    }

    [TestCase("xlsx", "calc8", "ods")]
    [TestCase("xlsx", "Calc MS Excel 2007 XML", "xlsx")]
    public async Task What_LibreOffice_makes_of_a_sheet_is_taken_and_reads_the_same(string from, string filter, string to)
    {
        using var office = LibreOffice.Find("libreoffice-calc", "libsclo.so");
        var written = LibraryDocuments.Written(new DocumentWriters(new FontShelf(FontFolders.Usual())).Find(from)!, LibraryDocuments.Read("24-hour-cover-rota"));
        var before = await Read(written, "a." + from);
        var after = await Inspect(await File.ReadAllBytesAsync(office.Convert(written, from, $"{to}:{filter}", to)), "a." + to);

        Assert.That(after.Concerns, Is.Empty);
        var cells = after.Reading!.Pieces.Where(piece => piece.Cell is not null).GroupBy(piece => piece.Place).ToDictionary(cell => cell.Key, cell => string.Join('\n', cell.Select(piece => piece.Text)));
        foreach (var cell in before.Pieces.Where(piece => piece.Origin == PieceOrigin.Body && piece.Text.Any(char.IsLetter)))
            Assert.That(cells.GetValueOrDefault(cell.Place), Is.EqualTo(cell.Text), cell.Place);
    }

    [Test]
    public async Task A_preview_has_headings_lists_tables_and_links_and_nothing_that_runs()
    {
        var body = Package.Paragraph("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more");
        Assert.That(ReadingPreview.Write(await Read(Package.Docx(body).Bytes(), "a.docx"), 2), Is.EqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>\n"));

        foreach (var (file, name) in ((byte[], string)[])[(GoodFiles.Docx, "plan.docx"), (GoodFiles.Odt, "plan.odt")])
        {
            var html = ReadingPreview.Write(await Read(file, name), 2);
            Assert.That(html, Does.Contain("<h2>Care plan</h2>"));
            Assert.That(html, Does.Contain("<th scope=\"col\">Day</th>"));
            Assert.That(html, Does.Contain("<td>Mon</td>"));
            Assert.That(html, Does.Contain("<ul>\n<li>First item</li>\n</ul>"));
            Assert.That(html, Does.Contain("<a href=\"https://www.gov.uk/\" rel=\"nofollow ugc noopener\">GOV.UK</a>"));
            Assert.That(html, Does.Not.Contain("hidden words").And.Not.Contain("removed words").And.Not.Contain("comment words"));
        }
    }

    [Test]
    public void A_preview_of_a_sheet_keeps_what_stands_in_a_column_below_its_heading()
    {
        static TextPiece At(int row, int column, string text, int rows = 1, int columns = 1) =>
            new(text, PieceOrigin.Body, "") { Cell = new CellPosition(1, row, column) { RowSpan = rows, ColumnSpan = columns } };
        var reading = new FileReading
        {
            Kind = FileKind.Xlsx,
            FileName = "a.xlsx",
            Pieces = [At(1, 1, "Day", rows: 2), At(1, 2, "Start", columns: 2), At(1, 4, "Finish"), At(2, 4, "9"), At(4, 2, "x"), At(4, 16_384, "far")],
        };

        var html = ReadingPreview.Write(reading, 2);

        Assert.That(html, Does.Contain("<tr><td rowspan=\"2\">Day</td><td colspan=\"2\">Start</td><td>Finish</td></tr>\n<tr><td colspan=\"2\"></td><td>9</td></tr>\n<tr><td></td><td>x</td><td colspan=\"1000\"></td><td>far</td></tr>"));
        Assert.That(html, Does.StartWith("<div class=\"doc-table doc-table-wide\" role=\"group\" aria-label=\"Table 1\" tabindex=\"0\">").And.EndWith("</table>\n</div>\n"));
    }
}
