using System.Diagnostics;
using System.Globalization;
using PhbResources.Core.Facts;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;
using PhbResources.Documents.Yaml;

namespace PhbResources.Benchmarks;

/// <summary>
/// Writes documents one after the other as the site does: median and 99th percentile of each format, sizes, and whether memory stays steady over ten thousand.
/// </summary>
internal static class WritingTimes
{
    private const int Files = 300, WarmUp = 60, Documents = 10_000, Step = 1_000;

    /// <summary>A form of a page, a table that computes, a plan of several pages, and the largest tables of the starter library.</summary>
    private static readonly string[] Slugs = ["staff-emergency-contact-form", "weekly-timesheet", "care-and-support-plan", "medication-administration-record"];

    public static void Measure()
    {
        string configuration = Path.Combine(AppContext.BaseDirectory, "umbraco-config");
        IReadOnlyDictionary<string, string> figures = FactsComposer.ReadFigures(configuration).WordsOn(new DateOnly(2026, 11, 22));
        DocumentWriters writers = new(new FontShelf(FontFolders.Usual()));
        TemplateDocument[] documents = [.. Slugs.Select(slug => Read(Path.Combine(configuration, "library", slug + ".yaml"), figures))];

        Say($"{Files} files each, milliseconds.");
        Say("| template | format | KiB | least | median | p99 |");
        Say("|---|---|---:|---:|---:|---:|");
        for (int at = 0; at < documents.Length; at++)
        {
            foreach (IDocumentWriter writer in writers.All.Where(writer => writer.Suits(documents[at])))
            {
                (double[] times, long size) = Times(writer, documents[at]);
                Say($"| {Slugs[at]} | {writer.Format.Extension} | {size / 1024.0:0.0} | {times[0]:0.0} | {times[Files / 2]:0.0} | {times[Files * 99 / 100]:0.0} |");
            }
        }

        Say("");
        Say("| documents | managed MiB | resident MiB |");
        Say("|---:|---:|---:|");
        for (int count = 0; count <= Documents; count++)
        {
            if (count % Step == 0) Say($"| {count} | {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:0.0} | {Resident() / 1048576.0:0} |");
            TemplateDocument document = documents[count % 3];
            IDocumentWriter[] suiting = [.. writers.All.Where(writer => writer.Suits(document))];
            suiting[count % suiting.Length].Write(document, WriteOptions.Default, Stream.Null);
        }
    }

    private static (double[] Times, long Size) Times(IDocumentWriter writer, TemplateDocument document)
    {
        double[] times = new double[Files];
        long size = 0;
        for (int at = -WarmUp; at < Files; at++)
        {
            using MemoryStream file = new();
            long start = Stopwatch.GetTimestamp();
            writer.Write(document, WriteOptions.Default, file);
            if (at >= 0) times[at] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            size = file.Length;
        }

        Array.Sort(times);
        return (times, size);
    }

    private static TemplateDocument Read(string file, IReadOnlyDictionary<string, string> figures)
    {
        LibraryEntry entry = LibraryReader.ReadTemplate(File.ReadAllText(file), Path.GetFileName(file), figures);
        return new TemplateDocument(entry.Title, entry.Body)
        {
            Summary = entry.Summary, Licence = entry.Licence, Credit = entry.Credit, Sources = entry.Sources, LawCheckedOn = entry.LawCheckedOn, UpdatedOn = new DateOnly(2026, 11, 22),
        };
    }

    private static long Resident()
    {
        using Process process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Say(string line) => Console.WriteLine(line);
}
