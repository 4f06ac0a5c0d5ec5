namespace PhbResources.Documents.Privacy;

/// <summary>A name as it stands at a place in a text.</summary>
/// <param name="Start">Where it begins, its title left out.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="HasTitle">Whether a title stands before it.</param>
internal readonly record struct PersonName(int Start, int Length, int Words, bool HasTitle = false)
{
    private const int MostWords = 5;
    private const int MostTitles = 4;
    private const int MostLetters = 30;
    private const int MostLettersInAll = 160;

    /// <summary>Reads a name from a place on. Without a list of names it goes by capital letters and by which words forms are made of.</summary>
    public static PersonName? Read(string text, int start, int end, bool anyCase = false)
    {
        var at = start;
        var first = -1;
        int last = 0, words = 0;
        var titles = 0;
        end = Math.Min(end, start + MostLettersInAll);
        while (at < end && words < MostWords)
        {
            while (at < end && text[at] is ' ' or '\t' && (words == 0 || text[at] == ' ')) at++;
            if (at >= end || !char.IsLetter(text[at])) break;
            var from = at;
            while (at < end && at - from < MostLetters && (char.IsLetter(text[at]) || text[at] is '\'' or '-' && at + 1 < end && char.IsLetter(text[at + 1]))) at++;
            var word = text[from..at];
            var lower = word.ToLowerInvariant();
            var hasDot = at < end && text[at] == '.';
            if (words == 0 && titles < MostTitles && PrivacyRules.Honorifics.Contains(lower))
            {
                if (hasDot) at++;
                titles++;
                continue;
            }

            if (words > 0 && PrivacyRules.Particles.Contains(lower) && NextIsCapital(text, at, end)) continue;
            if (at < end && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '@' or '/')) break;
            var isInitial = word.Length == 1 && char.IsUpper(word[0]) || word.Length == 2 && hasDot && char.IsUpper(word[0]);
            if (!isInitial && !(anyCase || char.IsUpper(word[0])) || !isInitial && !IsMadeOfLetters(word, anyCase)) break;
            if (PrivacyRules.FormWords.Contains(lower) && !(words > 0 && IsSurnameToo(lower)) && !(isInitial && titles > 0)) break;
            if (PrivacyRules.FormWords.Contains(lower.Split('\'', '-')[0]) && word.EndsWith("'s", StringComparison.Ordinal)) break;
            if (word.EndsWith("'s", StringComparison.Ordinal))
            {
                at -= 2;
                (first, last, words) = (first < 0 ? from : first, at, words + 1);
                break;
            }

            if (isInitial && words == 0 && !NextIsCapital(text, hasDot ? at + 1 : at, end)) break;
            if (first < 0) first = from;
            last = at;
            words++;
            if (hasDot && isInitial) at++;
            else if (at < end && text[at] is not ' ') break;
        }

        return first < 0 || last - first < 2 ? null : new PersonName(first, last - first, words, titles > 0);
    }

    /// <summary>Whether a word looks like the name of somebody at all.</summary>
    public static bool IsMadeOfLetters(string word, bool anyCase)
    {
        if (word.Length < 2) return false;
        var lower = word.Count(char.IsLower);
        return anyCase || lower > 0 && !char.IsUpper(word[^1]) || lower == 0 && word.Length > 2;
    }

    /// <summary>Words of forms that are surnames of many; a given name has to come first.</summary>
    private static bool IsSurnameToo(string lower) => lower is "bank" or "bell" or "day" or "drink" or "east" or "field" or "first" or "garden" or "gardener" or "good" or "house" or "london" or "march" or "may" or "money" or "north" or "page" or "park" or "parker" or "sheet" or "shift" or "street" or "summer" or "west" or "england" or "english" or "may" or "sample" or "test" or "example";

    private static bool NextIsCapital(string text, int at, int end)
    {
        while (at < end && text[at] == ' ') at++;
        return at < end && char.IsUpper(text[at]);
    }
}
