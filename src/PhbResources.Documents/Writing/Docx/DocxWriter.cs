using System.IO.Packaging;
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
        var look = new Look(document, options.LargePrint);
        var numbering = new DocxNumbering(look);
        var main = file.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document");
        var body = new W.Body();
        new DocxContent(new PreparedDocument(document, options), look, main, numbering, body).Write();
        DocxDirection.Mark(body);
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
        OfficeProperties.Write(file.AddNewPart<CoreFilePropertiesPart>("core"), document);
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
            new W.AltName { Val = Look.OtherFont },
            new W.Panose1Number { Val = "020B0604020202020204" },
            new W.FontCharSet { Val = "00" },
            new W.FontFamily { Val = W.FontFamilyValues.Swiss },
            new W.Pitch { Val = W.FontPitchValues.Variable })
        { Name = Look.Font });
}
