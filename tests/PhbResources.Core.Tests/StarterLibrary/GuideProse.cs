using System.Text.RegularExpressions;

namespace PhbResources.Core.Tests.StarterLibrary;

/// <summary>The sentences of a guide as somebody reads them aloud: without headings, signs of Markdown and addresses.</summary>
internal static partial class GuideProse
{
    /// <summary>Paragraphs, and items of lists with the words that lead into them; a list without end marks is one sentence with its lead-in, item by item.</summary>
    public static IReadOnlyList<string> Of(string markdown)
    {
        List<string> pieces = [];
        string leadIn = "";
        foreach (string line in markdown.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] is '#' or '|')
            {
                leadIn = "";
                if (line[0] == '|')
                    pieces.AddRange(line.Split('|').Select(Plain).Where(cell => cell.Length > 0 && cell[^1] is '.' or '?' or '!'));
                continue;
            }

            bool item = Item().IsMatch(line);
            string text = Plain(line);
            if (item && text[^1] is not ('.' or '?' or '!') && leadIn.Length > 0)
                text = $"{leadIn} {text}";
            if (!item)
            {
                leadIn = text.EndsWith(':') ? text[(text.TrimEnd(':').LastIndexOfAny(['.', '?', '!']) + 1)..].Trim() : "";
                if (leadIn.Length > 0)
                    text = text[..^leadIn.Length].Trim();
            }

            if (text.Split(' ').Length > 4 || text.EndsWith('.'))
                pieces.Add(text);
        }

        return pieces;
    }

    /// <summary>A line without its signs.</summary>
    public static string Plain(string line) => Mark().Replace(Link().Replace(Item().Replace(line, ""), "$1"), "").Trim();

    [GeneratedRegex(@"^(>\s*)?([-*]|\d+\.)\s+")]
    private static partial Regex Item();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*+|^>\s*|^#+\s*")]
    private static partial Regex Mark();
}
