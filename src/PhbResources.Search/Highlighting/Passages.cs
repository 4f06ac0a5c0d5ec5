using System.Buffers;

namespace PhbResources.Search.Highlighting;

/// <summary>Picks the sentences that show best why a document was found.</summary>
internal static class Passages
{
    private const int Most = 3;
    private const int Length = 220;

    private static readonly SearchValues<char> MayEnd = SearchValues.Create("\n\r.!?");

    /// <param name="highlighter">Knows what matches.</param>
    /// <param name="texts">The document's texts, the most telling first.</param>
    public static IReadOnlyList<MarkedText> Of(Highlighter highlighter, IReadOnlyList<string> texts)
    {
        var candidates = new List<Candidate>();
        foreach (var text in texts)
        {
            var found = highlighter.Find(text);
            for (var i = 0; i < found.Count;)
            {
                var (start, end) = Around(text, found[i].Start, found[i].End);
                var next = i;
                while (next < found.Count && found[next].End <= end) next++;
                if (next > i) candidates.Add(new Candidate(text, start, end, found.GetRange(i, next - i), Worth(found, i, next), candidates.Count));
                i = Math.Max(next, i + 1);
            }
        }
        candidates.Sort((a, b) => a.Worth != b.Worth ? b.Worth.CompareTo(a.Worth) : a.Order.CompareTo(b.Order));
        var best = new List<Candidate>(Most);
        foreach (var candidate in candidates)
        {
            if (best.Count == Most) break;
            if (!best.Exists(kept => Same(kept, candidate))) best.Add(candidate);
        }
        return best.ConvertAll(candidate => candidate.Marked());
    }

    // Each thing counts once, however often a sentence says it.
    private static float Worth(List<Highlighter.Found> found, int from, int to)
    {
        var worth = 0f;
        for (var i = from; i < to; i++)
        {
            var said = false;
            for (var before = from; before < i && !said; before++) said = found[before].What == found[i].What;
            if (!said) worth += found[i].Worth;
        }
        return worth;
    }

    private static bool Same(Candidate a, Candidate b) =>
        a.Text.AsSpan(a.Start, a.End - a.Start).SequenceEqual(b.Text.AsSpan(b.Start, b.End - b.Start));

    /// <summary>The sentence or line around a place, shortened at words where it is long.</summary>
    private static (int Start, int End) Around(string text, int from, int to)
    {
        var start = EndBefore(text, from, Math.Max(0, from - Length));
        var end = EndAfter(text, to, Math.Min(text.Length, Math.Max(to, start + 2 * Length)));
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

    /// <summary>Where the sentence begins that a place is in; not before the limit.</summary>
    private static int EndBefore(string text, int place, int limit)
    {
        while (place > limit)
        {
            var at = text.AsSpan(limit, place - limit).LastIndexOfAny(MayEnd);
            if (at < 0) return limit;
            if (Ends(text, limit + at)) return limit + at + 1;
            place = limit + at;
        }
        return place;
    }

    private static int EndAfter(string text, int place, int limit)
    {
        while (place < limit)
        {
            var at = text.AsSpan(place, limit - place).IndexOfAny(MayEnd);
            if (at < 0) return limit;
            if (Ends(text, place + at)) return place + at;
            place += at + 1;
        }
        return place;
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
