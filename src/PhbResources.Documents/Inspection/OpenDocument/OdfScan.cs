using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Images;
using PhbResources.Documents.Inspection.Office;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.OpenDocument;

/// <summary>Goes through every part of an OpenDocument package and looks for what can run, fetch or hide something.</summary>
internal sealed class OdfScan(ZipPackage package, InspectionRun run)
{
    private static readonly Dictionary<string, InspectionRule> ByElement = new(StringComparer.Ordinal)
    {
        ["event-listener"] = InspectionRules.Macros, ["execute-macro"] = InspectionRules.Macros, ["script"] = InspectionRules.Macros, ["library-embedded"] = InspectionRules.Macros,
        ["object-ole"] = InspectionRules.Ole, ["plugin"] = InspectionRules.EmbeddedFile, ["applet"] = InspectionRules.EmbeddedFile, ["floating-frame"] = InspectionRules.ExternalContent,
        ["dde-source"] = InspectionRules.DataField, ["dde-link"] = InspectionRules.SheetLink, ["dde-connection"] = InspectionRules.DataField, ["dde-connection-decl"] = InspectionRules.DataField,
        ["table-source"] = InspectionRules.SheetLink, ["cell-range-source"] = InspectionRules.SheetLink, ["database-source-sql"] = InspectionRules.SheetLink, ["database-source-query"] = InspectionRules.SheetLink,
        ["database-source-table"] = InspectionRules.SheetLink, ["connection-resource"] = InspectionRules.SheetLink, ["source-service"] = InspectionRules.SheetLink, ["database-display"] = InspectionRules.MailMerge,
        ["encryption-data"] = InspectionRules.Encrypted, ["foreignObject"] = InspectionRules.EmbeddedFile, ["iframe"] = InspectionRules.EmbeddedFile,
    };

    private static readonly string[] ProgramAddresses = ["vnd.sun.star.script", "macro:", "javascript:", "vbscript:", "vnd.sun.star.expand", "service:", "slot:", ".uno:"];

    public void Run()
    {
        foreach (var part in package.Parts)
        {
            if (part.IsFolder || part.Bytes == 0 || part.Name == "mimetype") continue;
            var type = ForeignContent.Of(part.Head);
            if (IsProgramFolder(part.Name) || IsLibraryList(part.Name) && ForeignContent.HasText(part.Head, "<library:element")) run.Concern(InspectionRules.Macros, "", part.Name);
            if (IsLibraryList(part.Name)) continue;
            switch (type)
            {
                case ContentType.Xml:
                    PartReader.Read(package, part, run, Check);
                    break;
                case ContentType.Png or ContentType.Jpg or ContentType.Gif or ContentType.Bmp or ContentType.Tiff or ContentType.Emf or ContentType.Wmf or ContentType.Webp:
                    EmbeddedPicture.Check(part.Head, type, run, part.Name);
                    break;
                case ContentType.Font when part.Name.StartsWith("Fonts/", StringComparison.OrdinalIgnoreCase):
                    break;
                case ContentType.Ole:
                    run.Concern(InspectionRules.Ole, "", part.Name);
                    break;
                default:
                    if (!IsHarmless(part, type)) run.Concern(type is ContentType.Unknown or ContentType.Text or ContentType.Font ? InspectionRules.UnknownPart : InspectionRules.EmbeddedFile, "", part.Name);
                    break;
            }
        }
    }

    /// <summary>LibreOffice writes two empty lists of libraries even where there is no macro.</summary>
    private static bool IsProgramFolder(string name) =>
        (Begins(name, "Basic/") || Begins(name, "Scripts/") || Begins(name, "Dialogs/")) && !IsLibraryList(name);

    private static bool IsLibraryList(string name) =>
        name is "Basic/script-lc.xml" or "Basic/Standard/script-lb.xml" or "Dialogs/dialog-lc.xml" or "Dialogs/Standard/dialog-lb.xml";

