using System.Globalization;
using System.Text;
using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>Reads properties, thumbnails, custom XML and every other part of an Office Open XML package that no reader took.</summary>
internal static class OoxmlProperties
{
    /// <summary>Parts that say how things look, never what they say.</summary>
    private static readonly string[] Looks = ["theme/", "fontTable", "webSettings", "stylesWithEffects", "styles", "_rels/", "calcChain", "/colors", "/style", "/layout", "/quickStyle", "numbering"];

    public static void Read(ZipPackage package, InspectionRun run, HashSet<string> done)
    {
        var thumbnails = Relationship.Of(package, "", run).Where(link => link is { Type: "thumbnail", IsExternal: false }).Select(link => link.Target).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var part in package.Parts)
        {
            if (part.IsFolder || done.Contains(part.Name)) continue;
            if (thumbnails.Contains(part.Name) || part.Name.StartsWith("docProps/thumbnail", StringComparison.OrdinalIgnoreCase))
                run.Add(new TextPiece(string.Create(CultureInfo.InvariantCulture, $"{part.Bytes} bytes"), PieceOrigin.Thumbnail, "small picture of the first page") { Part = part.Name });
            if (ForeignContent.Of(part.Head) != ContentType.Xml) continue;
            if (part.Name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase) || IsProperties(package, part, run)) ReadProperties(package, part, run);
            else if (!Looks.Any(name => part.Name.Contains(name, StringComparison.OrdinalIgnoreCase))) ReadAny(package, part, run);
        }
    }

    /// <summary>The name of such a part is free (ECMA-376 part 2, 11): some programs write them to package/services/metadata/.</summary>
    private static bool IsProperties(ZipPackage package, ZipPart part, InspectionRun run)
    {
        var properties = false;
        PartReader.Read(package, part, run, xml => properties = xml is { IsStart: true, Name: "coreProperties" or "Properties" } && xml.Space.Contains("propert", StringComparison.OrdinalIgnoreCase), onlyRoot: true);
        return properties;
    }

    private static void ReadProperties(ZipPackage package, ZipPart part, InspectionRun run)
    {
        var custom = false;
        var name = "";
        var text = new StringBuilder();
        PartReader.Read(package, part, run, xml =>
        {
            if (xml.IsStart)
            {
                text.Clear();
                if (xml.Depth == 0) custom = xml.Space.Contains("custom", StringComparison.OrdinalIgnoreCase);
                if (custom && xml.Name == "property") name = xml["name"] ?? "";
            }
            else if (xml.IsText) xml.CopyText(text);
            else if (xml.IsEnd)
            {
                if (custom) run.AddText(text.ToString(), PieceOrigin.Property, TextPiece.OwnProperty + name, part.Name, name);
                else run.AddProperty(NameOf(xml.Name), text.ToString(), part.Name);
                text.Clear();
            }
        });
    }

    /// <summary>Names that the members of the privacy check agree on, over all formats.</summary>
    private static string NameOf(string element) => element switch
    {
        "creator" => "author",
        "HyperlinkBase" => "hyperlinkBase",
        _ => char.ToLowerInvariant(element[0]) + element[1..],
    };

    private static void ReadAny(ZipPackage package, ZipPart part, InspectionRun run)
    {
        var known = part.Name.EndsWith("settings.xml", StringComparison.OrdinalIgnoreCase) || part.Name.EndsWith("people.xml", StringComparison.OrdinalIgnoreCase);
        var text = new StringBuilder();
        PartReader.Read(package, part, run, xml =>
        {
            if (xml.IsStart)
            {
                Keep();
                if (xml.Name == "docVar") run.AddText(xml["val"], PieceOrigin.CustomXml, "document variable", part.Name, xml["name"]);
                else if (xml.Name is "person" or "presenceInfo") foreach (var (_, value) in xml.Attributes) run.AddText(value, PieceOrigin.Label, "person who worked on the file", part.Name);
                else if (!known && !part.Name.Contains("itemProps", StringComparison.Ordinal))
                    foreach (var (name, value) in xml.Attributes)
                        if (value.Length > 3 && name is not ("id" or "uri" or "val" or "type" or "schemaLocation") && value.Any(char.IsLetter) && value.Contains(' ', StringComparison.Ordinal)) run.AddText(value, PieceOrigin.CustomXml, "data beside the document", part.Name, name);
            }
            else if (xml.IsText) xml.CopyText(text);
            else if (xml.IsEnd) Keep();
        });

        void Keep()
        {
            run.AddText(text.ToString(), PieceOrigin.CustomXml, "data beside the document", part.Name);
            text.Clear();
        }
    }
}
