using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;
using SkiaSharp;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>Pictures beside links, drawn with the fonts of this machine.</summary>
internal sealed class DocumentCardsTests
{
    private static readonly FontShelf s_fonts = new(FontFolders.Usual());

    [TestCase("A title", TestName = "A_card_of_a_short_title")]
    [TestCase("Written statement of employment for personal assistants who live in and work nights, with everything the law asks for on the first day", TestName = "A_card_of_a_long_title")]
    [TestCase("جدول المناوبات الأسبوعي", TestName = "A_card_of_a_title_from_right_to_left")]
    [TestCase("Pneumonoultramicroscopicsilicovolcanoconiosis", TestName = "A_card_of_one_long_word")]
    public void A_card_has_the_size_that_was_promised_and_something_on_its_sheet(string title)
    {
        if (s_fonts.IsEmpty)
            Assert.Ignore("There is no font here to draw with.");
        using DocumentCards cards = new(s_fonts);
        byte[] png = cards.Draw(new TemplateDocument(title, Samples.Everything.Body) { Summary = "What it is for." }, "Contract", "A library");
        using SKBitmap picture = SKBitmap.Decode(png);
        Assert.That((picture.Width, picture.Height), Is.EqualTo((DocumentCards.Width, DocumentCards.Height)));
        Assert.That(png, Has.Length.LessThan(100 * 1024));
        SKColor[] pixels = picture.Pixels;
        int dark = Enumerable.Range(70, 500).Sum(y => Enumerable.Range(670, 460).Count(x => pixels[(y * DocumentCards.Width) + x].Red < 110));
        Assert.That(dark, Is.GreaterThan(1_000), "letters and lines of the first page");
        int light = Enumerable.Range(60, 500).Sum(y => Enumerable.Range(70, 520).Count(x => pixels[(y * DocumentCards.Width) + x].Green > 200));
        Assert.That(light, Is.GreaterThan(1_000), "letters of the title");
        Assert.That(cards.Draw(new TemplateDocument(title, Samples.Everything.Body) { Summary = "What it is for." }, "Contract", "A library"), Is.EqualTo(png), "the same again");
    }

    [TestCase(320, PageOrientation.Portrait, 453)]
    [TestCase(640, PageOrientation.Portrait, 905)]
    [TestCase(640, PageOrientation.Landscape, 453)]
    public void The_first_page_alone_is_as_wide_as_was_asked_for(int width, PageOrientation orientation, int height)
    {
        if (s_fonts.IsEmpty)
            Assert.Ignore("There is no font here to draw with.");
        using DocumentCards cards = new(s_fonts);
        TemplateDocument document = new("A title", Samples.Everything.Body with { Page = new PageSetup(PageSize.A4, orientation) }) { Summary = "What it is for." };
        byte[] png = cards.DrawPage(document, width);
        using SKBitmap picture = SKBitmap.Decode(png);
        Assert.That((picture.Width, picture.Height), Is.EqualTo((width, height)));
        Assert.That(DocumentCards.HeightOf(document, width), Is.EqualTo(height));
        TestContext.Out.WriteLine($"{png.Length:N0} bytes");
        Assert.That(png, Has.Length.LessThan(width * 100));
        Assert.That(picture.Pixels.Count(pixel => pixel.Red < 110), Is.GreaterThan(width), "letters and lines");
        Assert.That((picture.GetPixel(0, 0), picture.GetPixel(width - 1, height - 1)), Is.EqualTo((SKColors.White, SKColors.White)), "the margin");
    }

    [Test]
    public void Without_a_font_nothing_is_drawn_and_nothing_breaks()
    {
        using DocumentCards cards = new(new FontShelf([]));
        Assert.That(cards.CanDraw, Is.False);
        Assert.Throws<InvalidOperationException>(() => cards.Draw(new TemplateDocument("A title", new DocumentBody()), "", ""));
    }
}
