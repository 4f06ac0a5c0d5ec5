using System.Text;
using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Images;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>
/// Goes through every part of an Office Open XML package, whatever it is called and whether or not anything refers to it, and looks
/// for what can run, fetch or hide something.
/// </summary>
internal sealed class OoxmlScan(ZipPackage package, InspectionRun run)
{
    private static readonly Dictionary<string, InspectionRule> ByType = new(StringComparer.Ordinal)
    {
        ["vbaproject"] = InspectionRules.Macros, ["wordvbadata"] = InspectionRules.Macros, ["attachedtoolbars"] = InspectionRules.Macros,
        ["keymapcustomizations"] = InspectionRules.Macros, ["xlmacrosheet"] = InspectionRules.Macros, ["xlintlmacrosheet"] = InspectionRules.Macros, ["dialogsheet"] = InspectionRules.Macros,
        ["extensibility"] = InspectionRules.Macros, ["ui"] = InspectionRules.Macros, ["usercustomization"] = InspectionRules.Macros,
        ["taskpanes"] = InspectionRules.Macros, ["webextensiontaskpanes"] = InspectionRules.Macros, ["webextension"] = InspectionRules.Macros,
        ["oleobject"] = InspectionRules.Ole, ["package"] = InspectionRules.Ole, ["afchunk"] = InspectionRules.EmbeddedFile,
        ["control"] = InspectionRules.ActiveX, ["activexcontrolbinary"] = InspectionRules.ActiveX,
        ["externallink"] = InspectionRules.SheetLink, ["externallinkpath"] = InspectionRules.SheetLink, ["connections"] = InspectionRules.SheetLink,
        ["querytable"] = InspectionRules.SheetLink, ["xlexternallinkpath"] = InspectionRules.SheetLink, ["model"] = InspectionRules.SheetLink, ["powerpivotdata"] = InspectionRules.SheetLink,
        ["volatiledependencies"] = InspectionRules.SheetLink, ["recipientdata"] = InspectionRules.MailMerge, ["mailmergesource"] = InspectionRules.MailMerge, ["mailmergeheadersource"] = InspectionRules.MailMerge,
        ["subdocument"] = InspectionRules.ExternalContent, ["frame"] = InspectionRules.ExternalContent, ["transform"] = InspectionRules.ExternalContent, ["xslt"] = InspectionRules.ExternalContent,
        ["audio"] = InspectionRules.EmbeddedFile, ["video"] = InspectionRules.EmbeddedFile, ["media"] = InspectionRules.EmbeddedFile,
    };

    private static readonly Dictionary<string, InspectionRule> ByElement = new(StringComparer.Ordinal)
    {
        ["OLEObject"] = InspectionRules.Ole, ["oleObj"] = InspectionRules.Ole, ["oleObject"] = InspectionRules.Ole, ["objectEmbed"] = InspectionRules.Ole, ["objectLink"] = InspectionRules.Ole,
        ["control"] = InspectionRules.ActiveX, ["ocx"] = InspectionRules.ActiveX, ["altChunk"] = InspectionRules.EmbeddedFile,
        ["subDoc"] = InspectionRules.ExternalContent, ["frameset"] = InspectionRules.ExternalContent, ["mailMerge"] = InspectionRules.MailMerge,
        ["ddeLink"] = InspectionRules.SheetLink, ["oleLink"] = InspectionRules.SheetLink, ["externalBook"] = InspectionRules.SheetLink, ["dbPr"] = InspectionRules.SheetLink, ["webPr"] = InspectionRules.SheetLink,
        ["queryTable"] = InspectionRules.SheetLink, ["webPublishItem"] = InspectionRules.ExternalContent, ["FmlaMacro"] = InspectionRules.Macros, ["script"] = InspectionRules.Macros,
        ["foreignObject"] = InspectionRules.EmbeddedFile, ["iframe"] = InspectionRules.EmbeddedFile, ["object"] = InspectionRules.Ole, ["binData"] = InspectionRules.EmbeddedFile, ["movie"] = InspectionRules.EmbeddedFile,
    };

    private static readonly HashSet<string> Formulas = new(StringComparer.Ordinal)
    {
        "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula", "FmlaLink", "FmlaRange", "FmlaPict", "FmlaGroup", "FmlaTxbx",
    };

