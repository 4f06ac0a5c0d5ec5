using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using PhbResources.Documents.Tests.Inspection;

namespace PhbResources.Documents.Tests.Privacy;

/// <summary>Writes the same words another way, as programs and people do: escaped, split, with letters that nobody sees, in another encoding, in more places.</summary>
internal static partial class Disguise
{
    private static readonly string[] Unseen = ["\u200B", "\u00AD", "\u2060"];

    /// <summary>The file with its words written another way; the file itself where its type has no other way.</summary>
    public static byte[] Of(Random random, string name, byte[] file) => Path.GetExtension(name) switch
    {
        ".docx" => Parts(random, file, letter => $"{letter}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">"),
        ".odt" or ".ods" => Parts(random, file, letter => $"<text:span>{letter}</text:span>"),
        ".xlsx" => Parts(random, file, letter => letter),
        ".rtf" => Encoding.Latin1.GetBytes(Letters(random, Encoding.Latin1.GetString(file), RtfText(), letter => random.Next(4) switch { 0 => $"\\'{(int)letter[0]:x2}", 1 => $"{{{letter}}}", 2 => $"{{\\b {letter}}}", _ => $"\\u{(int)letter[0]}?" })),
        ".txt" => Txt(random, Encoding.UTF8.GetString(file)),
        ".pdf" => file,
        _ => file,
    };

    /// <summary>The lines on a page, each shown in pieces of its own.</summary>
    public static byte[] Pdf(Random random, IReadOnlyList<string> lines)
    {
        var content = new StringBuilder("BT /F1 12 Tf 20 700 Td 14 TL ");
        foreach (var line in lines) content.Append(Shown(random, line)).Append(" T* ");
        var page = Inspection.Pdf.Packed("", content.Append("ET").ToString());
        return Inspection.Pdf.Join(
            ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>", page, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"]);
    }

    private static string Shown(Random random, string line)
    {
        var pieces = new List<string>();
        for (var at = 0; at < line.Length;)
        {
            var length = Math.Min(random.Next(1, 12), line.Length - at);
            var piece = line.Substring(at, length);
            pieces.Add(random.Next(3) == 0 ? "<" + Convert.ToHexString(Encoding.Latin1.GetBytes(piece)) + ">"
                : "(" + string.Concat(piece.Select(letter => letter is '(' or ')' or '\\' || random.Next(8) == 0 ? "\\" + Convert.ToString(letter, 8).PadLeft(3, '0') : letter.ToString())) + ")");
            at += length;
        }

        return random.Next(2) == 0 ? string.Join(' ', pieces.Select(piece => piece + " Tj")) : "[" + string.Join(string.Create(CultureInfo.InvariantCulture, $" {random.Next(-20, 20)} "), pieces) + "] TJ";
    }

    private static byte[] Txt(Random random, string text)
    {
        var changed = Letters(random, text, Anything(), letter => letter + Unseen[random.Next(Unseen.Length)]);
        return random.Next(3) switch { 0 => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(changed)], 1 => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(changed)], _ => Encoding.UTF8.GetBytes(changed) };
    }

    private static byte[] Parts(Random random, byte[] file, Func<string, string> split)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        var package = new Package();
        foreach (var entry in zip.Entries)
        {
            using var reading = new StreamReader(entry.Open(), Encoding.Latin1);
            var content = reading.ReadToEnd();
            if (!entry.FullName.EndsWith(".xml", StringComparison.Ordinal) || entry.FullName[0] is '[' or 'M')
            {
                package.With(entry.FullName, Encoding.Latin1.GetBytes(content));
                continue;
            }

            var xml = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(content));
            package.With(entry.FullName, Letters(random, xml, XmlText(), letter => letter[0] is '&' or ';' ? letter : random.Next(3) switch { 0 => string.Create(CultureInfo.InvariantCulture, $"&#{(int)letter[0]};"), 1 => letter + Unseen[random.Next(Unseen.Length)], _ => split(letter) }));
        }

        return package.Bytes();
    }

    /// <summary>Writes some of the letters that stand where an expression says another way.</summary>
    private static string Letters(Random random, string text, Regex where, Func<string, string> change) => where.Replace(text, found =>
    {
        var changed = new StringBuilder();
        foreach (var letter in found.Value) changed.Append(char.IsAsciiLetterOrDigit(letter) && random.Next(12) == 0 ? change(letter.ToString()) : letter.ToString());
        return changed.ToString();
    });

    /// <summary>Text between tags that no character reference is part of.</summary>
    [GeneratedRegex("(?<=>)[^<>&;]+(?=<)")]
    private static partial Regex XmlText();

    /// <summary>The lines of the text; not the words that begin with a backslash.</summary>
    [GeneratedRegex(@"(?<=\\par |\\cell |\\ansi |\\intbl )[^\\{}]+")]
    private static partial Regex RtfText();

    [GeneratedRegex("(?s)^.*$")]
    private static partial Regex Anything();
}
