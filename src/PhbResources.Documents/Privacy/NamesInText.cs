namespace PhbResources.Documents.Privacy;

/// <summary>
/// Finds names in running text: a common given name with a surname behind it ("Jo Bloggs comes at eight"), and words with capital letters that
/// are said to be somebody ("Jo Bloggs (mother)"). A name of which no part is common, or a given name alone, it cannot tell from other words.
/// </summary>
internal static class NamesInText
{
    private const int MostLettersInBrackets = 30;
    private const int MostWordsOfARole = 4;
    private const int MostLettersOfALine = 200;

    public static void Find(Passage passage, FindingList findings)
    {
        GivenAndSurname(passage, findings);
        BeforeRoles(passage, findings);
        BehindRoles(passage, findings);
        BehindParticiples(passage, findings);
        BeforePhones(passage, findings);
    }

    private static void GivenAndSurname(Passage passage, FindingList findings)
    {
        var text = passage.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsUpper(text[at]) || at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '@' or '_' or '/' or '\'')) continue;
            var end = at;
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '-' or '\'' && end + 1 < text.Length && char.IsLetter(text[end + 1]))) end++;
            if (GivenNames.Contains(text.AsSpan(at, end - at)) && end < text.Length && text[end] == ' '
                && PersonName.Read(text, at, LineEnd(text, end)) is { Words: > 1 } name && name.Start == at && !IsOfAThing(passage, name)) NameDetector.Add(passage, name, FindingLevel.Check, findings);
            at = Math.Max(at, end - 1);
        }
    }

    /// <summary>The end of a line, as far as a name can reach.</summary>
    private static int LineEnd(string text, int from)
    {
        var most = Math.Min(MostLettersOfALine, text.Length - from);
        var end = text.IndexOf('\n', from, most);
        return end < 0 ? from + most : end;
    }

    /// <summary>Victoria Park, Florence Nightingale Ward, Catherine Street.</summary>
    internal static bool IsOfAThing(Passage passage, PersonName name)
    {
        var (text, lower) = (passage.Text, passage.Lower);
        for (var from = name.Start; from < name.Start + name.Length;)
        {
            var end = from;
            while (end < name.Start + name.Length && text[end] != ' ') end++;
            if (from > name.Start && IsThing(lower[from..end])) return true;
            from = end + 1;
        }

        var next = name.Start + name.Length;
        if (next >= text.Length || text[next] != ' ') return false;
        var last = ++next;
        while (last < text.Length && char.IsLetter(text[last])) last++;
        return last > next && char.IsUpper(text[next]) && IsThing(lower[next..last]);
    }

    private static bool IsThing(string word) => PrivacyRules.Streets.Contains(word) || PrivacyRules.ThingsWithNames.Contains(word);

    /// <summary>"Jo Bloggs (mother)", "Jo Bloggs (the employer)": who somebody is, in brackets behind the name.</summary>
    private static void BeforeRoles(Passage passage, FindingList findings)
    {
        var lower = passage.Lower;
        for (var at = lower.IndexOf('(', StringComparison.Ordinal); at >= 0; at = lower.IndexOf('(', at + 1))
        {
            var close = lower.IndexOf(')', at, Math.Min(MostLettersInBrackets, lower.Length - at));
            if (close < 0) continue;
            var words = lower[(at + 1)..close].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is 0 or > MostWordsOfARole || words[0] is "a" or "any" || !PrivacyRules.Roles.Contains(words[^1]) && !PrivacyRules.Roles.Contains(words[0])) continue;
            if (NameDetector.CapitalsBefore(passage, at) is not var (start, end) || PersonName.Read(passage.Text, start, end) is not { Words: >= 2 } name) continue;
            var last = lower[(lower.LastIndexOf(' ', name.Start + name.Length - 1) + 1)..(name.Start + name.Length)];
            if (!IsThing(last) && !IsThing(lower[name.Start..lower.IndexOf(' ', name.Start)])) NameDetector.Add(passage, name, FindingLevel.Check, findings);
        }
    }

    /// <summary>"Budget holder Jo Bloggs": at the beginning of a line, with nothing behind the name but a number, a comma or a bracket.</summary>
    private static void BehindRoles(Passage passage, FindingList findings)
    {
        var text = passage.Text;
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            var word = start;
            while (word < end && !char.IsLetter(text[word])) word++;
            for (var words = 0; word < end && words < MostWordsOfARole; words++)
            {
                var at = word;
                while (at < end && (char.IsLetter(text[at]) || text[at] is '-')) at++;
                if (at == word || at >= end || text[at] != ' ') break;
                var isRole = PrivacyRules.Roles.Contains(passage.Lower[word..at]);
                word = at + 1;
                if (!isRole) continue;
                if (PersonName.Read(text, at, end) is { Words: > 1 } name && name.Start <= at + 8 && !IsOfAThing(passage, name))
                {
                    var next = name.Start + name.Length;
                    while (next < end && text[next] == ' ') next++;
                    if (next >= end || char.IsAsciiDigit(text[next]) || text[next] is ',' or '(' or '+' or '\t') NameDetector.Add(passage, name, FindingLevel.Check, findings);
                }

                break;
            }
        }
    }

    /// <summary>"Trained by Jo Bloggs", "seen by Nurse Bloggs".</summary>
    private static void BehindParticiples(Passage passage, FindingList findings)
    {
        var lower = passage.Lower;
        for (var at = lower.IndexOf(" by ", StringComparison.Ordinal); at >= 0; at = lower.IndexOf(" by ", at + 1, StringComparison.Ordinal))
        {
            var word = lower.AsSpan(0, at);
            word = word[(word.LastIndexOfAny(" \n\t") + 1)..];
            if (!word.EndsWith("ed") && word is not ("given" or "seen" or "written" or "done" or "taken" or "met" or "made" or "held" or "run")) continue;
            if (PersonName.Read(passage.Text, at + 4, LineEnd(lower, at)) is { } name && name.Start <= at + 14 && (name.Words > 1 || name.HasTitle) && !IsOfAThing(passage, name)) NameDetector.Add(passage, name, FindingLevel.Check, findings);
        }
    }

    /// <summary>"Jo Bloggs - 07700 900001", "text Jo on 07700 900001": who has the number stands before it.</summary>
    private static void BeforePhones(Passage passage, FindingList findings)
    {
        var (text, lower) = (passage.Text, passage.Lower);
        for (var at = 1; at + 4 < text.Length; at++)
        {
            if (text[at] is not ('0' or '+') || text[at - 1] is not (' ' or '(' or '\t') || !char.IsAsciiDigit(text[at + 1])) continue;
            var end = at - 1;
            while (end > 0 && text[end - 1] is ' ' or '-' or '\u2013' or ':' or ',' or '(' or '\t') end--;
            foreach (var filler in (string[])["on", "tel", "mob", "mobile", "phone"])
            {
                if (end <= filler.Length || !lower.AsSpan(0, end).EndsWith(filler) || text[end - filler.Length - 1] != ' ') continue;
                end -= filler.Length + 1;
                break;
            }

            while (end > 0 && text[end - 1] is ' ' or '-' or ',') end--;
            if (NameDetector.CapitalsBefore(passage, end) is var (start, last))
            {
                if (PersonName.Read(text, start, last) is { Words: > 1 } name && !IsOfAThing(passage, name)) NameDetector.Add(passage, name, FindingLevel.Check, findings);
                continue;
            }

            var word = text.AsSpan(0, end);
            word = word[(word.LastIndexOfAny(" \n\t") + 1)..];
            if (word.Length > 2 && char.IsUpper(word[0]) && GivenNames.Contains(word)) NameDetector.Add(passage, new PersonName(end - word.Length, word.Length, 1), FindingLevel.Check, findings);
        }
    }
}
