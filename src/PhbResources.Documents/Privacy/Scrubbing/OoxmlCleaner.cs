using System.Xml.Linq;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>Cleans what Word and Excel files have in common: parts beside the document, properties, pictures, relationships.</summary>
internal sealed class OoxmlCleaner(OfficePackage package)
{
    private static readonly string[] Beside =
    [
        "docProps/thumbnail", "docProps/custom", "customXml/", "word/comments", "word/people", "word/glossary/", "word/printerSettings/", "xl/comments", "xl/threadedComments/", "xl/persons/", "xl/printerSettings/", "xl/calcChain",
    ];

    /// <summary>The same by what a relationship says that they are (its last step, in lower case), wherever they lie.</summary>
    private static readonly HashSet<string> BesideByType = new(StringComparer.OrdinalIgnoreCase)
    {
        "thumbnail", "custom-properties", "customProperties", "customXml", "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "glossaryDocument", "printerSettings", "threadedComment", "person", "calcChain",
    };

    private static readonly HashSet<string> PersonalProperties = new(StringComparer.Ordinal) { "creator", "lastModifiedBy", "lastPrinted", "Company", "Manager", "HyperlinkBase", "Template", "TotalTime", "HeadingPairs", "TitlesOfParts" };

    public void CleanParts(IEnumerable<Concern> risks)
    {
        RemoveParts([.. package.Names.Where(name => Beside.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))), .. PartsBeside()]);
        foreach (var name in package.Names)
        {
            if (package.Xml(name) is { Root: { } properties } && IsProperties(name, properties))
                properties.Elements().Where(element => PersonalProperties.Contains(element.Name.LocalName)).Remove();
            package[name] = PictureCleaner.Clean(package[name]);
        }

        foreach (var part in risks.Where(risk => risk is { Part: not null, Relationship: not null }).GroupBy(risk => risk.Part!, risk => risk.Relationship!))
        {
            var ids = part.ToHashSet(StringComparer.Ordinal);
            RemoveRelationships(part.Key, relationship => ids.Contains((string?)relationship.Attribute("Id") ?? ""));
        }
    }

    private static bool IsProperties(string name, XElement root) =>
        name.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase) || root.Name.LocalName is "coreProperties" or "Properties" && root.Name.NamespaceName.Contains("propert", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> PartsBeside() =>
        from part in RelationshipParts()
        from relationship in package.Xml(part)?.Root?.Elements() ?? []
        where (string?)relationship.Attribute("TargetMode") != "External" && BesideByType.Contains(((string?)relationship.Attribute("Type") ?? "").Split('/')[^1])
        select Target(part, (string?)relationship.Attribute("Target") ?? "");

    /// <summary>Removes parts with everything that refers to them.</summary>
    public void RemoveParts(IEnumerable<string> names)
    {
        var gone = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (gone.Count == 0) return;
        foreach (var name in gone)
        {
            package.Remove(name);
            package.Remove(RelationshipsOf(name));
        }

        if (package.Xml("[Content_Types].xml") is { Root: { } types })
            types.Elements().Where(type => gone.Contains(((string?)type.Attribute("PartName"))?.TrimStart('/') ?? "")).Remove();
        foreach (var part in RelationshipParts())
            RemoveRelationships(part, relationship => (string?)relationship.Attribute("TargetMode") != "External" && gone.Contains(Target(part, (string?)relationship.Attribute("Target") ?? "")));
    }

    /// <summary>Removes relationships and what uses them: a link leaves its words, a picture that is fetched goes.</summary>
    private void RemoveRelationships(string part, Func<XElement, bool> isGone)
    {
        var gone = package.Xml(part)?.Root?.Elements().Where(isGone).ToList() ?? [];
        if (gone.Count == 0) return;
        var ids = gone.Select(relationship => (string?)relationship.Attribute("Id") ?? "").ToHashSet(StringComparer.Ordinal);
        gone.Remove();
        var owner = part.Replace("_rels/", "", StringComparison.OrdinalIgnoreCase)[..^5];
        if (owner.Length == 0 || package.Xml(owner) is not { Root: not null } document) return;
        foreach (var attribute in document.Descendants().Attributes().Where(attribute => attribute.Name.NamespaceName.Contains("relationships", StringComparison.Ordinal) && ids.Contains(attribute.Value)).ToList())
        {
            if (attribute.Parent is not { Parent: not null } element) continue;
            if (element.Name.LocalName == "hyperlink" && element.HasElements) element.ReplaceWith(element.Nodes());
            else if (element.Name.LocalName is "blip" or "imagedata" or "pageSetup") attribute.Remove();
            else element.Remove();
        }
    }

    private List<string> RelationshipParts() => [.. package.Names.Where(part => part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))];

    /// <summary>Relationships whose address says what has to go: the link goes, its words are blanked elsewhere.</summary>
    public void CleanAddresses(Blanks blanks)
    {
        foreach (var part in RelationshipParts())
            RemoveRelationships(part, relationship => (string?)relationship.Attribute("TargetMode") == "External" && (string?)relationship.Attribute("Target") is { } target && (IsBlanked(target) || IsBlanked(Uri.UnescapeDataString(target))));

        bool IsBlanked(string address) => blanks.In(address).Count > 0;
    }

    public void Blank(Blanks blanks, Action<XElement>? onBlanked = null)
    {
        CleanAddresses(blanks);
        foreach (var name in package.Names)
            if (!name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && name != "[Content_Types].xml" && !name.Contains("/theme/", StringComparison.Ordinal) && !name.EndsWith("/fontTable.xml", StringComparison.Ordinal) && package.Xml(name) is { } document)
                XmlBlanking.Apply(document, blanks, onBlanked);
    }

    private static string RelationshipsOf(string name)
    {
        var slash = name.LastIndexOf('/');
        return $"{name[..(slash + 1)]}_rels/{name[(slash + 1)..]}.rels";
    }

    private static string Target(string relationships, string target)
    {
        if (target.StartsWith('/')) return target.TrimStart('/');
        var folder = relationships[..relationships.IndexOf("_rels/", StringComparison.OrdinalIgnoreCase)];
        var steps = new List<string>();
        foreach (var step in (folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..") steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            else if (step != ".") steps.Add(step);
        }

        return string.Join('/', steps);
    }
}
