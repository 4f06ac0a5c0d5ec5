using System.Xml.Linq;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>Cleans a Word document: tracked changes are accepted, comments, hidden text and variables go.</summary>
internal static class WordCleaner
{
    private static readonly HashSet<string> Gone = new(StringComparer.Ordinal)
    {
        "commentRangeStart", "commentRangeEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
        "rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange", "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellMerge", "docVars", "attachedTemplate", "trackRevisions", "rsids", "dataBinding", "saveThroughXslt", "Fallback",
    };

    public static void Clean(OfficePackage package)
    {
        var hidden = HiddenStyles(package);
        foreach (var name in package.Names.Where(name => !name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            if (package.Xml(name) is { Root: { } root } && (IsWord(root) || name.StartsWith("word/", StringComparison.OrdinalIgnoreCase))) Clean(root, hidden);
    }

    /// <summary>A control whose text was blanked keeps neither the day nor the choice behind it.</summary>
    public static void ForgetAnswer(XElement blanked)
    {
        foreach (var control in blanked.DescendantsAndSelf().Concat(blanked.Ancestors()).Where(element => element.Name.LocalName == "sdt"))
            foreach (var kind in control.Elements().Where(element => element.Name.LocalName == "sdtPr").Elements())
                kind.Attributes().Where(attribute => attribute.Name.LocalName is "fullDate" or "lastValue").Remove();
    }

    private static bool IsWord(XElement root) => root.Name.NamespaceName.Contains("wordprocessingml", StringComparison.Ordinal);

    private static HashSet<string> HiddenStyles(OfficePackage package) =>
        [.. package.Names.Select(package.Xml).Where(part => part is { Root: { Name.LocalName: "styles" } root } && IsWord(root)).SelectMany(part => part!.Descendants()).Where(style => style.Name.LocalName == "style" && style.Elements().Where(child => child.Name.LocalName == "rPr").Elements().Any(IsVanish)).Select(style => Value(style, "styleId") ?? "")];

    private static void Clean(XElement root, HashSet<string> hiddenStyles)
    {
        root.Descendants().Where(element => Gone.Contains(element.Name.LocalName)).ToList().ForEach(Remove);
        root.Descendants().Where(element => element.Name.LocalName is "commentReference" or "annotationRef").ToList().ForEach(reference => Remove(reference.Parent is { Name.LocalName: "r" } run ? run : reference));
        RemoveRows(root, "del");
        RemoveRows(root, "hidden");
        root.Descendants().Where(element => element.Name.LocalName == "cellDel").ToList().ForEach(mark => Remove(mark.Ancestors().FirstOrDefault(cell => cell.Name.LocalName == "tc") ?? mark));
        var joined = root.Descendants().Where(element => element.Name.LocalName is "del" or "moveFrom" && element.Parent is { Name.LocalName: "rPr", Parent.Name.LocalName: "pPr" }).Select(mark => mark.Parent!.Parent!.Parent!).Distinct().ToList();
        root.Descendants().Where(element => element.Name.LocalName is "del" or "moveFrom" or "delText" or "delInstrText").ToList().ForEach(Remove);
        foreach (var kept in root.Descendants().Where(element => element.Name.LocalName is "ins" or "moveTo").ToList())
        {
            if (kept.Parent is null) continue;
            if (kept.HasElements) kept.ReplaceWith(kept.Nodes());
            else kept.Remove();
        }

        RemoveHidden(root, hiddenStyles);
        foreach (var paragraph in joined) Join(paragraph);
        foreach (var row in root.Descendants().Where(element => element.Name.LocalName == "tr" && !element.Elements().Any(cell => cell.Name.LocalName is "tc" or "sdt" or "customXml")).ToList()) Remove(row);
        foreach (var table in root.Descendants().Where(element => element.Name.LocalName == "tbl" && !element.Elements().Any(row => row.Name.LocalName is "tr" or "sdt" or "customXml")).ToList()) Remove(table);
        // A cell and a comment end with a paragraph (ECMA-376 part 1, 17.4.65).
        foreach (var cell in root.Descendants().Where(element => element.Name.LocalName == "tc" && element.Elements().LastOrDefault()?.Name.LocalName != "p" && !element.Elements().Any(inner => inner.Name.LocalName == "sdt")).ToList()) cell.Add(new XElement(cell.Name.Namespace + "p"));
    }

    private static void RemoveRows(XElement root, string mark) =>
        root.Descendants().Where(element => element.Name.LocalName == mark && element.Parent?.Name.LocalName == "trPr" && (mark != "hidden" || IsOn(element))).ToList().ForEach(element => Remove(element.Parent?.Parent ?? element));

    private static void RemoveHidden(XElement root, HashSet<string> hiddenStyles)
    {
        foreach (var run in root.Descendants().Where(element => element.Name.LocalName == "r").ToList())
        {
            var properties = run.Elements().FirstOrDefault(element => element.Name.LocalName == "rPr");
            var own = properties?.Elements().FirstOrDefault(element => element.Name.LocalName == "vanish");
            var paragraph = run.Ancestors().FirstOrDefault(element => element.Name.LocalName == "p");
            var style = Value(paragraph?.Elements().FirstOrDefault(element => element.Name.LocalName == "pPr")?.Elements().FirstOrDefault(element => element.Name.LocalName == "pStyle"), "val");
            var isHidden = own is not null ? IsOn(own) : properties?.Elements().Any(element => element.Name.LocalName == "rStyle" && hiddenStyles.Contains(Value(element, "val") ?? "")) == true;
            if (!isHidden && (style is null || !hiddenStyles.Contains(style))) continue;
            run.Elements().Where(element => element.Name.LocalName is "t" or "tab" or "br" or "cr" or "noBreakHyphen" or "drawing" or "pict" or "sym").Remove();
            if (run.Elements().All(element => element.Name.LocalName == "rPr")) Remove(run);
        }
    }

    /// <summary>The end of the paragraph was deleted: what follows moves up into it.</summary>
    private static void Join(XElement paragraph)
    {
        if (paragraph.Parent is null) return;
        if (paragraph.ElementsAfterSelf().FirstOrDefault() is not { Name.LocalName: "p" } next)
        {
            return;
        }

        if (!paragraph.Elements().Any(element => element.Name.LocalName != "pPr"))
        {
            paragraph.Remove();
            return;
        }

        next.Elements().FirstOrDefault(element => element.Name.LocalName == "pPr")?.Remove();
        paragraph.Add(next.Nodes());
        next.Remove();
    }

    private static void Remove(XElement element)
    {
        if (element.Parent is not null) element.Remove();
    }

    private static bool IsVanish(XElement element) => element.Name.LocalName == "vanish" && IsOn(element);

    private static bool IsOn(XElement element) => Value(element, "val") is not ("0" or "false" or "off" or "none");

    private static string? Value(XElement? element, string name) => element?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value;
}
