using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace PhbResources.Documents.Tests.Inspection;

/// <summary>Builds small pictures by hand.</summary>
internal static class Picture
{
    public static byte[] Png(int width = 2, int height = 2, params (string Type, byte[] Data)[] chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 0);
        using var pixels = new MemoryStream();
        using (var zip = new ZLibStream(pixels, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(new byte[6]);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. chunks.SelectMany(chunk => Chunk(chunk.Type, chunk.Data)), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    public static byte[] Jpg(int width = 8, int height = 8, params (byte Marker, byte[] Data)[] segments) =>
        [0xFF, 0xD8, .. segments.SelectMany(segment => Segment(segment.Marker, segment.Data)), .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD9];

    /// <summary>EXIF data with a camera, its owner and a place at 51.5 north and 0.25 west.</summary>
    public static byte[] Exif()
    {
        var data = new List<byte>(Encoding.ASCII.GetBytes("Exif\0\0"));
        var tiff = new byte[256];
        Encoding.ASCII.GetBytes("II*\0").CopyTo(tiff, 0);
        U32(4, 8);
        U16(8, 3);
        Entry(10, 0x010F, 2, 5, 100);
        Encoding.ASCII.GetBytes("Acme\0").CopyTo(tiff, 100);
        Entry(22, 0x013B, 2, 9, 110);
        Encoding.ASCII.GetBytes("Jo Bloggs").CopyTo(tiff, 110);
        Entry(34, 0x8825, 4, 1, 50);
        U16(50, 4);
        Entry(52, 1, 2, 2, 'N');
        Entry(64, 2, 5, 3, 130);
        Entry(76, 3, 2, 2, 'W');
        Entry(88, 4, 5, 3, 160);
        uint[] north = [51, 1, 30, 1, 0, 1], west = [0, 1, 15, 1, 0, 1];
        for (var at = 0; at < 6; at++)
        {
            U32(130 + at * 4, north[at]);
            U32(160 + at * 4, west[at]);
        }

        data.AddRange(tiff);
        return [.. data];

        void U16(int at, int value) => BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), (ushort)value);
        void U32(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(at), value);
        void Entry(int at, int tag, int type, uint count, uint value)
        {
            U16(at, tag);
            U16(at + 2, type);
            U32(at + 4, count);
            U32(at + 8, value);
        }
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc32.HashToUInt32(body));
        return chunk;
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];
}
