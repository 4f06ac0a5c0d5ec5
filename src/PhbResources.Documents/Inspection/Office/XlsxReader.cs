using System.Text;
using PhbResources.Documents.Inspection.Archives;
using PhbResources.Documents.Inspection.Xml;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>Reads what stands in an Excel workbook: sheets in their order, comments, drawings, and what lies behind the sheets.</summary>
internal sealed class XlsxReader(ZipPackage package, InspectionRun run)
{
    private readonly HashSet<string> done = new(StringComparer.OrdinalIgnoreCase) { "[Content_Types].xml" };
    private readonly List<string> strings = [];

    public void Read(string workbook)
    {
        var relationships = Relationship.Of(package, workbook, run);
        var formats = CellFormats.Read(package, run, relationships.FirstOrDefault(part => part is { Type: "styles", IsExternal: false })?.Target ?? "xl/styles.xml");
        var sheets = ReadWorkbook(workbook, formats);
        foreach (var shared in relationships.Where(relationship => relationship is { Type: "sharedstrings", IsExternal: false }))
            if (package.TryFind(shared.Target, out var part) && done.Add(part.Name)) ReadStrings(part);
        run.Pages = Math.Max(1, sheets.Count);

        var number = 0;
        foreach (var (name, id, hidden) in sheets)
        {
            number++;
            var target = relationships.FirstOrDefault(relationship => relationship.Id == id && !relationship.IsExternal)?.Target;
            if (target is null || !package.TryFind(target, out var part) || !done.Add(part.Name)) continue;
            ReadSheet(part, number, name, hidden, formats);
            foreach (var attached in Relationship.Of(package, part.Name, run).Where(attached => !attached.IsExternal))
                if (package.TryFind(attached.Target, out var other)) ReadAttached(other, attached.Type, name);
        }

        foreach (var part in package.Parts)
            if (part.Name.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) && part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && done.Add(part.Name))
                ReadSheet(part, ++number, part.Name, hidden: true, formats);
        foreach (var part in package.Parts)
            if (part.Name.Contains("/pivotCache/", StringComparison.OrdinalIgnoreCase) && part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && done.Add(part.Name)) ReadPivot(part);
        OoxmlProperties.Read(package, run, done);
    }

    private List<(string Name, string Id, bool Hidden)> ReadWorkbook(string workbook, CellFormats formats)
    {
        var sheets = new List<(string, string, bool)>();
        if (!package.TryFind(workbook, out var part)) throw new InspectionStoppedException(InspectionRules.Damaged);
        done.Add(part.Name);
        var text = new StringBuilder();
        PartReader.Read(package, part, run, xml =>
        {
            if (xml.IsText) xml.CopyText(text);
            if (xml.IsEnd && xml.Name == "definedName") run.AddText(text.ToString(), PieceOrigin.SheetData, "defined name", part.Name);
            if (!xml.IsStart) return;
            text.Clear();
            if (xml.Name == "workbookPr") formats.From1904 = xml["date1904"] is "1" or "true";
            else if (xml.Name == "sheet") sheets.Add((xml["name"] ?? "", xml["id"] ?? "", xml["state"] is "hidden" or "veryHidden"));
            else if (xml.Name is "fileSharing") run.AddProperty("lastModifiedBy", xml["userName"], part.Name);
            else if (xml.Name == "absPath") run.AddText(xml["url"], PieceOrigin.Address, "folder that the workbook was saved in", part.Name);
            else if (xml.Name == "definedName") run.AddText(xml["comment"], PieceOrigin.SheetData, "defined name", part.Name);
        });
        foreach (var (name, _, hidden) in sheets) run.AddText(name, hidden ? PieceOrigin.HiddenSheet : PieceOrigin.Label, "name of a sheet", part.Name);
        return sheets;
    }

    private void ReadStrings(ZipPart part)
    {
        var text = new StringBuilder();
        var phonetic = false;
        PartReader.Read(package, part, run, xml =>
        {
            if (xml.IsStart && xml.Name == "si")
            {
                text.Clear();
                if (xml.IsEmpty) strings.Add("");
            }
            else if (xml.Name == "rPh") phonetic = xml.IsStart && !xml.IsEmpty;
            else if (xml.IsText && !phonetic) xml.CopyText(text);
            else if (xml.IsEnd && xml.Name == "si")
            {
                if (strings.Count >= run.Limits.Pieces) throw new InspectionStoppedException(InspectionRules.TooMuchText);
                run.Letters(text.Length);
                strings.Add(text.ToString());
            }
        });
    }

    private void ReadSheet(ZipPart part, int number, string name, bool hidden, CellFormats formats)
    {
        var links = Relationship.Of(package, part.Name, run).Where(link => link.IsExternal).DistinctBy(link => link.Id).ToDictionary(link => link.Id, link => link.Target);
        var sheet = new XlsxSheetStory(run, part.Name, number, name, hidden, formats, strings, links);
        PartReader.Read(package, part, run, sheet.Node);
        sheet.End();
    }

    private void ReadAttached(ZipPart part, string type, string sheet)
    {
        if (ForeignContent.Of(part.Head) != ContentType.Xml || type is "hyperlink" or "printersettings" || !done.Add(part.Name)) return;
        var comments = type is "comments" or "threadedcomment";
        var authors = new List<string>();
        string author = "", cell = "";
        var text = new StringBuilder();
        PartReader.Read(package, part, run, xml =>
        {
            if (xml.IsStart)
            {
                if (xml.Name is "comment" or "threadedComment")
                {
                    text.Clear();
                    cell = xml["ref"] ?? "";
                    author = int.TryParse(xml["authorId"], out var id) && id >= 0 && id < authors.Count ? authors[id] : xml["personId"] ?? "";
                }
                else if (xml.Name is "author" || !comments && xml.Name is "p") text.Clear();
                else if (xml.Name is "cNvPr" or "shape") run.AddText(xml["descr"] ?? xml["alt"] ?? xml["title"], PieceOrigin.Label, "description of a picture", part.Name);
            }
            else if (xml.IsText) xml.CopyText(text);
            else if (xml.IsEnd)
            {
                if (xml.Name == "author")
                {
                    authors.Add(text.ToString());
                    run.AddText(text.ToString(), PieceOrigin.Label, "author of comments", part.Name);
                    text.Clear();
                }
                else if (xml.Name is "comment" or "threadedComment")
                {
                    run.AddText(text.ToString(), PieceOrigin.Comment, $"comment{(author.Length > 0 ? " by " + author : "")}, sheet {sheet}, cell {cell}", part.Name, author);
                    text.Clear();
                }
                else if (!comments && xml.Name is "p" or "pt" or "div" or "f")
                {
                    run.AddText(text.ToString(), PieceOrigin.TextBox, $"drawing, sheet {sheet}", part.Name);
                    text.Clear();
                }
            }
        });
        if (type == "drawing")
            foreach (var attached in Relationship.Of(package, part.Name, run).Where(attached => !attached.IsExternal))
                if (package.TryFind(attached.Target, out var chart)) ReadAttached(chart, attached.Type, sheet);
    }

    /// <summary>A pivot table keeps a copy of the data that it was made from, also after the sheet is gone.</summary>
    private void ReadPivot(ZipPart part) => PartReader.Read(package, part, run, xml =>
    {
        if (!xml.IsStart) return;
        if (xml.Name is "s" or "n" or "d") run.AddText(xml["v"], PieceOrigin.SheetData, "data of a pivot table", part.Name);
        else if (xml.Name == "pivotCacheDefinition") run.AddProperty("lastModifiedBy", xml["refreshedBy"], part.Name);
        else if (xml.Name == "cacheSource" && xml["type"] is not (null or "worksheet")) run.Concern(InspectionRules.SheetLink, "pivot table", part.Name);
    });
}
