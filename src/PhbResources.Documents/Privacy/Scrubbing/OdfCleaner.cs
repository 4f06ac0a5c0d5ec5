using System.Xml.Linq;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>Cleans an OpenDocument text or spreadsheet.</summary>
internal static class OdfCleaner
{
    private static readonly HashSet<string> Gone = new(StringComparer.Ordinal)
    {
        "tracked-changes", "change", "change-start", "change-end", "annotation", "annotation-end", "hidden-text", "hidden-paragraph",
    };

    private static readonly HashSet<string> PublicProperties = new(StringComparer.Ordinal) { "generator", "title", "subject", "description", "keyword", "language", "document-statistic" };

    public static byte[] Clean(byte[] file, FileInspection inspection, Blanks blanks, bool emptyHidden)
    {
        var package = new OfficePackage(file);
        foreach (var name in package.Names)
            if (name.StartsWith("Thumbnails/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Configurations2/", StringComparison.OrdinalIgnoreCase) || name is "layout-cache" or "META-INF/documentsignatures.xml" || IsBesideIt(name)) Remove(package, name);
        foreach (var name in package.Names) package[name] = PictureCleaner.Clean(package[name]);
        if (package.Xml("meta.xml") is { Root: { } meta }) meta.Elements().Elements().Where(element => !PublicProperties.Contains(element.Name.LocalName) && !IsLicence(element)).ToList().ForEach(element => element.Remove());
        if (package.Xml("settings.xml") is { Root: { } settings })
            settings.Descendants().Where(item => Attribute(item, "name") is "PrinterName" or "PrinterSetup" or "CurrentDatabaseDataSource" or "CurrentDatabaseCommand" or "RedlineProtectionKey").ToList().ForEach(item => item.Value = "");
        var risks = inspection.Risks.Select(risk => risk.Rule).ToHashSet();
        var hidden = HiddenStyles(package);
        foreach (var name in package.Names.Where(name => name.EndsWith("content.xml", StringComparison.Ordinal) || name.EndsWith("styles.xml", StringComparison.Ordinal)))
            if (package.Xml(name) is { Root: { } root }) Clean(root, hidden, risks, emptyHidden);
        foreach (var name in package.Names)
        {
            if (name.StartsWith("META-INF/", StringComparison.Ordinal) || package.Xml(name) is not { } document) continue;
            foreach (var link in document.Descendants().Where(element => element.Name.LocalName == "a" && Attribute(element, "href") is { } address && blanks.Blank(Uri.UnescapeDataString(address)) != Uri.UnescapeDataString(address)).ToList()) Unwrap(link);
            XmlBlanking.Apply(document, blanks, AsText);
        }

        return package.Write();
    }

