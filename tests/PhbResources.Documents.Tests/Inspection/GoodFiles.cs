using System.Text;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Tests.Inspection;

/// <summary>Files of every type that are to be taken, rich in what can hide in them.</summary>
internal static class GoodFiles
{
    private const string Rtf = """
        {\rtf1\ansi{\fonttbl{\f0 Arial;}}{\stylesheet{\s1\outlinelevel0 heading 1;}}{\info{\author Jo Bloggs}{\title Rota}{\operator Sam}}{\header Header words\par}
        \pard\s1 Care plan\par\pard Caf\'e9 \u8217?s \b bold\b0  {\v hidden words}{\deleted removed words}{\*\annotation comment words}\par
        {\field{\*\fldinst{HYPERLINK "https://www.gov.uk/"}}{\fldrslt GOV.UK}}\par\trowd\intbl one\cell two\cell\row\pard after\par}
        """;

    public static IEnumerable<(string Name, FileKind Kind, byte[] File)> All =>
    [
        ("plan.docx", FileKind.Docx, Docx), ("rota.xlsx", FileKind.Xlsx, Xlsx), ("plan.odt", FileKind.Odt, Odt), ("rota.ods", FileKind.Ods, Ods),
        ("plan.pdf", FileKind.Pdf, PdfFile), ("plan.rtf", FileKind.Rtf, Encoding.Latin1.GetBytes(Rtf)), ("plan.txt", FileKind.Txt, Encoding.UTF8.GetBytes("Care plan\n\nName: ____\n")),
        ("photo.jpg", FileKind.Jpg, Picture.Jpg(8, 8, (0xE1, Picture.Exif()))), ("photo.png", FileKind.Png, Picture.Png(2, 2, ("tEXt", "Author\0Jo Bloggs"u8.ToArray()))),
    ];

    public static byte[] Docx => Package.Docx(
            "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Care plan</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t xml:space=\"preserve\">Name: </w:t></w:r><w:ins w:author=\"Sam\"><w:r><w:t>added words</w:t></w:r></w:ins><w:del w:author=\"Sam\"><w:r><w:delText>removed words</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden words</w:t></w:r></w:p>"
            + "<w:p><w:hyperlink r:id=\"h\"><w:r><w:t>GOV.UK</w:t></w:r></w:hyperlink></w:p>"
            + "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Day</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Who</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Mon</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
            + "<w:sdt><w:sdtPr><w:alias w:val=\"Your name\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>typed words</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            + "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>First item</w:t></w:r></w:p>",
            ("h", "hyperlink", "https://www.gov.uk/", true))
        .With("word/styles.xml", $"<w:styles {Package.WordSpace}><w:style w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>")
        .With("word/header1.xml", $"<w:hdr {Package.WordSpace}>{Package.Paragraph("Header words")}</w:hdr>")
        .With("word/comments.xml", $"<w:comments {Package.WordSpace}><w:comment w:author=\"Sam\">{Package.Paragraph("comment words")}</w:comment></w:comments>")
        .With("customXml/item1.xml", "<root><name>custom words</name></root>")
        .With("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Jo Bloggs</dc:creator><cp:lastModifiedBy>Sam</cp:lastModifiedBy></cp:coreProperties>")
        .With("docProps/thumbnail.jpeg", Picture.Jpg())
        .With("word/media/image1.jpeg", Picture.Jpg(8, 8, (0xE1, Picture.Exif()))).Bytes();

    public static byte[] Xlsx => Package.Xlsx(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>inline words</t></is></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"str\"><v>hidden words</v></c></row><row r=\"3\"><c r=\"A3\" s=\"1\"><v>30000</v></c><c r=\"B3\"><f>SUM(A1:A2)</f><v>9434765919</v></c></row>",
            ("strings", "sharedStrings", "sharedStrings.xml", false))
        .With("xl/sharedStrings.xml", $"<sst {Package.SheetSpace}><si><r><t>Shared</t></r><r><t xml:space=\"preserve\"> words</t></r></si></sst>")
        .With("xl/styles.xml", $"<styleSheet {Package.SheetSpace}><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>")
        .With("xl/worksheets/_rels/sheet1.xml.rels", Package.Relationships(("c", "comments", "../comments1.xml", false)))
        .With("xl/comments1.xml", $"<comments {Package.SheetSpace}><authors><author>Sam</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><t>comment words</t></text></comment></commentList></comments>").Bytes();

    public static byte[] Odt => Package.Odt(
            "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion><office:change-info><dc:creator>Sam</dc:creator></office:change-info><text:p>removed words</text:p></text:deletion></text:changed-region></text:tracked-changes>"
            + "<text:h text:outline-level=\"1\">Care plan</text:h><text:p>Name: <office:annotation><dc:creator>Sam</dc:creator><text:p>comment words</text:p></office:annotation>Jo</text:p><text:p text:style-name=\"P1\">hidden words</text:p>"
            + "<text:list><text:list-item><text:p>First item</text:p></text:list-item></text:list><text:p><text:a xlink:href=\"https://www.gov.uk/\">GOV.UK</text:a></text:p>"
            + "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>Mon</text:p></table:table-cell></table:table-row></table:table>")
        .With("styles.xml", $"<office:document-styles {Package.OdfSpace}><style:style style:name=\"P1\"><style:text-properties text:display=\"none\"/></style:style><style:header><text:p>Header words</text:p></style:header></office:document-styles>")
        .With("meta.xml", $"<office:document-meta {Package.OdfSpace}><office:meta><meta:initial-creator>Jo Bloggs</meta:initial-creator><dc:creator>Sam</dc:creator></office:meta></office:document-meta>").Bytes();

    public static byte[] Ods => Package.Ods(
        "<table:table table:name=\"Rota\"><table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
        + "<table:table-row table:visibility=\"collapse\"><table:table-cell><text:p>hidden words</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell><text:p>shown words</text:p></table:table-cell></table:table-row></table:table>").Bytes();

    public static byte[] PdfFile => Pdf.Revised(
        Pdf.With("/AcroForm << /Fields [10 0 R] >>", "<< /FT /Tx /T (Your name) /V (typed words) /Subtype /Widget >>", "<< /Type /Annot /Subtype /Text /Rect [0 0 1 1] /Contents (comment words) /T (Sam) >>",
            Pdf.Packed("/Type /Metadata /Subtype /XML", "<x:xmpmeta><rdf:RDF><rdf:Description><dc:creator><rdf:Seq><rdf:li>Jo Bloggs</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"), Pdf.ObjectStream((30, "<< /Producer (Writer) >>"))),
        (4, Pdf.Packed("", "BT /F1 24 Tf 72 700 Td (Care plan) Tj /F1 12 Tf 0 -40 Td (Shown words) Tj 0 -14 Td [(In) -20 (side) -400 (gaps)] TJ ET")));
}
