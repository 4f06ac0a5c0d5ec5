namespace PhbResources.Documents.Privacy;

/// <summary>Finds e-mail addresses, postcodes, and house numbers with a street.</summary>
internal static class AddressDetector
{
    private const int MostLocal = 64;
    private const int MostDomain = 253;

    private static readonly string[] Counted = ["hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "minute", "minutes", "point", "step", "way", "part", "piece", "person", "star"];

    public static void Find(Passage passage, FindingList findings)
    {
        Emails(passage, findings);
        Postcodes(passage, findings);
        Streets(passage, findings);
        StreetsWithoutNumber(passage, findings);
    }

    private static void Emails(Passage passage, FindingList findings)
    {
        var text = passage.Text;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf('@', at + 1) : -1)
        {
            var start = at;
            while (start > 0 && at - start < MostLocal && IsLocal(text[start - 1])) start--;
            while (start < at && text[start] is '.' or '\'' or '-') start++;
            var end = at + 1;
            while (end < text.Length && end - at < MostDomain && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '.')) end++;
            while (end > at && text[end - 1] is '.' or '-') end--;
            var domain = end > at + 1 ? text[(at + 1)..end].ToLowerInvariant() : "";
            var dot = domain.LastIndexOf('.');
            if (start == at || dot < 1 || domain.Length - dot < 3 || domain.Contains("..", StringComparison.Ordinal) || !domain.AsSpan(dot + 1).ContainsOnlyLetters()) continue;
            var local = text[start..at].ToLowerInvariant();
            findings.Add(FindingType.Email, Level(passage, start, local, domain), passage, start, end - start, Masks.Email);
            at = end - 1;
        }
    }

    private static bool IsLocal(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '%' or '+' or '-' or '\'';

    private static FindingLevel Level(Passage passage, int start, string local, string domain)
    {
        var isPublicBody = PrivacyRules.PublicDomains.Any(end => domain.EndsWith(end, StringComparison.Ordinal) || "." + domain == end);
        if (PrivacyRules.RoleMailboxes.Contains(local) || isPublicBody && !local.Contains('.', StringComparison.Ordinal)) return FindingLevel.Info;
        if (Surroundings.IsExample(passage, start)) return FindingLevel.Info;
        return domain is "example.com" or "example.org" or "example.net" or "example.co.uk" || domain.EndsWith(".example", StringComparison.Ordinal) ? FindingLevel.Check : FindingLevel.MustRemove;
    }

    /// <summary>Postcodes (BS 7666; Royal Mail, Postcode Address File): an area that exists, a district, a digit, two letters without C, I, K, M, O, V.</summary>
    private static void Postcodes(Passage passage, FindingList findings)
    {
        var text = passage.Text;
        for (var at = 0; at + 5 <= text.Length; at++)
        {
            if (!char.IsAsciiLetter(text[at]) || at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '/' or '-' or '#' or '@' or '.')) continue;
            if (PostcodeEnd(text, at) is not var (end, hasSpace)) continue;
            if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '/' or '@' || text[end] is '-' or '.' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))) continue;
            var before = Surroundings.Before(passage, at);
            var isLabelled = Surroundings.HasWord(before, ["postcode", "post code", "post-code", "address", "lives at", "home", "zip"]);
            var isUpper = !text.AsSpan(at, end - at).ContainsAnyInRange('a', 'z');
            if (!isLabelled && (Surroundings.HasWord(before, PrivacyRules.ThingWords) || !isUpper && !hasSpace || !isUpper && text.AsSpan(at, end - at).ContainsAnyInRange('A', 'Z') && char.IsAsciiLetterLower(text[at]))) continue;
            findings.Add(FindingType.Postcode, PostcodeLevel(passage, at, isLabelled, before), passage, at, end - at, Masks.Postcode);
            at = end - 1;
        }
    }

    private static FindingLevel PostcodeLevel(Passage passage, int at, bool isLabelled, ReadOnlySpan<char> before)
    {
        if (Surroundings.HasWord(Surroundings.Line(passage, at), PrivacyRules.PublicWords) || Surroundings.HasWord(before, PrivacyRules.ExampleWords)) return FindingLevel.Info;
        return isLabelled ? FindingLevel.MustRemove : FindingLevel.Check;
    }

    private static (int End, bool HasSpace)? PostcodeEnd(string text, int start)
    {
        var at = start;
        Span<char> area = stackalloc char[2];
        var letters = 0;
        while (at < text.Length && letters < 2 && char.IsAsciiLetter(text[at])) area[letters++] = char.ToUpperInvariant(text[at++]);
        if (at >= text.Length || !char.IsAsciiDigit(text[at])) return null;
        if (!PrivacyRules.PostcodeAreas.Contains(new string(area[..letters]))) return null;
        at++;
        // The second place of the district may be a digit or a letter, or already the digit of the inward half.
        for (var extra = 1; extra >= 0; extra--)
        {
            var next = at;
            if (extra == 1)
            {
                if (next >= text.Length || !(char.IsAsciiDigit(text[next]) || char.IsAsciiLetter(text[next]))) continue;
                next++;
            }

            var gap = 0;
            while (next < text.Length && gap < 3 && text[next] is ' ' or '\n' or '\t') (next, gap) = (next + 1, gap + 1);
            if (next + 3 > text.Length || !char.IsAsciiDigit(text[next]) || !IsUnitLetter(text[next + 1]) || !IsUnitLetter(text[next + 2])) continue;
            return (next + 3, gap > 0);
        }

        return null;
    }

    private static bool IsUnitLetter(char letter) => char.IsAsciiLetter(letter) && char.ToUpperInvariant(letter) is not ('C' or 'I' or 'K' or 'M' or 'O' or 'V');

    /// <summary>A number, one to three words with capital letters, a word for a street: 12 High Street.</summary>
    private static void Streets(Passage passage, FindingList findings)
    {
        var text = passage.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]) || at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '/' or '.' or '-' or '£' or ':')) continue;
            var number = at;
            while (at < text.Length && at - number < 4 && char.IsAsciiDigit(text[at])) at++;
            if (at < text.Length && char.IsAsciiLetter(text[at])) at++;
            var end = at;
            for (var words = 0; words < 4 && end < text.Length && (text[end] == ' ' || words == 0 && text[end] == ','); words++)
            {
                var from = end + 1;
                while (from < text.Length && text[from] == ' ' && from - end < 3) from++;
                if (from >= text.Length || !char.IsAsciiLetterUpper(text[from])) break;
                end = from;
                // "24 Hour Home Way", "7 Day Close": so many of something.
                if (words == 0 && Counted.Any(unit => passage.Lower.AsSpan(from).StartsWith(unit) && (from + unit.Length == text.Length || !char.IsLetter(text[from + unit.Length])))) break;
                while (end < text.Length && end - from < 20 && (char.IsLetter(text[end]) || text[end] == '\'')) end++;
                if (words == 0 || !PrivacyRules.Streets.Contains(passage.Lower[from..end])) continue;
                if (end < text.Length && char.IsLetterOrDigit(text[end]) || text[from..end] is "St" && end < text.Length && text[end] is ' ' && end + 1 < text.Length && char.IsAsciiLetterUpper(text[end + 1])) continue;
                if (Surroundings.LastWord(Surroundings.Before(passage, number, 12).TrimEnd(), ["page", "step", "chapter", "section", "unit", "week", "day"]) is >= 0) break;
                var level = Surroundings.HasWord(Surroundings.Line(passage, number), PrivacyRules.PublicWords) ? FindingLevel.Info
                    : Surroundings.HasWord(Surroundings.Before(passage, number), PrivacyRules.AddressWords) ? FindingLevel.MustRemove : FindingLevel.Check;
                findings.Add(FindingType.Postcode, level, passage, number, end - number, Masks.Words);
                at = end;
                break;
            }
        }
    }

    /// <summary>The Old Forge, Mill Lane: words with capital letters up to a word for a street, behind a label for an address. A house with a name has no number.</summary>
    private static void StreetsWithoutNumber(Passage passage, FindingList findings)
    {
        var (text, lower) = (passage.Text, passage.Lower);
        foreach (var label in PrivacyRules.AddressWords)
        {
            for (var at = lower.IndexOf(label, StringComparison.Ordinal); at >= 0; at = lower.IndexOf(label, at + 1, StringComparison.Ordinal))
            {
                var start = at + label.Length;
                if (at > 0 && char.IsLetterOrDigit(lower[at - 1]) || start < lower.Length && char.IsLetter(lower[start])) continue;
                while (start < text.Length && text[start] is ' ' or ':' or '-' or '\t' or '\n') start++;
                int end = start, words = 0;
                while (end < text.Length && words < 8 && char.IsUpper(text[end]))
                {
                    var from = end;
                    while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '\'')) end++;
                    words++;
                    if (words > 1 && PrivacyRules.Streets.Contains(lower[from..end]) && (end == text.Length || text[end] is ',' or '.' or '\n' or ';') && text.AsSpan(start, end - start).Contains(','))
                    {
                        findings.Add(FindingType.Postcode, FindingLevel.Check, passage, start, end - start, Masks.Words);
                        break;
                    }

                    while (end < text.Length && text[end] is ' ' or ',') end++;
                }
            }
        }
    }

    private static bool ContainsOnlyLetters(this ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (!char.IsLetter(letter)) return false;
        return true;
    }
}
