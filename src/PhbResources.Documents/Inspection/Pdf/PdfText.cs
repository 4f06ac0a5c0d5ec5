using System.Text;

namespace PhbResources.Documents.Inspection.Pdf;

/// <summary>Text strings of a PDF outside of its pages (ISO 32000-2, 7.9.2.2).</summary>
internal static class PdfText
{
    /// <summary>What 0x80 to 0x9E are in PDFDocEncoding.</summary>
    private const string High = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";

    public static string Read(byte[] text)
    {
        if (text.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(text, 2, text.Length - 2);
        if (text.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(text, 2, text.Length - 2);
        if (text.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Encoding.UTF8.GetString(text, 3, text.Length - 3);
        return string.Create(text.Length, text, static (letters, from) =>
        {
            for (var at = 0; at < letters.Length; at++) letters[at] = from[at] is >= 0x80 and <= 0x9E ? High[from[at] - 0x80] : from[at] == 0xA0 ? '€' : (char)from[at];
        });
    }
}
