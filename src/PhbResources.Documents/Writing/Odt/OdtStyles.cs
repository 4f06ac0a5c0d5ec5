using System.Xml.Linq;

namespace PhbResources.Documents.Writing.Odt;

/// <summary>The named styles of an OpenDocument text, the same as in a Word file, so that its owner changes the look in one place.</summary>
internal sealed class OdtStyles(Look look)
{
    public const string Standard = "Standard", Title = "Title", Heading1 = "Heading_20_1", Heading2 = "Heading_20_2",
        ListBullet = "List_20_Bullet", ListNumber = "List_20_Number", CheckList = "Check_20_List",
        Guidance = "Guidance", GuidanceList = "Guidance_20_List", GuidanceCheck = "Guidance_20_Check_20_List", GuidanceHeading = "Guidance_20_Heading",
        FieldLabel = "Field_20_Label", FieldHint = "Field_20_Hint", FieldAnswer = "Field_20_Answer",
        Caption = "Caption", TableHeading = "Table_20_Heading", TableText = "Table_20_Text", TableGap = "Table_20_Gap", PageBreak = "Page_20_Break",
        Header = "Header", Footer = "Footer", Hyperlink = "Internet_20_link", Strong = "Strong_20_Emphasis", Emphasis = "Emphasis", Placeholder = "Placeholder_20_Text",
        Bullets = "Bullets", Numbers = "Numbers", GuidanceBullets = "Guidance_20_Bullets", GuidanceNumbers = "Guidance_20_Numbers";

    /// <summary>Between the bar of guidance and its text, in twips. Tab stops do not count it, so those of its lists add it.</summary>
    private const int GuidancePadding = 160;

    /// <summary>A twentieth of the type size, in which distances are given.</summary>
    private readonly int half = look.Body / 2;

