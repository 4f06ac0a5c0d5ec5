using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;
using PhbResources.Documents.Tests.Inspection;
using PhbResources.Documents.Tests.Writing;
using PhbResources.Documents.Writing.Docx;
using PhbResources.Documents.Writing.Xlsx;

namespace PhbResources.Documents.Tests.Privacy;

internal sealed class ScrubberTests
{
    private static readonly FileInspector Inspector = new();
    private static readonly Scrubber Scrubber = new(Inspector);

    private static async Task<(FileInspection Before, CleanCopy Copy)> Clean(byte[] file, string name)
    {
        var before = await Inspector.InspectAsync(file, name, CancellationToken.None);
        Assert.That(before.Accepted, Is.True, string.Join(", ", before.Concerns.Select(concern => concern.Code + " " + concern.Part)));
        return (before, await Scrubber.CleanAsync(file, before, [.. PrivacyCheck.Of(before.Reading!).Where(finding => finding.Level != FindingLevel.Info)], CancellationToken.None));
    }

    private static IEnumerable<TestCaseData> Kinds => GoodFiles.All.Select(item => new TestCaseData(item.Name, item.File).SetName($"What_hides_in_a_file_is_gone_from_the_clean_copy({item.Name})"));

    [TestCaseSource(nameof(Kinds))]
    public async Task What_hides_in_a_file_is_gone_from_the_clean_copy(string name, byte[] file)
    {
        var (before, copy) = await Clean(file, name);

        Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
        Assert.That(copy.Left.Where(finding => finding.Level != FindingLevel.Info), Is.Empty);
        Assert.That(copy.Inspection!.Reading!.VisibleText().Trim(), Is.EqualTo(WithBlanks(before.Reading!.VisibleText())));
        foreach (var hidden in (string[])["Jo Bloggs", "removed words", "hidden words", "comment words", "custom words", "typed words", "Acme", "9434765919"]) Assert.That(Holds(copy.File!, hidden), Is.False, hidden);
    }

    [TestCase("plan.docx")]
    [TestCase("plan.odt")]
    [TestCase("plan.pdf")]
    [TestCase("plan.rtf")]
    [TestCase("photo.png")]
    public async Task Who_made_a_file_is_told_masked(string name)
    {
        var inspection = await Inspector.InspectAsync(GoodFiles.All.Single(item => item.Name == name).File, name, CancellationToken.None);

        Assert.That(PrivacyCheck.Of(inspection.Reading!).Select(finding => (finding.Type, finding.Level, finding.Excerpt)), Does.Contain((FindingType.DocumentProperty, FindingLevel.MustRemove, "author: J. B.")));
    }

    [Test]
    public async Task Who_made_a_workbook_is_told_and_removed_as_the_library_of_its_format_writes_it()
    {
        using var memory = new MemoryStream();
        using (var book = SpreadsheetDocument.Create(memory, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            book.PackageProperties.Creator = "Jo Bloggs";
            var part = book.AddWorkbookPart();
            var sheet = part.AddNewPart<WorksheetPart>("s1");
            sheet.Worksheet = new(new DocumentFormat.OpenXml.Spreadsheet.SheetData());
            part.Workbook = new(new DocumentFormat.OpenXml.Spreadsheet.Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "Rota", SheetId = 1, Id = "s1" }));
        }

        var (before, copy) = await Clean(memory.ToArray(), "rota.xlsx");

