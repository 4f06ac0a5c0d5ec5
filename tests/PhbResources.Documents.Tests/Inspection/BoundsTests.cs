using System.Diagnostics;
using System.Text;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Tests.Inspection;

/// <summary>Files made to take as much memory and time as they can. The test process has a limit of memory, so that more than the bound fails.</summary>
internal sealed class BoundsTests
{
    private const int Most = 20 * 1024 * 1024 - 4_096;
    private const string PdfEnd = "trailer<</Root 1 0 R>>\n%%EOF\n";

    private static IEnumerable<TestCaseData> Files =>
    [
        Case("lines.txt", "too-much-text", () => Times("a\n", Most / 2)),
        Case("latin.txt", "too-much-text", () => Enumerable.Repeat((byte)0xE9, Most).ToArray()),
        Case("strings.pdf", "too-complicated", () => Times("1 0 obj(", Most / 8, "%PDF-1.7\n", PdfEnd)),
        Case("arrays.pdf", "too-complicated", () => Times("1 ", Most / 2 - 200, "%PDF-1.7\n1 0 obj [", "] endobj " + PdfEnd)),
        Case("many-arrays.pdf", null, () => Times("2 0 obj [" + string.Concat(Enumerable.Repeat("/A ", 60_000)) + "] endobj ", 110, "%PDF-1.7\n", PdfEnd)),
        Case("names.pdf", null, () => Times("/#41", Most / 4 - 100, "%PDF-1.7\n1 0 obj ", "\nendobj " + PdfEnd)),
        Case("bombs.pdf", "zip-bomb", () => Pdf.With("", Enumerable.Repeat(Pdf.Packed("/Type /Metadata", new string('A', 12_000_000)), 60).ToArray())),
        Case("object-streams.pdf", "zip-bomb", () => Pdf.With("", Enumerable.Repeat(Pdf.Packed("/N 1 /First 5", new string('A', 12_000_000)), 60).ToArray())),
        Case("pages.pdf", "too-much-text", ManyPages),
        Case("groups.rtf", "too-much-text", () => Times("{\\par a}", Most / 8 - 8, "{\\rtf1", "}")),
        Case("escapes.rtf", "too-much-text", () => Times("\\'41", Most / 4 - 8, "{\\rtf1", "}")),
        Case("cdata.docx", "too-much-text", () => Package.Docx($"<w:p><w:r><w:t><![CDATA[{Noise(11_000_000)}]]></w:t></w:r></w:p>").Bytes()),
        Case("attributes.docx", null, () => Package.Docx(string.Concat(Enumerable.Range(0, 20).Select(row => $"<w:p {string.Concat(Enumerable.Range(0, 12_000).Select(number => $"a{number}=\"{row * 77_777 + number * 31}\" "))}/>"))).Bytes()),
        Case("cells.xlsx", "too-much-text", () => Package.Xlsx(string.Concat(Enumerable.Range(0, 20_000).Select(row => $"<row>{string.Concat(Enumerable.Range(0, 20).Select(cell => $"<c><v>{row * 7_919 + cell * 104_729}</v></c>"))}</row>"))).Bytes()),
    ];

    [TestCaseSource(nameof(Files))]
    [Category("Slow")]
    public async Task A_file_made_to_take_memory_and_time_gets_neither(string name, string? code, Func<byte[]> build)
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1") Assert.Ignore("Takes a minute; set PHB_SLOW=1 to run it.");
        var file = build();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var watch = Stopwatch.StartNew();

        var inspection = await new FileInspector().InspectAsync(file, name, CancellationToken.None);

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
        // On a slow machine the clock may be what ends it; either way it is refused.
        if (code is not null) Assert.That(inspection.Refusals.Select(concern => concern.Code), Has.Some.EqualTo(code).Or.Some.EqualTo("too-long"));
    }

    private static TestCaseData Case(string name, string? code, Func<byte[]> build) => new TestCaseData(name, code, build).SetName($"A_file_made_to_take_memory_and_time_gets_neither({name})");

    private static byte[] Times(string text, int times, string before = "", string after = "")
    {
        var file = new MemoryStream();
        file.Write(Encoding.ASCII.GetBytes(before));
        var bytes = Encoding.ASCII.GetBytes(text);
        for (var time = 0; time < times; time++) file.Write(bytes);
        file.Write(Encoding.ASCII.GetBytes(after));
        return file.ToArray();
    }

    private static string Noise(int letters)
    {
        var random = new Random(1);
        return string.Create(letters, random, static (text, random) =>
        {
            for (var at = 0; at < text.Length; at++) text[at] = at % 9 == 0 ? '<' : (char)('a' + random.Next(26));
        });
    }

    private static byte[] ManyPages()
    {
        const int Pages = 5_000;
        var kids = string.Concat(Enumerable.Range(10, Pages).Select(number => $"{number} 0 R "));
        return Pdf.Join(
            ["<< /Type /Catalog /Pages 2 0 R >>", $"<< /Kids [{kids}] >>", "<< /Font << /F1 << /Subtype /Type1 >> >> >>", Pdf.Packed("", string.Concat(Enumerable.Repeat("BT /F1 12 Tf (hello) Tj ET ", 500_000)))],
            Enumerable.Repeat("<< /Type /Page /Contents 4 0 R /Resources 3 0 R >>", Pages).ToArray());
    }
}
