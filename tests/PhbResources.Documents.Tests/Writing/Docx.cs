using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Docx;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>A Word file as written, opened again.</summary>
internal sealed class Docx : IDisposable
{
    private readonly WordprocessingDocument file;

    public Docx(TemplateDocument document, WriteOptions? options = null)
    {
        Bytes = Written(document, options);
        file = WordprocessingDocument.Open(new MemoryStream(Bytes), isEditable: false);
    }

    public byte[] Bytes { get; }

    public WordprocessingDocument File => file;

    public MainDocumentPart Main => file.MainDocumentPart!;

    public W.Body Body => Main.Document!.Body!;

    public static byte[] Written(TemplateDocument document, WriteOptions? options = null)
    {
        using var stream = new MemoryStream();
        new DocxWriter().Write(document, options ?? WriteOptions.Default, stream);
        return stream.ToArray();
    }

    public string[] Errors() =>
    [
        .. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"),
    ];

    /// <summary>Text a line a paragraph, line breaks and tabs as such.</summary>
    public string Text() => string.Join('\n', Body.Descendants<W.Paragraph>().Select(TextOf));

    public static string TextOf(OpenXmlElement element) => string.Concat(element.Descendants().Select(part => part switch
    {
        W.Text text => text.Text,
        W.Break { Type: null } => "\n",
        W.TabChar => "\t",
        _ => "",
    }));

    public W.SdtProperties Control(string tag) => Body.Descendants<W.SdtProperties>().First(control => control.GetFirstChild<W.Tag>()?.Val == tag);

    public IEnumerable<W.Paragraph> OfStyle(string style) => Body.Descendants<W.Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == style);

    public void Dispose() => file.Dispose();
}