    private static bool IsHarmless(ZipPart part, ContentType type) =>
        Begins(part.Name, "Configurations2/") && part.Bytes == 0
        || part.Name == "layout-cache" && type == ContentType.Unknown
        || part.Name.EndsWith("manifest.rdf", StringComparison.Ordinal)
        || part.Name.EndsWith("mimetype", StringComparison.Ordinal) && type == ContentType.Text;

    private static bool Begins(string name, string folder) => name.StartsWith(folder, StringComparison.OrdinalIgnoreCase);

    private void Check(PartReader xml)
    {
        if (!xml.IsStart) return;
        if (ByElement.TryGetValue(xml.Name, out var rule) && !(xml.Name == "script" && xml.IsEmpty)) run.Concern(rule, "", xml.Part);
        foreach (var (name, value) in xml.Attributes)
        {
            if (name == "href") CheckAddress(xml, value);
            else if (name is "formula" or "condition" or "expression" or "base-cell-address") SheetFormula.Check(Formula(value), run, "formula", xml.Part);
            else if (name is "macro-name" or "onload" or "onclick") run.Concern(InspectionRules.Macros, "", xml.Part);
            else if (name == "full-path" && IsProgramFolder(value) && !value.EndsWith('/')) run.Concern(InspectionRules.Macros, "", xml.Part);
            else if (name == "target-frame" || value.Length < 6) continue;
            else if (ProgramAddresses.Any(program => value.StartsWith(program, StringComparison.OrdinalIgnoreCase))) run.Concern(InspectionRules.Macros, "", xml.Part);
        }
    }

    private static string Formula(string value)
    {
        var colon = value.IndexOf(":=", StringComparison.Ordinal);
        return colon is >= 0 and < 8 ? value[(colon + 2)..] : value;
    }

    private void CheckAddress(PartReader xml, string address)
    {
        if (ProgramAddresses.Any(program => address.StartsWith(program, StringComparison.OrdinalIgnoreCase)))
        {
            run.Concern(InspectionRules.Macros, "", xml.Part);
            return;
        }

        var outside = Addresses.IsOutside(address) || address.StartsWith("../", StringComparison.Ordinal) || address.StartsWith('/');
        switch (xml.Name)
        {
            case "a" or "h" or "button" or "form":
                if (outside && !Addresses.IsSafe(address)) run.Concern(InspectionRules.UnsafeLink, "", xml.Part);
                break;
            case "template":
                run.Concern(InspectionRules.ExternalTemplate, "", xml.Part);
                run.AddText(address, PieceOrigin.Address, "template of the document", xml.Part);
                break;
            case "image" or "background-image" or "fill-image" or "list-level-style-image" or "bullet-image":
                if (outside) run.Concern(InspectionRules.RemoteImage, "", xml.Part);
                break;
            case "object":
                if (outside || !IsDrawnObject(address)) run.Concern(outside ? InspectionRules.ExternalContent : InspectionRules.Ole, "", xml.Part);
                break;
            case "section-source" or "auto-reload" or "external-data" or "font-face-uri" or "definition-src":
                run.Concern(InspectionRules.ExternalContent, "", xml.Part);
                break;
            default:
                if (outside && !Addresses.IsSafe(address)) run.Concern(InspectionRules.ExternalContent, "", xml.Part);
                break;
        }
    }

    /// <summary>Charts and formulas are drawn from their own OpenDocument part; anything else embedded is a document inside a document.</summary>
    private bool IsDrawnObject(string address)
    {
        var folder = address.TrimStart('.', '/').TrimEnd('/');
        if (!package.TryFind(folder + "/content.xml", out var content)) return false;
        var head = System.Text.Encoding.UTF8.GetString(content.Head.AsSpan(0, Math.Min(content.Head.Length, 32 * 1024)));
        return head.Contains("<office:chart", StringComparison.Ordinal) || head.Contains("<math", StringComparison.Ordinal);
    }
}
