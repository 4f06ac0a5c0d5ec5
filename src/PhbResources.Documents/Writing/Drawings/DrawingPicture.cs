using SkiaSharp;

namespace PhbResources.Documents.Writing.Drawings;

/// <summary>Draws drawings with Skia: as files for office programs, and into the pictures of pages.</summary>
internal static class DrawingPicture
{
    /// <summary>Pixels of a unit: about 220 to the inch, more than eyes tell apart in lines, where it fills a page of A4.</summary>
    private const int PixelsOfUnit = 3;

    /// <summary>The drawing on white, in greys: the fewer colours, the smaller the file. White paper without filters is smallest of all.</summary>
    public static byte[] Png(Drawing drawing)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)(drawing.Width * PixelsOfUnit), (int)(drawing.Height * PixelsOfUnit), SKColorType.Gray8, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException("There is no memory for a picture.");
        surface.Canvas.Clear(SKColors.White);
        Draw(surface.Canvas, drawing, 0, 0, PixelsOfUnit);
        // Sixteen greys are as smooth to the eye, and half the file.
        using (var drawn = surface.PeekPixels())
        {
            var greys = drawn.GetPixelSpan<byte>();
            for (var at = 0; at < greys.Length; at++) greys[at] = (byte)(((greys[at] + 8) / 17) * 17);
        }

        using var image = surface.Snapshot();
        using var pixels = image.PeekPixels();
        using var file = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 9));
        return file?.ToArray() ?? throw new InvalidOperationException("There is no memory for a picture.");
    }

    public static void Draw(SKCanvas canvas, Drawing drawing, double left, double top, double scale)
    {
        foreach (var line in drawing.Lines)
        {
            using var paint = new SKPaint
            {
                Color = new SKColor(0xFF000000 | Convert.ToUInt32(line.Pen.Colour, 16)), IsAntialias = true, Style = SKPaintStyle.Stroke,
                StrokeWidth = (float)(line.Pen.Thickness * scale), StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round,
            };
            using var path = new SKPath();
            foreach (var step in line.Steps.Select(step => step.To(left, top, scale, scale)))
            {
                switch (step.Kind)
                {
                    case 'M': path.MoveTo((float)step.X, (float)step.Y); break;
                    case 'L': path.LineTo((float)step.X, (float)step.Y); break;
                    case 'C': path.CubicTo((float)step.First.X, (float)step.First.Y, (float)step.Second.X, (float)step.Second.Y, (float)step.X, (float)step.Y); break;
                    default: path.Close(); break;
                }
            }

            canvas.DrawPath(path, paint);
        }
    }
}