        Assert.That(PrivacyCheck.Of(before.Reading!).Select(finding => (finding.Type, finding.Excerpt)), Does.Contain((FindingType.DocumentProperty, "author: J. B.")));
        Assert.That(copy.Problem, Is.Null);
        Assert.That(Holds(copy.File!, "Bloggs"), Is.False);
    }

    /// <summary>What the files say where a name or number stands.</summary>
    private static string WithBlanks(string text)
    {
        foreach (var value in (string[])["typed words", "9434765919"]) text = text.Replace(value, "______", StringComparison.Ordinal);
        return text.Replace("Name: added words", "Name: ______", StringComparison.Ordinal).Replace("Name: Jo\n", "Name: ______\n", StringComparison.Ordinal).Trim();
    }

    private static IEnumerable<TestCaseData> Texts => Enumerable.Range(0, 7).Select(kind => new TestCaseData(kind).SetName($"What_is_found_in_a_text_is_blanked_wherever_it_stands({kind})"));

    [TestCaseSource(nameof(Texts))]
    public async Task What_is_found_in_a_text_is_blanked_wherever_it_stands(int kind)
    {
        var text = new LabelledText("Care plan for the week\nName: Jo O'Bloggs-Smith & co\nNHS number: 943 476 5919, tel 07700 900123\nThe number 943-476-5919 again, jo.bloggs@example.com\nTea at nine", []);
        var (name, file) = text.AsFile(kind);

        var (_, copy) = await Clean(file, name);

        Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
        foreach (var secret in (string[])["943 476 5919", "943-476-5919", "9434765919", "07700 900123", "jo.bloggs@example.com", "Bloggs"]) Assert.That(Holds(copy.File!, secret), Is.False, secret);
        var visible = copy.Inspection!.Reading!.VisibleText();
        var nothing = name.EndsWith("pdf", StringComparison.Ordinal) ? @"\s*" : "______";
        Assert.That(visible, Does.Contain("Care plan for the week").And.Match($"NHS number:\\s*{nothing}, tel\\s*{nothing}").And.Contain("Tea at nine"));
    }

    /// <summary>All that a page description can show words with: each operator, pieces, codes of two bytes, a form that is drawn, a mark that says it again.</summary>
    [Test]
    public async Task Words_on_the_pages_of_a_PDF_are_taken_out_however_they_are_shown()
    {
        const string map = "1 beginbfrange <0001> <0080> <0001> endbfrange";
        var wide = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("Tel 07700 900123 or"));
        var file = Pdf.Join(
            ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /Contents [4 0 R 8 0 R] /Resources << /Font << /F1 5 0 R /F2 6 0 R >> /XObject << /X 9 0 R >> >> >>",
                Pdf.Packed("", "BT /F1 12 Tf 14 TL 20 700 Td (Before) Tj (NHS number: 943 476 5919 after) ' 1 2 (Name: Jo Bloggs) \" T* [(Em) 20 (ail jo.bl) -10 (oggs@example.com now)] TJ T* /Span << /ActualText (Jo Bloggs) >> BDC (J) Tj (o Blo) Tj"), "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
                "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [<< /DW 600 >>] >>", Pdf.Packed("", map),
                Pdf.Packed("", $"(ggs) Tj EMC T* /F2 12 Tf <{wide}> Tj ET /X Do"), Pdf.Packed("/Type /XObject /Subtype /Form /Resources << /Font << /F1 5 0 R >> >>", "BT /F1 12 Tf 20 400 Td (In a form: Jo Bloggs stays calm) Tj ET")]);

        var (_, copy) = await Clean(file, "plan.pdf");

        Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
        foreach (var secret in (string[])["943 476 5919", "Bloggs", "oggs@example", "07700 900123"]) Assert.That(Holds(copy.File!, secret), Is.False, secret);
        Assert.That(copy.Inspection!.Reading!.VisibleText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), Is.EqualTo("Before NHS number: after Name: Email now Tel or In a form: stays calm".Split(' ')));
    }

    [Test]
    public async Task The_words_that_a_program_read_in_a_scan_are_not_taken_for_the_scan()
    {
        var (_, copy) = await Clean(Pdf.Join(
            ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                Pdf.Packed("", "BT 3 Tr /F1 12 Tf 20 700 Td (NHS number: 943 476 5919) Tj ET"), "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"]), "scan.pdf");

        Assert.That(copy.File, Is.Null);
        Assert.That(copy.Problem, Does.Contain("save it as PDF again"));
    }

    [Test]
    public async Task A_field_of_a_PDF_loses_its_value_where_it_stands_on_the_page()
    {
        var (_, copy) = await Clean(Pdf.With("/AcroForm << /Fields [10 0 R] >>", "<< /FT /Tx /T (child) /V (Jo Bloggs goes out) /Kids [11 0 R] >>",
            "<< /Subtype /Widget /Parent 10 0 R /Rect [0 0 9 9] /AP << /N 12 0 R >> >>", Pdf.Packed("/Type /XObject /Subtype /Form /Resources << /Font << /F1 5 0 R >> >>", "BT /F1 9 Tf (Jo Bloggs goes out) Tj ET")), "form.pdf");

        Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
        Assert.That(Holds(copy.File!, "goes out"), Is.False);
    }

    [Test]
    public async Task Clean_copies_of_the_library_are_valid_and_say_the_same()
    {
        var document = LibraryDocuments.Read("care-plan-review");
        foreach (var (name, file) in ((string, byte[])[])[("plan.docx", LibraryDocuments.Written(new DocxWriter(), document)), ("plan.xlsx", LibraryDocuments.Written(new XlsxWriter(), document))])
        {
            var (before, copy) = await Clean(file, name);
            Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
            Assert.That(copy.Inspection!.Reading!.VisibleText(), Is.EqualTo(before.Reading!.VisibleText()));
            using OpenXmlPackage package = name.EndsWith("docx", StringComparison.Ordinal) ? WordprocessingDocument.Open(new MemoryStream(copy.File!), false) : SpreadsheetDocument.Open(new MemoryStream(copy.File!), false);
            Assert.That(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}"), Is.Empty);
        }
    }

    [Test]
    public async Task A_Word_document_with_tracked_changes_reads_as_if_they_were_accepted()
    {
        var file = Package.Docx(
            "<w:p><w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"Sam\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">One </w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p>"
            + "<w:p><w:moveFrom w:id=\"2\" w:author=\"Sam\"><w:r><w:t>moved away</w:t></w:r></w:moveFrom><w:moveTo w:id=\"3\" w:author=\"Sam\"><w:r><w:t>moved here</w:t></w:r></w:moveTo></w:p>"
            + "<w:tbl><w:tr><w:trPr><w:del w:id=\"4\" w:author=\"Sam\"/></w:trPr><w:tc><w:p><w:del w:id=\"5\" w:author=\"Sam\"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:tc></w:tr><w:tr><w:trPr><w:ins w:id=\"6\" w:author=\"Sam\"/></w:trPr><w:tc><w:p><w:r><w:t>new row</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>").Bytes();

        var (_, copy) = await Clean(file, "plan.docx");

        Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
        Assert.That(copy.Inspection!.Reading!.VisibleText(), Is.EqualTo("One two\nmoved here\nnew row\n"));
        Assert.That(Holds(copy.File!, "Sam"), Is.False);
    }

    /// <summary>Programs are free to call their parts what they like: what a part is, its relationship and its first element say.</summary>
    [Test]
    public async Task Who_made_a_Word_document_is_told_and_removed_whatever_its_parts_are_called()
    {
        const string package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/", space = "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
        var file = Package.Ooxml("text/main.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                $"<w:document {Package.WordSpace}><w:body>{Package.Paragraph("Care plan")}<w:p><w:pPr><w:pStyle w:val=\"Secret\"/></w:pPr><w:r><w:t>hidden words</w:t></w:r></w:p><w:p><w:del w:author=\"Sam\"><w:r><w:delText>removed words</w:delText></w:r></w:del></w:p></w:body></w:document>",
                ("s", "styles", "look.xml", false), ("c", "comments", "said.xml", false))
            .With("text/look.xml", $"<w:styles {Package.WordSpace}><w:style w:styleId=\"Secret\"><w:name w:val=\"Secret\"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>")
            .With("text/said.xml", $"<w:comments {Package.WordSpace}><w:comment w:author=\"Sam\">{Package.Paragraph("comment words")}</w:comment></w:comments>")
            .With("package/services/metadata/core-properties/0a1b.psmdcp", $"<cp:coreProperties {space}><dc:creator>Jo Bloggs</dc:creator><cp:lastModifiedBy>Sam Bloggs</cp:lastModifiedBy></cp:coreProperties>")
            .With("about/app.xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Company>Acme Care</Company></Properties>")
            .With("about/own.xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property name=\"Child\"><vt:lpwstr>Marguerite</vt:lpwstr></property></Properties>")
            .With("about/small.jpeg", Picture.Jpg())
            .With("_rels/.rels", Package.Relationships(("main", "officeDocument", "text/main.xml", false), ("own", "custom-properties", "about/own.xml", false), ("app", "extended-properties", "about/app.xml", false))
                .Replace("</Relationships>", $"<Relationship Id=\"core\" Type=\"{package}core-properties\" Target=\"package/services/metadata/core-properties/0a1b.psmdcp\"/><Relationship Id=\"small\" Type=\"{package}thumbnail\" Target=\"about/small.jpeg\"/></Relationships>", StringComparison.Ordinal)).Bytes();

        var (before, copy) = await Clean(file, "plan.docx");

        var found = PrivacyCheck.Of(before.Reading!).Select(finding => (finding.Type, finding.Excerpt)).ToList();
        Assert.That(found, Is.SupersetOf(new[] { (FindingType.DocumentProperty, "author: J. B."), (FindingType.DocumentProperty, "lastModifiedBy: S. B."), (FindingType.DocumentProperty, "company: A. C.") }));
        Assert.That(found.Select(finding => finding.Type), Does.Contain(FindingType.Comment).And.Contain(FindingType.HiddenText).And.Contain(FindingType.TrackedChange).And.Contain(FindingType.Thumbnail));
        Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
        foreach (var secret in (string[])["Bloggs", "Acme", "Marguerite", "comment words", "hidden words", "removed words", "Sam"]) Assert.That(Holds(copy.File!, secret), Is.False, secret);
    }

    [Test]
    public async Task Links_and_headers_of_an_RTF_file_are_blanked()
    {
        var file = Encoding.ASCII.GetBytes("{\\rtf1\\ansi{\\*\\pgdsctbl{\\pgdsc0 Default;}}{\\header\\pard\\plain {\\loch\nJo Bloggs, DOB 01/02/2012}\\par}\\pard Write to {\\field{\\*\\fldinst {HYPERLINK \"mailto:jo.bloggs@example.com\"}}{\\fldrslt {jo.bloggs@example.com}}} please\\par}");

        var (_, copy) = await Clean(file, "plan.rtf");

        Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
        Assert.That(copy.Inspection!.Reading!.VisibleText(), Is.EqualTo("______, DOB ______\nWrite to ______ please\n"));
        Assert.That(Holds(copy.File!, "bloggs"), Is.False);
    }

    [Test]
    public async Task Letters_of_an_RTF_file_go_with_what_stands_for_them_in_old_programs()
    {
        var (_, copy) = await Clean(Encoding.ASCII.GetBytes("{\\rtf1\\ansi\\uc3 Name: Zo\\u235 abc Bloggs\\par It\\u8217 xyz s\\par}"), "plan.rtf");

        Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
        Assert.That(Encoding.ASCII.GetString(copy.File!), Does.Contain("Name: ______").And.Not.Contain("abc").And.Contain("xyz"));
    }

    [Test]
    public async Task A_document_with_many_links_and_values_is_cleaned_in_one_go()
    {
        var people = Enumerable.Range(0, 3_000).Select(number => $"ann{number}@mail.example.net").ToArray();
        var file = Package.Docx(string.Concat(people.Select((address, number) => $"<w:p><w:r><w:t>{address[..3]}</w:t></w:r><w:r><w:t>{address[3..]} or </w:t></w:r><w:hyperlink r:id=\"h{number}\"><w:r><w:t>write</w:t></w:r></w:hyperlink></w:p>")),
            [.. people.Select((address, number) => ($"h{number}", "hyperlink", $"mailto:{address}", true))]).Bytes();

        var (_, copy) = await Clean(file, "people.docx");

        Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
        Assert.That(copy.Inspection!.Reading!.VisibleText(), Is.EqualTo(string.Concat(Enumerable.Repeat("______ or write\n", 3_000))));
        Assert.That(Holds(copy.File!, "mail.example"), Is.False);
    }

    [Test]
    public async Task A_picture_keeps_its_pixels_and_how_it_is_turned()
    {
        byte[] turned = [.. "Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006\0\0\0\0\0\0"u8];
        var file = Picture.Jpg(8, 8, (0xE1, turned), (0xFE, "Jo Bloggs took it"u8.ToArray()));

        var (_, copy) = await Clean(file, "photo.jpg");

        Assert.That(Holds(copy.File!, "Jo Bloggs"), Is.False);
        Assert.That(copy.File.AsSpan().IndexOf(turned), Is.GreaterThan(0));
        Assert.That(copy.File.AsSpan().EndsWith(file.AsSpan(file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]))), Is.True);
    }

    [Test]
    public async Task What_programs_wrote_beside_the_pictures_in_a_document_goes()
    {
        byte[] frame = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0], again = [0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0], start = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6];
        byte[] ramp = [.. Enumerable.Range(0, 256).Select(step => (byte)(255 - step))];
        byte[] gif = [.. start, 0x21, 0xFE, 9, .. "Jo Bloggs"u8, 0, .. again, 0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. "<x:xmpmeta><dc:creator>Jo Bloggs</dc:creator></x:xmpmeta>"u8, 1, .. ramp, 0, .. frame, 0x3B, .. "Jo Bloggs"u8];
        var emf = new byte[200];
        (emf[0], emf[4], emf[60], emf[64]) = (1, 140, 9, 108);
        " EMF"u8.CopyTo(emf.AsSpan(40));
        Encoding.Unicode.GetBytes("Jo Bloggs").CopyTo(emf, 108);
        var file = Package.Docx(Package.Paragraph("Care plan")).With("word/media/image1.gif", gif).With("word/media/image2.emf", emf).Bytes();

        var (before, copy) = await Clean(file, "plan.docx");

        Assert.That(before.Notes.Select(note => note.Code), Is.EqualTo(new[] { "unread-picture" }));
        Assert.That(PrivacyCheck.Of(before.Reading!).Select(finding => (finding.Type, finding.Excerpt)), Does.Contain((FindingType.CameraData, "J* B*****")).And.Contain((FindingType.DocumentProperty, "author: J. B.")));
        Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
        Assert.That(Holds(copy.File!, "Bloggs"), Is.False);
        using var package = new System.IO.Compression.ZipArchive(new MemoryStream(copy.File!));
        using var picture = package.GetEntry("word/media/image1.gif")!.Open();
        using var cleaned = new MemoryStream();
        await picture.CopyToAsync(cleaned);
        Assert.That(cleaned.ToArray(), Is.EqualTo((byte[])[.. start, .. again, .. frame, 0x3B]));
    }

    [Test]
    public async Task What_a_camera_wrote_goes_from_a_picture_in_an_RTF_file()
    {
        var picture = Picture.Jpg(8, 8, (0xE1, Picture.Exif()));
        var (before, copy) = await Clean(Encoding.ASCII.GetBytes($"{{\\rtf1\\ansi Before {{\\*\\shppict{{\\pict{{\\*\\picprop{{\\sp{{\\sn wzName}}{{\\sv x}}}}}}\\jpegblip\\picw8\\pich8 {Convert.ToHexStringLower(picture)[..100]}\r\n{Convert.ToHexStringLower(picture)[100..]}}}}}{{\\nonshppict{{\\pict\\wmetafile8 010009000003}}}} after\\par}}"), "plan.rtf");

        Assert.That(PrivacyCheck.Of(before.Reading!).Select(finding => finding.Type), Does.Contain(FindingType.Gps));
        Assert.That(before.Notes.Select(note => note.Code), Is.EqualTo(new[] { "unread-picture" }));
        Assert.That(copy.Problem, Is.Null, string.Join('\n', copy.Left));
        var text = Encoding.ASCII.GetString(copy.File!);
        Assert.That(text, Does.Contain(Convert.ToHexStringLower(Picture.Jpg())).And.Contain("\\picw8").And.Contain("010009000003").And.Contain("after"));
        Assert.That(text, Does.Not.Contain(Convert.ToHexStringLower("Jo Bloggs"u8.ToArray())));
    }

    [Test]
    public async Task Names_go_from_the_name_of_the_file()
    {
        var (_, copy) = await Clean(Encoding.UTF8.GetBytes("Name: Jo Bloggs\n"), "Jo Bloggs care plan.txt");

        Assert.That(copy.FileName, Is.EqualTo("care plan.txt"));
    }

    internal static bool Holds(byte[] file, string secret) => new EveryWord(file).Holds(secret);
}
