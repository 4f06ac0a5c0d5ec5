using System.Xml.Linq;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Odt;

/// <summary>Paper, header and footer: the part <c>styles.xml</c>.</summary>
internal static class OdtPage
{
    /// <summary>The first page shows the title itself, so it has no header.</summary>
    public const string FirstPage = "First_20_Page";

    private const string OtherPages = "Standard", FirstLayout = "First", OtherLayout = "Others";

    public static XElement Styles(TemplateDocument document, Look look) => Odf.Root("document-styles",
        OdtStyles.Fonts(),
        new XElement(Odf.Office + "styles", new OdtStyles(look).Create(document.Language)),
        new XElement(Odf.Office + "automatic-styles", Layout(FirstLayout, look, header: false), Layout(OtherLayout, look, header: true)),
        new XElement(Odf.Office + "master-styles",
            new XElement(Odf.Style + "master-page", OdtStyles.Style("name", OtherPages), OdtStyles.Style("page-layout-name", OtherLayout),
                new XElement(Odf.Style + "header", OdtText.Paragraph(OdtStyles.Header, OdtText.Run(document.Title))), Footer(document, look)),
            new XElement(Odf.Style + "master-page", OdtStyles.Style("name", FirstPage), OdtStyles.Style("display-name", "First Page"),
                OdtStyles.Style("page-layout-name", FirstLayout), OdtStyles.Style("next-style-name", OtherPages), Footer(document, look))));

    private static XElement Layout(string name, Look look, bool header)
    {
        // In OpenDocument a header stands inside the margins of the text; in Word it stands in the margin itself.
        var edge = Look.Twips(9);
        return new XElement(Odf.Style + "page-layout", OdtStyles.Style("name", name),
            new XElement(Odf.Style + "page-layout-properties",
                OdtStyles.Fo("page-width", Odf.Length(look.PageWidth)), OdtStyles.Fo("page-height", Odf.Length(look.PageHeight)),
                OdtStyles.Style("print-orientation", look.Landscape ? "landscape" : "portrait"),
                OdtStyles.Fo("margin-left", Odf.Length(look.SideMargin)), OdtStyles.Fo("margin-right", Odf.Length(look.SideMargin)),
                OdtStyles.Fo("margin-top", Odf.Length(header ? edge : look.TopMargin)), OdtStyles.Fo("margin-bottom", Odf.Length(edge))),
            header ? new XElement(Odf.Style + "header-style", Room("margin-bottom", look.TopMargin - edge)) : null,
            new XElement(Odf.Style + "footer-style", Room("margin-top", look.BottomMargin - edge)));
    }

    private static XElement Room(string margin, int height) => new(Odf.Style + "header-footer-properties",
        OdtStyles.Fo("min-height", Odf.Length(height)), OdtStyles.Fo(margin, Odf.Length(60)));

    private static XElement Footer(TemplateDocument document, Look look)
    {
        var footer = new XElement(Odf.Style + "footer");
        // In large print both do not fit on a line.
        if (look.Large) footer.Add(OdtText.Paragraph(OdtStyles.Footer, OdtText.Run(Endnote.Imprint(document))), OdtText.Paragraph(OdtStyles.Footer, PageNumber()));
        else footer.Add(OdtText.Paragraph(OdtStyles.Footer, OdtText.Run(Endnote.Imprint(document)), OdtText.Tab(), PageNumber()));
        if (document.Address is { Length: > 0 } address) footer.Add(OdtText.Paragraph(OdtStyles.Footer, OdtText.Run(address)));
        return footer;
    }

    private static object[] PageNumber() =>
    [
        "Page ", new XElement(Odf.Text + "page-number", new XAttribute(Odf.Text + "select-page", "current"), "1"),
        " of ", new XElement(Odf.Text + "page-count", "1"),
    ];
}
