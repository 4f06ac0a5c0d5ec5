using System.Xml.Linq;

namespace PhbResources.Documents.Writing.Odt;

/// <summary>Styles that only one document needs: widths of columns, heights of rows. Each is written once, however often it is used.</summary>
internal sealed class OdtOwnStyles
{
    private readonly Dictionary<string, XElement> styles = [];

    public IEnumerable<XElement> All => styles.Values;

    public string Table(int width, bool breaks) => Of($"Table.{width}.{(breaks ? "breaks" : "whole")}", "table", new XElement(Odf.Style + "table-properties",
        OdtStyles.Style("width", Odf.Length(width)), new XAttribute(Odf.Table + "align", "left"), new XAttribute(Odf.Table + "border-model", "collapsing"),
        OdtStyles.Style("may-break-between-rows", breaks ? "true" : "false")));

    public string Column(int width) => Of($"Column.{width}", "table-column",
        new XElement(Odf.Style + "table-column-properties", OdtStyles.Style("column-width", Odf.Length(width))));

    /// <summary>A row never breaks in two.</summary>
    public string Row(int height) => Of($"Row.{height}", "table-row", new XElement(Odf.Style + "table-row-properties",
        OdtStyles.Fo("keep-together", "always"), height > 0 ? OdtStyles.Style("min-row-height", Odf.Length(height)) : null));

    public string Cell(bool shaded, string alignment) => Of($"Cell.{(shaded ? "shaded." : "")}{alignment}", "table-cell", new XElement(Odf.Style + "table-cell-properties",
        OdtStyles.Fo("padding", "0pt"), OdtStyles.Fo("padding-left", "5.4pt"), OdtStyles.Fo("padding-right", "5.4pt"),
        OdtStyles.Fo("border", OdtStyles.Rule(0.75, Look.Rule)), OdtStyles.Style("vertical-align", alignment),
        shaded ? OdtStyles.Fo("background-color", Odf.Colour(Look.Tint)) : null));

    /// <summary>Of drawings: in the line of text as if they were a letter.</summary>
    public string Drawing() => Of("Drawing", "graphic", new XElement(Odf.Style + "graphic-properties",
        OdtStyles.Style("vertical-pos", "top"), OdtStyles.Style("vertical-rel", "baseline"), OdtStyles.Fo("border", "none"), OdtStyles.Fo("padding", "0pt"), OdtStyles.Style("wrap", "none")));

    /// <summary>A named style in another type size, given in half points.</summary>
    public string Sized(string style, int? size) => size is not { } halfPoints ? style : Of($"{style}.{halfPoints}", "paragraph",
        new XElement(Odf.Style + "text-properties", OdtStyles.Type(halfPoints, bold: false, null)), style);

    /// <summary>A named style whose paragraph stays on the page of the next.</summary>
    public string Kept(string style) => Of($"{style}.kept", "paragraph",
        new XElement(Odf.Style + "paragraph-properties", OdtStyles.Fo("keep-with-next", "always")), style);

    /// <summary>A named style with a distance, in twips, to what follows.</summary>
    public string Spaced(string style, int after) => Of($"{style}.spaced", "paragraph",
        new XElement(Odf.Style + "paragraph-properties", OdtStyles.Fo("margin-bottom", Odf.Length(after))), style);

    /// <summary>A named style that starts the pages of <paramref name="master"/>.</summary>
    public string Starting(string style, string master)
    {
        var name = $"{style}.first";
        if (!styles.ContainsKey(name)) styles[name] = Named(name, "paragraph", style, OdtStyles.Style("master-page-name", master));
        return name;
    }

    /// <summary>A style, named or of this document, read from right to left. Programs differ on which side "start" is then, so the side is said.</summary>
    public string RightToLeft(string style)
    {
        var name = $"{style}.rtl";
        if (styles.ContainsKey(name)) return name;
        XAttribute[] direction = [OdtStyles.Fo("text-align", "right"), OdtStyles.Style("writing-mode", "rl-tb")];
        // A style of the document itself cannot be built on another such style.
        var copy = styles.TryGetValue(style, out var own) ? new XElement(own) : Named(name, "paragraph", style, new XElement(Odf.Style + "paragraph-properties"));
        copy.SetAttributeValue(Odf.Style + "name", name);
        if (copy.Element(Odf.Style + "paragraph-properties") is { } properties) properties.Add(direction);
        else copy.AddFirst(new XElement(Odf.Style + "paragraph-properties", direction));
        styles[name] = copy;
        return name;
    }

    private string Of(string name, string family, XElement properties, string? parent = null)
    {
        if (!styles.ContainsKey(name)) styles[name] = Named(name, family, parent, properties);
        return name;
    }

    private static XElement Named(string name, string family, string? parent, XObject content) => new(Odf.Style + "style",
        OdtStyles.Style("name", name), OdtStyles.Style("family", family), parent is null ? null : OdtStyles.Style("parent-style-name", parent), content);
}
