namespace PhbResources.Documents.Privacy;

/// <summary>Finds National Insurance numbers (HMRC, National Insurance Manual NIM39110): two letters, six digits, A to D.</summary>
internal static class NationalInsuranceDetector
{
    private const int MostGaps = 8;

    public static void Find(Passage passage, FindingList findings)
    {
        var text = passage.Text;
        for (var at = 0; at + 7 < text.Length; at++)
        {
            if (!char.IsAsciiLetter(text[at]) || !char.IsAsciiLetter(text[at + 1]) && text[at + 1] is not ' ' || at > 0 && char.IsLetterOrDigit(text[at - 1])) continue;
            if (Read(text, at, out var value) is not { } end || !HasIssuedPrefix(value)) continue;
            if (end < text.Length && char.IsLetterOrDigit(text[end])) continue;
            var before = Surroundings.Before(passage, at);
            var isLabelled = Surroundings.HasWord(before, PrivacyRules.NiWords);
            if (!isLabelled && (char.IsAsciiLetterLower(text[at]) || value.Length == 8 || Surroundings.EndsWithThing(before))) continue;
            var level = Surroundings.IsExample(passage, at) ? FindingLevel.Info : value.StartsWith("QQ", StringComparison.Ordinal) ? FindingLevel.Check : FindingLevel.MustRemove;
            findings.Add(FindingType.NationalInsuranceNumber, level, passage, at, end - at, found => Masks.Digits(found, 2, 1));
            at = end - 1;
        }
    }

    private static int? Read(string text, int at, out string value)
    {
        Span<char> letters = stackalloc char[9];
        var count = 0;
        var gaps = 0;
        var sinceGap = 0;
        var end = at;
        value = "";
        for (; at < text.Length && count < 9; at++)
        {
            var letter = char.ToUpperInvariant(text[at]);
            if (letter is ' ' or '-' or '.' or '\n' && sinceGap > 0)
            {
                if (++gaps > MostGaps || ++sinceGap > 3) break;
                continue;
            }

            var fits = count switch { < 2 => char.IsAsciiLetterUpper(letter), < 8 => char.IsAsciiDigit(letter), _ => letter is >= 'A' and <= 'D' };
            if (!fits) break;
            letters[count++] = letter;
            sinceGap = 1;
            end = at + 1;
        }

        if (count < 8) return null;
        if (count == 8 && end < text.Length && char.IsLetter(text[end])) return null;
        if (count == 9 && end < text.Length && char.IsLetterOrDigit(text[end]) && end > 1 && text[end - 2] is ' ') (count, end) = (8, end - 1 - 1);
        value = new string(letters[..count]);
        return end;
    }

    /// <summary>Prefixes that are never issued; QQ stands in examples, people write it all the same.</summary>
    private static bool HasIssuedPrefix(string value)
    {
        var prefix = value.AsSpan(0, 2);
        if (prefix is "QQ") return true;
        return prefix[0] is not ('D' or 'F' or 'I' or 'Q' or 'U' or 'V') && prefix[1] is not ('D' or 'F' or 'I' or 'O' or 'Q' or 'U' or 'V') && prefix is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ")
            && value.AsSpan(2, 6).IndexOfAnyExcept('0') >= 0;
    }
}
