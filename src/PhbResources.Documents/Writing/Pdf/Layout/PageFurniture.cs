using System.Globalization;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>Header and footer of each page, which are not read out.</summary>
internal sealed class PageFurniture(TemplateDocument document, PdfLook look, Typesetter type)
{
    /// <summary>What does not fit into so many lines of the footer is said in the document's properties.</summary>
    private const int MostLines = 3;

    private const string Header = "/Type /Pagination /Subtype /Header", Footer = "/Type /Pagination /Subtype /Footer";

    private IReadOnlyList<Line>? imprint;
    private Line? title;

    public void Draw(Page page, int number, int count)
    {
        // The first page shows the title itself.
        if (number > 1) page.DrawArtifact(Header, () => DrawTitle(page));
        page.DrawArtifact(Footer, () => DrawFooter(page, string.Create(CultureInfo.InvariantCulture, $"Page {number} of {count}")));
    }

    private void DrawTitle(Page page)
    {
        title ??= type.Break([new Span(document.Title)], look.Small, look.Width)[0];
        type.Draw(page, null, title, look.Small, look.Left, look.HeaderMargin);
    }

    private void DrawFooter(Page page, string number)
    {
        var numberWidth = type.Width(number, look.Small);
        // In large print both do not fit on a line.
        imprint ??= [.. type.Break([new Span(Text())], look.Small, look.Large ? look.Width : look.Width - type.Width("Page 000 of 000  ", look.Small)).Take(MostLines)];
        var lines = imprint.Count + (look.Large ? 1 : 0);
        var top = look.PageHeight - look.HeaderMargin - (lines * look.Small.LineHeight);
        page.Line(PdfLook.Rule, 0.5, (look.Left, top - 3), (look.Left + look.Width, top - 3));
        for (var at = 0; at < imprint.Count; at++) type.Draw(page, null, imprint[at], look.Small, look.Left, top + (at * look.Small.LineHeight));
        type.Draw(page, null, number, look.Small, look.Left + look.Width - numberWidth, look.Large ? top + (imprint.Count * look.Small.LineHeight) : top);
    }

    private string Text() => document.Address is { Length: > 0 } address ? $"{Endnote.Imprint(document)}\n{address}" : Endnote.Imprint(document);
}
