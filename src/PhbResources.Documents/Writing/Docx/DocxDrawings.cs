using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing.Drawings;
using A = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Wordprocessing;
using WP = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>Drawings as pictures in the line of text, each with what it shows in words.</summary>
internal sealed class DocxDrawings(Look look, MainDocumentPart part)
{
    /// <summary>English metric units of a twentieth of a point.</summary>
    private const long EmuOfTwip = 635;

    private readonly Dictionary<Drawing, string> pictures = [];
    private uint number;

    public IEnumerable<OpenXmlElement> Write(Figure figure, Drawing drawing, string shows)
    {
        yield return DocxText.Paragraph(DocxStyles.Caption, DocxText.Run(figure.Caption));
        yield return DocxText.Paragraph(DocxStyles.Normal, new W.Run(new W.Drawing(Inline(drawing, XmlText.Clean(shows).ReplaceLineEndings(" ")))));
    }

    private WP.Inline Inline(Drawing drawing, string shows)
    {
        var (width, height) = look.SizeOf(drawing);
        var (cx, cy, id, name) = (width * EmuOfTwip, height * EmuOfTwip, ++number, FormattableString.Invariant($"Drawing {number}"));
        return new WP.Inline(
            new WP.Extent { Cx = cx, Cy = cy },
            new WP.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new WP.DocProperties { Id = id, Name = name, Description = shows },
            new WP.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(new P.Picture(
                new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = id, Name = name, Description = shows }, new P.NonVisualPictureDrawingProperties()),
                new P.BlipFill(new A.Blip { Embed = PictureId(drawing) }, new A.Stretch(new A.FillRectangle())),
                new P.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = cx, Cy = cy }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
    }

    private string PictureId(Drawing drawing)
    {
        if (pictures.TryGetValue(drawing, out var id)) return id;
        id = FormattableString.Invariant($"picture{pictures.Count + 1}");
        using var picture = new MemoryStream(drawing.Picture, writable: false);
        part.AddNewPart<ImagePart>("image/png", id).FeedData(picture);
        return pictures[drawing] = id;
    }
}
