using System.Globalization;
using System.Text;
using System.Xml;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Pdf.Files;

/// <summary>What a PDF file says about itself: the information dictionary and the same as XMP (ISO 16684-1), with the claim to be PDF/UA-1 (ISO 14289-1 section 5).</summary>
internal static class PdfMetadata
{
    private const string Producer = "PhbResources";

    public static PdfRef WriteInfo(PdfFile file, TemplateDocument document)
    {
        var date = PdfSyntax.Date(SteadyZip.DateFor(document.UpdatedOn));
        return file.Add($"<< /Title {Line(document.Title)} /Author {Line(Author(document))} /Subject {Line(document.Summary)} "
            + $"/Keywords {Line(string.Join(", ", document.Keywords))} /Creator {PdfSyntax.Text(Producer)} /Producer {PdfSyntax.Text(Producer)} /CreationDate {date} /ModDate {date} >>");

        static string Line(string text) => PdfSyntax.Text(Clean(text));
    }

    public static PdfRef WriteXmp(PdfFile file, TemplateDocument document, bool claimsPdfUa)
    {
        const string rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", dc = "http://purl.org/dc/elements/1.1/", xmp = "http://ns.adobe.com/xap/1.0/",
            pdf = "http://ns.adobe.com/pdf/1.3/", ua = "http://www.aiim.org/pdfua/ns/id/";
        using var packet = new MemoryStream();
        packet.Write(Encoding.UTF8.GetBytes("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"));
        using (var xml = XmlWriter.Create(packet, new XmlWriterSettings { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false), ConformanceLevel = ConformanceLevel.Fragment }))
        {
            xml.WriteStartElement("x", "xmpmeta", "adobe:ns:meta/");
            xml.WriteStartElement("rdf", "RDF", rdf);
            xml.WriteStartElement("rdf", "Description", rdf);
            xml.WriteAttributeString("rdf", "about", rdf, "");
            foreach (var (prefix, name) in new[] { ("dc", dc), ("xmp", xmp), ("pdf", pdf), ("pdfuaid", ua) }) xml.WriteAttributeString("xmlns", prefix, null, name);
            List("title", "Alt", document.Title);
            List("creator", "Seq", Author(document));
            List("description", "Alt", document.Summary);
            List("language", "Bag", document.Language);
            List("subject", "Bag", [.. document.Keywords]);
            if (document.Licence.Length > 0) List("rights", "Alt", document.Licence);
            var date = SteadyZip.DateFor(document.UpdatedOn).ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
            xml.WriteElementString("CreateDate", xmp, date);
            xml.WriteElementString("ModifyDate", xmp, date);
            xml.WriteElementString("CreatorTool", xmp, Producer);
            xml.WriteElementString("Producer", pdf, Producer);
            if (claimsPdfUa) xml.WriteElementString("part", ua, "1");
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();

            void List(string name, string kind, params string[] items)
            {
                xml.WriteStartElement("dc", name, dc);
                xml.WriteStartElement("rdf", kind, rdf);
                foreach (var item in items)
                {
                    xml.WriteStartElement("rdf", "li", rdf);
                    if (kind == "Alt") xml.WriteAttributeString("xml", "lang", null, "x-default");
                    xml.WriteString(Clean(item));
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
                xml.WriteEndElement();
            }
        }

        packet.Write("\n<?xpacket end=\"r\"?>"u8);
        var number = file.Reserve();
        file.WriteStream(number, "/Type /Metadata /Subtype /XML", packet.GetBuffer().AsSpan(0, (int)packet.Length), compress: false);
        return number;
    }

    private static string Author(TemplateDocument document) => document.Credit is { Length: > 0 } credit ? credit : Producer;

    private static string Clean(string text) => XmlText.Clean(text).ReplaceLineEndings(" ");
}
