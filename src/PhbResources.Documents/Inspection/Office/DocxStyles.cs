using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>What the styles and numberings of a Word document say about headings, hidden text and lists.</summary>
internal sealed class DocxStyles
{
    private readonly Dictionary<string, int> headings = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> hidden = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> styleLists = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Abstract, string Level), bool> numbered = [];
    private readonly Dictionary<string, string> lists = new(StringComparer.Ordinal);

    public int HeadingLevel(string style) => headings.GetValueOrDefault(style);

    public bool IsHidden(string style) => hidden.Contains(style);

    public string? ListOf(string style) => styleLists.GetValueOrDefault(style);

    public bool IsNumbered(string list, int level) =>
        lists.TryGetValue(list, out var definition) && numbered.GetValueOrDefault((definition, level.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public static DocxStyles Read(ZipPackage package, InspectionRun run, string stylesPart, string numberingPart)
    {
        var styles = new DocxStyles();
        if (package.TryFind(stylesPart, out var part)) styles.ReadStyles(package, part, run);
        if (package.TryFind(numberingPart, out part)) styles.ReadNumbering(package, part, run);
        return styles;
    }

    private void ReadStyles(ZipPackage package, ZipPart part, InspectionRun run)
    {
        var style = "";
        PartReader.Read(package, part, run, xml =>
        {
            if (!xml.IsStart) return;
            switch (xml.Name)
            {
                case "style":
                    style = xml["styleId"] ?? "";
                    break;
                case "name":
                    var name = xml["val"] ?? "";
                    if (name.Equals("title", StringComparison.OrdinalIgnoreCase)) headings[style] = 1;
                    else if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(8), out var level)) headings[style] = Math.Clamp(level, 1, 6);
                    break;
                case "outlineLvl":
                    if (int.TryParse(xml["val"], out var outline) && outline is >= 0 and < 9) headings.TryAdd(style, Math.Min(outline + 1, 6));
                    break;
                case "vanish":
                    if (xml.IsOn) hidden.Add(style);
                    break;
                case "numId":
                    styleLists[style] = xml["val"] ?? "";
                    break;
            }
        });
    }

    private void ReadNumbering(ZipPackage package, ZipPart part, InspectionRun run)
    {
        string definition = "", level = "", list = "";
        PartReader.Read(package, part, run, xml =>
        {
            if (!xml.IsStart) return;
            switch (xml.Name)
            {
                case "abstractNum":
                    definition = xml["abstractNumId"] ?? "";
                    break;
                case "lvl":
                    level = xml["ilvl"] ?? "";
                    break;
                case "numFmt":
                    numbered[(definition, level)] = xml["val"] is not ("bullet" or "none");
                    break;
                case "num":
                    list = xml["numId"] ?? "";
                    break;
                case "abstractNumId":
                    lists[list] = xml["val"] ?? "";
                    break;
            }
        });
    }
}
