using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Writing;

/// <summary>Writes documents in one file format. Keeps nothing between documents, so one instance serves all threads.</summary>
public interface IDocumentWriter
{
    /// <summary>The format it writes.</summary>
    DocumentFormat Format { get; }

    /// <summary>False where the format makes no sense for a document, such as a spreadsheet of a letter.</summary>
    bool Suits(TemplateDocument document) => true;

    /// <summary>True where whoever opens the file has formulas worked out for them, so that answers to those are best left out.</summary>
    bool WorksOutFormulas => false;

    /// <summary>Writes the file. The same input always gives the same bytes.</summary>
    /// <param name="document">What to write.</param>
    /// <param name="options">How.</param>
    /// <param name="output">Where to; needs neither seeking nor reading, and stays open.</param>
    void Write(TemplateDocument document, WriteOptions options, Stream output);
}

/// <summary>The formats of the library. One instance serves a whole program.</summary>
/// <param name="fonts">The fonts that PDF files are written with.</param>
public sealed class DocumentWriters(FontShelf fonts)
{
    /// <summary>One writer a format, in the order they are offered.</summary>
    public IReadOnlyList<IDocumentWriter> All { get; } =
        [.. new IDocumentWriter[] { new Docx.DocxWriter(), new Pdf.PdfWriter(fonts), new Odt.OdtWriter(), new Xlsx.XlsxWriter(), new PlainTextWriter() }.OrderBy(writer => writer.Format.Order)];

    /// <summary>The writer for a file extension without its dot, or <c>null</c> when there is none.</summary>
    public IDocumentWriter? Find(string extension) =>
        All.FirstOrDefault(writer => writer.Format.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase));
}
