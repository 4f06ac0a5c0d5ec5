using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Docx;
using PhbResources.Documents.Writing.Odt;
using PhbResources.Documents.Writing.Xlsx;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>LibreOffice opens every template of the library in every office format, finds all its words, and comes to the sums that the file says.</summary>
[Category("Slow"), Category("LibreOffice")] // Every tenth template in the ordinary run.
public partial class EveryTemplateLibreOfficeTests
{
    private const string Text = "txt:Text (encoded):UTF8";

    /// <summary>Every sheet into a file of its own, UTF-8, as it is shown.</summary>
    private const string Csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PHB_SLOW") == "1";

    private LibreOffice office = null!;

    [OneTimeSetUp]
    public void Find_LibreOffice() => office = LibreOffice.Find("libreoffice-calc", "libsclo.so");

    [OneTimeTearDown]
    public void Remove_files() => office?.Dispose();

    [Test]
    public void Every_heading_label_and_answer_comes_out_of_the_Word_file([Values] Way way) => AssertWords(new DocxWriter(), way, Text);

    [Test]
    public void Every_heading_label_and_answer_comes_out_of_the_OpenDocument_file([Values] Way way) => AssertWords(new OdtWriter(), way, Text);

    [Test]
    public void Every_heading_label_and_answer_comes_out_of_the_spreadsheet([Values] Way way) => AssertWords(new XlsxWriter(), way, Csv);

    [Test]
    public void Every_formula_comes_to_what_the_file_says_without_computing([Values(Way.Blank, Way.Filled)] Way way)
    {
        var files = Documents(new XlsxWriter()).Select(document => (document.Title, Bytes: LibraryDocuments.Written(new XlsxWriter(), document, Options(document, way)))).ToArray();
        var computed = office.ConvertAll([.. files.Select(file => WithoutResults(file.Bytes))], "xlsx", "xlsx");
        var (count, numbers, wrong) = (0, 0, new List<string>());
        for (var at = 0; at < files.Length; at++)
        {
            var (ours, theirs) = (Results(files[at].Bytes), Results(File.ReadAllBytes(computed[at].Single())));
            foreach (var (cell, value) in ours)
            {
                count++;
                if (value is not null) numbers++;
                if (!theirs.TryGetValue(cell, out var other) || value is null != other is null || Math.Abs((value ?? 0) - (other ?? 0)) > 1e-6)
                    wrong.Add($"{files[at].Title}, {cell}: {Shown(value)} in the file, {Shown(other)} computed");
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(count, Is.GreaterThan(10));
        if (way == Way.Filled) Assert.That(numbers, Is.GreaterThan(10));

        static string Shown(double? value) => value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : "nothing";
    }

    /// <summary>How a document is had.</summary>
    public enum Way
    {
        Blank,
        Filled,
        FilledInLargePrintWithoutGuidance,
    }

    private static IEnumerable<TemplateDocument> Documents(IDocumentWriter writer) => Repository.TemplateFiles()
        .Where(file => IsSlow || Path.GetFileName(file).Sum(letter => letter) % 10 == 0)
        .Select(LibraryDocuments.ReadFile).Where(writer.Suits);

    private static WriteOptions Options(TemplateDocument document, Way way) => new()
    {
        Answers = way == Way.Blank ? Answers.None : LibraryDocuments.FilledIn(document),
        LargePrint = way == Way.FilledInLargePrintWithoutGuidance,
        WithoutGuidance = way == Way.FilledInLargePrintWithoutGuidance,
    };

    private void AssertWords(IDocumentWriter writer, Way way, string filter)
    {
        var documents = Documents(writer).ToArray();
        var texts = office.ConvertAll([.. documents.Select(document => LibraryDocuments.Written(writer, document, Options(document, way)))], writer.Format.Extension, filter);
        var missing = new List<string>();
        for (var at = 0; at < documents.Length; at++)
        {
            var text = string.Join('\n', texts[at].Select(File.ReadAllText));
            var words = LibraryDocuments.Words(new PreparedDocument(documents[at], Options(documents[at], way)));
            if (filter == Csv) (text, words) = (InFigures(text), words.Select(word => InFigures(AnswerInFigures(word))));
            missing.AddRange(EveryTemplateTests.Missing(words, text).Select(word => $"{documents[at].Title}: {word}"));
        }

        Assert.That(missing, Is.Empty);
    }

    /// <summary>Quotation marks are doubled between commas, and numbers have a comma after the thousands.</summary>
    private static string InFigures(string text) => Thousands().Replace(text.Replace("\"", "", StringComparison.Ordinal), "");

    [GeneratedRegex(@"(?<=\d),(?=\d{3})")]
    private static partial Regex Thousands();

    /// <summary>Spreadsheets show days by their own format.</summary>
    private static string AnswerInFigures(string word) =>
        DateOnly.TryParseExact(word, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : word;

    /// <summary>A file whose formulas have not been worked out, so that LibreOffice has to.</summary>
    private static byte[] WithoutResults(byte[] file)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var workbook = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            foreach (var cell in workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()).Where(cell => cell.CellFormula is not null))
                (cell.CellValue, cell.DataType) = (null, null);
        }

        return stream.ToArray();
    }

    /// <summary>What the file says that its formulas come to; <c>null</c> for nothing.</summary>
    private static Dictionary<string, double?> Results(byte[] file)
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        return workbook.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().SelectMany(sheet => ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!.Descendants<Cell>()
            .Where(cell => cell.CellFormula is not null).Select(cell => (Key: $"{sheet.Name}!{cell.CellReference}", Value: ValueOf(cell)))).ToDictionary(cell => cell.Key, cell => cell.Value);

        static double? ValueOf(Cell cell) => cell.CellValue?.Text is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
    }
}
