using System.Globalization;
using System.Text;
using Lucene.Net.Analysis.Miscellaneous;

namespace PhbResources.Search.Analysis;

/// <summary>A word as it stands in a text.</summary>
/// <param name="Text">The word folded: lower case, no accents, no apostrophes, no possessive s.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Glued">True when a hyphen joins it to the word before (<c>time-sheet</c>).</param>
internal readonly record struct Word(string Text, int Start, int End, bool Glued);

/// <summary>
/// Splits a text into words. The same for documents, queries, synonyms and highlighting, so that they always agree.
/// Numbers stand apart from the letters after them (<c>24hr</c> is 24 and hr), dotted capitals are one word
/// (<c>P.A.</c> is pa), and whatever is neither letter nor digit only separates.
/// </summary>
internal static class Words
{
    /// <summary>Longest word kept, in characters; the rest of a longer one is dropped.</summary>
    public const int MaxLength = 40;

    public static List<Word> Split(string text, int limit = int.MaxValue)
    {
        var words = new List<Word>(Math.Min(text.Length / 6 + 4, 4096));
        var span = text.AsSpan(0, Math.Min(text.Length, limit));
        for (var (place, last) = (0, -1); TryNext(span, ref place, ref last, out var start, out var glued);)
            if (Fold(span[start..place]) is { Length: > 0 } folded) words.Add(new Word(folded, start, place, glued));
        return words;
    }

    /// <summary>The next word as it is written.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where to look; then where the word ends.</param>
    /// <param name="last">Where the word before ended, or -1; then where this one ends.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="glued">True when a hyphen joins it to the word before.</param>
    public static bool TryNext(ReadOnlySpan<char> text, ref int place, ref int last, out int start, out bool glued)
    {
        glued = false;
        for (; place < text.Length; place++)
        {
            if (text[place] != ' ' && WordCharacter(text, place) > 0)
            {
                start = place;
                last = place = EndOfWord(text, start);
                return true;
            }
            glued = last == place && IsHyphen(text[place]);
        }
        start = place;
        return false;
    }

    /// <summary>The word as it is compared: lower case, no accents, no apostrophes, no possessive s; empty where nothing is left.</summary>
    public static string Fold(ReadOnlySpan<char> raw)
    {
        var plain = true;
        foreach (var c in raw) plain &= char.IsAsciiLetterOrDigit(c) || c is '\'' or '.' or ',';
        Span<char> folded = stackalloc char[MaxLength];
        var length = 0;
        if (plain)
        {
            var possessive = raw.Length > 2 && raw[^2] == '\'' && raw[^1] is 's' or 'S';
            if (possessive) raw = raw[..^2];
            foreach (var c in raw)
            {
                if (length == MaxLength) break;
                if (char.IsAsciiLetterOrDigit(c) || c == '.' && length > 0 && char.IsAsciiDigit(folded[length - 1])) folded[length++] = char.ToLowerInvariant(c);
            }
            return new string(folded[..length]);
        }
        if (raw.Length > 2 && IsApostrophe(raw[^2]) && raw[^1] is 's' or 'S') raw = raw[..^2];
        if (raw.Length > 4 * MaxLength) raw = raw[..(4 * MaxLength)];
        if (char.IsHighSurrogate(raw[^1])) raw = raw[..^1];
        var lower = raw.ToString().Normalize(NormalizationForm.FormKD).ToLowerInvariant().ToCharArray();
        var ascii = new char[lower.Length * 4];
        var count = ASCIIFoldingFilter.FoldToASCII(lower, 0, ascii, 0, lower.Length);
        var result = new StringBuilder(count);
        foreach (var c in ascii.AsSpan(0, count))
            if ((char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c == '.' && result.Length > 0 && char.IsAsciiDigit(result[^1])) && result.Length < MaxLength) result.Append(char.ToLowerInvariant(c));
        if (result.Length > 0 && char.IsHighSurrogate(result[^1])) result.Length--;
        return result.ToString();
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        var position = start;
        var number = char.IsAsciiDigit(text[start]);
        if (!number) while (position < text.Length && char.IsAsciiLetterOrDigit(text[position])) position++;
        if (position < text.Length && text[position] is ' ' or '\n' && position > start) return position;
        while (position < text.Length)
        {
            var c = text[position];
            var size = WordCharacter(text, position);
            if (size > 0)
            {
                if (number && !char.IsAsciiDigit(c) && !IsMark(c))
                {
                    if (!EndsAsOrdinal(text, position)) return position;
                    number = false;
                }
                position += size;
                continue;
            }
            var next = position + 1 < text.Length ? WordCharacter(text, position + 1) : 0;
            if (next == 0 || !(IsApostrophe(c) && !number || IsInvisible(c) || JoinsDigits(text, position, number) || IsAcronymDot(text, position, start))) return position;
            position++;
        }
        return position;
    }

    // 1,000 and 5.6 are one number; 2:1 and 24/7 are two.
    private static bool JoinsDigits(ReadOnlySpan<char> text, int position, bool number) =>
        number && text[position] is '.' or ',' && char.IsAsciiDigit(text[position + 1])
        && (text[position] == '.' || position + 3 < text.Length && char.IsAsciiDigit(text[position + 2]) && char.IsAsciiDigit(text[position + 3]));

    // P.A. and C.O.S.H.H.: each dot stands after a single letter and before a single letter.
    private static bool IsAcronymDot(ReadOnlySpan<char> text, int position, int start) =>
        text[position] == '.' && char.IsLetter(text[position - 1]) && (position - 1 == start || text[position - 2] == '.')
        && (position + 2 >= text.Length || !char.IsLetterOrDigit(text[position + 2]));

    private static bool EndsAsOrdinal(ReadOnlySpan<char> text, int position)
    {
        if (position + 2 > text.Length || position + 2 < text.Length && char.IsLetterOrDigit(text[position + 2])) return false;
        return text.Slice(position, 2).ToString().ToLowerInvariant() is "st" or "nd" or "rd" or "th";
    }

    /// <summary>Length in UTF-16 units of the letter, digit or combining mark here; 0 where there is none.</summary>
    private static int WordCharacter(ReadOnlySpan<char> text, int position)
    {
        var c = text[position];
        if (c < 128) return char.IsAsciiLetterOrDigit(c) ? 1 : 0;
        if (!char.IsSurrogate(c)) return char.IsLetterOrDigit(c) || IsMark(c) ? 1 : 0;
        return position + 1 < text.Length && Rune.TryCreate(c, text[position + 1], out var rune) && Rune.IsLetterOrDigit(rune) ? 2 : 0;
    }

    private static bool IsMark(char c) => c >= 0x300 && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\u00B4' or '`' or '\uFF07';

    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212';

    // Soft hyphens, zero-width characters and changes of direction stand inside words without meaning.
    private static bool IsInvisible(char c) => c is '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF';
}
