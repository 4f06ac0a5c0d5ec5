using System.Globalization;
using System.Text;

namespace PhbResources.Core.Discussions;

/// <summary>What people write, as it is kept: their own text in Markdown, with nothing put in or taken out that could be seen.</summary>
public static class PostText
{
    /// <summary>
    /// The text to keep. Lines end in a line feed, as browsers send two signs for it (WHATWG HTML, 4.10.21.4); control characters
    /// and halves of surrogate pairs, which no page can show (WHATWG Infra, 4.5), are left out. Reading what is kept changes nothing.
    /// </summary>
    public static string Read(string? written)
    {
        StringBuilder kept = new((written ?? "").Length);
        foreach (Rune rune in (written ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune == Rune.ReplacementChar || IsNoCharacter(rune)))
                kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    /// <summary>One line: for titles and choices.</summary>
    public static string ReadLine(string? written) =>
        string.Join(' ', Read(written).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var line && line.Any(char.IsLetterOrDigit) ? line : "";

    /// <summary>The text as a quotation, with an empty line after it to write on; long ones are cut.</summary>
    public static string Quote(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = [.. text.Split('\n').Where(line => !line.StartsWith('>')).SkipWhile(string.IsNullOrWhiteSpace)];
        StringBuilder quote = new();
        quote.Append(CultureInfo.InvariantCulture, $"> {name} wrote:\n>\n");
        foreach (string line in lines.Take(MostQuotedLines))
            quote.Append("> ").Append(line.Length <= LongestQuotedLine ? line : line[..LongestQuotedLine] + "…").Append('\n');
        if (lines.Length > MostQuotedLines)
            quote.Append("> …\n");
        return quote.Append('\n').ToString();
    }

    /// <summary>The beginning of a text, for lists.</summary>
    public static string Start(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length)
            return line;
        int end = char.IsHighSurrogate(line[length - 1]) ? length - 1 : length;
        return line[..end].TrimEnd() + "…";
    }

    private const int MostQuotedLines = 12, LongestQuotedLine = 400;

    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
