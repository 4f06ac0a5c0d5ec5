namespace PhbResources.Documents.Inspection.Pdf;

/// <summary>A name of a PDF, its escapes resolved: <c>/J#61vaScript</c> is JavaScript.</summary>
internal readonly record struct PdfName(string Text);

/// <summary>A reference to an object.</summary>
internal readonly record struct PdfReference(int Number);

/// <summary>An operator or another bare word.</summary>
internal readonly record struct PdfWord(string Text);

/// <summary>A stream: its dictionary and where its data stands.</summary>
internal sealed record PdfStream(Dictionary<string, object?> Dictionary, byte[] Container, int Start, int Length);

/// <summary>Where an object stands: in the file or in an unpacked object stream.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Container">The file or the stream.</param>
/// <param name="Offset">Where its value begins.</param>
/// <param name="Order">Where it (or the stream around it) stands in the file: the later one counts.</param>
internal sealed record PdfPlace(int Number, byte[] Container, int Offset, int Order);
