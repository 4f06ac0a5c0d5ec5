using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>Every template of the library, in every format and every way in which it can be had.</summary>
[Category("Slow")] // One way of writing each in the ordinary run, eight in the slow one.
public class EveryTemplateTests
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PHB_SLOW") == "1";

    [TestCaseSource(typeof(Repository), nameof(Repository.TemplateFiles))]
    public void Every_template_filled_in_or_blank_is_valid_with_all_its_words(string path)
    {
        var document = LibraryDocuments.ReadFile(path);
        Assert.Multiple(() =>
        {
            foreach (var options in Ways(document, path))
            {
                var words = LibraryDocuments.Words(new PreparedDocument(document, options)).ToArray();
                using var docx = new Docx(document, options);
                Assert.That(docx.Errors(), Is.Empty, $"{options}");
                Assert.That(Missing(words, docx.Text()), Is.Empty, $"docx {options}");
                var text = System.Text.Encoding.UTF8.GetString(LibraryDocuments.Written(new PlainTextWriter(), document, options));
                Assert.That(Missing(words, text), Is.Empty, $"txt {options}");
                if (!document.Body.Spreadsheet) continue;
                using var xlsx = new Xlsx.Xlsx(document, options);
                Assert.That(xlsx.Errors(), Is.Empty, $"{options}");
                Assert.That(Missing(words.Where(word => !word.Contains("2026", StringComparison.Ordinal)), xlsx.Text()).Where(IsText), Is.Empty, $"xlsx {options}");
            }
        });
    }

    /// <summary>The words that a text has not, whatever its lines are.</summary>
    internal static string[] Missing(IEnumerable<string> words, string text)
    {
        var shown = Pdf.Pdf.Squeeze(text);
        return [.. words.Select(word => Pdf.Pdf.Squeeze(word)).Distinct().Where(word => !shown.Contains(word, StringComparison.Ordinal))];
    }

    /// <summary>Spreadsheets hold numbers, days and times as numbers, whose looks are a matter of formats.</summary>
    internal static bool IsText(string word) => word.Any(char.IsLetter);

    private static IEnumerable<WriteOptions> Ways(TemplateDocument document, string path)
    {
        var filled = LibraryDocuments.FilledIn(document);
        var length = Path.GetFileName(path).Length;
        if (!IsSlow) return [new WriteOptions { Answers = filled, LargePrint = length % 2 == 0, WithoutGuidance = length % 3 == 0 }];
        return Enumerable.Range(0, 8).Select(way => new WriteOptions
        {
            Answers = (way & 1) == 0 ? Answers.None : filled, LargePrint = (way & 2) != 0, WithoutGuidance = (way & 4) != 0,
        });
    }
}