    public XElement[] Create(string language) =>
    [
        Defaults(language),
        Paragraph(Standard, null, [After(half * 13), Fo("line-height", Percent(look.Line)), Fo("orphans", "2"), Fo("widows", "2")]),
        Paragraph(Title, Standard, [Keep(), .. Spacing(0, half * 16), Fo("line-height", "105%")], Type(look.Title, bold: true, Look.Ink), Standard),
        HeadingStyle(Heading1, 1, [Keep(), Together(), .. Spacing(half * 28, half * 12), Fo("line-height", "110%"),
            Fo("padding-bottom", "3pt"), Fo("border-bottom", Rule(0.75, Look.Ink)), Fo("border-top", "none"), Fo("border-left", "none"), Fo("border-right", "none"),
            Style("join-border", "false")], look.Heading1),
        HeadingStyle(Heading2, 2, [Keep(), Together(), .. Spacing(half * 18, half * 8), Fo("line-height", "110%")], look.Heading2),
        Paragraph(ListBullet, Standard, [After(half * 7)]),
        Paragraph(ListNumber, Standard, [After(half * 7)]),
        Paragraph(CheckList, Standard, [After(half * 7), .. Hanging(0, half * 40), TabAt(0)]),
        Paragraph(Guidance, Standard, [Together(), .. Spacing(0, 0), Fo("margin-left", Odf.Length(half * 20)), Fo("background-color", Odf.Colour(Look.PaleTint)),
            Fo("padding", "4pt"), Fo("padding-left", Odf.Length(GuidancePadding)), Fo("border-left", Rule(4.5, Look.Ink)), Fo("border-top", "none"), Fo("border-right", "none"), Fo("border-bottom", "none"),
            Style("join-border", "true")]),
        Paragraph(GuidanceHeading, Guidance, [Keep()], Type(look.Body, bold: true, Look.Ink), Guidance),
        Paragraph(GuidanceList, Guidance, [.. Hanging(half * 20, half * 32)]),
        Paragraph(GuidanceCheck, Guidance, [.. Hanging(half * 20, half * 36), TabAt(GuidancePadding)]),
        Paragraph(FieldLabel, Standard, [.. Spacing(half * 3, half * 3), Fo("line-height", "110%")], Bold()),
        Paragraph(FieldHint, Standard, [.. Spacing(0, half * 3), Fo("line-height", "110%")], Type(look.Hint, bold: false, Look.Quiet)),
        Paragraph(FieldAnswer, Standard, [.. Spacing(half * 4, half * 4), Fo("line-height", "110%")]),
        Paragraph(Caption, Standard, [Keep(), .. Spacing(half * 10, half * 8), Fo("line-height", "110%")], Bold()),
        Paragraph(TableText, Standard, [.. Spacing(half * 3, half * 3), Fo("line-height", look.Large ? "120%" : "105%")], Type(look.TableSizes[0], bold: false, null)),
        Paragraph(TableHeading, TableText, [], Bold()),
        Paragraph(TableGap, Standard, [.. Spacing(0, 0), Fo("line-height", "100%")], Type(16, bold: false, Look.Quiet)),
        Paragraph(PageBreak, TableGap, [Fo("break-before", "page")], Type(4, bold: false, Look.Quiet)),
        Paragraph(Header, Standard, [.. Spacing(0, 0), Fo("line-height", "100%")], Type(look.Small, bold: false, Look.Quiet)),
        Paragraph(Footer, Standard, [.. Spacing(0, 0), Fo("line-height", "100%"), TabAt(look.TextWidth, "right")], Type(look.Small, bold: false, Look.Quiet)),
        Character(Hyperlink, [Fo("color", "#0B5CAD"), Style("text-underline-style", "solid"), Style("text-underline-width", "auto"), Style("text-underline-color", "font-color")]),
        Character(Placeholder, [Fo("color", Odf.Colour(Look.Quiet))]),
        Character(Strong, Bold()),
        Character(Emphasis, [Fo("font-style", "italic"), Style("font-style-complex", "italic")]),
        List(Bullets, "•", 0, half * 36), List(Numbers, null, 0, half * 42),
        List(GuidanceBullets, "•", half * 20, half * 32, GuidancePadding), List(GuidanceNumbers, null, half * 20, half * 32, GuidancePadding),
    ];

    public static XElement Fonts() => new(Odf.Office + "font-face-decls", new XElement(Odf.Style + "font-face",
        Style("name", Look.Font), new XAttribute(Odf.Svg + "font-family", $"{Look.Font}, '{Look.OtherFont}'"),
        Style("font-family-generic", "swiss"), Style("font-pitch", "variable")));

    public static XAttribute Fo(string name, string value) => new(Odf.Fo + name, value);

    public static XAttribute Style(string name, string value) => new(Odf.Style + name, value);

    public static string Rule(double points, string colour) => FormattableString.Invariant($"{points}pt solid {Odf.Colour(colour)}");

    /// <summary>Look of letters; sizes in half points, <c>null</c> for the colour around.</summary>
    public static XAttribute[] Type(int size, bool bold, string? colour)
    {
        XAttribute[] type = [Fo("font-size", Odf.Size(size)), Style("font-size-asian", Odf.Size(size)), Style("font-size-complex", Odf.Size(size))];
        return [.. bold ? Bold() : [], .. colour is null ? [] : new[] { Fo("color", Odf.Colour(colour)) }, .. type];
    }

