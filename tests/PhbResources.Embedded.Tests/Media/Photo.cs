using SkiaSharp;

namespace PhbResources.Embedded.Tests.Media;

/// <summary>Pictures as cameras and programs write them: red on the left, blue on the right, with some noise, as nothing real is smooth.</summary>
internal static class Photo
{
    public static byte[] Make(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using SKBitmap bitmap = new(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (SKCanvas canvas = new(bitmap))
        {
            canvas.Clear(SKColors.Red);
            using SKPaint paint = new() { Color = SKColors.Blue };
            canvas.DrawRect(width / 2f, 0, width, height, paint);
            paint.Color = SKColors.Black;
            for (int line = 0; line < height; line += 7)
                canvas.DrawLine(0, line, width / 16f, line, paint);
        }

        using SKData file = bitmap.Encode(format, 90);
        return file.ToArray();
    }

    /// <summary>A JPEG that says it is to be shown turned (EXIF orientation 1 to 8).</summary>
    public static byte[] Turned(int width, int height, byte orientation)
    {
        byte[] jpeg = Make(width, height);
        byte[] exif = [.. "Exif\0\0"u8, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
        return [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg.AsSpan(2)];
    }

    /// <summary>Width and height of a picture as its file has them.</summary>
    public static (int Width, int Height) Size(byte[] file)
    {
        using SKBitmap bitmap = Read(file);
        return (bitmap.Width, bitmap.Height);
    }

    /// <summary>What is seen at a place, in parts of the width and height: <c>red</c>, <c>blue</c> or another colour.</summary>
    public static string Colour(byte[] file, double x, double y)
    {
        using SKBitmap bitmap = Read(file);
        SKColor colour = bitmap.GetPixel((int)(x * bitmap.Width), (int)(y * bitmap.Height));
        return colour is { Red: > 200, Green: < 60, Blue: < 60 } ? "red" : colour is { Blue: > 200, Red: < 60, Green: < 60 } ? "blue" : colour.ToString();
    }

    private static SKBitmap Read(byte[] file) => SKBitmap.Decode(file) ?? throw new AssertionException("This is no picture.");
}
