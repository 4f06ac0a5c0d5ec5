using System.Text;

namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>Words in Markdown that are to be read as they are.</summary>
internal static class MarkdownWords
{
    /// <summary>Words as Markdown that shows them as they are.</summary>
    public static string Escape(string words)
    {
        StringBuilder escaped = new(words.Length);
        foreach (char letter in words)
        {
            if (IsMark(letter))
                escaped.Append('\\');
            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    /// <summary>A letter, likewise.</summary>
    public static string Escape(char letter) => IsMark(letter) ? $"\\{letter}" : letter.ToString();

    /// <summary>In one line.</summary>
    public static string Flat(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries));

    /// <summary>Code within a line.</summary>
    /// <param name="code">The code, in one line.</param>
    /// <param name="inTable">True where a bar would begin another cell.</param>
    public static string Code(string code, bool inTable)
    {
        code = code.Trim();
        if (code.Length == 0)
            return "";
        if (inTable && code.Contains('|', StringComparison.Ordinal))
            return Escape(code);
        string fence = new('`', LongestRun(code) + 1);
        string space = code[0] == '`' || code[^1] == '`' ? " " : "";
        return $"{fence}{space}{code}{space}{fence}";
    }

    /// <summary>The most backticks one after the other; a fence around them has one more.</summary>
    public static int LongestRun(string code)
    {
        int longest = 0, run = 0;
        foreach (char letter in code)
            longest = Math.Max(longest, run = letter == '`' ? run + 1 : 0);
        return longest;
    }

    private static bool IsMark(char letter) => letter is '\\' or '*' or '_' or '`' or '[' or ']' or '<' or '>' or '|' or '~' or '{' or '&';
}
