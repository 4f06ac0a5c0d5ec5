using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PhbResources.Documents.Tests.Privacy;

/// <summary>Everything that can be read in a file by whoever looks hard: raw bytes and unpacked parts and streams, in each encoding, escaped, and with all tags taken out.</summary>
internal sealed partial class EveryWord
{
    /// <summary>Shorter values come together by chance once everything between the letters is gone.</summary>
    private const int FewestLetters = 9;

    private readonly List<string> texts = [];
    private readonly List<(string Letters, string Text, int[] Places)> plain = [];

    public EveryWord(byte[] file)
    {
        foreach (var part in Parts(file))
            foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
            {
                var text = encoding.GetString(part);
                texts.Add(text);
                if (!text.Contains('<', StringComparison.Ordinal)) continue;
                texts.Add(WebUtility.HtmlDecode(Tag().Replace(text, "")));
                AddPlain(texts[^1]);
            }

        if (file.AsSpan().StartsWith("{\\rtf"u8))
        {
            var text = RtfLetter().Replace(Encoding.Latin1.GetString(file), letter => ((char)(letter.Groups[1].Success ? Convert.ToInt32(letter.Groups[1].Value, 16) : int.Parse(letter.Groups[2].Value, CultureInfo.InvariantCulture) & 0xFFFF)).ToString());
            texts.Add(RtfWord().Replace(text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), ""));
        }

        if (!file.AsSpan().StartsWith("PK"u8) && !file.AsSpan().StartsWith("%PDF"u8)) texts.ForEach(AddPlain);
    }

    public bool Holds(string secret) => texts.Exists(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase))
        || Plain(secret) is { Length: >= FewestLetters } letters && plain.Exists(item => Stands(item.Letters, item.Text, item.Places, letters));

    /// <summary>Whether the letters stand there and are not part of a longer number.</summary>
    private static bool Stands(string all, string text, int[] places, string letters)
    {
        for (var at = all.IndexOf(letters, StringComparison.Ordinal); at >= 0; at = all.IndexOf(letters, at + 1, StringComparison.Ordinal))
        {
            int before = places[at] - 1, after = places[at + letters.Length - 1] + 1;
            if (!(char.IsDigit(letters[0]) && before >= 0 && char.IsDigit(text[before])) && !(char.IsDigit(letters[^1]) && after < text.Length && char.IsDigit(text[after]))) return true;
        }

        return false;
    }

    private void AddPlain(string text)
    {
        var places = Enumerable.Range(0, text.Length).Where(at => char.IsLetterOrDigit(text[at])).ToArray();
        plain.Add((string.Concat(places.Select(at => char.ToLowerInvariant(text[at]))), text, places));
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static IEnumerable<byte[]> Parts(byte[] file)
    {
        yield return file;
        if (file.AsSpan().StartsWith("PK\x03\x04"u8))
        {
            using var zip = new ZipArchive(new MemoryStream(file));
            foreach (var entry in zip.Entries)
            {
                using var content = new MemoryStream();
                using var stream = entry.Open();
                stream.CopyTo(content);
                yield return content.ToArray();
            }
        }

        for (var at = file.AsSpan().IndexOf("stream"u8); at >= 0 && file.AsSpan().StartsWith("%PDF"u8);)
        {
            at += 6;
            if (at < file.Length && file[at] == '\r') at++;
            if (at < file.Length && file[at] == '\n') at++;
            if (Unpacked(file, at) is { Length: > 0 } content)
            {
                yield return content;
                yield return Encoding.Latin1.GetBytes(Shown().Replace(Encoding.Latin1.GetString(content), ""));
            }

            var next = file.AsSpan(at).IndexOf("stream"u8);
            at = next < 0 ? -1 : at + next;
        }
    }

    private static byte[] Unpacked(byte[] file, int at)
    {
        var content = new MemoryStream();
        try
        {
            using var stream = new ZLibStream(new MemoryStream(file, at, file.Length - at), CompressionMode.Decompress);
            stream.CopyTo(content);
        }
        catch (InvalidDataException)
        {
            // What came out before counts.
        }

        return content.ToArray();
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,5})\?")]
    private static partial Regex RtfLetter();

    [GeneratedRegex(@"\\[a-z]+-?\d* ?|[{}]")]
    private static partial Regex RtfWord();

    /// <summary>What stands between the pieces of a word that is shown in pieces: numbers in an array, or the end of one and the beginning of the next.</summary>
    [GeneratedRegex(@"\)[\s\d.\-]*\(|\)\s*\]?\s*T[jJ]\s*\[?\s*\(")]
    private static partial Regex Shown();
}
