using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy;

/// <summary>Names that stand behind a label in one place, looked for in every other place of the file, its name included.</summary>
internal static class KnownNames
{
    private const int MostNames = 200;

    public static void Find(IReadOnlyList<Passage> passages, FindingList findings)
    {
        var full = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var single = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in findings.All)
        {
            var isProperty = finding is { Type: FindingType.DocumentProperty, Spans: [{ Piece: { Name: { } name, Origin: PieceOrigin.Property } }] } && PrivacyRules.PersonalProperties.Contains(name) && name is not "company";
            if (full.Count >= MostNames || !(finding.Type == FindingType.Name || isProperty) || finding.Spans.Count != 1 || finding.Level == FindingLevel.Info) continue;
            var words = finding.Spans[0].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is < 2 or > 5 || !words.All(word => char.IsUpper(word[0]) || PrivacyRules.Particles.Contains(word))) continue;
            full.Add(string.Join(' ', words));
            if (finding.Level != FindingLevel.MustRemove || isProperty) continue;
            foreach (var word in (string[])[words[0], words[^1]])
                if (word.Length > 2 && word.All(char.IsLetter) && !PrivacyRules.FormWords.Contains(word.ToLowerInvariant()) && !PrivacyRules.NamesThatAreWords.Contains(word.ToLowerInvariant())) single.Add(word);
        }

        if (full.Count == 0) return;
        var starts = full.Select(name => name.Split(' ')).GroupBy(words => words[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.ToLookup(words => LettersFrom(words[1], 0).ToString(), StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        foreach (var passage in passages) Find(passage, starts, single, findings);
    }

    private static void Find(Passage passage, Dictionary<string, ILookup<string, string[]>> full, HashSet<string> single, FindingList findings)
    {
        var text = passage.Text;
        var names = full.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = single.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetter(text[at])) continue;
            var word = LettersFrom(text, at);
            var end = at + word.Length;
            var whole = 0;
            // Of all who share a first name only those whose next word stands there are looked at.
            if (names.TryGetValue(word, out var found))
                foreach (var name in found[LettersFrom(text, GapEnd(text, end)).ToString()]) whole = Math.Max(whole, EndOf(text, at, name));
            if (whole > 0) Add(passage, at, whole, findings, passage.Origin == PieceOrigin.FileName ? FindingLevel.MustRemove : FindingLevel.Check);
            else if (words.Contains(word)) Add(passage, at, end, findings, FindingLevel.Check);
            at = Math.Max(end, whole) - 1;
        }
    }

    /// <summary>Where a name ends that begins at a place, its words apart by anything that is no letter; 0 where it is not there.</summary>
    private static int EndOf(string text, int start, string[] name)
    {
        var at = start;
        foreach (var word in name)
        {
            if (at > start) at = GapEnd(text, at);

            if (at + word.Length > text.Length || !text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)) return 0;
            at += word.Length;
        }

        return at < text.Length && char.IsLetter(text[at]) ? 0 : at;
    }

    private static int GapEnd(string text, int start)
    {
        var at = start;
        while (at < text.Length && at - start < 3 && text[at] is ' ' or '_' or '-' or '.' or '\n' or '\t') at++;
        return at;
    }

    private static ReadOnlySpan<char> LettersFrom(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return text.AsSpan(start, end - start);
    }

    private static void Add(Passage passage, int start, int end, FindingList findings, FindingLevel level)
    {
        foreach (var finding in passage.Spans(start, 1))
            if (findings.Covers(finding, FindingType.Name) || findings.Covers(finding, FindingType.Email) || findings.Covers(finding, FindingType.DocumentProperty)) return;
        findings.Add(FindingType.Name, level, passage, start, end - start, Masks.Initials);
    }
}
