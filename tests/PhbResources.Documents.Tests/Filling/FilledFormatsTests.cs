using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;
using PhbResources.Documents.Yaml;
using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms.Fields;

namespace PhbResources.Documents.Tests.Filling;

/// <summary>Ticks, totals and days of cells, in every format.</summary>
internal sealed partial class FilledFormatsTests
{
    private static readonly WriteOptions Filled = new()
    {
        Answers = WorkedOut.Complete(Forms.Plan, PostedAnswers.Read(Forms.Plan, new Dictionary<string, IReadOnlyList<string>>
        {
            ["t.shifts.1.start"] = ["07:00"], ["t.shifts.1.finish"] = ["15:30"], ["t.shifts.2.start"] = ["22:00"], ["t.shifts.2.finish"] = ["07:00"],
            ["c.2.2"] = ["yes"], ["c.2.9"] = ["yes"], ["c.1.1"] = ["yes"],
        })),
    };

    [TestCase("docx", "☒", "☐")]
    [TestCase("odt", "☒", "☐")]
    [TestCase("xlsx", "☒", "☐")]
    [TestCase("txt", "[x]", "[ ]")]
    public void What_is_ticked_is_ticked_and_a_total_is_worked_out(string extension, string ticked, string open)
    {
        var text = Words(extension, Filled);
        Assert.That(text, Does.Match($@"{Regex.Escape(open)}\s*Keys\s*{Regex.Escape(ticked)}\s*Phone of").And.Match($@"{Regex.Escape(open)}\s*Only to read"), "A list inside guidance is only read.");
        if (extension != "xlsx") // There it is a formula.
            Assert.That(text, Does.Match(@"Total\W+(Hours: )?17\.5\b"));
        Assert.That(Words(extension, WriteOptions.Default), Does.Not.Contain(ticked).And.Not.Match(@"Total\W+(Hours: )?17"));
    }

    [Test]
    public void The_same_holds_for_PDF_and_for_the_page()
    {
        var fields = PdfDocument.Open(File("pdf", Filled)).TryGetForm(out var form) ? form.Fields.ToDictionary(field => field.Information.PartialName!) : [];
        Assert.That(((AcroTextField)fields["shifts/total/hours"]).Value, Is.EqualTo("17.5"));
        Assert.That(fields.Where(field => field.Key.StartsWith("tick-", StringComparison.Ordinal)).Select(field => ((AcroCheckboxField)field.Value).IsChecked), Is.EqualTo(new[] { false, false, true, false }));
        var html = HtmlPreview.Write(Forms.Document, Filled);
        Assert.That(html, Does.Match("Total</th>.*17\\.5</span></td>").And.Match("ticked:</span></span> Phone of"));
    }

    [TestCase("docx")]
    [TestCase("odt")]
    [TestCase("txt")]
    public void A_day_in_a_cell_is_short_and_in_a_field_is_in_words(string extension)
    {
        var document = Days();
        var text = Words(extension, new WriteOptions { Answers = PostedAnswers.Read(FormPlan.Of(document.Body), new Dictionary<string, IReadOnlyList<string>> { ["f.from"] = ["2026-11-03"], ["t.days.1.day"] = ["2026-11-04"] }) }, document);
        Assert.That(text, Does.Contain("3 November 2026").And.Contain("04/11/2026"));
    }

    private static TemplateDocument Days() => new("Days", BodyReader.Read("""
        sections:
          - heading: Days
            content:
              - field: { id: from, label: From, type: date }
              - table: { id: days, caption: Days, blankRows: 2, columns: [{ id: day, label: Day, type: date }, { id: what, label: What }] }
        """, "days"));

    private static byte[] File(string extension, WriteOptions options, TemplateDocument? document = null)
    {
        using var file = new MemoryStream();
        new DocumentWriters(new FontShelf([])).Find(extension)!.Write(document ?? Forms.Document, options, file);
        return file.ToArray();
    }

    private static string Words(string extension, WriteOptions options, TemplateDocument? document = null)
    {
        var file = File(extension, options, document);
        if (extension == "txt") return Encoding.UTF8.GetString(file);
        using var archive = new ZipArchive(new MemoryStream(file));
        return Tags().Replace(string.Concat(archive.Entries.Where(entry => entry.Name is "document.xml" or "content.xml" or "sharedStrings.xml" || entry.Name.StartsWith("sheet", StringComparison.Ordinal))
            .Select(entry => new StreamReader(entry.Open()).ReadToEnd())), " ");
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
