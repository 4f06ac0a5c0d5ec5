using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.OpenDocument;

/// <summary>What the styles of an OpenDocument file say about hidden text, hidden sheets and numbered lists.</summary>
internal sealed class OdfStyles
{
    private readonly HashSet<string> hidden = new(StringComparer.Ordinal);
    private readonly HashSet<string> numbered = new(StringComparer.Ordinal);
    private string style = "";
    private string list = "";

    public bool IsHidden(string? name) => name is not null && hidden.Contains(name);

    public bool IsNumbered(string? name) => name is not null && numbered.Contains(name);

    public static OdfStyles Read(ZipPackage package, InspectionRun run)
    {
        var styles = new OdfStyles();
        foreach (var name in (string[])["styles.xml", "content.xml"])
            if (package.TryFind(name, out var part)) PartReader.Read(package, part, run, styles.Node);
        return styles;
    }

    private void Node(PartReader xml)
    {
        if (!xml.IsStart) return;
        switch (xml.Name)
        {
            case "style":
                style = xml["name"] ?? "";
                break;
            case "list-style":
                list = xml["name"] ?? "";
                break;
            case "list-level-style-number" when xml["level"] == "1" && xml["num-format"] is { Length: > 0 }:
                numbered.Add(list);
                break;
            case "text-properties" or "section-properties" when xml["display"] == "none":
                hidden.Add(style);
                break;
            case "table-properties" when xml["display"] == "false":
                hidden.Add(style);
                break;
        }
    }
}