    private XElement Defaults(string language)
    {
        var parts = Odf.Line(language).Split('-');
        var country = parts.Length > 1 && parts[^1].Length == 2 && parts[^1].All(char.IsAsciiLetter) ? parts[^1].ToUpperInvariant() : "none";
        var tongue = parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter) ? parts[0].ToLowerInvariant() : "none";
        return new XElement(Odf.Style + "default-style", Style("family", "paragraph"),
            new XElement(Odf.Style + "paragraph-properties", Style("tab-stop-distance", "36pt"), Style("writing-mode", "page")),
            new XElement(Odf.Style + "text-properties",
                Style("font-name", Look.Font), Style("font-name-asian", Look.Font), Style("font-name-complex", Look.Font),
                Type(look.Body, bold: false, "1A1A1A"), Fo("language", tongue), Fo("country", country),
                Style("language-asian", "none"), Style("country-asian", "none"), Style("language-complex", "ar"), Style("country-complex", "SA"),
                Fo("hyphenate", "false")));
    }

    private static XElement Paragraph(string name, string? parent, object[] paragraph, object[]? text = null, string? next = null)
    {
        var style = Named(name, "paragraph", parent);
        if (next is not null) style.Add(Style("next-style-name", next));
        if (paragraph.Length > 0) style.Add(new XElement(Odf.Style + "paragraph-properties", paragraph));
        if (text is not null) style.Add(new XElement(Odf.Style + "text-properties", text));
        return style;
    }

    private static XElement HeadingStyle(string name, int level, object[] paragraph, int size)
    {
        var style = Paragraph(name, Standard, paragraph, Type(size, bold: true, Look.Ink), Standard);
        style.Add(Style("default-outline-level", OdtText.Number(level)));
        return style;
    }

    private static XElement Character(string name, object[] text)
    {
        var style = Named(name, "text", null);
        style.Add(new XElement(Odf.Style + "text-properties", text));
        return style;
    }

    private static XElement Named(string name, string family, string? parent)
    {
        var style = new XElement(Odf.Style + "style", Style("name", name), Style("family", family));
        if (name.Contains("_20_", StringComparison.Ordinal)) style.Add(Style("display-name", name.Replace("_20_", " ", StringComparison.Ordinal)));
        if (parent is not null) style.Add(Style("parent-style-name", parent));
        return style;
    }

    private static XElement List(string name, string? bullet, int from, int by, int padding = 0)
    {
        var level = bullet is null
            ? new XElement(Odf.Text + "list-level-style-number", Style("num-format", "1"), Style("num-suffix", "."))
            : new XElement(Odf.Text + "list-level-style-bullet", new XAttribute(Odf.Text + "bullet-char", bullet));
        level.Add(new XAttribute(Odf.Text + "level", 1), new XElement(Odf.Style + "list-level-properties",
            new XAttribute(Odf.Text + "list-level-position-and-space-mode", "label-alignment"),
            new XElement(Odf.Style + "list-level-label-alignment", new XAttribute(Odf.Text + "label-followed-by", "listtab"),
                new XAttribute(Odf.Text + "list-tab-stop-position", Odf.Length(from + by + padding)), Hanging(from, by))));
        var list = new XElement(Odf.Text + "list-style", Style("name", name), level);
        if (name.Contains("_20_", StringComparison.Ordinal)) list.Add(Style("display-name", name.Replace("_20_", " ", StringComparison.Ordinal)));
        return list;
    }

    private static XAttribute[] Bold() => [Fo("font-weight", "bold"), Style("font-weight-asian", "bold"), Style("font-weight-complex", "bold")];

    private static XAttribute Keep() => Fo("keep-with-next", "always");

    private static XAttribute Together() => Fo("keep-together", "always");

    private static XAttribute After(int twips) => Fo("margin-bottom", Odf.Length(twips));

    private static XAttribute[] Spacing(int before, int after) => [Fo("margin-top", Odf.Length(before)), After(after)];

    private static XAttribute[] Hanging(int from, int by) => [Fo("margin-left", Odf.Length(from + by)), Fo("text-indent", Odf.Length(-by))];

    private static XElement TabAt(int position, string type = "left") => new(Odf.Style + "tab-stops",
        new XElement(Odf.Style + "tab-stop", Style("position", Odf.Length(position)), Style("type", type)));

    private static string Percent(int line) => OdtText.Number((int)Math.Round(line / 2.4)) + "%";
}
