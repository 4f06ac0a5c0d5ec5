using System.Buffers.Binary;
using System.Drawing;
using Umbraco.Cms.Core.Media;

namespace PhbResources.Embedded.Media;

/// <summary>Reads the width and height of a picture from the first bytes of its file. A file that is not what it seems has no dimensions; that is no error.</summary>
internal sealed class PictureDimensions : IImageDimensionExtractor
{
    /// <summary>Enough for the thumbnails and colour profiles that cameras put before the dimensions of a JPEG.</summary>
    private const int MostRead = 512 * 1024;

    public IEnumerable<string> SupportedImageFileTypes { get; } = ["png", "jpg", "jpeg", "gif", "bmp", "webp"];

    public Size? GetDimensions(Stream? stream)
    {
        if (stream is null) return null;
        byte[] buffer = new byte[MostRead];
        int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        Size? size = Read(buffer.AsSpan(0, length));
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    private static Size? Read(ReadOnlySpan<byte> file) => file switch
    {
        // https://www.w3.org/TR/png/#11IHDR
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when file.Length >= 24 => new(BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..])),
        // https://www.w3.org/Graphics/GIF/spec-gif89a.txt, 18
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] when file.Length >= 10 => new(BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..])),
        // BITMAPINFOHEADER; the height is negative when rows run from the top
        [(byte)'B', (byte)'M', ..] when file.Length >= 26 => new(BinaryPrimitives.ReadInt32LittleEndian(file[18..]), BinaryPrimitives.ReadInt32LittleEndian(file[22..]) is var height && height > int.MinValue ? Math.Abs(height) : 0),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] when file.Length >= 30 => WebP(file),
        [0xFF, 0xD8, ..] => Jpeg(file),
        _ => null,
    };

    /// <summary>https://developers.google.com/speed/webp/docs/riff_container and RFC 6386, 9.1.</summary>
    private static Size? WebP(ReadOnlySpan<byte> file) => file[12..16] switch
    {
        [(byte)'V', (byte)'P', (byte)'8', (byte)'X'] => new((file[24] | file[25] << 8 | file[26] << 16) + 1, (file[27] | file[28] << 8 | file[29] << 16) + 1),
        [(byte)'V', (byte)'P', (byte)'8', (byte)'L'] => new((file[21] | (file[22] & 0x3F) << 8) + 1, (file[22] >> 6 | file[23] << 2 | (file[24] & 0x0F) << 10) + 1),
        [(byte)'V', (byte)'P', (byte)'8', (byte)' '] => new((file[26] | file[27] << 8) & 0x3FFF, (file[28] | file[29] << 8) & 0x3FFF),
        _ => null,
    };

    /// <summary>Walks the segments to the first start of frame (ITU-T T.81, B.2.2). A picture that is to be shown turned by a quarter is as wide as its frame is high.</summary>
    private static Size? Jpeg(ReadOnlySpan<byte> file)
    {
        bool onItsSide = false;
        for (int at = 2; at + 9 <= file.Length;)
        {
            if (file[at] != 0xFF) return null;
            byte marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++; // fill byte
                continue;
            }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                int width = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), height = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]);
                return onItsSide ? new(height, width) : new(width, height);
            }
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2) return null;
            if (marker == 0xE1 && at + 2 + length <= file.Length) onItsSide |= IsOnItsSide(file.Slice(at + 4, length - 2));
            at += 2 + length;
        }
        return null;
    }

    /// <summary>Whether the EXIF data say 5 to 8 for the orientation (CIPA DC-008, tag 0x0112).</summary>
    private static bool IsOnItsSide(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 6 + 8 || !segment.StartsWith("Exif\0\0"u8)) return false;
        ReadOnlySpan<byte> tiff = segment[6..];
        bool little = tiff[0] == 'I';
        uint directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2) return false;
        int entries = Number(tiff[(int)directory..], little);
        for (int at = (int)directory + 2; entries > 0 && at + 12 <= tiff.Length; at += 12, entries--)
        {
            if (Number(tiff[at..], little) == 0x0112) return Number(tiff[(at + 8)..], little) is >= 5 and <= 8;
        }
        return false;
    }

    private static int Number(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
