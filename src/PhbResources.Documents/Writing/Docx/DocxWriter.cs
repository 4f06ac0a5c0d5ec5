using System.Globalization;
using System.IO.Packaging;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using PhbResources.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>
/// Writes Word files (ISO/IEC 29500, transitional): named styles, real lists and headings, repeated table headers,
/// content controls, no macros.
/// </summary>
public sealed class DocxWriter : IDocumentWriter
{
    /// <inheritdoc/>
    public DocumentFormat Format { get; } =
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", 10);

    /// <inheritdoc/>
    public void Write(TemplateDocument document, WriteOptions options, Stream output)
    {
        using var package = new MemoryStream(128 * 1024);
        using (var file = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document, autoSave: true))
        {
            // Compressed once, when the entries are dated.
            file.CompressionOption = CompressionOption.NotCompressed;
            Fill(file, document, options);
        }

        SteadyZip.Copy(package, document.UpdatedOn, output);
    }

    private static void Fill(WordprocessingDocument file, TemplateDocument document, WriteOptions options)
    {
        var look = new DocxLook(document, options.LargePrint);
        var numbering = new DocxNumbering(look);
        var main = file.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document");
        var body = new W.Body();
        new DocxContent(new PreparedDocument(document, options), look, main, numbering, body).Write();
        body.Append(DocxPage.Section(look));
        main.Document = new W.Document(body);
        main.Document.AddNamespaceDeclaration("w14", "http://schemas.microsoft.com/office/word/2010/wordml");
        main.Document.AddNamespaceDeclaration("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006");
        main.Document.MCAttributes = new MarkupCompatibilityAttributes { Ignorable = "w14" };

        DocxPage.AddHeaderAndFooter(main, document, look);
        main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.Create(look, document.Language);
        main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = numbering.Create();
        main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings(document.Language);
        main.AddNewPart<FontTablePart>("fonts").Fonts = Fonts();
        WriteProperties(file, document);
    }

    private static W.Settings Settings(string language) => new(
        new W.Zoom { Percent = "100" },
        new W.DefaultTabStop { Val = 720 },
        new W.CharacterSpacingControl { Val = W.CharacterSpacingValues.DoNotCompress },
        new W.Compatibility(Compatible("compatibilityMode", "15"), Compatible("overrideTableStyleFontSizeAndJustification", "1"),
            Compatible("enableOpenTypeFeatures", "1"), Compatible("doNotFlipMirrorIndents", "1"), Compatible("differentiateMultirowTableHeaders", "1")),
        new W.ThemeFontLanguages { Val = language });

    private static W.CompatibilitySetting Compatible(string name, string value) => new()
    {
        Name = new EnumValue<W.CompatSettingNameValues>(new W.CompatSettingNameValues(name)),
        Uri = "http://schemas.microsoft.com/office/word",
        Val = value,
    };

    private static W.Fonts Fonts() => new(
        new W.Font(
            new W.AltName { Val = DocxLook.OtherFont },
            new W.Panose1Number { Val = "020B0604020202020204" },
            new W.FontCharSet { Val = "00" },
            new W.FontFamily { Val = W.FontFamilyValues.Swiss },
            new W.Pitch { Val = W.FontPitchValues.Variable })
        { Name = DocxLook.Font });

    private static void WriteProperties(WordprocessingDocument file, TemplateDocument document)
    {
        const string core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string dc = "http://purl.org/dc/elements/1.1/";
        const string terms = "http://purl.org/dc/terms/";
        using var stream = file.AddNewPart<CoreFilePropertiesPart>("core").GetStream(FileMode.Create, FileAccess.Write);
        using var xml = XmlWriter.Create(stream);
        xml.WriteStartElement("cp", "coreProperties", core);
        xml.WriteAttributeString("xmlns", "dc", null, dc);
        xml.WriteAttributeString("xmlns", "dcterms", null, terms);
        xml.WriteAttributeString("xmlns", "xsi", null, "http://www.w3.org/2001/XMLSchema-instance");
        xml.WriteElementString("title", dc, Clean(document.Title));
        xml.WriteElementString("creator", dc, Clean(document.Credit is { Length: > 0 } credit ? credit : "PhbResources"));
        xml.WriteElementString("description", dc, Clean(document.Summary));
        xml.WriteElementString("language", dc, Clean(document.Language));
        xml.WriteElementString("keywords", core, Clean(string.Join(", ", document.Keywords)));
        xml.WriteElementString("version", core, document.Version.ToString(CultureInfo.InvariantCulture));
        foreach (var moment in (string[])["created", "modified"])
        {
            xml.WriteStartElement("dcterms", moment, terms);
            xml.WriteAttributeString("xsi", "type", null, "dcterms:W3CDTF");
            xml.WriteString(SteadyZip.DateFor(document.UpdatedOn).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();

        static string Clean(string text) => XmlText.Clean(text).ReplaceLineEndings(" ");
    }
}
