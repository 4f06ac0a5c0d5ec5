using PhbResources.Documents.Model;

namespace PhbResources.Documents.Reading;

/// <summary>
/// How hard a text is to read: the Flesch-Kincaid grade, 0.39 x words a sentence + 11.8 x syllables a word - 15.59
/// (Kincaid et al. 1975). Syllables are counted by groups of vowels, which is right for about nine English words in ten;
/// over a whole document the error is small.
/// </summary>
/// <remarks>
/// Only a full stop, a question mark or an exclamation mark ends a sentence, not a colon or semicolon, which would make a
/// long sentence look easy. What a reader reads counts: paragraphs, notes, list items, and hints and table cells that hold
/// a sentence. A piece of fewer than <see cref="LongestLabel"/> + 1 words without an end mark is a label, like a heading,
/// and is left out. A list item that only makes sense after its lead-in ("You must:") is read with the lead-in before it.
/// </remarks>
/// <param name="Grade">School grade in the US; 6 is about age 11.</param>
/// <param name="Words">Words counted.</param>
public sealed record ReadingLevel(double Grade, int Words)
{
    private const int YoungestAge = 7;

    /// <summary>Words in the longest piece without an end mark that is taken for a label.</summary>
    internal const int LongestLabel = 4;

    /// <summary>Age in years at which most people can read it: grade + 5, not under 7.</summary>
    public int Age => Math.Max(YoungestAge, (int)Math.Round(Grade, MidpointRounding.AwayFromZero) + 5);

    /// <summary>The level of the sentences of a document: its labels, headings and short cells are not read as sentences.</summary>
    public static ReadingLevel Of(DocumentBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Of(Prose.Of(body));
    }

    /// <summary>The level of pieces of text, each at least a sentence of its own.</summary>
    public static ReadingLevel Of(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        int sentences = 0, words = 0, syllables = 0;
        foreach (string text in texts)
        {
            int before = words;
            bool open = false;
            foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                int count = Syllables(word);
                if (count > 0)
                {
                    words++;
                    syllables += count;
                    open = true;
                }

                if (open && Ends(word))
                {
                    sentences++;
                    open = false;
                }
            }

            if (words > before && open)
                sentences++;
        }

        return words == 0 || sentences == 0
            ? new ReadingLevel(0, 0)
            : new ReadingLevel((0.39 * words / sentences) + (11.8 * syllables / words) - 15.59, words);
    }

    // A bracket or quotation mark may follow the full stop; "e.g." and "p.m." end nothing.
    private static bool Ends(string word)
    {
        ReadOnlySpan<char> text = word.AsSpan().TrimEnd("\"')]}\u2019\u201d*");
        return text.Length > 0 && text[^1] is '.' or '!' or '?' && !(text.Length > 3 && text[^1] == '.' && text[^3] == '.');
    }

    private static int Syllables(string word)
    {
        ReadOnlySpan<char> letters = word.AsSpan().Trim("\"'()[]{}.,;:!?-\u2013\u2014*/\u2018\u2019\u201c\u201d");
        if (letters.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || letters.EndsWith("\u2019s", StringComparison.OrdinalIgnoreCase))
            letters = letters[..^2];
        int count = 0;
        bool inVowel = false, anyLetter = false;
        foreach (char letter in letters)
        {
            anyLetter |= char.IsLetter(letter);
            bool vowel = IsVowel(letter);
            if (vowel && !inVowel)
                count++;
            inVowel = vowel;
        }

        return !anyLetter ? 0 : Math.Max(1, count - (EndsSilently(letters) ? 1 : 0));
    }

    // The e of "make", "makes" and "worked" is not heard; that of "table", "tables", "changes", "wanted" and "agreed" is.
    private static bool EndsSilently(ReadOnlySpan<char> word)
    {
        Span<char> tail = stackalloc char[5];
        tail.Fill(' ');
        word[Math.Max(0, word.Length - tail.Length)..].ToLowerInvariant(tail[Math.Max(0, tail.Length - word.Length)..]);
        (int e, string heardAfter) = tail[^1] == 'e' ? (tail.Length - 1, "") : tail.EndsWith("es") ? (tail.Length - 2, "scgxz") : tail.EndsWith("ed") ? (tail.Length - 2, "td") : (-1, "");
        if (e < 2 || !char.IsLetter(tail[e - 2]))
            return false;
        char before = tail[e - 1];
        bool heard = IsVowel(before)
            || heardAfter.Contains(before, StringComparison.Ordinal)
            || (before == 'l' && !IsVowel(tail[e - 2]) && tail[^1] != 'd')
            || (before == 'h' && tail[^1] == 's' && tail[e - 2] is 'c' or 's');
        return !heard;
    }

    private static bool IsVowel(char letter) => char.ToLowerInvariant(letter) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
