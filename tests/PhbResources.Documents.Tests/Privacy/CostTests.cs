using System.Diagnostics;
using System.Globalization;
using System.Text;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;
using PhbResources.Documents.Tests.Inspection;

namespace PhbResources.Documents.Tests.Privacy;

/// <summary>What an inspection with the privacy check and a clean copy cost, for the table in bench/README.md.</summary>
[NonParallelizable]
internal sealed class CostTests
{
    private static readonly Random Random = new(20_261_123);

    private static IEnumerable<TestCaseData> Files()
    {
        yield return new TestCaseData("plan.docx", Docx()).SetName("A_large_file_costs_seconds_and_not_minutes(docx of 1 MB)");
        yield return new TestCaseData("plan.pdf", BigPdf()).SetName("A_large_file_costs_seconds_and_not_minutes(pdf of 20 MB)");
        yield return new TestCaseData("rota.xlsx", Xlsx()).SetName("A_large_file_costs_seconds_and_not_minutes(xlsx of 5000 rows)");
    }

    [TestCaseSource(nameof(Files))]
    public async Task A_large_file_costs_seconds_and_not_minutes(string name, byte[] file)
    {
        var inspector = new FileInspector();
        await inspector.InspectAsync(file, name, CancellationToken.None);
        GC.Collect();
        var before = GC.GetTotalMemory(true);
        var peak = 0L;
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(false));
                await Task.Delay(5);
            }
        });

        var watch = Stopwatch.StartNew();
        var inspection = await inspector.InspectAsync(file, name, CancellationToken.None);
        var inspected = watch.ElapsedMilliseconds;
        Assert.That(inspection.Accepted, Is.True, string.Join(", ", inspection.Concerns.Select(concern => concern.Code)));
        var findings = PrivacyCheck.Of(inspection.Reading!);
        var check = watch.ElapsedMilliseconds;
        var copy = await new Scrubber(inspector).CleanAsync(file, inspection, findings, CancellationToken.None);
        var cleaned = watch.ElapsedMilliseconds;
        await stop.CancelAsync();
        await watching;

        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {file.Length / 1024} KiB, inspected in {inspected} ms, checked in {check - inspected} ms ({findings.Count} findings), clean copy in {cleaned - check} ms ({copy.Problem ?? "made"}), at most {(peak - before) / 1024 / 1024} MiB of heap"));
        Assert.That(inspected, Is.LessThan(10_000));
        Assert.That(check - inspected, Is.LessThan(10_000));
    }

    private static string Words(int count)
    {
        var text = new StringBuilder();
        for (var at = 0; at < count; at++)
        {
            for (var letters = Random.Next(2, 10); letters > 0; letters--) text.Append((char)('a' + Random.Next(26)));
            text.Append(' ');
        }

        return text.ToString();
    }

    private static byte[] Docx() => Package.Docx(string.Concat(Enumerable.Range(0, 4_500).Select(_ => Package.Paragraph(Words(50)))) + Package.Paragraph("NHS number 943 476 5919")).Bytes();

    private static byte[] Xlsx() => Package.Xlsx(string.Concat(Enumerable.Range(1, 5_000).Select(row => string.Create(CultureInfo.InvariantCulture,
        $"<row r=\"{row}\"><c r=\"A{row}\"><v>{45_000 + row}</v></c><c r=\"B{row}\" t=\"inlineStr\"><is><t>{Words(3)}</t></is></c><c r=\"C{row}\"><v>{row % 12}</v></c><c r=\"D{row}\" t=\"inlineStr\"><is><t>{(row % 500 == 0 ? "07700 900123" : "day")}</t></is></c></row>")))).Bytes();

    private static byte[] BigPdf()
    {
        var pages = 300;
        var objects = new List<string> { "<< /Type /Catalog /Pages 2 0 R >>", $"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(page => $"{4 + page * 3} 0 R"))}] /Count {pages} >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>" };
        var pixels = new byte[62_000];
        for (var page = 0; page < pages; page++)
        {
            Random.NextBytes(pixels);
            objects.Add($"<< /Type /Page /Parent 2 0 R /Contents {5 + page * 3} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /I {6 + page * 3} 0 R >> >> >>");
            objects.Add(Pdf.Packed("", "BT /F1 11 Tf 40 800 Td " + string.Concat(Enumerable.Range(0, 40).Select(_ => $"({Words(10)}) Tj 0 -14 Td ")) + "ET /I Do"));
            objects.Add(Pdf.Stream("/Type /XObject /Subtype /Image /Width 248 /Height 250 /ColorSpace /DeviceGray /BitsPerComponent 8", pixels));
        }

        return Pdf.Join([.. objects]);
    }
}
