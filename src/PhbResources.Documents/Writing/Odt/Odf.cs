using System.Globalization;
using System.Xml.Linq;

namespace PhbResources.Documents.Writing.Odt;

/// <summary>The vocabulary of OpenDocument 1.3 (OASIS, part 3) that text documents need.</summary>
internal static class Odf
{
    public const string Version = "1.3";

    public static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        Fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        Draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        Svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        Meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
        Xlink = "http://www.w3.org/1999/xlink",
        Dc = "http://purl.org/dc/elements/1.1/";

    /// <summary>The root of a part, with short names for its namespaces.</summary>
    public static XElement Root(string name, params object?[] content) => new(Office + name,
        Prefix("office", Office), Prefix("text", Text), Prefix("table", Table), Prefix("style", Style), Prefix("fo", Fo),
        Prefix("draw", Draw), Prefix("svg", Svg), Prefix("meta", Meta), Prefix("xlink", Xlink), Prefix("dc", Dc),
        new XAttribute(Office + "version", Version), content);

    public static XAttribute Prefix(string prefix, XNamespace name) => new(XNamespace.Xmlns + prefix, name);

    /// <summary>A length given in twips.</summary>
    public static string Length(double twips) => (twips / 20).ToString("0.##", CultureInfo.InvariantCulture) + "pt";

    /// <summary>A type size given in half points.</summary>
    public static string Size(int halfPoints) => Length(halfPoints * 10);

    public static string Colour(string rgb) => "#" + rgb;

    /// <summary>A text for an attribute: one line, nothing that XML cannot hold.</summary>
    public static string Line(string text) => XmlText.Clean(text).ReplaceLineEndings(" ").Replace('\t', ' ');
}