    public void Run()
    {
        foreach (var part in package.Parts)
        {
            if (part.IsFolder || part.Bytes == 0) continue;
            var type = ForeignContent.Of(part.Head);
            switch (type)
            {
                case ContentType.Xml when part.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase):
                    foreach (var relationship in Relationship.Read(package, part, run)) Check(relationship, part);
                    break;
                case ContentType.Xml when part.Name == "[Content_Types].xml":
                    break;
                case ContentType.Xml:
                    ScanXml(part);
                    break;
                case ContentType.Png or ContentType.Jpg or ContentType.Gif or ContentType.Bmp or ContentType.Tiff or ContentType.Emf or ContentType.Wmf or ContentType.Webp:
                    EmbeddedPicture.Check(part.Head, type, run, part.Name);
                    break;
                case ContentType.Ole:
                    run.Concern(IsMacros(part) ? InspectionRules.Macros : InspectionRules.Ole, "", part.Name);
                    break;
                default:
                    if (!IsHarmless(part, type)) run.Concern(type is ContentType.Unknown or ContentType.Text or ContentType.Font ? InspectionRules.UnknownPart : InspectionRules.EmbeddedFile, "", part.Name);
                    break;
            }
        }
    }

    /// <summary>A compound file with a VBA project inside names the streams that every project has (MS-OVBA 2.2), in UTF-16.</summary>
    private bool IsMacros(ZipPart part)
    {
        var content = package.Read(part, (int)run.Limits.ZipEntryBytes);
        return ForeignContent.HasText(content, "_VBA_PROJECT") || ForeignContent.HasText(content, "PROJECTwm") || part.Name.Contains("vba", StringComparison.OrdinalIgnoreCase);
    }

    private void Check(Relationship relationship, ZipPart part)
    {
        if (!relationship.IsExternal)
        {
            if (relationship.Type == "attachedtemplate") run.Concern(InspectionRules.ExternalTemplate, "", part.Name, relationship.Id);
            else if (ByType.TryGetValue(relationship.Type, out var rule)) run.Concern(rule, "", part.Name, relationship.Id);
            return;
        }

        run.AddText(relationship.Target, PieceOrigin.Address, relationship.Type == "attachedtemplate" ? "template of the document" : "link", part.Name, relationship.Type);
        switch (relationship.Type)
        {
            case "hyperlink":
                if (!Addresses.IsSafe(relationship.Target) && relationship.Target.Length > 0) run.Concern(InspectionRules.UnsafeLink, "", part.Name, relationship.Id);
                break;
            case "attachedtemplate":
                run.Concern(InspectionRules.ExternalTemplate, "", part.Name, relationship.Id);
                break;
            case "image":
                run.Concern(InspectionRules.RemoteImage, "", part.Name, relationship.Id);
                break;
            default:
                run.Concern(ByType.GetValueOrDefault(relationship.Type, InspectionRules.ExternalContent), "", part.Name, relationship.Id);
                break;
        }
    }

    private void ScanXml(ZipPart part)
    {
        var fields = new Stack<OpenField>();
        StringBuilder? text = null;
        var textElement = "";
        PartReader.Read(package, part, run, xml =>
        {
            if (xml.IsStart)
            {
                CheckElement(xml, fields);
                if ((Formulas.Contains(xml.Name) || xml.Name is "instrText" or "delInstrText" or "t" && fields.Count > 0) && !xml.IsEmpty) (text, textElement) = (new StringBuilder(), xml.Name);
            }
            else if (xml.IsText && text is not null)
            {
                xml.CopyText(text);
            }
            else if (xml.IsEnd && text is not null && xml.Name == textElement)
            {
                if (Formulas.Contains(textElement)) SheetFormula.Check(text.ToString(), run, "formula", part.Name);
                else if (fields.TryPeek(out var field) && !field.HasResult) field.Instruction.Append(text);
                text = null;
            }
        });
        while (fields.TryPop(out var left)) Close(left, fields, part.Name);
    }

    private void CheckElement(PartReader xml, Stack<OpenField> fields)
    {
        if (ByElement.TryGetValue(xml.Name, out var rule)) run.Concern(rule, "", xml.Part);
        switch (xml.Name)
        {
            case "fldSimple":
                FieldInstruction.Check(xml["instr"] ?? "", run, "field", xml.Part);
                break;
            case "fldChar":
                var kind = xml["fldCharType"];
                if (kind == "begin")
                {
                    if (fields.Count >= run.Limits.Depth) throw new InspectionStoppedException(InspectionRules.TooComplicated, "", xml.Part);
                    fields.Push(new OpenField());
                }
                else if (fields.TryPeek(out var field))
                {
                    if (kind == "separate") field.HasResult = true;
                    else if (kind == "end") Close(fields.Pop(), fields, xml.Part);
                }

                break;
        }

        foreach (var (name, value) in xml.Attributes)
        {
            if (name is "macro" or "entryMacro" or "exitMacro" && value.Length > 0 || name is "onload" or "onclick" or "onAction") run.Concern(InspectionRules.Macros, "", xml.Part);
            else if (name == "action" && value.StartsWith("ppaction://", StringComparison.OrdinalIgnoreCase) && (value.Contains("macro", StringComparison.OrdinalIgnoreCase) || value.Contains("program", StringComparison.OrdinalIgnoreCase))) run.Concern(InspectionRules.Macros, "", xml.Part);
            else if (name is "src" or "href" && Addresses.IsOutside(value) && !value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)) CheckAddress(xml, value);
        }
    }

    private void CheckAddress(PartReader xml, string address)
    {
        if (xml.Name is "imagedata" or "image" or "fill" or "stroke" or "use" or "video" or "audio") run.Concern(InspectionRules.RemoteImage, "", xml.Part);
        else if (!Addresses.IsSafe(address)) run.Concern(InspectionRules.UnsafeLink, "", xml.Part);
    }

    /// <summary>A nested field whose result is the start of the outer instruction could spell any command.</summary>
    private void Close(OpenField field, Stack<OpenField> outer, string part)
    {
        FieldInstruction.Check(field.Instruction.ToString(), run, "field", part);
        if (!outer.TryPeek(out var around) || around.HasResult) return;
        if (string.IsNullOrWhiteSpace(around.Instruction.ToString())) run.Concern(InspectionRules.DataField, "field", part);
    }

    private static bool IsHarmless(ZipPart part, ContentType type)
    {
        var name = part.Name;
        if (type == ContentType.Font || name.EndsWith(".odttf", StringComparison.OrdinalIgnoreCase)) return name.Contains("/fonts/", StringComparison.OrdinalIgnoreCase);
        return name.Contains("printerSettings", StringComparison.OrdinalIgnoreCase) && type is ContentType.Unknown or ContentType.Text && name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);
    }

    private sealed class OpenField
    {
        public StringBuilder Instruction { get; } = new();

        public bool HasResult { get; set; }
    }
}
