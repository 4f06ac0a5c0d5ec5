using System.Buffers.Binary;
using System.Text;

namespace PhbResources.Documents.Inspection.Images;

/// <summary>Goes over the segments of a JPEG file (ITU T.81, annex B).</summary>
internal sealed class JpegReader(InspectionRun run)
{
    /// <summary>Reads the segments. A picture inside a document (<paramref name="part"/> is not null) may end early: only its head is there.</summary>
    /// <returns>Where the picture ends.</returns>
    public int Read(byte[] file, string? part)
    {
        var at = 2;
        var hasFrame = false;
        while (at + 4 <= file.Length)
        {
            run.Step();
            if (file[at] != 0xFF) break;
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

            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > file.Length) break;
            var data = file.AsSpan(at + 4, length - 2);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && data.Length >= 5)
            {
                hasFrame = true;
                EmbeddedPicture.CheckPixels(BinaryPrimitives.ReadUInt16BigEndian(data[3..]), BinaryPrimitives.ReadUInt16BigEndian(data[1..]), run, part);
            }
            else if (marker == 0xE1 && data.StartsWith("Exif\0"u8) && data.Length > 6) new ExifReader(run, data[6..].ToArray(), part).Read();
            else if (marker == 0xE1 && data.StartsWith("http://ns.adobe.com/xap"u8)) EmbeddedPicture.AddXmp(data, run, part);
            else if (marker == 0xED && data.StartsWith("Photoshop"u8)) ReadIptc(data, part);
            else if (marker == 0xFE) run.AddText(Encoding.Latin1.GetString(data).Trim('\0'), PieceOrigin.Property, "document property: comment", part, "comment");

            at += 2 + length;
            if (marker == 0xDA)
            {
                at = SkipScan(file, at);
                if (at + 2 <= file.Length && file[at + 1] == 0xD9 && hasFrame) return at + 2;
            }
        }

        if (part is null && !(hasFrame && at + 2 <= file.Length && file[at] == 0xFF && file[at + 1] == 0xD9)) throw new InspectionStoppedException(InspectionRules.Damaged);
        return Math.Min(at + 2, file.Length);
    }

    /// <summary>After the start of a scan stand packed pixels up to the next marker that is neither a stuffed byte nor a restart.</summary>
    private int SkipScan(byte[] file, int at)
    {
        while (true)
        {
            run.Step(16);
            var next = file.AsSpan(Math.Min(at, file.Length)).IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= file.Length) return file.Length;
            at += next;
            if (file[at + 1] is 0x00 or 0xFF or >= 0xD0 and <= 0xD7) at += file[at + 1] == 0xFF ? 1 : 2;
            else return at;
        }
    }

    /// <summary>IPTC fields (IIM 4.2): name of the author, place, caption.</summary>
    private void ReadIptc(ReadOnlySpan<byte> data, string? part)
    {
        for (var at = 0; at + 5 < data.Length; at++)
        {
            if (data[at] != 0x1C || data[at + 1] != 2) continue;
            var length = BinaryPrimitives.ReadUInt16BigEndian(data[(at + 3)..]);
            if (length == 0 || at + 5 + length > data.Length) continue;
            var name = data[at + 2] switch { 80 => "author", 90 => "city", 92 => "location", 116 => "copyright", 120 => "caption", 5 => "title", 25 => "keywords", _ => "" };
            if (name.Length > 0) run.AddProperty(name, Encoding.UTF8.GetString(data.Slice(at + 5, length)), part);
            at += 4 + length;
        }
    }
}
