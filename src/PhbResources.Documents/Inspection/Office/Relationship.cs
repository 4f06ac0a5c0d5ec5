using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>A relationship of an Office Open XML package (ECMA-376 part 2, 9.3).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Last step of its type, in lower case: <c>hyperlink</c>.</param>
/// <param name="Target">Where it leads: an address, or the name of a part.</param>
/// <param name="IsExternal">Whether it leads out of the package.</param>
internal sealed record Relationship(string Id, string Type, string Target, bool IsExternal)
{
    /// <summary>The relationships of a part (empty for those of the package).</summary>
    public static IReadOnlyList<Relationship> Of(ZipPackage package, string part, InspectionRun run) =>
        package.TryFind(NameFor(part), out var found) ? Read(package, found, run) : [];

    public static IReadOnlyList<Relationship> Read(ZipPackage package, ZipPart part, InspectionRun run)
    {
        var source = SourceOf(part.Name);
        var found = new List<Relationship>();
        PartReader.Read(package, part, run, xml =>
        {
            if (!xml.IsStart || xml.Name != "Relationship") return;
            var type = xml["Type"] ?? "";
            var target = xml["Target"] ?? "";
            var external = string.Equals(xml["TargetMode"], "External", StringComparison.OrdinalIgnoreCase) || Addresses.IsOutside(target);
            found.Add(new Relationship(xml["Id"] ?? "", type[(type.LastIndexOf('/') + 1)..].ToLowerInvariant(), external ? target : Resolve(source, target, part), external));
        });
        return found;
    }

    public static string NameFor(string part)
    {
        var slash = part.LastIndexOf('/');
        return $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
    }

    private static string SourceOf(string rels)
    {
        var folder = rels.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase);
        return folder < 0 ? "" : rels[..folder];
    }

    private static string Resolve(string folder, string target, ZipPart part)
    {
        var cut = target.IndexOfAny(['#', '?']);
        var path = cut < 0 ? target : target[..cut];
        var steps = path.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                if (steps.Count == 0) throw new InspectionStoppedException(InspectionRules.ZipNames, "", part.Name);
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step != ".") steps.Add(step);
        }

        return string.Join('/', steps);
    }
}
