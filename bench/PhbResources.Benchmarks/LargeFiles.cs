using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PhbResources.Benchmarks;

/// <summary>Files as large as people share them, the same on every machine: words by chance, pictures by chance, and here and there somebody's number.</summary>
internal static class LargeFiles
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>What <see cref="Make"/> makes.</summary>
    public static readonly string[] Names = ["plan.docx", "plan.pdf", "rota.xlsx"];

    /// <summary>A docx of 1 MB, a pdf of 20 MB with 300 pages, or an xlsx of 5,000 rows.</summary>
    public static byte[] Make(string name)
    {
        Random random = new(20_261_123);
        return name switch
        {
            "plan.docx" => Package("word/document.xml", "wordprocessingml.document", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                + string.Concat(Enumerable.Range(0, 5_000).Select(_ => $"<w:p><w:r><w:t>{Words(random, 50)}</w:t></w:r></w:p>")) + "<w:p><w:r><w:t>NHS number 943 476 5919</w:t></w:r></w:p></w:body></w:document>"),
            "rota.xlsx" => Package("xl/workbook.xml", "spreadsheetml.sheet", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{Office}\"><sheets><sheet name=\"Rota\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
                ("xl/_rels/workbook.xml.rels", Relationships("worksheet", "worksheets/sheet1.xml")),
                ("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + string.Concat(Enumerable.Range(1, 5_000).Select(row => Row(random, row))) + "</sheetData></worksheet>")),
            "plan.pdf" => Pdf(random),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private static string Row(Random random, int row) => string.Create(CultureInfo.InvariantCulture,
        $"<row r=\"{row}\"><c r=\"A{row}\"><v>{45_000 + row}</v></c><c r=\"B{row}\" t=\"inlineStr\"><is><t>{Words(random, 3)}</t></is></c><c r=\"C{row}\"><v>{row % 12}</v></c><c r=\"D{row}\" t=\"inlineStr\"><is><t>{(row % 500 == 0 ? "07700 900123" : "day")}</t></is></c></row>");

    private static string Words(Random random, int count)
    {
        StringBuilder text = new();
        for (int at = 0; at < count; at++)
        {
            for (int letters = random.Next(2, 10); letters > 0; letters--)
                text.Append((char)('a' + random.Next(26)));
            text.Append(' ');
        }

        return text.ToString();
    }

    private static byte[] Package(string main, string type, string content, params (string Name, string Content)[] others)
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + $"<Override PartName=\"/{main}\" ContentType=\"application/vnd.openxmlformats-officedocument.{type}.main+xml\"/></Types>");
            Add("_rels/.rels", Relationships("officeDocument", main));
            Add(main, content);
            foreach ((string name, string text) in others)
                Add(name, text);

            void Add(string name, string text)
            {
                using StreamWriter writer = new(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        }

        return file.ToArray();
    }

    private static string Relationships(string type, string target) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/{type}\" Target=\"{target}\"/></Relationships>";

    private static byte[] Pdf(Random random)
    {
        const int pages = 300;
        using MemoryStream file = new();
        List<long> places = [];
        Write("%PDF-1.7\n"u8);
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add($"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(page => $"{4 + (page * 3)} 0 R"))}] /Count {pages} >>");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        byte[] pixels = new byte[68_000];
        for (int page = 0; page < pages; page++)
        {
            Add($"<< /Type /Page /Parent 2 0 R /Contents {5 + (page * 3)} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /I {6 + (page * 3)} 0 R >> >> >>");
            using MemoryStream packed = new();
            using (ZLibStream zip = new(packed, CompressionLevel.Optimal, leaveOpen: true))
                zip.Write(Encoding.ASCII.GetBytes("BT /F1 11 Tf 40 800 Td " + string.Concat(Enumerable.Range(0, 40).Select(_ => $"({Words(random, 10)}) Tj 0 -14 Td ")) + (page % 100 == 0 ? "(NHS number 943 476 5919) Tj " : "") + "ET /I Do"));
            Add("/Filter /FlateDecode", packed.ToArray());
            random.NextBytes(pixels);
            Add("/Type /XObject /Subtype /Image /Width 272 /Height 250 /ColorSpace /DeviceGray /BitsPerComponent 8", pixels);
        }

        long table = file.Length;
        Write(Encoding.ASCII.GetBytes($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n")))}trailer << /Size {places.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();

        void Write(ReadOnlySpan<byte> bytes) => file.Write(bytes);

        void Add(string value, byte[]? stream = null)
        {
            places.Add(file.Length);
            Write(Encoding.ASCII.GetBytes(stream is null ? $"{places.Count} 0 obj\n{value}" : $"{places.Count} 0 obj\n<< {value} /Length {stream.Length} >>\nstream\n"));
            Write(stream);
            Write(stream is null ? "\nendobj\n"u8 : "\nendstream\nendobj\n"u8);
        }
    }
}
