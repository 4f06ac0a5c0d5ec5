using System.Text;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing;

/// <summary>
/// Writes plain text that reads well aloud and on a braille display: no drawing, tables row by row with the name of each column.
/// UTF-8 with a byte order mark and Windows line ends, because every Notepad opens that right and nothing else minds.
/// </summary>
public sealed class PlainTextWriter : IDocumentWriter
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <inheritdoc/>
    public DocumentFormat Format { get; } = new("txt", "text/plain; charset=utf-8", "Plain text", 90);

    /// <inheritdoc/>
    public void Write(TemplateDocument document, WriteOptions options, Stream output)
    {
        var pages = new TextPages();
        new TextContent(new PreparedDocument(document, options), pages).Write();
        using var writer = new StreamWriter(output, Encoding, bufferSize: 8192, leaveOpen: true);
        pages.WriteTo(writer);
    }
}
