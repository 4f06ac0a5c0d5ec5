using System.Text;

namespace PhbResources.Documents.Inspection.Text;

/// <summary>Reads a plain text file: marked Unicode, else UTF-8 where it is valid, else the encoding of Western Windows.</summary>
internal static class TextDecoding
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What 0x80 to 0x9F are in Windows-1252; the rest is as in Latin-1.</summary>
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>The text, or null where it is no text.</summary>
    public static string? Read(byte[] file)
    {
        string text;
        if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) text = Encoding.Unicode.GetString(file, 2, file.Length - 2);
        else if (file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) text = Encoding.BigEndianUnicode.GetString(file, 2, file.Length - 2);
        else
        {
            var start = file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
            try
            {
                text = Strict.GetString(file, start, file.Length - start);
            }
            catch (DecoderFallbackException)
            {
                text = FromWindows(file);
            }
        }

        return IsText(text) ? text : null;
    }

    public static char FromWindows(byte value) => value is >= 0x80 and <= 0x9F ? Windows1252[value - 0x80] : (char)value;

    private static string FromWindows(byte[] bytes) => string.Create(bytes.Length, bytes, (letters, from) =>
    {
        for (var at = 0; at < letters.Length; at++) letters[at] = FromWindows(from[at]);
    });

    private static bool IsText(string text)
    {
        var strange = 0;
        foreach (var letter in text)
        {
            if (letter == '\0') return false;
            if (char.IsControl(letter) && letter is not ('\t' or '\n' or '\r' or '\f' or '\u0085') || letter == '\uFFFD') strange++;
        }

        return strange * 100 <= text.Length;
    }
}
