using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using PhbResources.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>Paper, header and footer.</summary>
internal static class DocxPage
{
    private const string HeaderId = "header", FooterId = "footer";

    public static void AddHeaderAndFooter(MainDocumentPart part, TemplateDocument document, Look look)
    {
        // The first page shows the title itself.
        part.AddNewPart<HeaderPart>(HeaderId).Header = new W.Header(DocxText.Paragraph(DocxStyles.Header, DocxText.Run(document.Title)));
        DocxDirection.Mark(part.HeaderParts.Single().Header!);
        part.AddNewPart<FooterPart>(FooterId).Footer = new W.Footer(Footer(document, look));
    }

    public static W.SectionProperties Section(Look look)
    {
        var size = new W.PageSize { Width = (uint)look.PageWidth, Height = (uint)look.PageHeight };
        if (look.Landscape) size.Orient = W.PageOrientationValues.Landscape;
        return new W.SectionProperties(
            new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = HeaderId },
            new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = FooterId },
            new W.FooterReference { Type = W.HeaderFooterValues.First, Id = FooterId },
            size,
            new W.PageMargin
            {
                Top = look.TopMargin, Bottom = look.BottomMargin, Left = (uint)look.SideMargin, Right = (uint)look.SideMargin,
                Header = (uint)Look.Twips(9), Footer = (uint)Look.Twips(9), Gutter = 0,
            },
            new W.TitlePage());
    }

    private static IEnumerable<OpenXmlElement> Footer(TemplateDocument document, Look look)
    {
        // In large print both do not fit on a line.
        var imprint = DocxText.Run(Endnote.Imprint(document));
        if (look.Large)
        {
            yield return DocxText.Paragraph(DocxStyles.Footer, imprint);
            yield return DocxText.Paragraph(DocxStyles.Footer, PageNumber());
        }
        else
        {
            var line = DocxText.Paragraph(DocxStyles.Footer, [imprint, new W.Run(new W.TabChar()), .. PageNumber()]);
            line.ParagraphProperties!.Append(new W.Tabs(new W.TabStop { Val = W.TabStopValues.Right, Position = look.TextWidth }));
            yield return line;
        }

        if (document.Address is { Length: > 0 } address) yield return DocxText.Paragraph(DocxStyles.Footer, DocxText.Run(address));
    }

    private static OpenXmlElement[] PageNumber() =>
        [DocxText.Run("Page "), Field("PAGE"), DocxText.Run(" of "), Field("NUMPAGES")];

    private static W.SimpleField Field(string instruction) => new(DocxText.Run("1")) { Instruction = instruction };
}
