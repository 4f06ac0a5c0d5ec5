using System.Globalization;
using System.Text;
using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Office;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.OpenDocument;

/// <summary>Reads what stands in an OpenDocument text or spreadsheet.</summary>
internal sealed class OdfReader(ZipPackage package, InspectionRun run)
{
    public void Read(bool isSheet)
    {
        var styles = OdfStyles.Read(package, run);
        var tables = new TableCount();
        foreach (var part in package.Parts)
        {
            if (part.IsFolder) continue;
            if (part.Name.StartsWith("Thumbnails/", StringComparison.OrdinalIgnoreCase))
                run.Add(new TextPiece(string.Create(CultureInfo.InvariantCulture, $"{part.Bytes} bytes"), PieceOrigin.Thumbnail, "small picture of the first page") { Part = part.Name });
            if (ForeignContent.Of(part.Head) != ContentType.Xml) continue;
            if (part.Name == "meta.xml") ReadProperties(part);
            else if (part.Name is "content.xml" or "styles.xml" || part.Name.EndsWith("/content.xml", StringComparison.Ordinal) || part.Name.EndsWith("/styles.xml", StringComparison.Ordinal))
            {
                var story = new OdfStory(run, styles, tables, part.Name, isSheet && part.Name == "content.xml");
                PartReader.Read(package, part, run, story.Node);
                story.End();
                if (isSheet && part.Name == "content.xml") run.Pages = Math.Max(1, story.Sheets);
            }
            else if (part.Name is "settings.xml") ReadSettings(part);
            else if (part.Name != "META-INF/manifest.xml") ReadAny(part);
        }
    }

    private void ReadProperties(ZipPart part)
    {
        var name = "";
        var text = new StringBuilder();
        PartReader.Read(package, part, run, xml =>
        {
            if (xml.IsStart)
            {
                text.Clear();
                name = xml.Name == "user-defined" ? xml["name"] ?? "" : NameOf(xml.Name);
            }
            else if (xml.IsText) xml.CopyText(text);
            else if (xml.IsEnd && xml.Depth > 1)
            {
                run.AddProperty(name, text.ToString(), part.Name);
                text.Clear();
            }
        });
    }

    private static string NameOf(string element) => element switch
    {
        "initial-creator" => "author",
        "creator" => "lastModifiedBy",
        "creation-date" => "created",
        "date" => "modified",
        "printed-by" => "printedBy",
        _ => element,
    };

    private void ReadSettings(ZipPart part)
    {
        var name = "";
        var text = new StringBuilder();
        PartReader.Read(package, part, run, xml =>
        {
            if (xml.IsStart) (name, _) = (xml["name"] ?? "", text.Clear());
            else if (xml.IsText) xml.CopyText(text);
            else if (xml.IsEnd)
            {
                if (name is "PrinterName" or "CurrentDatabaseDataSource" or "CurrentDatabaseCommand" or "RedlineProtectionKey") run.AddText(text.ToString(), PieceOrigin.CustomXml, "setting: " + name, part.Name, name);
                text.Clear();
            }
        });
    }

    private void ReadAny(ZipPart part)
    {
        var text = new StringBuilder();
        PartReader.Read(package, part, run, xml =>
        {
            if (xml.IsText) xml.CopyText(text);
            else
            {
                run.AddText(text.ToString(), PieceOrigin.CustomXml, "data beside the document", part.Name);
                text.Clear();
            }
        });
    }
}
