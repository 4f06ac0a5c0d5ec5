using System.Buffers.Binary;
using System.Text;

namespace PhbResources.Documents.Inspection.Images;

/// <summary>Reads the structure of a PNG or JPEG file without decoding a pixel.</summary>
internal static class PictureReader
{
    /// <summary>What turns a picture into a page or a program for a reader that does not look at the type.</summary>
    private static readonly string[] Markup = ["<script", "<html", "<!doctype", "<iframe", "<svg", "<?php", "<body", "javascript:"];

    public static void Read(byte[] file, ContentType type, InspectionRun run)
    {
        foreach (var text in Markup)
            if (ForeignContent.HasText(file, text)) run.Concern(InspectionRules.Polyglot);
        var end = type == ContentType.Png ? new PngReader(run).Read(file, null) : new JpegReader(run).Read(file, null);
        if (end >= file.Length) return;
        var rest = file.AsSpan(end).TrimStart((byte)0);
        if (rest.IsEmpty) return;
        var foreign = rest.IndexOf("PK\x03\x04"u8) >= 0 || rest.IndexOf("PK\x05\x06"u8) >= 0 || rest.IndexOf("%PDF-"u8) >= 0 || ForeignContent.Of(rest) is ContentType.Program or ContentType.Archive or ContentType.Ole or ContentType.Rtf or ContentType.Xml;
        run.Concern(foreign ? InspectionRules.Polyglot : InspectionRules.TrailingData);
    }
}

/// <summary>A picture inside a document: its size is bounded and what its camera wrote is read; only its beginning is looked at.</summary>
internal static class EmbeddedPicture
{
    public static void Check(byte[] head, ContentType type, InspectionRun run, string part)
    {
        switch (type)
        {
            case ContentType.Png:
                new PngReader(run).Read(head, part);
                break;
            case ContentType.Jpg:
                new JpegReader(run).Read(head, part);
                break;
            case ContentType.Gif when head.Length > 10:
                CheckPixels(BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(6)), BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8)), run, part);
                GifReader.Read(head, run, part);
                break;
            case ContentType.Bmp when head.Length > 26:
                CheckPixels(Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(18))), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(22))), run, part);
                break;
            case ContentType.Tiff:
                new ExifReader(run, head, part).Read();
                run.Concern(InspectionRules.UnreadPicture, "", part);
                break;
            case ContentType.Emf or ContentType.Wmf or ContentType.Webp:
                run.Concern(InspectionRules.UnreadPicture, "", part);
                break;
        }
    }

    public static void CheckPixels(long width, long height, InspectionRun run, string? part)
    {
        if (width * height > run.Limits.Pixels || width > int.MaxValue || height > int.MaxValue) run.Concern(InspectionRules.TooManyPixels, "", part);
        else if (part is null) run.Pixels = ((int)width, (int)height);
    }

    public static void AddXmp(ReadOnlySpan<byte> packet, InspectionRun run, string? part) => XmpText.Read(Encoding.UTF8.GetString(packet[..Math.Min(packet.Length, 1024 * 1024)]), run, part);
}
