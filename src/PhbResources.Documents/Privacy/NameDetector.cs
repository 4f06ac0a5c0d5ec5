using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy;

/// <summary>
/// Finds names where the shape of a document says that a name stands: behind a label, in the cell beside one, after "Dear", under a
/// letter, with a title, before a birthday. Names in running text are for <see cref="NamesInText"/>.
/// </summary>
internal static class NameDetector
{
    private const int MostLettersOfALabel = 60;
    private const int MostLettersOfATitle = 120;
    private const int MostLettersOfAName = 30;
    private const int LinesAfterFarewell = 3;

    private static readonly char[] Figures = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '#', ' '];

    public static void Find(Passage passage, FindingList findings)
    {
        var text = passage.Text;
        var start = 0;
        var farewell = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            Labels(passage, start, end, findings);
            Greeting(passage, start, end, findings);
            var line = passage.Lower.AsSpan(start, end - start).Trim();
            if (line.Length > 0)
            {
                if (farewell > 0) farewell = WholeLine(passage, start, end, findings, fewestWords: farewell == LinesAfterFarewell ? 1 : 2) ? 0 : farewell - 1;
                if (line.Length < 40 && IsFarewell(line)) farewell = LinesAfterFarewell;
                if (line.Length < MostLettersOfALabel && end < text.Length && IsFullName(line.ToString()))
                {
                    var next = text.IndexOf('\n', end + 1);
                    WholeLine(passage, end + 1, next < 0 ? text.Length : next, findings);
                }
            }

            start = end + 1;
        }

        Titles(passage, findings);
        BeforeNumbers(passage, findings);
        NamesInText.Find(passage, findings);
    }

    /// <summary>A label in a cell or before a colon, from which on a name may follow.</summary>
    public static bool IsLabel(string words)
    {
        var label = words.Trim().TrimEnd(':', '*', '?', '.', '-', ')').Trim().ToLowerInvariant();
        if (label.Length is 0 or > MostLettersOfALabel) return false;
        var bracket = label.IndexOf('(', StringComparison.Ordinal);
        if (bracket > 0) label = label[..bracket].Trim();
        // "PA 1", "Carer no. 2"
        label = label.TrimEnd(Figures).Trim();
        if (label.EndsWith(" no", StringComparison.Ordinal)) label = label[..^3];
        if (PrivacyRules.NameLabels.Contains(label)) return true;
        var parts = label.Split([' ', '\'', '/', ',', '-', '’'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return false;
        if (!parts.Any(part => part is "name" or "names" or "forename" or "forenames" or "surname" or "nok" or "firstname" or "lastname" or "fullname" or "nickname")) return parts.Length <= 4 && IsSomeonesLabel(parts, label);
        // The user of a service is a person, other users and services are not.
        return !label.Replace("service user", "client", StringComparison.Ordinal).Split([' ', '\'', '/', ',', '-', '’'], StringSplitOptions.RemoveEmptyEntries).Any(PrivacyRules.ThingNames.Contains);
    }

    private static bool IsSomeonesLabel(string[] parts, string label) =>
        parts is ["your" or "the" or "my" or "main" or "first" or "second" or "named" or "usual" or "responsible", ..] && PrivacyRules.NameLabels.Contains(string.Join(' ', parts[1..])) || label.EndsWith("signature", StringComparison.Ordinal) || label.StartsWith("signed ", StringComparison.Ordinal)
        || PrivacyRules.Roles.Contains(parts[^1]) || parts is [_, "involved" or "affected" or "concerned" or "present" or "responsible"] && PrivacyRules.Roles.Contains(parts[0]) || parts.Length > 1 && parts[^1] == "by" || label is "known as" or "likes to be called" or "called";

    /// <summary>Labels that ask for the whole name of a person.</summary>
    private static bool IsFullName(string label)
    {
        var words = label.TrimEnd(':', ' ');
        return words is "name" or "full name" or "print name" or "next of kin" or "nok" or "your name" or "first name" or "surname" or "last name" || words.EndsWith("'s name", StringComparison.Ordinal) || words.EndsWith("'s full name", StringComparison.Ordinal);
    }

    /// <summary>Labels that ask for one word of a name.</summary>
    private static bool IsPartOfName(string label) => label.Trim().TrimEnd(':', ' ').ToLowerInvariant() is "first name" or "given name" or "forename" or "surname" or "last name" or "family name" or "preferred name";

    private static bool IsFarewell(ReadOnlySpan<char> line)
    {
        foreach (var words in PrivacyRules.Farewells)
            if (line.StartsWith(words)) return true;
        // "Warm wishes," and whatever else ends like it.
        line = line.TrimEnd(" ,.!");
        foreach (var words in (string[])["wishes", "regards", "thanks", "sincerely", "truly"])
            if (line.EndsWith(words)) return true;
        return false;
    }

    private static void Labels(Passage passage, int start, int end, FindingList findings)
    {
        var text = passage.Text;
        var from = start;
        for (var at = start; at < end; at++)
        {
            if (text[at] is ',' or ';' or '|' or '\t' && at > from || text[at] == '.' && at + 1 < end && text[at + 1] == ' ' && at - from > 3)
            {
                // A tab ends a label as a colon does.
                if (text[at] == '\t' && IsLabel(text[from..at])) Value(passage, text[from..at], at + 1, end, findings);
                from = at + 1;
            }
            else if (text[at] is ':' or '=' || text[at] == '-' && at > start && text[at - 1] == ' ' && at + 1 < end && text[at + 1] == ' ')
            {
                var label = text[Math.Max(from, at - MostLettersOfALabel)..at];
                var gap = label.LastIndexOf("  ", StringComparison.Ordinal);
                if (gap >= 0 && label[gap..].Trim().Length > 0) label = label[gap..];
                // "Kit (name: Kit Bloggs)": a label in brackets that are open.
                if (label.LastIndexOf('(') is >= 0 and var bracket && label.IndexOf(')', bracket) < 0) label = label[(bracket + 1)..];
                if (IsLabel(label)) Value(passage, label, at + 1, end, findings);
                from = at + 1;
            }
        }

        Leads(passage, start, end, findings);
    }

    private static void Leads(Passage passage, int start, int end, FindingList findings)
    {
        var text = passage.Text;
        var lower = passage.Lower.AsSpan(start, end - start);
        foreach (var word in PrivacyRules.NameLeads)
        {
            if (NameAfter(word, lower) is { } name && (name.Words > 1 || word is "nok" or "my name is" or "known as")) Add(passage, name, name.Words > 1 && word != "signed" ? FindingLevel.MustRemove : FindingLevel.Check, findings);
        }

        foreach (var word in PrivacyRules.LikelyNameLeads)
        {
            if (NameAfter(word, lower) is not { Words: > 1 } name || NamesInText.IsOfAThing(passage, name)) continue;
            Add(passage, name, FindingLevel.Check, findings);
            var rest = name.Start + name.Length;
            if (word == "between" && passage.Lower.IndexOf(" and ", rest, end - rest, StringComparison.Ordinal) is >= 0 and var and && PersonName.Read(text, and + " and ".Length, end) is { Words: > 1 } second && !NamesInText.IsOfAThing(passage, second))
                Add(passage, second, FindingLevel.Check, findings);
        }

        PersonName? NameAfter(string word, ReadOnlySpan<char> line)
        {
            var at = Surroundings.LastWord(line, [word]);
            var next = start + at + word.Length;
            return at >= 0 && next < end && text[next] is ' ' or '\t' && PersonName.Read(text, next, end) is { } name && !IsLabelItself(text, name, end) ? name : null;
        }
    }

    private static void Value(Passage passage, string label, int from, int end, FindingList findings)
    {
        var text = passage.Text;
        while (from < end && text[from] is ' ' or '\t' or '"' or '\'') from++;
        if (from >= end || text[from] is '_' or '.' or '[' or '<' or '{' or '(' or '…' or '/') return;
        var isPlain = label.Trim() is var plain && (plain.EndsWith("name", StringComparison.OrdinalIgnoreCase) || plain.EndsWith("name(s)", StringComparison.OrdinalIgnoreCase) || plain.EndsWith("known as", StringComparison.OrdinalIgnoreCase) || plain.EndsWith("called", StringComparison.OrdinalIgnoreCase));
        var name = PersonName.Read(text, from, end);
        var isSmall = name is null;
        if (isSmall && isPlain && PersonName.Read(text, from, end, anyCase: true) is { Words: <= 3 } small && IsWhole(text, small, end)) name = small;
        if (name is not { } found || !isPlain && IsThing(text, found)) return;
        // "Jo Bloggs Ward: Ash": the word before the colon is the next label.
        if (IsLabelItself(text, found, end))
        {
            if (found.Words < 3 || text.LastIndexOf(' ', found.Start + found.Length - 1, found.Length) is not (> 0 and var gap)) return;
            found = found with { Length = gap - found.Start, Words = found.Words - 1 };
        }

        if (found.Words == 1 && isPlain) found = WithGivenName(text, found, end);
        if (found.Words == 1 && !found.HasTitle && !(isPlain && (IsWhole(text, found, end) || IsBeforeLabel(text, found, end)))) return;
        if (found is { Words: 1, HasTitle: false } && passage.IsBesideFarLabel && !IsPartOfName(label)) return;
        Add(passage, found, !isSmall && (found.Words > 1 || isPlain && IsWhole(text, found, end)) ? FindingLevel.MustRemove : FindingLevel.Check, findings);
        // "Jane and John Bloggs", "Jane Bloggs / John Bloggs"
        var next = found.Start + found.Length;
        while (next < end && text[next] is ' ' or ',' or '&' or '/') next++;
        if (next < end && passage.Lower.AsSpan(next, Math.Min(4, end - next)) is "and ") next += 4;
        if (next > found.Start + found.Length + 1 && PersonName.Read(text, next, end) is { } other && !PrivacyRules.Roles.Contains(passage.Lower.Substring(other.Start, other.Length)) && other.Start < next + 6 && (other.Words > 1 || IsWhole(text, other, end)) && !IsLabelItself(text, other, end)) Add(passage, other, FindingLevel.Check, findings);
    }

    /// <summary>"Bloggs, Jo": the given name behind the comma belongs to it.</summary>
    private static PersonName WithGivenName(string text, PersonName surname, int end)
    {
        var comma = surname.Start + surname.Length;
        if (comma >= end || text[comma] != ',' || PersonName.Read(text, comma + 1, end) is not { } given || given.Start > comma + 2 || !IsWhole(text, given, end)) return surname;
        return new PersonName(surname.Start, given.Start + given.Length - surname.Start, surname.Words + given.Words);
    }

    /// <summary>What has a colon behind it is the next label of the form.</summary>
    private static bool IsLabelItself(string text, PersonName name, int end)
    {
        var at = name.Start + name.Length;
        while (at < end && text[at] is ' ' or '.') at++;
        return at < end && text[at] is ':' or '=' or '?' || at < end && text[at] == '_' && at + 1 < end && text[at + 1] == '_';
    }

    /// <summary>"Volunteer: Gardening Club": what ends like a doing and is no given name.</summary>
    private static bool IsThing(string text, PersonName name)
    {
        var first = text.AsSpan(name.Start, name.Length);
        if (first.IndexOf(' ') is > 0 and var end) first = first[..end];
        return first.EndsWith("ing") && !GivenNames.Contains(first);
    }

    /// <summary>"First name: Jo Last name: Bloggs": what follows is the next label.</summary>
    private static bool IsBeforeLabel(string text, PersonName name, int end)
    {
        var from = name.Start + name.Length;
        var colon = text.IndexOf(':', from, end - from);
        return colon > from && colon - from <= MostLettersOfALabel && IsLabel(text[from..colon]);
    }

    private static bool IsWhole(string text, PersonName name, int end) => !text.AsSpan(name.Start + name.Length, end - name.Start - name.Length).ContainsAnyExcept(" .,\t");

    private static void Greeting(Passage passage, int start, int end, FindingList findings)
    {
        var line = passage.Lower.AsSpan(start, end - start);
        var lead = line.Length - line.TrimStart().Length;
        if (!line[lead..].StartsWith("dear ") && !line[lead..].StartsWith("hi ") && !line[lead..].StartsWith("hello ")) return;
        var from = start + lead + line[lead..].IndexOf(' ');
        if (PersonName.Read(passage.Text, from, end) is not { } name) return;
        // "Dear Jo and Kit,"
        var and = name.Start + name.Length;
        if (name.Words == 1 && and + 5 < end && passage.Lower.AsSpan(and, 5) is " and " && PersonName.Read(passage.Text, and + 5, end) is { } second && IsWhole(passage.Text, second, end))
        {
            Add(passage, name, FindingLevel.Check, findings);
            Add(passage, second, FindingLevel.Check, findings);
        }
        else if (name.Words > 1 || IsWhole(passage.Text, name, end) || name.Start + name.Length < end && passage.Text[name.Start + name.Length] == ',') Add(passage, name, FindingLevel.Check, findings);
    }

    private static bool WholeLine(Passage passage, int start, int end, FindingList findings, int fewestWords = 2)
    {
        // Kisses at the end are no part of a name.
        while (end > start && passage.Text[end - 1] is ' ' or 'x' && (passage.Text[end - 1] == ' ' || end - 2 >= start && passage.Text[end - 2] is ' ' or 'x')) end--;
        if (PersonName.Read(passage.Text, start, end) is not { } name || name.Words < fewestWords || !IsWhole(passage.Text, name, end)) return false;
        Add(passage, name, FindingLevel.Check, findings);
        return true;
    }

    /// <summary>Mrs Bloggs, Dr J. Bloggs.</summary>
    private static void Titles(Passage passage, FindingList findings)
    {
        var lower = passage.Lower;
        foreach (var title in (string[])["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev"])
        {
            for (var at = lower.IndexOf(title, StringComparison.Ordinal); at >= 0; at = lower.IndexOf(title, at + 1, StringComparison.Ordinal))
            {
                var end = at + title.Length;
                if (at > 0 && char.IsLetterOrDigit(lower[at - 1]) || end >= lower.Length || lower[end] is not (' ' or '.') || !char.IsUpper(passage.Text[at])) continue;
                var last = Math.Min(lower.Length, end + MostLettersOfATitle);
                var line = lower.IndexOf('\n', end, last - end);
                if (PersonName.Read(passage.Text, at, line < 0 ? last : line) is { } name && name.Start <= end + 3) Add(passage, name, FindingLevel.Check, findings);
            }
        }
    }

    /// <summary>"Jo Bloggs, DOB 01/02/1950", "Jo Bloggs (NHS number ...)": the words with capital letters right before.</summary>
    private static void BeforeNumbers(Passage passage, FindingList findings)
    {
        var lower = passage.Lower;
        foreach (var label in (string[])["dob", "d.o.b", "date of birth", "nhs n", "born", "nhs:"])
        {
            for (var at = lower.IndexOf(label, StringComparison.Ordinal); at >= 0; at = lower.IndexOf(label, at + 1, StringComparison.Ordinal))
            {
                if (at > 0 && char.IsLetterOrDigit(lower[at - 1])) continue;
                if (CapitalsBefore(passage, at) is var (start, end) && PersonName.Read(passage.Text, start, end) is { Words: >= 2 } name) Add(passage, name, FindingLevel.MustRemove, findings);
            }
        }
    }

    /// <summary>The words with capital letters right before a place, at least two of them.</summary>
    internal static (int Start, int End)? CapitalsBefore(Passage passage, int at)
    {
        var end = at;
        while (end > 0 && at - end < 8 && passage.Text[end - 1] is ' ' or ',' or '(' or '-' or ';' or '|' or '\t' or ':') end--;
        var start = end;
        var words = 0;
        while (start > 0 && words < 4)
        {
            var from = start;
            while (from > 0 && start - from < MostLettersOfAName && (char.IsLetter(passage.Text[from - 1]) || passage.Text[from - 1] is '\'' or '-')) from--;
            if (from == start || !char.IsUpper(passage.Text[from]) || PrivacyRules.FormWords.Contains(passage.Lower[from..start])) break;
            (start, words) = (from, words + 1);
            if (start == 0 || passage.Text[start - 1] != ' ') break;
            if (words < 4 && start > 1) start--;
        }

        return words >= 2 ? (start, end) : null;
    }

    internal static void Add(Passage passage, PersonName name, FindingLevel level, FindingList findings)
    {
        var words = passage.Text.Substring(name.Start, name.Length);
        if (PrivacyRules.NobodyNames.Contains(words)) return;
        var own = passage.Origin is PieceOrigin.Comment or PieceOrigin.Deletion or PieceOrigin.HiddenText ? FindingLevel.MustRemove : level;
        findings.Add(FindingType.Name, Surroundings.IsExample(passage, name.Start) ? FindingLevel.Info : own, passage, name.Start, name.Length, Masks.Initials);
    }
}
