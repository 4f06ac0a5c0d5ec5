using System.Text;
using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Office;
using PhbResources.Documents.Inspection.OpenDocument;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection;

/// <summary>Tells what a zip file is by the part that it begins with, and has it read.</summary>
internal static class PackageKind
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static FileKind? Read(ZipPackage package, InspectionRun run)
    {
        var isOoxml = package.TryFind("[Content_Types].xml", out var types);
        var isOdf = package.TryFind("mimetype", out var mimetype);
        if (isOoxml && isOdf) throw new InspectionStoppedException(InspectionRules.Polyglot);
        if (isOoxml) return ReadOoxml(package, types!, run);
        if (isOdf) return ReadOdf(package, mimetype!, run);
        throw new InspectionStoppedException(InspectionRules.Zip);
    }

    private static FileKind? ReadOoxml(ZipPackage package, ZipPart types, InspectionRun run)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var byEnding = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        PartReader.Read(package, types, run, xml =>
        {
            if (!xml.IsStart || xml["ContentType"] is not { } type) return;
            if (xml.Name == "Override") byName[(xml["PartName"] ?? "").TrimStart('/')] = type;
            else if (xml.Name == "Default") byEnding[xml["Extension"] ?? ""] = type;
            CheckType(type, run, types.Name);
        });
        var main = Relationship.Of(package, "", run).FirstOrDefault(relationship => relationship is { Type: "officedocument", IsExternal: false })?.Target;
        if (main is null || !package.Has(main)) throw new InspectionStoppedException(InspectionRules.Damaged);
        var mainType = byName.GetValueOrDefault(main) ?? byEnding.GetValueOrDefault(Path.GetExtension(main).TrimStart('.')) ?? "";
        if (mainType.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) throw new InspectionStoppedException(InspectionRules.MacroType);
        if (mainType.Contains("sheet.binary", StringComparison.OrdinalIgnoreCase)) throw new InspectionStoppedException(InspectionRules.BinarySheet);
        if (mainType.Contains("presentationml", StringComparison.OrdinalIgnoreCase)) throw new InspectionStoppedException(InspectionRules.Slides);
        var isWord = mainType.StartsWith(Word, StringComparison.OrdinalIgnoreCase);
        if (!isWord && !mainType.StartsWith(Sheet, StringComparison.OrdinalIgnoreCase)) throw new InspectionStoppedException(InspectionRules.UnknownType);

        new OoxmlScan(package, run).Run();
        if (run.Refused) return isWord ? FileKind.Docx : FileKind.Xlsx;
        if (isWord) new DocxReader(package, run).Read(main);
        else new XlsxReader(package, run).Read(main);
        return isWord ? FileKind.Docx : FileKind.Xlsx;
    }

    private static void CheckType(string type, InspectionRun run, string part)
    {
        if (type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || type.Contains("macrosheet", StringComparison.OrdinalIgnoreCase)) run.Concern(InspectionRules.Macros, "", part);
        else if (type.Contains("activeX", StringComparison.OrdinalIgnoreCase)) run.Concern(InspectionRules.ActiveX, "", part);
        else if (type.Contains("externalLink", StringComparison.OrdinalIgnoreCase) || type.Contains("connections+xml", StringComparison.OrdinalIgnoreCase)) run.Concern(InspectionRules.SheetLink, "", part);
    }

    private static FileKind? ReadOdf(ZipPackage package, ZipPart mimetype, InspectionRun run)
    {
        FileKind? kind = Encoding.ASCII.GetString(mimetype.Head).Trim() switch
        {
            "application/vnd.oasis.opendocument.text" or "application/vnd.oasis.opendocument.text-template" => FileKind.Odt,
            "application/vnd.oasis.opendocument.spreadsheet" or "application/vnd.oasis.opendocument.spreadsheet-template" => FileKind.Ods,
            var other when other.Contains("presentation", StringComparison.Ordinal) => throw new InspectionStoppedException(InspectionRules.Slides),
            var other when other.StartsWith("application/epub", StringComparison.Ordinal) => throw new InspectionStoppedException(InspectionRules.Zip),
            _ => throw new InspectionStoppedException(InspectionRules.UnknownType),
        };
        if (!package.Has("content.xml")) throw new InspectionStoppedException(InspectionRules.Damaged);
        new OdfScan(package, run).Run();
        if (!run.Refused) new OdfReader(package, run).Read(kind == FileKind.Ods);
        return kind;
    }
}
