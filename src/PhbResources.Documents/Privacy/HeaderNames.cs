using System.Collections.Frozen;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy;

/// <summary>
/// Finds names in the name of the file, in headers and footers: two words with capital letters that forms are not made of and that the
/// document never writes small.
/// </summary>
internal static class HeaderNames
{
    private const int MostWords = 100_000;

    public static void Find(FileReading reading, IReadOnlyList<Passage> passages, FindingList findings)
    {
        HashSet<string>? small = null;
        foreach (var passage in passages)
        {
            if (passage.Origin is not (PieceOrigin.FileName or PieceOrigin.Header or PieceOrigin.Footer) || passage.Length > 400) continue;
            var text = passage.Origin == PieceOrigin.FileName ? passage.Text.Replace('_', ' ').Replace('-', ' ') : passage.Text;
            if (passage.Origin == PieceOrigin.FileName && text.LastIndexOf('.') is > 0 and var dot) text = text[..dot];
            Find(passage, text, small ??= SmallWords(reading), findings);
        }
    }

    private static void Find(Passage passage, string text, HashSet<string> small, FindingList findings)
    {
        var run = new List<(int Start, int End)>();
        for (var at = 0; at <= text.Length; at++)
        {
            var end = at;
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '\'')) end++;
            if (end > at)
            {
                var word = text[at..end];
                var isOwner = word.EndsWith("'s", StringComparison.Ordinal);
                var plain = isOwner ? word[..^2] : word;
                if (IsNameLike(plain, small))
                {
                    run.Add((at, at + plain.Length));
                    if (isOwner) Close(isOwner);
                }
                else Close();
                at = end - 1;
                continue;
            }

            if (at == text.Length || text[at] is not ' ') Close();
        }

        void Close(bool isOwner = false)
        {
            if (run.Count is 2 or 3 || isOwner && run.Count == 1)
            {
                var (start, length) = (run[0].Start, run[^1].End - run[0].Start);
                var isCovered = passage.Spans(start, 1) is [var span] && (findings.Covers(span, FindingType.Name) || findings.Covers(span, FindingType.Postcode));
                if (!isCovered) findings.Add(FindingType.Name, FindingLevel.Check, passage, start, length, Masks.Initials);
            }

            run.Clear();
        }
    }

    private static bool IsNameLike(string word, HashSet<string> small)
    {
        var lower = word.ToLowerInvariant();
        return word.Length > 1 && char.IsUpper(word[0]) && PersonName.IsMadeOfLetters(word, anyCase: false) && !word.All(char.IsUpper) && !PrivacyRules.FormWords.Contains(lower) && !small.Contains(lower)
            && !Endings.Any(ending => lower.EndsWith(ending, StringComparison.Ordinal)) && !lower.StartsWith("phb", StringComparison.Ordinal);
    }

    /// <summary>Endings that words of documents have and names hardly ever.</summary>
    private static readonly FrozenSet<string> Endings = FrozenSet.Create(StringComparer.Ordinal, "tion", "ment", "ing", "ance", "ence", "ity", "ness", "ship", "ment's", "ical", "able", "ory", "ology", "ings", "tions", "ments");

    private static HashSet<string> SmallWords(FileReading reading)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var piece in reading.Pieces)
        {
            if (!piece.IsVisible || piece.Origin is PieceOrigin.Header or PieceOrigin.Footer) continue;
            for (var at = 0; at < piece.Text.Length && words.Count < MostWords; at++)
            {
                var end = at;
                while (end < piece.Text.Length && char.IsLetter(piece.Text[end])) end++;
                if (end > at && end - at < 30 && char.IsLower(piece.Text[at])) words.Add(piece.Text[at..end]);
                at = Math.Max(at, end);
            }
        }

        return words;
    }
}
