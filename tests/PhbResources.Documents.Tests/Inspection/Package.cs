using System.IO.Compression;
using System.Text;

namespace PhbResources.Documents.Tests.Inspection;

/// <summary>Builds office files part by part, honest ones and others.</summary>
internal sealed class Package
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    public const string WordSpace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    public const string SheetSpace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    public const string OdfSpace = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        + "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:script=\"urn:oasis:names:tc:opendocument:xmlns:script:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        + "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"";

    private readonly List<(string Name, byte[] Content)> parts = [];

    public static Package Docx(string body, params (string Id, string Type, string Target, bool External)[] links) => Ooxml(
        "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", $"<w:document {WordSpace}><w:body>{body}</w:body></w:document>", links);

    public static Package Xlsx(string rows, params (string Id, string Type, string Target, bool External)[] links) => Ooxml(
            "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", $"<workbook {SheetSpace}><sheets><sheet name=\"Rota\" sheetId=\"1\" r:id=\"sheet1\"/></sheets></workbook>",
            [("sheet1", "worksheet", "worksheets/sheet1.xml", false), .. links])
        .With("xl/worksheets/sheet1.xml", $"<worksheet {SheetSpace}><sheetData>{rows}</sheetData></worksheet>");

    public static Package Odt(string body) => Odf("text", $"<office:text>{body}</office:text>");

    public static Package Ods(string body) => Odf("spreadsheet", $"<office:spreadsheet>{body}</office:spreadsheet>");

    public static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    public static Package Ooxml(string main, string type, string content, params (string Id, string Type, string Target, bool External)[] links)
    {
        var slash = main.LastIndexOf('/');
        return new Package()
            .With("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/{main}\" ContentType=\"{type}\"/></Types>")
            .With("_rels/.rels", Relationships(("main", "officeDocument", main, false)))
            .With(main, content)
            .With($"{main[..slash]}/_rels/{main[(slash + 1)..]}.rels", Relationships(links));
    }

    public static string Relationships(params (string Id, string Type, string Target, bool External)[] links) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(links.Select(link => $"<Relationship Id=\"{link.Id}\" Type=\"{Office}{link.Type}\" Target=\"{link.Target}\"{(link.External ? " TargetMode=\"External\"" : "")}/>"))
        + "</Relationships>";

    public Package With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    public Package With(string name, byte[] content)
    {
        parts.RemoveAll(part => part.Name == name);
        return Again(name, content);
    }

    /// <summary>Adds a part without asking whether one of that name is there.</summary>
    public Package Again(string name, byte[] content)
    {
        parts.Add((name, content));
        return this;
    }

    public byte[] Bytes(bool streamed = false)
    {
        var output = new MemoryStream();
        using (var zip = new ZipArchive(streamed ? new Unseekable(output) : output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var writing = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open();
                writing.Write(content);
            }

        return output.ToArray();
    }

    private static Package Odf(string kind, string body) => new Package()
        .With("mimetype", "application/vnd.oasis.opendocument." + kind)
        .With("content.xml", $"<office:document-content {OdfSpace}><office:body>{body}</office:body></office:document-content>")
        .With("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>");

    private sealed class Unseekable(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
