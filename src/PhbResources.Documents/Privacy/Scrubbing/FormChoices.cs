using System.Xml.Linq;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>What the lists of a form offer to choose from: it is of the form and not of who filled it in.</summary>
internal static class FormChoices
{
    private const int Most = 10_000;

    /// <summary>The choices in an office file, their letters and digits only.</summary>
    public static IReadOnlySet<string> In(byte[] file, FileKind kind)
    {
        var choices = new HashSet<string>(StringComparer.Ordinal);
        if (kind is not (FileKind.Docx or FileKind.Xlsx or FileKind.Odt or FileKind.Ods)) return choices;
        try
        {
            var package = new OfficePackage(file);
            foreach (var name in package.Names.Where(name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && HasLists(package[name])))
                foreach (var choice in package.Xml(name)?.Descendants().SelectMany(Offered) ?? [])
                    if (choices.Count < Most) choices.Add(Blanks.Plain(choice));
        }
        catch (Exception mistake) when (mistake is System.Xml.XmlException or InvalidDataException)
        {
            // Cleaning meets the same mistake and says so.
        }

        return choices;
    }

    /// <summary>Most parts have none, and large ones are slow to read.</summary>
    private static bool HasLists(ReadOnlySpan<byte> part) => part.IndexOf("listItem"u8) >= 0 || part.IndexOf("listEntry"u8) >= 0 || part.IndexOf("formula1"u8) >= 0 || part.IndexOf(":label"u8) >= 0 || part.IndexOf(":option"u8) >= 0;

    private static IEnumerable<string> Offered(XElement element) => element.Name.LocalName switch
    {
        "listItem" or "listEntry" or "label" or "option" => element.Attributes().Where(attribute => attribute.Name.LocalName is "displayText" or "value" or "val" or "label" or "current-value").Select(attribute => attribute.Value),
        "formula1" => element.Value.Trim('"').Split(','),
        _ => [],
    };
}
