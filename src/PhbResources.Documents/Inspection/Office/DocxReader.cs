using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>Reads what stands in a Word document: every part that holds text, the known ones first, in reading order.</summary>
internal sealed class DocxReader(ZipPackage package, InspectionRun run)
{
    private ILookup<string, string> parts = Array.Empty<string>().ToLookup(type => type);

    public void Read(string main)
    {
        parts = Relationship.Of(package, main, run).Where(link => !link.IsExternal).ToLookup(link => link.Type, link => link.Target);
        var styles = DocxStyles.Read(package, run, PartOf("styles"), PartOf("numbering"));
        var tables = new TableCount();
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "[Content_Types].xml", PartOf("styles"), PartOf("numbering") };
        foreach (var (part, origin, words) in InOrder(main))
        {
            if (!done.Add(part.Name)) continue;
            var links = Relationship.Of(package, part.Name, run).Where(link => link.IsExternal).DistinctBy(link => link.Id).ToDictionary(link => link.Id, link => link.Target);
            var story = new DocxStory(run, styles, tables, part.Name, origin, words, links);
            PartReader.Read(package, part, run, story.Node);
            story.End();
        }

        OoxmlProperties.Read(package, run, done);
    }

    private IEnumerable<(ZipPart Part, PieceOrigin Origin, string Words)> InOrder(string main)
    {
        foreach (var part in Stories("header")) yield return (part, PieceOrigin.Header, "header");
        if (package.TryFind(main, out var body)) yield return (body, PieceOrigin.Body, "");
        foreach (var part in Stories("footer")) yield return (part, PieceOrigin.Footer, "footer");
        foreach (var part in Stories("footnotes")) yield return (part, PieceOrigin.Note, "footnote");
        foreach (var part in Stories("endnotes")) yield return (part, PieceOrigin.Note, "endnote");
        foreach (var part in Stories("comments")) yield return (part, PieceOrigin.Comment, "comment");
        foreach (var part in package.Parts)
        {
            if (part.Name.StartsWith("word/glossary/", StringComparison.OrdinalIgnoreCase) && part.Name.EndsWith("/document.xml", StringComparison.OrdinalIgnoreCase)) yield return (part, PieceOrigin.CustomXml, "building block");
            else if (part.Name.StartsWith("word/charts/chart", StringComparison.OrdinalIgnoreCase) && part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) yield return (part, PieceOrigin.TextBox, "chart");
            else if (part.Name.StartsWith("word/diagrams/data", StringComparison.OrdinalIgnoreCase)) yield return (part, PieceOrigin.TextBox, "diagram");
        }
    }

    /// <summary>Their usual names, which other programs number or change, are only for files that do not say.</summary>
    private string PartOf(string type) => parts[type].FirstOrDefault() ?? $"word/{type}.xml";

    private IEnumerable<ZipPart> Stories(string name) =>
        package.Parts.Where(part => parts[name].Contains(part.Name, StringComparer.OrdinalIgnoreCase) || part.Name.StartsWith("word/" + name, StringComparison.OrdinalIgnoreCase) && part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            && part.Name.AsSpan("word/".Length + name.Length, part.Name.Length - "word/.xml".Length - name.Length).IndexOfAnyExceptInRange('0', '9') < 0)
        .OrderBy(part => part.Name.Length).ThenBy(part => part.Name, StringComparer.Ordinal);
}
