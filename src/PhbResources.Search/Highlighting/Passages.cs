using System.Buffers;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Highlighting;

/// <summary>Picks the sentences that show best why a document was found.</summary>
/// <param name="highlighter">Knows what matches.</param>
internal sealed class Passages(Highlighter highlighter)
{
    private const int Most = 3;
    private const int Length = 220;

    private static readonly SearchValues<char> MayEnd = SearchValues.Create("\n\r.!?");

    // All texts of the document, one behind the other; used again for the next.
    private char[] _text = [];
    private readonly List<Highlighter.Found> _found = [];
    private readonly List<Candidate> _candidates = [];

    public IReadOnlyList<MarkedText> Of(ShownText shown)
    {
        _found.Clear();
        _candidates.Clear();
        var left = shown.Texts;
        if (_text.Length < left.Length) _text = new char[left.Length];
        for (var begin = 0; left.Length > 0;)
        {
            var text = ShownText.Next(ref left, _text.AsSpan(begin), out var codes, out var starts);
            var first = _found.Count;
            highlighter.Find(text, codes, starts, _found);
            for (var i = first; i < _found.Count;)
            {
                var (start, end) = Around(text, _found[i].Start, _found[i].End);
                var next = i;
                while (next < _found.Count && _found[next].End <= end) next++;
                if (next > i) _candidates.Add(new Candidate(begin, start, end, i, next, Worth(_found, i, next), _candidates.Count));
                i = Math.Max(next, i + 1);
            }
            begin += text.Length;
        }
        _candidates.Sort((a, b) => a.Worth != b.Worth ? b.Worth.CompareTo(a.Worth) : a.Order.CompareTo(b.Order));
        var best = new List<Candidate>(Most);
        foreach (var candidate in _candidates)
        {
            if (best.Count == Most) break;
            if (!best.Exists(kept => TextOf(kept).SequenceEqual(TextOf(candidate)))) best.Add(candidate);
        }
        return best.ConvertAll(Marked);
    }

    private ReadOnlySpan<char> TextOf(Candidate candidate) => _text.AsSpan(candidate.Text + candidate.Start, candidate.End - candidate.Start);

    private MarkedText Marked(Candidate candidate)
    {
        var marks = new Range[candidate.To - candidate.From];
        for (var i = 0; i < marks.Length; i++) marks[i] = (_found[candidate.From + i].Start - candidate.Start)..(_found[candidate.From + i].End - candidate.Start);
        return new MarkedText(TextOf(candidate).ToString(), marks);
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

    /// <summary>The sentence or line around a place, shortened at words where it is long.</summary>
    private static (int Start, int End) Around(ReadOnlySpan<char> text, int from, int to)
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
    private static int EndBefore(ReadOnlySpan<char> text, int place, int limit)
    {
        while (place > limit)
        {
            var at = text[limit..place].LastIndexOfAny(MayEnd);
            if (at < 0) return limit;
            if (Ends(text, limit + at)) return limit + at + 1;
            place = limit + at;
        }
        return place;
    }

    private static int EndAfter(ReadOnlySpan<char> text, int place, int limit)
    {
        while (place < limit)
        {
            var at = text[place..limit].IndexOfAny(MayEnd);
            if (at < 0) return limit;
            if (Ends(text, place + at)) return place + at;
            place += at + 1;
        }
        return place;
    }

    private static bool Ends(ReadOnlySpan<char> text, int place) =>
        text[place] is '\n' or '\r' || text[place] is '.' or '!' or '?' && (place + 1 >= text.Length || char.IsWhiteSpace(text[place + 1]));

    private static int WordAfter(ReadOnlySpan<char> text, int place, int limit)
    {
        while (place < limit && !char.IsWhiteSpace(text[place])) place++;
        return place;
    }

    private static int WordBefore(ReadOnlySpan<char> text, int place, int limit)
    {
        place = Math.Min(place, text.Length);
        while (place > limit && place < text.Length && !char.IsWhiteSpace(text[place])) place--;
        return place;
    }

    /// <param name="Text">Where the text begins in which it is.</param>
    /// <param name="Start">Where it begins in that text.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="From">The first place found in it.</param>
    /// <param name="To">The first behind it.</param>
    /// <param name="Worth">What the places are worth together.</param>
    /// <param name="Order">Its place among all.</param>
    private readonly record struct Candidate(int Text, int Start, int End, int From, int To, float Worth, int Order);
}
