using System.Text;

namespace PhbResources.Documents.Inspection;

/// <summary>What a run of bytes is, by its first ones.</summary>
internal enum ContentType
{
    Unknown, Zip, Ole, Pdf, Png, Jpg, Gif, Bmp, Tiff, Webp, Emf, Wmf, Program, Archive, Media, Font, Rtf, Xml, Text,
}

/// <summary>Tells content by its first bytes.</summary>
internal static class ForeignContent
{
    /// <summary>Signatures at the start, from the formats' own specifications; the first that fits counts.</summary>
    private static readonly (byte[] Start, ContentType Type)[] Signatures =
    [
        ([0x50, 0x4B, 0x03, 0x04], ContentType.Zip), ([0x50, 0x4B, 0x05, 0x06], ContentType.Zip), ([0x50, 0x4B, 0x07, 0x08], ContentType.Zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], ContentType.Ole),
        ("%PDF-"u8.ToArray(), ContentType.Pdf),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], ContentType.Png),
        ([0xFF, 0xD8, 0xFF], ContentType.Jpg),
        ("GIF8"u8.ToArray(), ContentType.Gif),
        ([0x49, 0x49, 0x2A, 0x00], ContentType.Tiff), ([0x4D, 0x4D, 0x00, 0x2A], ContentType.Tiff),
        ([0xD7, 0xCD, 0xC6, 0x9A], ContentType.Wmf), ([0x01, 0x00, 0x09, 0x00, 0x00, 0x03], ContentType.Wmf),
        ("VCLMTF"u8.ToArray(), ContentType.Wmf),
        ([0x7F, 0x45, 0x4C, 0x46], ContentType.Program), ([0xCA, 0xFE, 0xBA, 0xBE], ContentType.Program),
        ([0xFE, 0xED, 0xFA], ContentType.Program), ([0xCF, 0xFA, 0xED, 0xFE], ContentType.Program),
        ([0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], ContentType.Program), ("#!"u8.ToArray(), ContentType.Program),
        ([0x1F, 0x8B], ContentType.Archive), ("7z\xBC\xAF\x27\x1C"u8.ToArray(), ContentType.Archive), ([0x37, 0x7A, 0xBC, 0xAF], ContentType.Archive),
        ("Rar!"u8.ToArray(), ContentType.Archive), ("MSCF"u8.ToArray(), ContentType.Archive), ("BZh"u8.ToArray(), ContentType.Archive),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], ContentType.Archive), ([0x28, 0xB5, 0x2F, 0xFD], ContentType.Archive),
        ("ID3"u8.ToArray(), ContentType.Media), ("OggS"u8.ToArray(), ContentType.Media), ("fLaC"u8.ToArray(), ContentType.Media), ([0x1A, 0x45, 0xDF, 0xA3], ContentType.Media),
        ([0x00, 0x01, 0x00, 0x00, 0x00], ContentType.Font), ("OTTO"u8.ToArray(), ContentType.Font), ("ttcf"u8.ToArray(), ContentType.Font), ("wOF"u8.ToArray(), ContentType.Font),
        ("{\\rt"u8.ToArray(), ContentType.Rtf),
    ];

    public static ContentType Of(ReadOnlySpan<byte> start)
    {
        foreach (var (signature, type) in Signatures)
            if (start.StartsWith(signature)) return type;
        if (start.StartsWith("MZ"u8) && start.Length > 64) return ContentType.Program;
        if (start.StartsWith("BM"u8) && start.Length > 30 && start[14] is 12 or 40 or 64 or 108 or 124) return ContentType.Bmp;
        if (start.Length >= 12 && start.StartsWith("RIFF"u8)) return start[8..].StartsWith("WEBP"u8) ? ContentType.Webp : ContentType.Media;
        if (start.Length >= 12 && start[4..].StartsWith("ftyp"u8)) return start[8..].StartsWith("heic"u8) || start[8..].StartsWith("avif"u8) || start[8..].StartsWith("mif1"u8) ? ContentType.Webp : ContentType.Media;
        if (start.Length >= 262 && start[257..].StartsWith("ustar"u8)) return ContentType.Archive;
        if (start.Length > 44 && start.StartsWith((ReadOnlySpan<byte>)[1, 0, 0, 0]) && start[40..].StartsWith(" EMF"u8)) return ContentType.Emf;
        return TextStart(start);
    }

    /// <summary>Whether bytes hold a text, letters of A to Z in either case, also as UTF-16.</summary>
    public static bool HasText(ReadOnlySpan<byte> content, string text) => Find(content, Encoding.ASCII.GetBytes(text), 1) || Find(content, Encoding.ASCII.GetBytes(text), 2);

    private static bool Find(ReadOnlySpan<byte> content, byte[] text, int stride)
    {
        var first = (byte)char.ToLowerInvariant((char)text[0]);
        var upper = (byte)char.ToUpperInvariant((char)text[0]);
        var at = 0;
        while (at < content.Length)
        {
            var next = content[at..].IndexOfAny(first, upper);
            if (next < 0) return false;
            at += next;
            var matched = 0;
            while (matched < text.Length && at + matched * stride < content.Length && (content[at + matched * stride] | Case(text[matched])) == (text[matched] | Case(text[matched]))
                && (stride == 1 || at + matched * stride + 1 >= content.Length || content[at + matched * stride + 1] == 0)) matched++;
            if (matched == text.Length) return true;
            at++;
        }

        return false;
    }

    private static int Case(byte letter) => char.IsAsciiLetter((char)letter) ? 0x20 : 0;

    private static ContentType TextStart(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) start = start[3..];
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Utf16Start(start);
        var text = start.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("<"u8) && text.Length > 1 && (char.IsAsciiLetter((char)text[1]) || text[1] is (byte)'?' or (byte)'!')) return ContentType.Xml;
        return start.IndexOf((byte)0) < 0 ? ContentType.Text : ContentType.Unknown;
    }

    private static ContentType Utf16Start(ReadOnlySpan<byte> start)
    {
        var text = (start[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(start[2..Math.Min(start.Length & ~1, 64)]).TrimStart();
        return text.Length > 1 && text[0] == '<' && (char.IsAsciiLetter(text[1]) || text[1] is '?' or '!') ? ContentType.Xml : ContentType.Text;
    }
}
