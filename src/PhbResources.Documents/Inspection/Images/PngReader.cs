using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PhbResources.Documents.Inspection.Images;

/// <summary>Goes over the chunks of a PNG file (W3C PNG, third edition).</summary>
internal sealed class PngReader(InspectionRun run)
{
    private const int MostText = 256 * 1024;

    /// <summary>Reads the chunks. A picture inside a document (<paramref name="part"/> is not null) may end early: only its head is there.</summary>
    /// <returns>Where the picture ends.</returns>
    public int Read(byte[] file, string? part)
    {
        var at = 8;
        var first = true;
        while (at + 12 <= file.Length)
        {
            run.Step();
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            var type = Encoding.ASCII.GetString(file, at + 4, 4);
            if (first && (type != "IHDR" || length != 13)) break;
            if (at + 12L + length > file.Length) break;
            var data = file.AsSpan(at + 8, (int)length);
            first = false;
            switch (type)
            {
                case "IHDR":
                    EmbeddedPicture.CheckPixels(BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]), run, part);
                    break;
                case "tEXt" or "zTXt" or "iTXt":
                    ReadText(type, data, part);
                    break;
                case "eXIf":
                    new ExifReader(run, data.ToArray(), part).Read();
                    break;
                case "IEND":
                    return at + 12;
            }

            at += 12 + (int)length;
        }

        if (part is null) throw new InspectionStoppedException(InspectionRules.Damaged);
        return file.Length;
    }

    private void ReadText(string type, ReadOnlySpan<byte> data, string? part)
    {
        var end = data.IndexOf((byte)0);
        if (end is < 1 or > 79) return;
        var key = Encoding.Latin1.GetString(data[..end]);
        var rest = data[(end + 1)..];
        string text;
        if (type == "tEXt") text = Encoding.Latin1.GetString(rest);
        else if (type == "zTXt") text = rest.Length > 1 ? Encoding.Latin1.GetString(Inflate(rest[1..])) : "";
        else
        {
            if (rest.Length < 2) return;
            var packed = rest[0] == 1;
            rest = rest[2..];
            for (var skip = 0; skip < 2; skip++)
            {
                var zero = rest.IndexOf((byte)0);
                if (zero < 0) return;
                rest = rest[(zero + 1)..];
            }

            text = Encoding.UTF8.GetString(packed ? Inflate(rest) : rest);
        }

        if (key.StartsWith("XML:", StringComparison.Ordinal)) XmpText.Read(text, run, part);
        else if (key.StartsWith("Raw profile", StringComparison.Ordinal)) run.AddText("camera data", PieceOrigin.CameraData, key, part, key);
        else run.AddText(text, PieceOrigin.Property, "document property: " + key, part, char.ToLowerInvariant(key[0]) + key[1..]);
    }

    private byte[] Inflate(ReadOnlySpan<byte> packed)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[MostText];
            var length = stream.ReadAtLeast(buffer, MostText, throwOnEndOfStream: false);
            run.Unpacked(length);
            return buffer[..length];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
