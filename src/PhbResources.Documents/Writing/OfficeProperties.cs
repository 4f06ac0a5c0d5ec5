using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing;

/// <summary>What a Word file or a spreadsheet says about itself.</summary>
internal static class OfficeProperties
{
    public static void Write(CoreFilePropertiesPart part, TemplateDocument document)
    {
        const string core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string dc = "http://purl.org/dc/elements/1.1/";
        const string terms = "http://purl.org/dc/terms/";
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
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
