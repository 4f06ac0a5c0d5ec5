using System.Text.RegularExpressions;

namespace PhbResources.Documents.Inspection.Images;

/// <summary>
/// Takes the values out of an XMP packet (ISO 16684-1). They stand between tags or in attributes; a packet of a damaged file may be no
/// XML, so that this looks for the values themselves. A value in a list gets the name of the element around the list.
/// </summary>
internal static class XmpText
{
    private static readonly HashSet<string> Structure = new(StringComparer.OrdinalIgnoreCase) { "about", "parseType", "xmptk", "lang", "id", "begin" };

    private static readonly Regex Attributes = new("""(?<name>[A-Za-z][\w:]*)\s*=\s*"(?<value>[^"<>]+)"|'(?<value>[^'<>]+)'""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static readonly Regex Elements = new("""<(?<name>[A-Za-z][\w:]*)(?<rest>[^<>]*)>(?<value>[^<>]*)""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public static void Read(string packet, InspectionRun run, string? part)
    {
        var around = "";
        foreach (Match element in Elements.Matches(packet))
        {
            run.Step(4);
            var name = Local(element.Groups["name"].Value);
            if (name is not ("li" or "Alt" or "Seq" or "Bag")) around = name;
            foreach (Match attribute in Attributes.Matches(element.Groups["rest"].Value))
                if (!attribute.Groups["name"].Value.StartsWith("xmlns", StringComparison.Ordinal)) Add(Local(attribute.Groups["name"].Value), attribute.Groups["value"].Value, run, part);
            Add(around, element.Groups["value"].Value, run, part);
        }
    }

    private static void Add(string name, string value, InspectionRun run, string? part)
    {
        if (name.Length == 0 || Structure.Contains(name)) return;
        var text = Plain(value).Trim();
        if (name.StartsWith("GPS", StringComparison.Ordinal)) run.AddText(text, PieceOrigin.Gps, "XMP: " + name, part, name);
        else run.AddText(text, PieceOrigin.Property, "document property: " + name, part, name is "creator" or "Author" or "Artist" ? "author" : char.ToLowerInvariant(name[0]) + name[1..]);
    }

    private static string Local(string name) => name[(name.LastIndexOf(':') + 1)..];

    private static string Plain(string value) => value
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal)
        .Replace("&apos;", "'", StringComparison.Ordinal).Replace("&#xA;", "\n", StringComparison.OrdinalIgnoreCase).Replace("&amp;", "&", StringComparison.Ordinal);
}
