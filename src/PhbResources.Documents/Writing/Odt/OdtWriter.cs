using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Odt;

/// <summary>
/// Writes OpenDocument texts (OASIS OpenDocument 1.3): the same named styles, headings, lists and tables as the Word file. Fields are
/// ruled boxes to type or write in, since form controls of OpenDocument work in few programs.
/// </summary>
public sealed class OdtWriter : IDocumentWriter
{
    private const string MediaType = "application/vnd.oasis.opendocument.text";
    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false, NewLineHandling = NewLineHandling.Entitize };

    /// <inheritdoc/>
    public DocumentFormat Format { get; } = new("odt", MediaType, "OpenDocument", 20);

    /// <inheritdoc/>
    public void Write(TemplateDocument document, WriteOptions options, Stream output)
    {
        var look = new Look(document, options.LargePrint);
        var writing = new OdtContent(new PreparedDocument(document, options), look);
        var content = writing.Create();
        SteadyZip.Write(
            [
                // Uncompressed and first, so that the file is known by its first bytes (OpenDocument 1.3 part 2, 3.3).
                ("mimetype", stream => stream.Write(Encoding.ASCII.GetBytes(MediaType))),
                ("content.xml", stream => Save(content, stream)),
                ("styles.xml", stream => Save(OdtPage.Styles(document, look), stream)),
                ("meta.xml", stream => Save(About(document), stream)),
                .. writing.Drawings.Select(drawing => (drawing.Key, (Action<Stream>)(stream => stream.Write(drawing.Value.Picture)))),
                ("META-INF/manifest.xml", stream => Save(Manifest(writing.Drawings.Keys), stream)),
            ],
            document.UpdatedOn, output);
    }

    private static void Save(XElement root, Stream stream)
    {
        using var xml = XmlWriter.Create(stream, Xml);
        root.Save(xml);
    }

    private static XElement About(TemplateDocument document)
    {
        var date = SteadyZip.DateFor(document.UpdatedOn).ToString("yyyy-MM-dd'T00:00:00'", CultureInfo.InvariantCulture);
        var author = Odf.Line(document.Credit is { Length: > 0 } credit ? credit : "PhbResources");
        return Odf.Root("document-meta", new XElement(Odf.Office + "meta",
            new XElement(Odf.Meta + "generator", "PhbResources"),
            new XElement(Odf.Dc + "title", Odf.Line(document.Title)),
            new XElement(Odf.Dc + "description", Odf.Line(document.Summary)),
            document.Keywords.Select(word => new XElement(Odf.Meta + "keyword", Odf.Line(word))),
            new XElement(Odf.Meta + "initial-creator", author), new XElement(Odf.Dc + "creator", author),
            new XElement(Odf.Meta + "creation-date", date), new XElement(Odf.Dc + "date", date),
            new XElement(Odf.Dc + "language", Odf.Line(document.Language)),
            UserDefined("Version", document.Version.ToString(CultureInfo.InvariantCulture)),
            document.Licence.Length > 0 ? UserDefined("Licence", Odf.Line(document.Licence)) : null));
    }

    private static XElement UserDefined(string name, string value) => new(Odf.Meta + "user-defined",
        new XAttribute(Odf.Meta + "name", name), new XAttribute(Odf.Meta + "value-type", "string"), value);

    private static XElement Manifest(IEnumerable<string> pictures) => new(Odf.Manifest + "manifest", Odf.Prefix("manifest", Odf.Manifest), new XAttribute(Odf.Manifest + "version", Odf.Version),
        Entry("/", MediaType), Entry("content.xml", "text/xml"), Entry("styles.xml", "text/xml"), Entry("meta.xml", "text/xml"), pictures.Select(picture => Entry(picture, "image/png")));

    private static XElement Entry(string path, string type) => new(Odf.Manifest + "file-entry",
        new XAttribute(Odf.Manifest + "full-path", path), path == "/" ? new XAttribute(Odf.Manifest + "version", Odf.Version) : null, new XAttribute(Odf.Manifest + "media-type", type));
}
