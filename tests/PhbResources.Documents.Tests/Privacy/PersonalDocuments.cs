using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.ExtendedProperties;
using DocumentFormat.OpenXml.Packaging;
using PhbResources.Documents.Model;
using PhbResources.Documents.Privacy.Scrubbing;
using PhbResources.Documents.Tests.Writing;
using PhbResources.Documents.Writing;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Tests.Privacy;

/// <summary>Documents of the library as a family would send them: filled in, with what programs and people leave in them.</summary>
internal static class PersonalDocuments
{
    /// <summary>Stands behind a label somewhere in each document, and here and there in its answers.</summary>
    public static readonly string[] Visible = ["Wren Okonkwo", "999 777 0013", "07700 900461", "wren.okonkwo@example.com", "QQ 98 76 54 C", "87654321", "20-30-40", "09/05/2014", "BS99 1XX"];

    /// <summary>Stands only where nobody sees it. No clean copy holds any of it.</summary>
    public static readonly string[] Hidden = ["Zofia Quellfurth", "zq-hidden-words", "zq-deleted-words", "zq-comment-words", "zq-custom-words", "Quellfurth Ltd"];

    private static readonly string[] Lines =
    [
        "Name: Wren Okonkwo", "NHS number: 999 777 0013", "Tel: 07700 900461", "Email: wren.okonkwo@example.com", "NI number: QQ 98 76 54 C", "Sort code: 20-30-40 Account number: 87654321",
        "Date of birth: 09/05/2014", "Address: 14 Hollow Tree Road, Anytown BS99 1XX",
    ];

    /// <summary>The document with the lines above at its beginning, and answers that repeat them.</summary>
    public static byte[] FilledIn(IDocumentWriter writer, TemplateDocument document)
    {
        var answers = LibraryDocuments.FilledIn(document);
        var number = 0;
        string Personal(string answer) => answer is "Łukasz and Ngọc" or "Łukasz goes first,\nthen Ngọc." ? Lines[number++ % Lines.Length].Split(": ")[1].Split(" Account")[0] : answer;
        answers = answers with
        {
            Fields = answers.Fields.ToDictionary(field => field.Key, field => (IReadOnlyList<string>)[.. field.Value.Select(Personal)]),
            Tables = answers.Tables.ToDictionary(table => table.Key, table => (IReadOnlyList<IReadOnlyList<string>>)[.. table.Value.Select(row => row.Select(Personal).ToArray())]),
        };
        var body = document.Body with { Intro = [.. Lines.Select(line => new Paragraph(new RichText([new TextRun(line)]))), .. document.Body.Intro] };
        return LibraryDocuments.Written(writer, document with { Body = body }, new WriteOptions { Answers = answers });
    }

    /// <summary>Adds properties, a comment, tracked changes, hidden text and data beside the document; what is seen with changes accepted stays the same.</summary>
    public static byte[] WithHiddenThings(byte[] file, string extension) => extension switch
    {
        "docx" => Docx(file),
        "xlsx" => Xlsx(file),
        "odt" => Odt(file),
        _ => file,
    };

