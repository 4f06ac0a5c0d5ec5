using System.Buffers.Binary;
using System.IO.Hashing;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Inspection.Images;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>
/// Takes everything out of a PNG, JPEG or GIF file that is not the picture, without touching a pixel: only how it is turned stays, as the
/// one entry of a new EXIF block. From an EMF goes what it is called.
/// </summary>
internal static class PictureCleaner
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal) { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "pHYs", "cICP", "acTL", "fcTL", "fdAT" };

    /// <summary>The picture alone; any other content as it is.</summary>
    public static byte[] Clean(byte[] file)
    {
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return Png(file);
        if (file.AsSpan().StartsWith("GIF8"u8)) return Gif(file);
        if (ForeignContent.Of(file.AsSpan(0, Math.Min(file.Length, 64))) == ContentType.Emf) return Emf(file);
        return file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpg(file) : file;
    }

    private static byte[] Gif(byte[] file)
    {
        using var output = new MemoryStream(file.Length);
        var end = 0;
        foreach (var block in GifReader.Blocks(file))
        {
            if (block.Kind == GifReader.BlockKind.Picture) output.Write(file, block.Start, block.End - block.Start);
            end = block.End;
        }

        // One that ends in the middle of a block: what is shown of it stays as it is.
        if (end < file.Length && file[end] == 0x2C) output.Write(file, end, file.Length - end);
        return output.ToArray();
    }

    /// <summary>The description names the program and the picture (MS-EMF 2.3.4.2); the picture itself is drawn by the records after it.</summary>
    private static byte[] Emf(byte[] file)
    {
        const int lengthAt = 60, offsetAt = 64;
        if (file.Length < offsetAt + 4) return file;
        var copy = file.AsSpan().ToArray();
        long length = BinaryPrimitives.ReadUInt32LittleEndian(copy.AsSpan(lengthAt)) * 2L, offset = BinaryPrimitives.ReadUInt32LittleEndian(copy.AsSpan(offsetAt)), header = BinaryPrimitives.ReadUInt32LittleEndian(copy.AsSpan(4));
        if (length == 0 || offset < offsetAt + 4 || offset + length > Math.Min(header, copy.Length)) return file;
        copy.AsSpan((int)offset, (int)length).Clear();
        copy.AsSpan(lengthAt, 8).Clear();
        return copy;
    }

    private static byte[] Png(byte[] file)
    {
        using var output = new MemoryStream(file.Length);
        output.Write(file, 0, 8);
        var turned = Chunks(file).Where(chunk => chunk.Type == "eXIf").Select(chunk => Orientation(file.AsSpan(chunk.Start + 8, chunk.Length - 12))).FirstOrDefault();
        foreach (var (type, start, length) in Chunks(file))
        {
            if (Kept.Contains(type)) output.Write(file, start, length);
            if (type == "IHDR" && turned is > 1 and <= 8) WriteChunk(output, "eXIf"u8, Tiff(turned));
        }

        return output.ToArray();
    }

    private static IEnumerable<(string Type, int Start, int Length)> Chunks(byte[] file)
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12) yield break;
            var type = System.Text.Encoding.ASCII.GetString(file, at + 4, 4);
            yield return (type, at, (int)length + 12);
            if (type == "IEND") yield break;
            at += (int)length + 12;
        }
    }

    private static void WriteChunk(Stream output, ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] body = [.. type, .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        output.Write(number);
        output.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(body));
        output.Write(number);
    }

    private static byte[] Jpg(byte[] file)
    {
        using var output = new MemoryStream(file.Length);
        output.Write(file, 0, 2);
        var turned = 0;
        var at = 2;
        var kept = new List<(int Start, int Length)>();
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xD9) break;
            if (marker is 0x01 or >= 0xD0 and <= 0xD7)
            {
                at += 2;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)) + 2;
            if (length < 4 || at + length > file.Length) break;
            var data = file.AsSpan(at + 4, length - 4);
            if (marker == 0xE1 && data.StartsWith("Exif\0"u8) && data.Length > 6) turned = Orientation(data[6..]);
            if (IsPicture(marker, data)) kept.Add((at, length));
            at += length;
            if (marker != 0xDA) continue;
            var scan = at;
            at = EndOfScan(file, at);
            kept.Add((scan, at - scan));
        }

        if (turned is > 1 and <= 8)
        {
            byte[] exif = [.. "Exif\0\0"u8, .. Tiff(turned)];
            output.Write([0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif]);
        }

        foreach (var (start, length) in kept)
        {
            if (file[start + 1] == 0xE0 && file[start] == 0xFF && file.AsSpan(start + 4).StartsWith("JFIF\0"u8) && length >= 18) output.Write([.. file.AsSpan(start, 2), 0, 16, .. file.AsSpan(start + 4, 12), 0, 0]);
            else output.Write(file, start, length);
        }

        output.Write([0xFF, 0xD9]);
        return output.ToArray();
    }

    /// <summary>Tables, frames and scans, and what says how colours are meant: JFIF, ICC profile, Adobe's transform.</summary>
    private static bool IsPicture(byte marker, ReadOnlySpan<byte> data) => marker switch
    {
        0xE0 => data.StartsWith("JFIF\0"u8),
        0xE2 => data.StartsWith("ICC_PROFILE\0"u8),
        0xEE => data.StartsWith("Adobe"u8),
        >= 0xE0 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    private static int EndOfScan(byte[] file, int at)
    {
        while (at + 1 < file.Length)
        {
            var next = file.AsSpan(at).IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length) return file.Length;
            at += next;
            if (file[at + 1] is not (0x00 or 0xFF or >= 0xD0 and <= 0xD7)) return at;
            at += file[at + 1] == 0xFF ? 1 : 2;
        }

        return file.Length;
    }

    /// <summary>How the picture is turned (EXIF tag 0x0112), 0 where nothing says so.</summary>
    private static int Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14) return 0;
        var little = tiff[0] == 'I';
        var start = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (start > tiff.Length - 2) return 0;
        var count = U16(tiff, (int)start, little);
        for (var entry = 0; entry < count && start + 2 + (entry + 1) * 12 <= tiff.Length; entry++)
        {
            var at = (int)start + 2 + entry * 12;
            if (U16(tiff, at, little) == 0x0112) return U16(tiff, at + 8, little);
        }

        return 0;
    }

    private static int U16(ReadOnlySpan<byte> data, int at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(data[at..]) : BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static byte[] Tiff(int orientation) => [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
}
