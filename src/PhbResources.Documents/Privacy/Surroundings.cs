namespace PhbResources.Documents.Privacy;

/// <summary>The words around a place in a passage.</summary>
internal static class Surroundings
{
    /// <summary>What stands before a place in its line, in lower case; where the line begins there, the line before.</summary>
    public static ReadOnlySpan<char> Before(Passage passage, int at, int most = PrivacyRules.ContextLetters)
    {
        var text = passage.Lower;
        var from = Math.Max(0, at - most);
        var line = text.AsSpan(from, at - from);
        var end = line.LastIndexOf('\n');
        if (end < 0) return line;
        if (!line[(end + 1)..].IsWhiteSpace()) return line[(end + 1)..];
        var before = line[..end];
        return before[(before.LastIndexOf('\n') + 1)..];
    }

    /// <summary>The line that a place is in, in lower case, at most some hundred letters of it.</summary>
    public static ReadOnlySpan<char> Line(Passage passage, int at)
    {
        var text = passage.Lower;
        var start = at;
        while (start > 0 && at - start < 200 && text[start - 1] != '\n') start--;
        var end = at;
        while (end < text.Length && end - at < 200 && text[end] != '\n') end++;
        return text.AsSpan(start, end - start);
    }

    /// <summary>Where the last of some words begins that stands there as a whole word; -1 where none does.</summary>
    public static int LastWord(ReadOnlySpan<char> text, string[] words)
    {
        var last = -1;
        foreach (var word in words)
        {
            var rest = text;
            int at;
            while ((at = rest.LastIndexOf(word, StringComparison.Ordinal)) >= 0)
            {
                if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length >= text.Length || !char.IsLetter(text[at + word.Length])))
                {
                    last = Math.Max(last, at);
                    break;
                }

                rest = rest[..at];
            }
        }

        return last;
    }

    public static bool HasWord(ReadOnlySpan<char> text, string[] words) => LastWord(text, words) >= 0;

    /// <summary>Whether the words right before name a thing that has numbers: "part number", "order".</summary>
    public static bool EndsWithThing(ReadOnlySpan<char> before)
    {
        var words = before.TrimEnd(" :#.-=(");
        foreach (var filler in (string[])["number", "no", "num", "nr"])
            if (words.EndsWith(filler) && words.Length > filler.Length && !char.IsLetter(words[^(filler.Length + 1)])) words = words[..^filler.Length].TrimEnd(" :#.-=(");
        var start = words.Length;
        while (start > 0 && char.IsLetter(words[start - 1])) start--;
        return start < words.Length && HasWord(words[start..], PrivacyRules.ThingWords);
    }

    public static bool IsExample(Passage passage, int at) => HasWord(Before(passage, at), PrivacyRules.ExampleWords);
}
