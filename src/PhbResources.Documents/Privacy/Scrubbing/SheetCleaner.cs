using System.Xml.Linq;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>Cleans an Excel workbook: comments and who used it go; hidden sheets, rows and columns are emptied where the member agrees.</summary>
internal static class SheetCleaner
{
    public static void Clean(OfficePackage package, OoxmlCleaner common, bool emptyHidden)
    {
        if (package.Xml("xl/workbook.xml") is { Root: { } workbook })
        {
            workbook.Descendants().Where(element => element.Name.LocalName is "absPath" or "fileSharing").ToList().ForEach(RemoveWithChoice);
            foreach (var name in workbook.Descendants().Where(element => element.Name.LocalName == "definedName")) name.Attributes("comment").Remove();
        }

        common.RemoveParts(package.Names.Where(name => name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase) && package.Xml(name)?.Descendants().Any(element => element.Attribute("ObjectType")?.Value == "Note") == true));
        if (emptyHidden) EmptyHidden(package, common);
        foreach (var name in package.Names.Where(name => name.Contains("/pivotCache/", StringComparison.OrdinalIgnoreCase)))
            package.Xml(name)?.Root?.Attributes("refreshedBy").Remove();
        EmptyUnusedStrings(package);
    }

    /// <summary>A cell whose text was blanked is text now, whatever it was.</summary>
    public static void AsText(XElement blanked)
    {
        var cell = blanked.AncestorsAndSelf().FirstOrDefault(element => element.Name.LocalName == "c");
        if (cell is null || cell.Attribute("t")?.Value is "s" or "inlineStr") return;
        cell.Elements().Where(element => element.Name.LocalName == "f").Remove();
        cell.SetAttributeValue("t", "str");
    }

    /// <summary>Numbers and dates: they are in the file as numbers, and only their format makes them readable.</summary>
    public static void BlankNumbers(OfficePackage package, IEnumerable<Finding> agreed)
    {
        foreach (var group in agreed.Where(finding => Blanks.OfText(finding.Type)).SelectMany(finding => finding.Spans).Where(span => span.Piece.Cell is not null && span.Piece.Part is not null).GroupBy(span => span.Piece.Part!))
        {
            if (package.Xml(group.Key) is not { } sheet) continue;
            var cells = sheet.Descendants().Where(element => element.Name.LocalName == "c" && element.Attribute("r") is not null).GroupBy(cell => cell.Attribute("r")!.Value).ToDictionary(same => same.Key, same => same.First());
            foreach (var span in group)
            {
                var place = span.Piece.Place[(span.Piece.Place.LastIndexOf(' ') + 1)..];
                if (!cells.TryGetValue(place, out var cell) || cell.Attribute("t")?.Value is "s" or "inlineStr" or "str") continue;
                cell.RemoveNodes();
                cell.SetAttributeValue("t", "str");
                cell.Add(new XElement(cell.Name.Namespace + "v", Blanks.Line));
            }
        }
    }

    private static void EmptyHidden(OfficePackage package, OoxmlCleaner common)
    {
        var relationships = package.Xml("xl/_rels/workbook.xml.rels")?.Root?.Elements().ToDictionary(item => (string?)item.Attribute("Id") ?? "", item => ((string?)item.Attribute("Target") ?? "").TrimStart('/')) ?? [];
        var hidden = (package.Xml("xl/workbook.xml")?.Descendants() ?? []).Where(sheet => sheet.Name.LocalName == "sheet" && sheet.Attribute("state")?.Value is "hidden" or "veryHidden" && !PrivacyRules.ListSheets.Contains(sheet.Attribute("name")?.Value ?? ""))
            .Select(sheet => relationships.GetValueOrDefault(sheet.Attributes().FirstOrDefault(id => id.Name.LocalName == "id" && id.Name.NamespaceName.Length > 0)?.Value ?? "", ""))
            .Select(target => target.StartsWith("xl/", StringComparison.OrdinalIgnoreCase) ? target : "xl/" + target).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in package.Names.Where(name => name.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            if (package.Xml(name) is not { Root: { } sheet }) continue;
            var columns = sheet.Descendants().Where(column => column.Name.LocalName == "col" && column.Attribute("hidden")?.Value is "1" or "true").Select(column => ((int?)column.Attribute("min") ?? 0, (int?)column.Attribute("max") ?? 0)).ToList();
            foreach (var row in sheet.Descendants().Where(element => element.Name.LocalName == "row"))
            {
                var whole = hidden.Contains(name) || row.Attribute("hidden")?.Value is "1" or "true";
                if (whole || columns.Count > 0) row.Elements().Where(cell => whole || columns.Exists(span => Column(cell) >= span.Item1 && Column(cell) <= span.Item2)).Remove();
            }

            if (hidden.Contains(name)) sheet.Elements().Where(element => element.Name.LocalName is "mergeCells" or "hyperlinks" or "dataValidations" or "conditionalFormatting" or "headerFooter").Remove();
        }

        common.RemoveParts(package.Names.Where(name => name.Contains("/pivotCacheRecords", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)));
        foreach (var name in package.Names.Where(name => name.Contains("/pivotCacheDefinition", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            if (package.Xml(name) is { Root: { } cache })
            {
                cache.Attributes().Where(attribute => attribute.Name.LocalName is "id" or "recordCount").Remove();
                cache.SetAttributeValue("saveData", "0");
                cache.SetAttributeValue("refreshOnLoad", "1");
            }
    }

    /// <summary>Texts stand in a list of their own, also after the cells are gone.</summary>
    private static void EmptyUnusedStrings(OfficePackage package)
    {
        if (package.Xml("xl/sharedStrings.xml") is not { Root: { } strings }) return;
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in package.Names.Where(name => name.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            foreach (var cell in (package.Xml(name)?.Descendants() ?? []).Where(cell => cell.Name.LocalName == "c" && cell.Attribute("t")?.Value == "s"))
                if (cell.Elements().FirstOrDefault(value => value.Name.LocalName == "v") is { } index) used.Add(index.Value.Trim());
        var number = 0;
        foreach (var text in strings.Elements().Where(text => text.Name.LocalName == "si").ToList())
            if (!used.Contains((number++).ToString(System.Globalization.CultureInfo.InvariantCulture))) text.ReplaceNodes(new XElement(strings.Name.Namespace + "t"));
    }

    private static int Column(XElement cell)
    {
        var column = 0;
        foreach (var letter in cell.Attribute("r")?.Value ?? "")
        {
            if (!char.IsAsciiLetter(letter) || column > 20_000) break;
            column = column * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column;
    }

    private static void RemoveWithChoice(XElement element)
    {
        var around = element.Ancestors().FirstOrDefault(ancestor => ancestor.Name.LocalName == "AlternateContent") ?? element;
        if (around.Parent is not null) around.Remove();
    }
}
