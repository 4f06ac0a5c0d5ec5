using System.IO.Compression;
using System.Xml.Linq;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Odt;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>What is written in Arabic, Hebrew or Urdu stands at the right and is read from there, in an English document too.</summary>
public class RightToLeftTests
{
    private const string Arabic = "عائشة تحب القهوة", Hebrew = "שלום (8) לכולם", Urdu = "صبح کی دوا", English = "Ann likes coffee";

    private static readonly TemplateDocument Document = Samples.Document("Both ways", """
        fields: [{ id: pet, label: Pet }]
        sections:
          - heading: Words
            content:
              - text: "עברית ראשונה, then English."
              - text: "English first, then عربي."
              - list: ["اردو کی فہرست", "A point"]
              - text: "Feed {{pet}} daily."
              - field: { id: name, label: Name }
              - field: { id: about, label: About, type: longText }
              - table: { id: t, caption: A table, blankRows: 2, columns: [{ id: a, label: A }, { id: b, label: B }] }
        """);

    private static readonly WriteOptions Filled = new()
    {
        Answers = new Answers
        {
            Fields = new Dictionary<string, IReadOnlyList<string>> { ["name"] = [Arabic], ["about"] = [Hebrew], ["pet"] = ["قطة"] },
            Tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { ["t"] = [[Urdu, English]] },
        },
    };

    [TestCase(Arabic, true)]
    [TestCase(Hebrew, true)]
    [TestCase(Urdu, true)]
    [TestCase("12 (א)", true)]
    [TestCase(English, false)]
    [TestCase("A עברית", false)]
    [TestCase("123", false)]
    [TestCase("", false)]
    public void The_first_letter_says_which_way_a_text_is_read(string text, bool rightToLeft) => Assert.That(TextDirection.IsRightToLeft(text), Is.EqualTo(rightToLeft));

    [Test]
    public void Word_files_mark_paragraphs_and_runs()
    {
        using var docx = new Docx(Document, Filled);
        Assert.That(docx.Errors(), Is.Empty);
        var marked = docx.Body.Descendants<W.Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.BiDi is not null).Select(Docx.TextOf).ToArray();
        Assert.That(marked, Is.EqualTo(new[] { "עברית ראשונה, then English.", "اردو کی فہرست", Arabic, Hebrew, Urdu }));
        var runs = docx.Body.Descendants<W.Run>().Where(run => run.RunProperties?.RightToLeftText is not null).Select(Docx.TextOf).ToArray();
        Assert.That(runs, Is.SupersetOf(new[] { "قطة", Arabic, Hebrew, Urdu }), "a word within an English sentence, too");
    }

    [Test]
    public void OpenDocument_texts_have_styles_of_that_direction()
    {
        using var odt = new ZipArchive(new MemoryStream(LibraryDocuments.Written(new OdtWriter(), Document, Filled)));
        using var stream = odt.GetEntry("content.xml")!.Open();
        var content = XDocument.Load(stream);
        string? Attribute(XElement element, string name) => element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value;
        var styles = content.Descendants().Where(element => element.Name.LocalName == "style" && element.Elements().Any(properties => Attribute(properties, "writing-mode") == "rl-tb" && Attribute(properties, "text-align") == "right"))
            .Select(style => Attribute(style, "name")).ToHashSet();
        var marked = content.Descendants().Where(element => element.Name.LocalName == "p" && styles.Contains(Attribute(element, "style-name"))).Select(element => element.Value).ToArray();
        Assert.That(marked, Is.EqualTo(new[] { "עברית ראשונה, then English.", "اردو کی فہرست", Arabic, Hebrew, Urdu }));
        Assert.That(content.Descendants().Where(element => element.Name.LocalName == "style").Select(style => Attribute(style, "parent-style-name")), Has.None.EndsWith(".rtl"), "no style of the document is built on another");
    }

    [Test]
    public void The_preview_leaves_the_direction_to_the_text()
    {
        var html = HtmlPreview.Write(Document, Filled);
        Assert.That(html, Does.Contain("<p dir=\"auto\">עברית").And.Contain("<li dir=\"auto\">اردو").And.Contain($"<dd dir=\"auto\"><span class=\"answer\">{Arabic}").And.Contain($"<td dir=\"auto\"><span class=\"answer\">{Urdu}")
            .And.Contain("Feed <span class=\"answer\" dir=\"auto\">قطة</span> daily").And.Contain("<p>English first"));
        Assert.That(HtmlPreview.Write(Samples.Everything, WriteOptions.Default), Does.Not.Contain("dir="));
    }

    [Test]
    public void Pdf_files_set_them_at_the_right()
    {
        using var pdf = new Pdf.Pdf(Document, Filled);
        var page = pdf.File.GetPage(1);
        Assert.That(Right("ע"), Is.GreaterThan(page.Width - 62), "a paragraph of which Hebrew comes first ends at the right margin");
        Assert.That(Right("•"), Is.GreaterThan(page.Width - 70), "the sign of a point stands on its side of the list");
        Assert.That(page.Letters.Where(letter => letter.Value == "E" && letter.BoundingBox.Left < 65), Is.Not.Empty, "English stays at the left");
        var widgets = page.GetAnnotations().Select(annotation => annotation.AnnotationDictionary.Data).Where(data => data.ContainsKey("FT")).ToArray();
        Assert.That(widgets.Count(data => data.TryGetValue("Q", out var side) && side.ToString()!.Contains('2', StringComparison.Ordinal)), Is.EqualTo(3), "answers are on the right while they are changed, too");

        double Right(params string[] letters) => page.Letters.Where(letter => letters.Contains(letter.Value)).Max(letter => letter.BoundingBox.Right);
    }
}
