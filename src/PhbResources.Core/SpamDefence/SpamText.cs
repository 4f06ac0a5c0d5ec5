using System.Globalization;
using System.Text;

namespace PhbResources.Core.SpamDefence;

/// <summary>Texts as the filter compares them.</summary>
internal static class SpamText
{
    /// <summary>Longest text that is looked at, in characters; what is after it is not read.</summary>
    public const int MostLetters = 60_000;

    /// <summary>Longest word that is one, in letters; longer runs are codes, or a language without spaces.</summary>
    public const int LongestWord = 24;

    private const int ShortestWord = 3;

    /// <summary>Small letters without accents, in the forms that look the same written as one (Unicode NFKD), single spaces.</summary>
    public static string Folded(string text)
    {
        if (text.Length > MostLetters)
            text = text[..MostLetters];
        // A half of a surrogate pair cannot be normalised.
        string whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormKD).ToLowerInvariant();
        StringBuilder folded = new(whole.Length);
        foreach (char letter in whole)
        {
            UnicodeCategory kind = CharUnicodeInfo.GetUnicodeCategory(letter);
            if (char.IsWhiteSpace(letter))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (kind is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control))
            {
                folded.Append(letter);
            }
        }

        return folded.ToString();
    }

    /// <summary>The words of a folded text: letters only, since numbers may belong to a person.</summary>
    public static IEnumerable<string> Words(string folded)
    {
        int start = -1;
        for (int at = 0; at <= folded.Length; at++)
        {
            if (at < folded.Length && char.IsLetter(folded[at]))
            {
                if (start < 0)
                    start = at;
            }
            else if (start >= 0)
            {
                if (at - start is >= ShortestWord and <= LongestWord)
                    yield return folded[start..at];
                start = -1;
            }
        }
    }
}
