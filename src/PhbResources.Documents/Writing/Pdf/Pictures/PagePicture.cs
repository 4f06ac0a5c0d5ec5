using PhbResources.Documents.Writing.Drawings;
using PhbResources.Documents.Writing.Pdf.Fonts;
using PhbResources.Documents.Writing.Pdf.Layout;
using SkiaSharp;

namespace PhbResources.Documents.Writing.Pdf.Pictures;

/// <summary>Draws what a page draws, in points from its upper left corner, on a canvas that its owner has scaled and moved.</summary>
internal sealed class PagePicture(SKCanvas canvas, PictureFonts fonts)
{
    public void Fill(string colour, Box box)
    {
        using var paint = Paint(colour);
        canvas.DrawRect(Rectangle(box), paint);
    }

    public void Frame(string colour, double thickness, Box box)
    {
        using var paint = Stroke(colour, thickness);
        canvas.DrawRect(Rectangle(box), paint);
    }

    public void Line(string colour, double thickness, ReadOnlySpan<(double X, double Y)> points)
    {
        using var paint = Stroke(colour, thickness);
        for (var at = 1; at < points.Length; at++)
            canvas.DrawLine((float)points[at - 1].X, (float)points[at - 1].Y, (float)points[at].X, (float)points[at].Y, paint);
    }

    public void Draw(Drawing drawing, Box box) => DrawingPicture.Draw(canvas, drawing, box.Left, box.Top, box.Width / drawing.Width);

    /// <summary>Text that was shaped. A font that only PDF viewers have is not drawn.</summary>
    public void Text(ShapedRun run, double size, string colour, double x, double baseline)
    {
        if (run.Glyphs.Count == 0 || run.Face is not OpenTypeFace face || fonts.Of(face) is not { } typeface) return;
        var (glyphs, places, pen) = (new ushort[run.Glyphs.Count], new SKPoint[run.Glyphs.Count], 0.0);
        for (var at = 0; at < glyphs.Length; at++)
        {
            var glyph = run.Glyphs[at];
            glyphs[at] = glyph.Id;
            places[at] = new SKPoint((float)((pen + glyph.X) * size / 1000), (float)(-glyph.Y * size / 1000));
            pen += glyph.Advance;
        }

        using var font = new SKFont(typeface, (float)size) { Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None, Subpixel = true };
        using var builder = new SKTextBlobBuilder();
        builder.AddPositionedRun(glyphs, font, places);
        using var blob = builder.Build();
        using var paint = Paint(colour);
        if (blob is not null) canvas.DrawText(blob, (float)x, (float)baseline, paint);
    }

    private static SKPaint Paint(string colour) => new() { Color = Colour(colour), IsAntialias = true };

    private static SKPaint Stroke(string colour, double thickness)
    {
        var paint = Paint(colour);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = (float)thickness;
        return paint;
    }

    private static SKRect Rectangle(Box box) => new((float)box.Left, (float)box.Top, (float)box.Right, (float)box.Bottom);

    private static SKColor Colour(string colour) => new(0xFF000000 | Convert.ToUInt32(colour, 16));
}
