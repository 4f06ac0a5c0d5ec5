using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>Looks for what was to go in every byte of a copy: packed or not, in each encoding, between the tags and across them.</summary>
internal static partial class Leftovers
{
    /// <summary>Shorter values stand in packed bytes by chance.</summary>
    private const int FewestBytes = 6;

    public static bool In(byte[] copy, FileKind kind, Blanks blanks, IEnumerable<Finding> agreed, InspectionRun run)
    {
        var texts = agreed.Where(blanks.IsGoneEverywhere).SelectMany(finding => finding.Spans).Where(span => span.Piece.Origin != PieceOrigin.FileName)
            .Select(span => span.Text).Where(text => text.Length >= FewestBytes && text.Any(char.IsLetterOrDigit)).Distinct();
        var values = new ValueSearch();
        foreach (var text in texts)
            foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
                foreach (var written in (string[])[text, SecurityElement.Escape(text)]) values.Add(Encoding.Latin1.GetString(encoding.GetBytes(written)));
        try
        {
            if (kind == FileKind.Pdf && PdfPageBlanks.Remain(copy, run, blanks, values)) return true;
            foreach (var part in Parts(copy, kind))
                if (values.IsIn(part, run) || IsXml(part) && blanks.In(WithoutTags(Encoding.UTF8.GetString(part))).Count > 0) return true;
        }
        catch (InspectionStoppedException)
        {
            // What cannot be searched to its end is not clean for sure.
            return true;
        }

        return false;
    }

    private static IEnumerable<byte[]> Parts(byte[] copy, FileKind kind)
    {
        yield return copy;
        if (kind is not (FileKind.Docx or FileKind.Odt or FileKind.Xlsx or FileKind.Ods)) yield break;
        using var zip = new ZipArchive(new MemoryStream(copy), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            yield return content.ToArray();
        }
    }

    private static bool IsXml(byte[] part) => part.AsSpan(0, Math.Min(part.Length, 64)).TrimStart("\uFEFF \r\n"u8).StartsWith("<"u8);

    /// <summary>Ends of paragraphs and cells keep words apart; all other tags stand inside of words.</summary>
    private static string WithoutTags(string xml)
    {
        var text = new StringBuilder(xml.Length);
        for (var at = 0; at < xml.Length; at++)
        {
            if (xml[at] != '<')
            {
                text.Append(xml[at]);
                continue;
            }

            var end = xml.IndexOf('>', at);
            if (end < 0) break;
            var tag = xml.AsSpan(at, end - at);
            if (tag.EndsWith(":p") || tag.EndsWith("/p") || tag.EndsWith(":h") || tag.EndsWith("/si") || tag.EndsWith("/c") || tag.EndsWith("/v")) text.Append("\n\u0001\n");
            at = end;
        }

        return Reference().Replace(text.ToString(), reference => Character(reference.Groups[1].ValueSpan));
    }

    private static string Character(ReadOnlySpan<char> reference) => reference switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        ['#', 'x', .. var hex] when int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) => new Rune(code).ToString(),
        ['#', .. var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) => new Rune(code).ToString(),
        _ => "",
    };

    /// <summary>A character or predefined entity reference (XML 1.0, 4.1 and 4.6).</summary>
    [GeneratedRegex("&(#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
