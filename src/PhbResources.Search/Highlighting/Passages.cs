namespace PhbResources.Search.Highlighting;

/// <summary>Picks the sentences that show best why a document was found.</summary>
internal static class Passages
{
    private const int Most = 3;
    private const int Length = 220;

    // Text looked at for each document: a passage from page 30 of an upload is worth less than a fast answer.
    private const int MaxText = 12_000;

    /// <param name="highlighter">Knows what matches.</param>
    /// <param name="texts">The document's texts, the most telling first.</param>
    public static IReadOnlyList<MarkedText> Of(Highlighter highlighter, IEnumerable<string> texts)
    {
        var candidates = new List<Candidate>();
        var budget = MaxText;
        var order = 0;
        foreach (var text in texts)
        {
            if (budget <= 0) break;
            var seen = Storage.DocumentMapping.Cut(text, budget);
            budget -= seen.Length;
            var found = highlighter.Find(seen);
            for (var i = 0; i < found.Count;)
            {
                var (start, end) = Around(seen, found[i].Start, found[i].End);
                var next = i;
                while (next < found.Count && found[next].End <= end) next++;
                if (next == i) next++;
                var inside = found[i..next].FindAll(place => place.End <= end);
                i = next;
                if (inside.Count > 0) candidates.Add(new Candidate(seen, start, end, inside, Worth(inside), order++));
            }
        }
        var best = new List<Candidate>(Most);
        foreach (var candidate in candidates.OrderByDescending(candidate => candidate.Worth).ThenBy(candidate => candidate.Order))
        {
            if (best.Count == Most) break;
            if (!best.Exists(kept => Same(kept, candidate))) best.Add(candidate);
        }
        return best.ConvertAll(candidate => candidate.Marked());
    }

    private static float Worth(List<Highlighter.Found> inside)
    {
        var worth = 0f;
        foreach (var what in inside.GroupBy(place => place.What, StringComparer.Ordinal)) worth += what.First().Worth;
        return worth;
    }

    private static bool Same(Candidate a, Candidate b) =>
        a.Text.AsSpan(a.Start, a.End - a.Start).SequenceEqual(b.Text.AsSpan(b.Start, b.End - b.Start));

    /// <summary>The sentence or line around a place, shortened at words where it is long.</summary>
    private static (int Start, int End) Around(string text, int from, int to)
    {
        var start = from;
        while (start > 0 && from - start < Length && !Ends(text, start - 1)) start--;
        var end = to;
        while (end < text.Length && end - start < 2 * Length && !Ends(text, end)) end++;
        if (end < text.Length && text[end] is '.' or '!' or '?') end++;
        if (end - start > Length)
        {
            if (from - start > Length / 3) start = WordAfter(text, from - Length / 3, from);
            if (end - start > Length) end = WordBefore(text, Math.Max(to, start + Length), to);
        }
        while (start < from && char.IsWhiteSpace(text[start])) start++;
        while (end > to && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end);
    }

    private static bool Ends(string text, int place) =>
        text[place] is '\n' or '\r' || text[place] is '.' or '!' or '?' && (place + 1 >= text.Length || char.IsWhiteSpace(text[place + 1]));

    private static int WordAfter(string text, int place, int limit)
    {
        while (place < limit && !char.IsWhiteSpace(text[place])) place++;
        return place;
    }

    private static int WordBefore(string text, int place, int limit)
    {
        place = Math.Min(place, text.Length);
        while (place > limit && place < text.Length && !char.IsWhiteSpace(text[place])) place--;
        return place;
    }

    private sealed record Candidate(string Text, int Start, int End, List<Highlighter.Found> Inside, float Worth, int Order)
    {
        public MarkedText Marked() =>
            new(Text[Start..End], [.. Inside.Select(place => (place.Start - Start)..(place.End - Start))]);
    }
}
