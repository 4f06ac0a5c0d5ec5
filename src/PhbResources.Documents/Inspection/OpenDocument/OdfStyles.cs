using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.OpenDocument;

/// <summary>What the styles of an OpenDocument file say about hidden text, hidden sheets and numbered lists.</summary>
internal sealed class OdfStyles
{
    private readonly HashSet<string> hidden = new(StringComparer.Ordinal);
    private readonly HashSet<string> numbered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private string style = "";
    private string list = "";

    public bool IsHidden(string? name) => Line(name).Any(hidden.Contains);

    /// <summary>Whether a paragraph is the title of the document: in the style of that name, or in one that is made from it.</summary>
    public bool IsTitle(string? name) => Line(name).Contains("Title");

    public bool IsNumbered(string? name) => name is not null && numbered.Contains(name);

    public static OdfStyles Read(ZipPackage package, InspectionRun run)
    {
        var styles = new OdfStyles();
        foreach (var name in (string[])["styles.xml", "content.xml"])
            if (package.TryFind(name, out var part)) PartReader.Read(package, part, run, styles.Node);
        return styles;
    }

    /// <summary>A style and those that it is made from.</summary>
    private IEnumerable<string> Line(string? name)
    {
        for (var steps = 0; name is not null && steps < 20; steps++)
        {
            yield return name;
            name = parents.GetValueOrDefault(name);
        }
    }

    private void Node(PartReader xml)
    {
        if (!xml.IsStart) return;
        switch (xml.Name)
        {
            case "style":
                style = xml["name"] ?? "";
                if (xml["parent-style-name"] is { } parent) parents[style] = parent;
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
