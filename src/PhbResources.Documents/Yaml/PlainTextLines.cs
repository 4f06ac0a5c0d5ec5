using System.Globalization;
using System.Text;

namespace PhbResources.Documents.Yaml;

/// <summary>Lines of plain text, cleaned of what no document can hold.</summary>
internal static class PlainTextLines
{
    /// <summary>A line at least this long, in letters, that ends in no mark was broken by a program and not by its author.</summary>
    private const int BrokenLine = 55;

    /// <summary>The lines, trimmed; empty ones stay, as they separate. Lines that a program broke are joined.</summary>
    public static IReadOnlyList<string> Read(string text)
    {
        var lines = new List<string>();
        var before = "";
        foreach (var line in Split(text))
        {
            if (line.Length > 0 && Continues(before, line)) lines[^1] += " " + line;
            else lines.Add(line);
            before = line;
        }

        return lines;
    }

    private static bool Continues(string before, string line) =>
        before.Length >= BrokenLine && char.IsLower(line[0]) && !".!?:;".Contains(before[^1], StringComparison.Ordinal)
        && !PlainTextMarks.Blank().IsMatch(before) && !PlainTextMarks.Hash().IsMatch(before);

    private static IEnumerable<string> Split(string text)
    {
        var line = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029')
            {
                if (letter == '\r' && at + 1 < text.Length && text[at + 1] == '\n') at++;
                yield return line.ToString().Trim();
                line.Clear();
            }
            else if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) line.Append(letter).Append(text[++at]);
            else if (char.IsWhiteSpace(letter)) line.Append(' ');
            else if (char.IsSurrogate(letter)) line.Append('\uFFFD');
            else if (letter is not ('\uFEFF' or '\uFFFE' or '\uFFFF') && char.GetUnicodeCategory(letter) is not UnicodeCategory.Control) line.Append(letter);
        }

        yield return line.ToString().Trim();
    }
}
