using PhbResources.Search.Analysis;

namespace PhbResources.Search.Highlighting;

/// <summary>
/// Where the words of a text stand, by what they mean in 16 bits. Kept beside the text, so that a search finds the few
/// words it wants without reading the others; of 65,536 other words one looks the same, so whoever finds one looks again.
/// </summary>
internal static class WordCodes
{
    /// <summary>What a stem is known by. The same on every machine, since it is written to disk.</summary>
    public static char Of(ReadOnlySpan<char> stem)
    {
        var hash = 2166136261u;
        foreach (var c in stem) hash = (hash ^ c) * 16777619u;
        return (char)(hash ^ hash >> 16);
    }

    /// <summary>
    /// Tells the code and the start of each word, in order; words without meaning as they are written, others by their
    /// stem. Two words joined by a hyphen are also told as one.
    /// </summary>
    /// <param name="english">Knows the stems.</param>
    /// <param name="text">The text; what stands behind 65,535 characters is not told.</param>
    /// <param name="most">Most words told.</param>
    public static (char[] Codes, char[] Starts) Write(English english, string text, int most)
    {
        var (codes, starts) = (new List<char>(text.Length / 5), new List<char>(text.Length / 5));
        var words = Words.Split(text, char.MaxValue);
        for (var i = 0; i < words.Count && codes.Count < most - 1; i++)
        {
            var word = words[i].Text;
            Add(English.IsFunction(word) ? word : english.Stem(word));
            if (i + 1 < words.Count && words[i + 1].Glued) Add(english.Stem(word + words[i + 1].Text));

            void Add(string stem)
            {
                codes.Add(Of(stem));
                starts.Add((char)words[i].Start);
            }
        }
        return ([.. codes], [.. starts]);
    }
}
