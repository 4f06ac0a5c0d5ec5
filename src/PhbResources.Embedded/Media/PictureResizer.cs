using SkiaSharp;

namespace PhbResources.Embedded.Media;

/// <summary>Makes smaller pictures of a picture, in the same format, the right way up, in the colours of the web (sRGB), without anything else that its file says.</summary>
internal static class PictureResizer
{
    /// <summary>Compression of PNG: beyond 6 it takes much longer and gains little.</summary>
    private const int PngLevel = 6;

    private static readonly Dictionary<string, SKEncodedImageFormat> s_formats = new(StringComparer.OrdinalIgnoreCase)
    {
        // Not GIF: it may move.
        ["jpg"] = SKEncodedImageFormat.Jpeg, ["jpeg"] = SKEncodedImageFormat.Jpeg, ["png"] = SKEncodedImageFormat.Png, ["webp"] = SKEncodedImageFormat.Webp,
    };

    /// <summary>Extensions of the files it can make smaller, without dots.</summary>
    public static IReadOnlyCollection<string> FileTypes => s_formats.Keys;

    /// <summary>Whether a file is called like a picture that can be made smaller.</summary>
    public static bool CanMake(string path) => s_formats.ContainsKey(Path.GetExtension(path).TrimStart('.'));

    /// <summary>The widths that are smaller than the picture, each with its file.</summary>
    /// <exception cref="PictureException">It cannot be read, or has too many pixels.</exception>
    public static IReadOnlyList<(int Width, byte[] File)> Make(Stream picture, string path, PictureSizeOptions options)
    {
        using SKCodec codec = SKCodec.Create(picture, out SKCodecResult opened) ?? throw new PictureException($"it cannot be read ({opened}).");
        bool onItsSide = codec.EncodedOrigin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        (int shownWidth, int shownHeight) = onItsSide ? (codec.Info.Height, codec.Info.Width) : (codec.Info.Width, codec.Info.Height);
        if (codec.FrameCount > 1)
            throw new PictureException("it moves.");
        List<int> widths = [.. options.Widths.Where(width => width < shownWidth)];
        if (widths.Count == 0)
            return [];
        using SKImage image = Read(codec, (double)widths[^1] / shownWidth, options.MostPixels);
        return [.. widths.Select(width => (width, Write(image, codec.EncodedOrigin, width, Math.Max(1, (int)Math.Round((double)shownHeight * width / shownWidth)), path, options.Quality)))];
    }

    private static SKImage Read(SKCodec codec, double scale, long mostPixels)
    {
        // Of a JPEG an eighth, a quarter ... of the pixels can be read: the least that is enough for the largest size.
        SKSizeI size = Enumerable.Range(1, 8).Select(eighths => codec.GetScaledDimensions(eighths / 8f)).FirstOrDefault(read => read.Width >= codec.Info.Width * scale, new SKSizeI(codec.Info.Width, codec.Info.Height));
        if ((long)size.Width * size.Height > mostPixels)
            throw new PictureException($"it has {(long)codec.Info.Width * codec.Info.Height} pixels, which is too many to make it smaller here. Upload it smaller.");
        SKImageInfo info = new(size.Width, size.Height, SKColorType.Rgba8888, codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        using SKBitmap bitmap = new();
        if (!bitmap.TryAllocPixels(info))
            throw new PictureException("there is no memory for it.");
        if (codec.GetPixels(info, bitmap.GetPixels()) is not SKCodecResult.Success and var result)
            throw new PictureException($"it cannot be read ({result}).");
        bitmap.SetImmutable();
        return SKImage.FromBitmap(bitmap);
    }

    private static byte[] Write(SKImage image, SKEncodedOrigin origin, int width, int height, string path, int quality)
    {
        SKImageInfo info = new(width, height, SKColorType.Rgba8888, image.AlphaType, SKColorSpace.CreateSrgb());
        using SKSurface surface = SKSurface.Create(info) ?? throw new PictureException("there is no memory for it.");
        surface.Canvas.Clear(SKColors.Transparent);
        surface.Canvas.SetMatrix(Upright(origin, width, height));
        bool onItsSide = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        surface.Canvas.DrawImage(image, onItsSide ? new SKRect(0, 0, height, width) : new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using SKPixmap pixels = surface.PeekPixels();
        using SKData? file = s_formats[Path.GetExtension(path).TrimStart('.')] switch
        {
            SKEncodedImageFormat.Png => pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, PngLevel)),
            SKEncodedImageFormat.Webp => pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, quality)),
            _ => pixels.Encode(new SKJpegEncoderOptions(quality)),
        };
        return file?.ToArray() ?? throw new PictureException("there is no memory for it.");
    }

    /// <summary>Turns a picture as its file has it to how it is shown (EXIF 2.32, tag 0x0112), in a sheet of this width and height.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}

/// <summary>A picture of which no other size can be made; the message says why.</summary>
internal sealed class PictureException(string message) : Exception(message);
