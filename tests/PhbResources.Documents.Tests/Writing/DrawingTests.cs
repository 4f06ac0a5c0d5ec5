using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Drawings;
using PhbResources.Documents.Writing.Odt;
using SkiaSharp;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>Drawings are seen in every format that can show them, and said in words in every format.</summary>
public class DrawingTests
{
    private const string Own = "My own words for it.";

    private static TemplateDocument DocumentWith(string name, string? alt = null) =>
        new("A drawing", new DocumentBody { Sections = [new Section("Look", [new Figure(name, "What it is for") { Alt = alt }])] });

    [Test]
    public void Every_drawing_is_shown_with_its_words_in_every_format([Values] bool large)
    {
        foreach (var name in KnownDrawings.Names)
        {
            var (document, options, shows) = (DocumentWith(name), new WriteOptions { LargePrint = large }, KnownDrawings.Find(name)!.Shows);
            using var docx = new Docx(document, options);
            Assert.That(docx.Errors(), Is.Empty, name);
            Assert.That(docx.Body.Descendants<DocProperties>().Single().Description?.Value, Is.EqualTo(shows));
            Assert.That(docx.Main.ImageParts.Single().ContentType, Is.EqualTo("image/png"));

            using var pdf = new Pdf.Pdf(document, options);
            var figure = pdf.Elements("Figure").Single();
            Assert.That(figure.Alt, Is.EqualTo(shows));
            Assert.That(figure.Kids.OfType<Pdf.Pdf.Content>(), Has.Exactly(1).Items, "drawn for its element");
            Assert.That(figure.Dictionary.Data["A"].ToString(), Does.Contain("BBox"));
            Assert.That(pdf.Text(), Does.Contain("What it is for"));

            using var odt = new ZipArchive(new MemoryStream(LibraryDocuments.Written(new OdtWriter(), document, options)));
            Assert.That(odt.GetEntry($"Pictures/{name}.png"), Is.Not.Null);
            using var content = odt.GetEntry("content.xml")!.Open();
            Assert.That(XDocument.Load(content).Descendants().Single(element => element.Name.LocalName == "frame").Elements().Single(element => element.Name.LocalName == "desc").Value, Is.EqualTo(shows));

            Assert.That(HtmlPreview.Write(document, options), Does.Contain("<svg role=\"img\" aria-label=\"").And.Contain("<figcaption>What it is for</figcaption>").And.Not.Contain("style="));
            Assert.That(XmlText.Clean(TextOf(document)), Does.Contain("Drawing: What it is for."));
        }
    }

    [Test]
    public void A_document_can_say_in_words_of_its_own_what_its_drawing_shows()
    {
        var document = DocumentWith("body-outline", Own);
        using var pdf = new Pdf.Pdf(document);
        Assert.That(pdf.Elements("Figure").Single().Alt, Is.EqualTo(Own));
        Assert.That(TextOf(document), Does.Contain(Own));
    }

    [Test]
    public void A_drawing_fills_its_paper_and_touches_no_edge()
    {
        foreach (var drawing in KnownDrawings.Names.Select(name => KnownDrawings.Find(name)!))
        {
            var places = drawing.Lines.SelectMany(line => line.Steps).Where(step => step.Kind != 'Z').ToArray();
            Assert.That(places.Min(step => step.X), Is.InRange(2, drawing.Width * 0.1), drawing.Name);
            Assert.That(places.Max(step => step.X), Is.InRange(drawing.Width * 0.9, drawing.Width - 2), drawing.Name);
            Assert.That(places.Min(step => step.Y), Is.InRange(2, drawing.Height * 0.1), drawing.Name);
            Assert.That(places.Max(step => step.Y), Is.InRange(drawing.Height * 0.9, drawing.Height - 2), drawing.Name);
            using var picture = SKBitmap.Decode(drawing.Picture);
            Assert.That(picture.Width, Is.EqualTo((int)drawing.Width * 3));
            Assert.That(Enumerable.Range(0, picture.Width).Select(x => picture.GetPixel(x, picture.Height / 2).Red).Distinct().Count(), Is.GreaterThan(2), "lines on white");
            Assert.That(drawing.Picture, Has.Length.LessThan(60_000), drawing.Name);
        }
    }

    [Test]
    public void A_drawing_that_nobody_knows_is_left_out()
    {
        var document = DocumentWith("no-such-drawing");
        using var docx = new Docx(document);
        using var pdf = new Pdf.Pdf(document);
        Assert.That(docx.Errors(), Is.Empty);
        Assert.That(pdf.Elements("Figure"), Is.Empty);
    }

    private static string TextOf(TemplateDocument document) => Encoding.UTF8.GetString(LibraryDocuments.Written(new PlainTextWriter(), document, WriteOptions.Default));
}
