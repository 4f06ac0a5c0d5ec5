using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace PhbResources.Documents.Inspection.Images;

/// <summary>Reads what a camera wrote into a picture (EXIF 2.32): where, when, with what, by whom, and whether a small picture is inside.</summary>
internal sealed class ExifReader(InspectionRun run, byte[] data, string? part)
{
    private const int MostTags = 500;

    private static readonly Dictionary<int, string> Names = new()
    {
        [0x010E] = "ImageDescription", [0x010F] = "Make", [0x0110] = "Model", [0x0131] = "Software", [0x0132] = "DateTime", [0x013B] = "Artist", [0x013C] = "HostComputer", [0x8298] = "Copyright",
        [0x9003] = "DateTimeOriginal", [0x9004] = "DateTimeDigitized", [0x9286] = "UserComment", [0xA420] = "ImageUniqueID", [0xA430] = "CameraOwnerName", [0xA431] = "BodySerialNumber",
        [0xA433] = "LensMake", [0xA434] = "LensModel", [0xA435] = "LensSerialNumber", [0x9C9B] = "XPTitle", [0x9C9C] = "XPComment", [0x9C9D] = "XPAuthor", [0x9C9E] = "XPKeywords", [0x9C9F] = "XPSubject",
    };

    private readonly HashSet<uint> seen = [];
    private readonly Dictionary<int, string> gps = [];
    private bool little;

    public void Read()
    {
        if (data.Length < 8) return;
        little = data[0] == 'I';
        ReadDirectory(U32(4), isGps: false, isThumbnail: false);
        if (gps.Count == 0) return;
        var text = gps.TryGetValue(2, out var latitude) && gps.TryGetValue(4, out var longitude)
            ? $"{latitude} {gps.GetValueOrDefault(1)} {longitude} {gps.GetValueOrDefault(3)}"
            : string.Join(' ', gps.Values);
        run.AddText(text, PieceOrigin.Gps, "EXIF GPS", part, "GPS");
    }

    private void ReadDirectory(uint offset, bool isGps, bool isThumbnail)
    {
        if (offset > data.Length - 2 || !seen.Add(offset) || seen.Count > 20) return;
        var at = (int)offset;
        var count = Math.Min(U16(at), (ushort)MostTags);
        for (var number = 0; number < count; number++)
        {
            run.Step();
            var entry = at + 2 + number * 12;
            if (entry + 12 > data.Length) return;
            var tag = U16(entry);
            if (isGps) ReadGps(tag, entry);
            else if (tag is 0x8769 or 0xA005) ReadDirectory(U32(entry + 8), isGps: false, isThumbnail);
            else if (tag == 0x8825) ReadDirectory(U32(entry + 8), isGps: true, isThumbnail);
            else if (isThumbnail && tag is 0x0201) run.AddText("small picture", PieceOrigin.Thumbnail, "EXIF", part);
            else if (Names.TryGetValue(tag, out var name)) AddValue(name, TextOf(entry, isUtf16: tag >= 0x9C9B && tag <= 0x9C9F));
        }

        var next = at + 2 + count * 12;
        if (!isGps && next + 4 <= data.Length && U32(next) is > 0 and var second) ReadDirectory(second, isGps: false, isThumbnail: true);
    }

    private void AddValue(string name, string value)
    {
        var origin = name is "ImageDescription" or "Copyright" or "UserComment" || name.StartsWith("XP", StringComparison.Ordinal) || name == "Artist" ? PieceOrigin.Property : PieceOrigin.CameraData;
        run.AddText(value, origin, $"EXIF {name}", part, name is "Artist" or "XPAuthor" ? "author" : name);
    }

    private void ReadGps(int tag, int entry)
    {
        if (tag is 1 or 3 or 29) gps[tag] = TextOf(entry, isUtf16: false);
        else if (tag is 2 or 4) gps[tag] = Degrees(entry);
        else if (tag is 6 or 27) gps.TryAdd(tag, "");
    }

    private string Degrees(int entry)
    {
        if (U16(entry + 2) != 5 || Range(entry, 3, 8) is not { } at) return "";
        double degrees = 0;
        for (var step = 0; step < 3; step++)
        {
            var divisor = U32(at + step * 8 + 4);
            if (divisor > 0) degrees += U32(at + step * 8) / (double)divisor / Math.Pow(60, step);
        }

        return degrees.ToString("F5", CultureInfo.InvariantCulture);
    }

    private string TextOf(int entry, bool isUtf16)
    {
        var count = U32(entry + 4);
        if (count is 0 or > 32 * 1024) return "";
        var at = count <= 4 ? entry + 8 : (int)Math.Min(U32(entry + 8), int.MaxValue);
        if (at > data.Length - count) return "";
        var bytes = data.AsSpan(at, (int)count);
        if (isUtf16) return Encoding.Unicode.GetString(bytes).Trim('\0');
        if (bytes.StartsWith("ASCII\0\0\0"u8) || bytes.StartsWith("UNICODE\0"u8)) bytes = bytes[8..];
        return Encoding.UTF8.GetString(bytes).Replace("\0", "", StringComparison.Ordinal).Trim();
    }

    private int? Range(int entry, uint count, int size) =>
        U32(entry + 4) >= count && U32(entry + 8) <= data.Length - count * size ? (int)U32(entry + 8) : null;

    private ushort U16(int at) => little ? BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(at)) : BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

    private uint U32(int at) => little ? BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(at)) : BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at));
}
