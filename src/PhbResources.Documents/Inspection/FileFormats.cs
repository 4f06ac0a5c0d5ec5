namespace PhbResources.Documents.Inspection;

using DocumentFormat = PhbResources.Documents.Writing.DocumentFormat;

/// <summary>What a file that somebody shares is called, by what it is and not by its name.</summary>
public static class FileFormats
{
    private static readonly Dictionary<FileKind, DocumentFormat> Formats = new()
    {
        [FileKind.Docx] = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", 10),
        [FileKind.Pdf] = new("pdf", "application/pdf", "PDF", 15),
        [FileKind.Odt] = new("odt", "application/vnd.oasis.opendocument.text", "OpenDocument", 20),
        [FileKind.Xlsx] = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", 30),
        [FileKind.Ods] = new("ods", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet", 40),
        [FileKind.Rtf] = new("rtf", "application/rtf", "Rich text", 50),
        [FileKind.Png] = new("png", "image/png", "PNG picture", 60),
        [FileKind.Jpg] = new("jpg", "image/jpeg", "JPEG picture", 70),
        // Which letters a shared text is written in is not said: a browser that is told the wrong ones shows rubbish.
        [FileKind.Txt] = new("txt", "text/plain", "Plain text", 90),
    };

    /// <summary>Every format that can be shared, the most asked for first.</summary>
    public static IReadOnlyList<DocumentFormat> All { get; } = [.. Formats.Values.OrderBy(format => format.Order)];

    /// <summary>The format of a kind of file. Where the library writes that format too, both have the same extension and order.</summary>
    public static DocumentFormat Of(FileKind kind) => Formats[kind];
}
