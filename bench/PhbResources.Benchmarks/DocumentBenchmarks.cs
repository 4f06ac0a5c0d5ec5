using BenchmarkDotNet.Attributes;
using PhbResources.Core.Facts;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;
using PhbResources.Documents.Yaml;

namespace PhbResources.Benchmarks;

/// <summary>What a document costs: reading its notation, showing it as a page, writing its files.</summary>
public class DocumentBenchmarks
{
    private static readonly IReadOnlyDictionary<string, string> Figures =
        FactsComposer.ReadFigures(Path.Combine(AppContext.BaseDirectory, "umbraco-config")).WordsOn(new DateOnly(2026, 11, 22));

    private string _yaml = "";
    private readonly DocumentWriters _writers = new(new FontShelf(FontFolders.Usual()));
    private TemplateDocument _document = null!;

    /// <summary>A small form, a rota, and the largest table of the starter library.</summary>
    [Params("staff-emergency-contact-form", "weekly-rota", "medication-administration-record")]
    public string Template { get; set; } = "";

    [GlobalSetup]
    public void Read()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "umbraco-config", "library", Template + ".yaml");
        LibraryEntry entry = LibraryReader.ReadTemplate(File.ReadAllText(file), Path.GetFileName(file), Figures);
        _yaml = entry.BodyYaml;
        _document = new TemplateDocument(entry.Title, entry.Body) { Summary = entry.Summary, Licence = entry.Licence, Credit = entry.Credit };
    }

    [Benchmark]
    public DocumentBody ParseBody() => BodyReader.Read(_yaml, figures: Figures);

    [Benchmark]
    public string HtmlPage() => HtmlPreview.Write(_document, WriteOptions.Default, 3);

    [Benchmark]
    public long WriteDocx() => Write("docx");

    [Benchmark]
    public long WritePdf() => Write("pdf");

    [Benchmark]
    public long WriteOdt() => Write("odt");

    /// <summary>Of the rota only: the others are no spreadsheets, and what it costs to write one all the same says little.</summary>
    [Benchmark]
    public long WriteXlsx() => _document.Body.Spreadsheet ? Write("xlsx") : 0;

    [Benchmark]
    public long WriteText() => Write("txt");

    private long Write(string extension)
    {
        using MemoryStream file = new();
        _writers.Find(extension)!.Write(_document, WriteOptions.Default, file);
        return file.Length;
    }
}
