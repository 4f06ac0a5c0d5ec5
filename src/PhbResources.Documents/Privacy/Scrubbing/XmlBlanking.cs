using System.Text;
using System.Xml.Linq;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>Blanks values in XML: across the runs of a paragraph, and in every attribute.</summary>
internal static class XmlBlanking
{
    /// <summary>Blanks in a whole part.</summary>
    /// <param name="document">The part.</param>
    /// <param name="blanks">What has to go.</param>
    /// <param name="onBlanked">Told which element a blanked stretch is in.</param>
    public static void Apply(XDocument document, Blanks blanks, Action<XElement>? onBlanked = null)
    {
        if (document.Root is null || blanks.IsEmpty) return;
        foreach (var paragraph in document.Descendants().Where(IsParagraph).ToList()) Paragraph(paragraph, blanks, onBlanked);
        foreach (var text in document.DescendantNodes().OfType<XText>().ToList())
        {
            if (text.Parent is { } parent && parent.AncestorsAndSelf().Any(IsParagraph) && parent.Name.LocalName is not ("instrText" or "delText")) continue;
            var blanked = blanks.Blank(text.Value);
            if (blanked == text.Value) continue;
            Set(text, blanked);
            onBlanked?.Invoke(text.Parent!);
        }

        foreach (var element in document.Descendants())
            foreach (var attribute in element.Attributes())
            {
                if (attribute.IsNamespaceDeclaration || attribute.Value.Length < 4 || IsMeasure(attribute)) continue;
                var blanked = blanks.Blank(attribute.Value, isAttribute: true);
                if (blanked != attribute.Value) attribute.Value = blanked;
            }
    }

    /// <summary>A place or a size on the page, which may be the same as a number by chance.</summary>
    private static bool IsMeasure(XAttribute attribute) => attribute.Name.LocalName is "x" or "y" or "w" or "h" or "cx" or "cy" && attribute.Value.All(letter => char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>A space at the edge of a run counts only where the run says so (ECMA-376 part 1, 17.3.3.31).</summary>
    private static void Set(XText node, string text)
    {
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) && node.Parent is { Name.LocalName: "t" } run) run.SetAttributeValue(XNamespace.Xml + "space", "preserve");
        node.Value = text;
    }

    private static bool IsParagraph(XElement element) => element.Name.LocalName is "p" or "h" or "si" or "is" || element.Name.LocalName == "text" && element.Name.NamespaceName.Contains("spreadsheetml", StringComparison.Ordinal);

    private static void Paragraph(XElement paragraph, Blanks blanks, Action<XElement>? onBlanked)
    {
        var leaves = new List<(XText? Node, string Text)>();
        Collect(paragraph, leaves);
        if (leaves.Count == 0) return;
        var all = new StringBuilder();
        foreach (var (_, text) in leaves) all.Append(text);
        var found = blanks.In(all.ToString());
        if (found.Count == 0) return;
        var at = 0;
        var first = 0;
        foreach (var (node, text) in leaves)
        {
            while (first < found.Count && found[first].Start + found[first].Length <= at) first++;
            if (node is not null)
            {
                var kept = new StringBuilder(text.Length);
                var from = 0;
                for (var index = first; index < found.Count && found[index].Start < at + text.Length; index++)
                {
                    int start = Math.Max(found[index].Start - at, 0), end = Math.Min(found[index].Start + found[index].Length - at, text.Length);
                    if (start >= end) continue;
                    kept.Append(text, from, start - from);
                    if (found[index].Start >= at) kept.Append(Blanks.Line);
                    from = end;
                }

                kept.Append(text, from, text.Length - from);
                if (kept.Length != text.Length || kept.ToString() != text) Set(node, kept.ToString());
            }

            at += text.Length;
        }

        onBlanked?.Invoke(paragraph);
    }

    /// <summary>The text of a paragraph as the inspection reads it, without that of paragraphs inside.</summary>
    private static void Collect(XElement element, List<(XText?, string)> leaves)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText text && !IsBetweenElements(text)) leaves.Add((text, text.Value));
            else if (node is XElement inner && !IsParagraph(inner))
            {
                switch (inner.Name.LocalName)
                {
                    case "tab" when inner.Parent?.Name.LocalName != "tabs":
                        leaves.Add((null, "\t"));
                        break;
                    case "br" or "cr" or "line-break":
                        leaves.Add((null, "\n"));
                        break;
                    case "noBreakHyphen":
                        leaves.Add((null, "-"));
                        break;
                    case "s" when inner.Name.NamespaceName.Contains("opendocument", StringComparison.Ordinal):
                        leaves.Add((null, new string(' ', int.TryParse((string?)inner.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "c"), out var count) ? Math.Clamp(count, 1, 1_000) : 1)));
                        break;
                    case "instrText" or "delText" or "rPh":
                        break;
                    default:
                        Collect(inner, leaves);
                        break;
                }
            }
        }
    }

    /// <summary>White space between elements of Office Open XML is of the file and not of the text.</summary>
    private static bool IsBetweenElements(XText text) => text.Parent is { } parent && parent.HasElements && string.IsNullOrWhiteSpace(text.Value) && parent.Name.NamespaceName.Contains("openxmlformats", StringComparison.Ordinal);
}
