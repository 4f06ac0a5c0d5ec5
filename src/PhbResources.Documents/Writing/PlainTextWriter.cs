using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing;

/// <summary>placeholder</summary>
public sealed class PlainTextWriter : IDocumentWriter
{
    /// <inheritdoc/>
    public DocumentFormat Format { get; } = new("txt", "text/plain; charset=utf-8", "Plain text", 90);
    /// <inheritdoc/>
    public void Write(TemplateDocument document, WriteOptions options, Stream output) => output.WriteByte(10);
}