    private static byte[] Docx(byte[] file)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var package = WordprocessingDocument.Open(stream, isEditable: true))
        {
            Properties(package);
            var main = package.MainDocumentPart!;
            var body = main.Document!.Body!;
            var day = new DateTime(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);
            var who = new StringValue(Hidden[0]);
            main.AddNewPart<WordprocessingCommentsPart>().Comments = new W.Comments(new W.Comment(new W.Paragraph(new W.Run(new W.Text("zq-comment-words")))) { Id = "900", Author = who, Initials = "ZQ", Date = day });
            var paragraphs = body.Elements<W.Paragraph>().Where(paragraph => paragraph.Elements<W.Run>().Any()).Take(4).ToArray();
            if (paragraphs[0].ParagraphProperties is { } properties) properties.InsertAfterSelf(new W.CommentRangeStart { Id = "900" });
            else paragraphs[0].PrependChild(new W.CommentRangeStart { Id = "900" });
            paragraphs[0].Append(new W.CommentRangeEnd { Id = "900" }, new W.Run(new W.CommentReference { Id = "900" }));
            var second = paragraphs[1 % paragraphs.Length];
            var run = second.Elements<W.Run>().Last();
            run.InsertAfterSelf(new W.DeletedRun(new W.Run(new W.DeletedText("zq-deleted-words"))) { Id = "901", Author = who, Date = day });
            run.InsertAfterSelf(new W.InsertedRun(run.CloneNode(true)) { Id = "902", Author = who, Date = day });
            run.Remove();
            paragraphs[2 % paragraphs.Length].Append(new W.Run(new W.RunProperties(new W.Vanish()), new W.Text("zq-hidden-words") { Space = SpaceProcessingModeValues.Preserve }));
            var custom = main.AddCustomXmlPart(CustomXmlPartType.CustomXml);
            using (var content = new MemoryStream("<root><who>zq-custom-words</who></root>"u8.ToArray())) custom.FeedData(content);
        }

        return stream.ToArray();
    }

    private static byte[] Xlsx(byte[] file)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var package = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            Properties(package);
            var workbook = package.WorkbookPart!;
            var sheets = workbook.Workbook!.Sheets!;
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new S.Worksheet(new S.SheetData(new S.Row(new S.Cell(new S.InlineString(new S.Text("zq-hidden-words"))) { CellReference = "A1", DataType = S.CellValues.InlineString }) { RowIndex = 1 }));
            sheets.Append(new S.Sheet { Name = "Notes of ours", SheetId = 900, Id = workbook.GetIdOfPart(sheet), State = S.SheetStateValues.Hidden });
            var shown = (WorksheetPart)workbook.GetPartById(sheets.Elements<S.Sheet>().First().Id!);
            var comments = shown.AddNewPart<WorksheetCommentsPart>();
            comments.Comments = new S.Comments(new S.Authors(new S.Author(Hidden[0])), new S.CommentList(new S.Comment(new S.CommentText(new S.Text("zq-comment-words"))) { Reference = "A1", AuthorId = 0 }));
            using var content = new MemoryStream("<root><who>zq-custom-words</who></root>"u8.ToArray());
            workbook.AddCustomXmlPart(CustomXmlPartType.CustomXml).FeedData(content);
        }

        return stream.ToArray();
    }

    private static void Properties(OpenXmlPackage package)
    {
        package.PackageProperties.Creator = package.PackageProperties.LastModifiedBy = Hidden[0];
        var application = package.GetPartsOfType<ExtendedFilePropertiesPart>().FirstOrDefault() ?? package.AddNewPart<ExtendedFilePropertiesPart>();
        application.Properties ??= new DocumentFormat.OpenXml.ExtendedProperties.Properties();
        application.Properties.Manager = new Manager(Hidden[0]);
        application.Properties.Company = new Company("Quellfurth Ltd");
        var custom = package.GetPartsOfType<CustomFilePropertiesPart>().FirstOrDefault() ?? package.AddNewPart<CustomFilePropertiesPart>();
        custom.Properties ??= new DocumentFormat.OpenXml.CustomProperties.Properties();
        custom.Properties.Append(new CustomDocumentProperty(new DocumentFormat.OpenXml.VariantTypes.VTLPWSTR("zq-custom-words")) { FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", PropertyId = 90 + custom.Properties.ChildElements.Count, Name = "Child" });
    }

    private static byte[] Odt(byte[] file)
    {
        XNamespace office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0", style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0", dc = "http://purl.org/dc/elements/1.1/", meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
        var package = new OfficePackage(file);
        var body = package.Xml("content.xml")!.Root!.Descendants(office + "text").First();
        var paragraphs = body.Descendants(text + "p").Where(paragraph => paragraph.Value.Length > 0).Take(3).ToArray();
        object[] Who() => [new XElement(dc + "creator", Hidden[0]), new XElement(dc + "date", "2026-11-22T09:00:00")];
        var changes = new XElement(text + "tracked-changes", new XElement(text + "changed-region", new XAttribute(text + "id", "ct900"), new XAttribute(XNamespace.Xml + "id", "ct900"),
            new XElement(text + "deletion", new XElement(office + "change-info", Who()), new XElement(text + "p", "zq-deleted-words"))));
        body.AddFirst(changes);
        paragraphs[0].Add(new XElement(office + "annotation", Who(), new XElement(text + "p", "zq-comment-words")));
        paragraphs[1 % paragraphs.Length].Add(new XElement(text + "change", new XAttribute(text + "change-id", "ct900")));
        var styles = package.Xml("content.xml")!.Root!.Element(office + "automatic-styles");
        if (styles is null) body.Parent!.AddBeforeSelf(styles = new XElement(office + "automatic-styles"));
        styles.Add(new XElement(style + "style", new XAttribute(style + "name", "Hidden900"), new XAttribute(style + "family", "text"), new XElement(style + "text-properties", new XAttribute(text + "display", "none"))));
        paragraphs[2 % paragraphs.Length].Add(new XElement(text + "span", new XAttribute(text + "style-name", "Hidden900"), "zq-hidden-words"));
        if (package.Xml("meta.xml")?.Root?.Element(office + "meta") is { } properties) properties.Add(new XElement(meta + "initial-creator", Hidden[0]), new XElement(meta + "user-defined", new XAttribute(meta + "name", "Child"), "zq-custom-words"));
        return package.Write();
    }

    /// <summary>Adds to the information of a PDF, and comments, in a revision of its own.</summary>
    public static byte[] PdfWithInformation(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        var size = int.Parse(System.Text.RegularExpressions.Regex.Match(text, @"/Size (\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var root = System.Text.RegularExpressions.Regex.Match(text, @"/Root (\d+) 0 R").Groups[1].Value;
        return [.. file, .. Encoding.Latin1.GetBytes($"\n{size} 0 obj\n<< /Author (Zofia Quellfurth) /Company (Quellfurth Ltd) /Child (zq-custom-words) >>\nendobj\ntrailer\n<< /Size {size + 1} /Root {root} 0 R /Info {size} 0 R >>\nstartxref\n0\n%%EOF\n")];
    }
}
