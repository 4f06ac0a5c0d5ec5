using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Model;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;
using PhbResources.Documents.Tests.Writing;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Tests.Privacy;

/// <summary>
/// Clean copies of whole documents, those of our own writers and those that LibreOffice makes of them: another program opens them and reads the
/// same words except for what was blanked, they are valid, and nothing of what was to go is in them.
/// </summary>
[Category("Slow"), Category("LibreOffice")] // A few templates in the ordinary run.
internal sealed partial class CleanCopyFilesTests
{
    private const string Text = "txt:Text (encoded):UTF8";

    /// <summary>Every sheet into a file of its own, UTF-8, as it is shown.</summary>
    private const string Csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PHB_SLOW") == "1";
    private static readonly FileInspector Inspector = new();
    private static readonly DocumentWriters Writers = new(new FontShelf(FontFolders.Usual()));

    private LibreOffice office = null!;

    [OneTimeSetUp]
    public void Find_LibreOffice() => office = LibreOffice.Find("libreoffice-calc", "libsclo.so");

    [OneTimeTearDown]
    public void Remove_files() => office?.Dispose();

    [TestCase("docx")]
    [TestCase("odt")]
    [TestCase("xlsx")]
    [TestCase("txt")]
    public async Task Our_own_documents_lose_what_was_found_and_nothing_else(string extension)
    {
        var files = Documents(extension, IsSlow ? 6 : 60).Select(document => (document.Title, Plain: PersonalDocuments.FilledIn(Writers.Find(extension)!, document))).ToArray();
        var copies = new List<byte[]>();
        foreach (var (title, plain) in files) copies.Add(await CleanAsync(PersonalDocuments.WithHiddenThings(plain, extension), extension, title));
        Compare([.. files.Select(file => file.Title)], [.. files.Select(file => file.Plain)], copies, extension);
    }

    /// <summary>LibreOffice writes each format in its own way, as the documents of many people are written.</summary>
    [TestCase("docx", "rtf")]
    [TestCase("odt", "docx")]
    [TestCase("docx", "odt")]
    [TestCase("xlsx", "ods")]
    [TestCase("ods", "xlsx")]
    public async Task Documents_of_LibreOffice_lose_what_was_found_and_nothing_else(string from, string to)
    {
        var source = from == "ods" ? "xlsx" : from;
        var documents = Documents(source, IsSlow ? 12 : 60).ToArray();
        IReadOnlyList<byte[]> plain = [.. documents.Select(document => PersonalDocuments.FilledIn(Writers.Find(source)!, document))];
        IReadOnlyList<byte[]> personal = [.. plain.Select(file => PersonalDocuments.WithHiddenThings(file, source))];
        if (from == "ods") (plain, personal) = (Converted(plain, "xlsx", "ods"), Converted(personal, "xlsx", "ods"));
        (plain, personal) = (Converted(plain, from, to == "txt" ? Text : to), Converted(personal, from, to == "txt" ? Text : to));
        var copies = new List<byte[]>();
        for (var at = 0; at < documents.Length; at++) copies.Add(await CleanAsync(personal[at], to, documents[at].Title));
        Compare([.. documents.Select(document => document.Title)], plain, copies, to);
        // What LibreOffice writes is not always valid itself.
        if (to is "docx" or "xlsx") Assert.That(copies.SelectMany(copy => Errors(copy, to)).Select(WithoutPlace).Except(personal.SelectMany(file => Errors(file, to)).Select(WithoutPlace)), Is.Empty);

        static string WithoutPlace(string error) => error[(error.IndexOf(' ', error.IndexOf(' ', StringComparison.Ordinal) + 1) + 1)..];
    }

    /// <summary>Ours have fields, those of LibreOffice parts of fonts with codes of their own. The program that reads them is neither's.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task Pages_of_a_PDF_lose_what_was_found_and_nothing_else(bool ours)
    {
        var documents = Documents("pdf", IsSlow ? 12 : 60).ToArray();
        var files = ours ? [.. documents.Select(document => PersonalDocuments.FilledIn(Writers.Find("pdf")!, document))]
            : Converted([.. documents.Select(document => PersonalDocuments.FilledIn(Writers.Find("docx")!, document))], "docx", "pdf");
        for (var at = 0; at < files.Count; at++)
        {
            var (before, _) = PdfLetters(files[at]);
            var (after, mistakes) = PdfLetters(await CleanAsync(PersonalDocuments.PdfWithInformation(files[at]), "pdf", documents[at].Title));
            Assert.That(mistakes, Is.Empty, documents[at].Title);
            var next = 0;
            var lost = string.Concat(before.Where(letter => next >= after.Length || after[next] != letter || next++ < 0));
            Assert.That(next, Is.EqualTo(after.Length), documents[at].Title + ": " + after[next..Math.Min(after.Length, next + 40)]);
            Assert.That(lost, Has.Length.InRange(90, before.Length / 2), documents[at].Title + ": " + lost);
        }
    }