    private static bool IsBesideIt(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("META-INF/", StringComparison.Ordinal) && !name.StartsWith("Basic/", StringComparison.Ordinal) && !name.StartsWith("Dialogs/", StringComparison.Ordinal)
        && !name.EndsWith("content.xml", StringComparison.Ordinal) && !name.EndsWith("styles.xml", StringComparison.Ordinal) && name is not ("meta.xml" or "settings.xml") && !name.StartsWith("Object ", StringComparison.Ordinal);

    private static bool IsLicence(XElement element) => Attribute(element, "name") is "Licence" or "License";

    private static void Remove(OfficePackage package, string name)
    {
        package.Remove(name);
        package.Xml("META-INF/manifest.xml")?.Root?.Elements().Where(entry => Attribute(entry, "full-path") is { } path && (path == name || path.StartsWith("Configurations2/", StringComparison.Ordinal) || path.StartsWith("Thumbnails/", StringComparison.Ordinal))).ToList().ForEach(entry => entry.Remove());
    }

    private static HashSet<string> HiddenStyles(OfficePackage package) =>
        [.. package.Names.Where(name => name is "content.xml" or "styles.xml").SelectMany(name => package.Xml(name)?.Descendants() ?? []).Where(style => style.Name.LocalName == "style" && style.Elements().Any(IsHidden)).Select(style => Attribute(style, "name") ?? "")];

    private static bool IsHidden(XElement properties) =>
        properties.Name.LocalName is "text-properties" or "section-properties" && Attribute(properties, "display") is "none" || properties.Name.LocalName == "table-properties" && Attribute(properties, "display") == "false";

    private static void Clean(XElement root, HashSet<string> hidden, HashSet<InspectionRule> risks, bool emptyHidden)
    {
        root.Descendants().Where(element => Gone.Contains(element.Name.LocalName)).ToList().ForEach(Remove);
        foreach (var element in root.Descendants().Where(element => element.Name.LocalName is "span" or "p" or "h" or "section" && hidden.Contains(Attribute(element, "style-name") ?? "") || element.Name.LocalName == "section" && Attribute(element, "display") is "none" or "condition").ToList()) Remove(element);
        if (emptyHidden) EmptyHidden(root, hidden);
        if (risks.Contains(InspectionRules.ExternalTemplate)) root.Descendants().Where(element => element.Name.LocalName == "template").ToList().ForEach(Remove);
        if (risks.Contains(InspectionRules.RemoteImage)) root.Descendants().Where(element => element.Name.LocalName.EndsWith("image", StringComparison.Ordinal) && Attribute(element, "href") is { } address && (Addresses.IsOutside(address) || address.StartsWith("../", StringComparison.Ordinal) || address.StartsWith('/'))).ToList().ForEach(Remove);
        if (risks.Contains(InspectionRules.UnsafeLink)) root.Descendants().Where(element => element.Name.LocalName == "a" && Attribute(element, "href") is { } address && !Addresses.IsSafe(address)).ToList().ForEach(Unwrap);
    }

    private static void EmptyHidden(XElement root, HashSet<string> hidden)
    {
        foreach (var table in root.Descendants().Where(element => element.Name.LocalName == "table").ToList())
        {
            if (PrivacyRules.ListSheets.Contains(Attribute(table, "name") ?? "")) continue;
            var whole = hidden.Contains(Attribute(table, "style-name") ?? "");
            var columns = new List<bool>();
            foreach (var column in table.Descendants().Where(element => element.Name.LocalName == "table-column"))
                for (var repeat = Math.Min(Repeat(column), 20_000); repeat > 0 && columns.Count < 20_000; repeat--) columns.Add(Attribute(column, "visibility") is "collapse" or "filter");
            foreach (var row in table.Descendants().Where(element => element.Name.LocalName == "table-row"))
            {
                var at = 0;
                foreach (var cell in row.Elements().Where(element => element.Name.LocalName is "table-cell" or "covered-table-cell"))
                {
                    if (whole || Attribute(row, "visibility") is "collapse" or "filter" || at < columns.Count && columns[at]) Empty(cell);
                    at += Math.Min(Repeat(cell), 20_000);
                }
            }
        }
    }

    private static void Empty(XElement cell)
    {
        cell.RemoveNodes();
        AsText(cell);
    }

    /// <summary>The value behind a cell goes with its text.</summary>
    private static void AsText(XElement blanked)
    {
        var cell = blanked.AncestorsAndSelf().FirstOrDefault(element => element.Name.LocalName is "table-cell" or "covered-table-cell");
        cell?.Attributes().Where(attribute => attribute.Name.LocalName is "value" or "date-value" or "time-value" or "string-value" or "value-type" or "boolean-value" or "currency" or "formula").Remove();
    }

    private static int Repeat(XElement element) => int.TryParse(Attribute(element, "number-columns-repeated"), out var times) ? Math.Clamp(times, 1, 1_048_576) : 1;

    private static void Unwrap(XElement element)
    {
        if (element.Parent is not null) element.ReplaceWith(element.Nodes());
    }

    private static void Remove(XElement element)
    {
        if (element.Parent is not null) element.Remove();
    }

    private static string? Attribute(XElement element, string name) => element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value;
}
