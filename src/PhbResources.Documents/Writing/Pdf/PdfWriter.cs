using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Pdf.Files;
using PhbResources.Documents.Writing.Pdf.Fonts;
using PhbResources.Documents.Writing.Pdf.Forms;
using PhbResources.Documents.Writing.Pdf.Layout;
using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf;

/// <summary>
/// Writes PDF 1.7 files (ISO 32000-1) that are tagged as PDF/UA-1 (ISO 14289-1) asks: headings, lists, tables with their header cells, reading order,
/// bookmarks, language and title; with the used letters of the machine's fonts embedded.
/// </summary>
public sealed class PdfWriter : IDocumentWriter
{
    private readonly FontShelf fonts;

    /// <param name="fonts">The fonts to write with; one shelf serves all documents.</param>
    public PdfWriter(FontShelf fonts) => this.fonts = fonts;

    /// <inheritdoc/>
    public DocumentFormat Format { get; } = new("pdf", "application/pdf", "PDF", 15);

    /// <inheritdoc/>
    public void Write(TemplateDocument document, WriteOptions options, Stream output)
    {
        var file = new PdfFile(output);
        var tree = new TagTree(file);
        var look = new PdfLook(document, options.LargePrint);
        var outline = new PdfOutline();
        var used = new UsedFonts();
        var type = new Typesetter(new TextShaper(fonts), used);
        var form = new FormFields(file, tree, type);
        var (resources, catalog, pageTree) = (file.Reserve(), file.Reserve(), file.Reserve());

        var done = new List<Page>();
        var pages = new Pages(look.Top, look.Bottom, () => new Page(file, tree, resources, look.PageWidth, look.PageHeight), page =>
        {
            page.Flush();
            done.Add(page);
        });
        pages.Place(new DocumentFlow(look, new PreparedDocument(document, options), type, form, tree, outline).Strips());
        pages.End();

        // Only now is the number of pages known.
        var furniture = new PageFurniture(document, look, type);
        for (var at = 0; at < done.Count; at++)
        {
            furniture.Draw(done[at], at + 1, done.Count);
            done[at].Flush();
            done[at].Write(pageTree);
        }

        file.Write(resources, $"<< /Font << {PdfFonts.Write(file, used)} >> >>");
        file.Write(pageTree, $"<< /Type /Pages /Count {done.Count} /Kids [{string.Join(' ', done.Select(page => page.Number))}] >>");
        var bookmarks = outline.Write(file) is { } root ? $" /Outlines {root} /PageMode /UseOutlines" : "";
        var metadata = PdfMetadata.WriteXmp(file, document, claimsPdfUa: !fonts.IsEmpty);
        var fields = form.Write() is { } acroForm ? $" /AcroForm {acroForm}" : "";
        file.Write(catalog, $"<< /Type /Catalog /Pages {pageTree} /StructTreeRoot {tree.Write()} /MarkInfo << /Marked true >> /Lang {PdfSyntax.Text(document.Language)} "
            + $"/ViewerPreferences << /DisplayDocTitle true >> /Metadata {metadata}{bookmarks}{fields} >>");
        file.Finish(catalog, PdfMetadata.WriteInfo(file, document));
    }
}