    private static (string Letters, string Mistakes) PdfLetters(byte[] file)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, file);
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("pdftotext", ["-raw", path, "-"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var mistakes = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Delete(path);
        return (string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))), mistakes.Result);
    }

    private IReadOnlyList<byte[]> Converted(IReadOnlyList<byte[]> files, string from, string filter) => [.. office.ConvertAll(files, from, filter).Select(paths => File.ReadAllBytes(paths[0]))];

    [TestCase("docx")]
    [TestCase("xlsx")]
    public async Task Clean_copies_of_every_template_are_valid(string extension)
    {
        var count = 0;
        foreach (var document in Documents(extension, IsSlow ? 1 : 15))
        {
            var copy = await CleanAsync(PersonalDocuments.WithHiddenThings(PersonalDocuments.FilledIn(Writers.Find(extension)!, document), extension), extension, document.Title);
            Assert.That(Errors(copy, extension), Is.Empty, document.Title);
            count++;
        }

        Assert.That(count, Is.GreaterThan(0));
    }

    /// <summary>Each document whose place in the library can be divided by <paramref name="step"/>.</summary>
    private static IEnumerable<TemplateDocument> Documents(string extension, int step)
    {
        var writer = Writers.Find(extension)!;
        return Repository.TemplateFiles().Select(LibraryDocuments.ReadFile).Where(writer.Suits).Where((_, at) => at % step == 0);
    }

    private static async Task<byte[]> CleanAsync(byte[] file, string extension, string title)
    {
        var name = "plan." + extension;
        var inspection = await Inspector.InspectAsync(file, name, CancellationToken.None);
        Assert.That(inspection.Accepted, Is.True, title + ": " + string.Join(", ", inspection.Concerns.Select(concern => concern.Code + " " + concern.Part)));
        var copy = await new Scrubber(Inspector).CleanAsync(file, inspection, [.. PrivacyCheck.Of(inspection.Reading!).Where(finding => finding.Level != FindingLevel.Info)], CancellationToken.None);
        Assert.That(copy.Problem, Is.Null, $"{title}: {string.Join('\n', copy.Left)}");
        foreach (var secret in PersonalDocuments.Hidden.Concat(PersonalDocuments.Visible)) Assert.That(ScrubberTests.Holds(copy.File!, secret), Is.False, $"{title}: {secret}");
        return copy.File!;
    }

    private void Compare(IReadOnlyList<string> titles, IReadOnlyList<byte[]> plain, IReadOnlyList<byte[]> copies, string extension)
    {
        var before = Read(plain, extension);
        var after = Read(copies, extension);
        var mistakes = new List<string>();
        for (var at = 0; at < titles.Count; at++)
        {
            if (Words.Difference(before[at], after[at]) is { } difference) mistakes.Add($"{titles[at]}: {difference}");
            Assert.That(Words.Blanks(after[at]), Is.GreaterThan(Words.Blanks(before[at])), titles[at]);
        }

        TestContext.Out.WriteLine($"{titles.Count} {extension} files read again");
        Assert.That(mistakes, Is.Empty);
    }

    private IReadOnlyList<string> Read(IReadOnlyList<byte[]> files, string extension) =>
        [.. office.ConvertAll(files, extension, extension is "xlsx" or "ods" ? Csv : Text).Select(paths => string.Join('\n', paths.Select(File.ReadAllText)))];

    private static IReadOnlyList<string> Errors(byte[] file, string extension)
    {
        using OpenXmlPackage package = extension == "docx" ? WordprocessingDocument.Open(new MemoryStream(file), false) : SpreadsheetDocument.Open(new MemoryStream(file), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}")];
    }

    /// <summary>Two texts, word by word.</summary>
    private static partial class Words
    {
        private const string Blank = "______";
        private const int MostWordsOfABlank = 40;

        public static int Blanks(string text) => Regex.Count(text, Blank);

        /// <summary>The first place where a text is not the other one with some words blanked; null where it is.</summary>
        public static string? Difference(string before, string after)
        {
            string[] old = Apart().Split(before.Trim()), now = Apart().Split(after.Trim());
            var at = 0;
            for (var word = 0; word < now.Length; word++)
            {
                if (at < old.Length && old[at] == now[word])
                {
                    at++;
                    continue;
                }

                if (!now[word].Contains(Blank, StringComparison.Ordinal)) return $"'{string.Join(' ', now.Skip(Math.Max(0, word - 5)).Take(12))}' was '{string.Join(' ', old.Skip(Math.Max(0, at - 5)).Take(12))}'";
                var length = Enumerable.Range(1, MostWordsOfABlank).FirstOrDefault(length => at + length <= old.Length && Follows(old, at + length, now, word + 1));
                if (length == 0) return $"blanked too much: '{string.Join(' ', now.Skip(Math.Max(0, word - 5)).Take(12))}' was '{string.Join(' ', old.Skip(Math.Max(0, at - 5)).Take(12))}'";
                at += length;
            }

            return at == old.Length ? null : $"ends before '{string.Join(' ', old.Skip(at).Take(12))}'";
        }

        /// <summary>Whether the next few words are the same, as far as they are not blanked.</summary>
        private static bool Follows(string[] old, int at, string[] now, int word)
        {
            for (var next = 0; next < 4; next++)
            {
                if (word + next >= now.Length) return at + next >= old.Length;
                if (now[word + next].Contains(Blank, StringComparison.Ordinal)) return true;
                if (at + next >= old.Length || old[at + next] != now[word + next]) return false;
            }

            return true;
        }

        [GeneratedRegex("[\\s,\"\\uFEFF]+")]
        private static partial Regex Apart();
    }
}
