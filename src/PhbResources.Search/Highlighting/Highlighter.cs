using System.Buffers;
using PhbResources.Search.Analysis;
using PhbResources.Search.Querying;

namespace PhbResources.Search.Highlighting;

/// <summary>Finds in a text what a query was found by.</summary>
internal sealed class Highlighter
{
    private readonly English _english;
    private readonly Dictionary<string, float> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Stems, string What, float Worth)>> _phrases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly SearchValues<char> _codes;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _folded = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public Highlighter(English english, QueryPlan plan)
    {
        _english = english;
        foreach (var part in plan.Parts) Add(part);
        _codes = SearchValues.Create([.. _words.Keys.Concat(_phrases.Keys).Concat(_written).Select(stem => WordCodes.Of(stem))]);
    }

    /// <summary>Marks all places that match in a short text.</summary>
    public MarkedText Mark(string text)
    {
        var marks = new List<Range>();
        for (var (place, last) = (0, -1); Words.TryNext(text, ref place, ref last, out var start, out _);)
        {
            if (!TryFind(text, start, out var found)) continue;
            marks.Add(found.Start..found.End);
            place = last = found.End;
        }
        return new MarkedText(text, marks);
    }

    /// <summary>Places that match in a long text, in order, not overlapping.</summary>
    /// <param name="text">The text.</param>
    /// <param name="codes">Its words, as <see cref="WordCodes"/> wrote them.</param>
    /// <param name="starts">Where they begin.</param>
    /// <param name="found">Takes the places.</param>
    public void Find(ReadOnlySpan<char> text, ReadOnlySpan<char> codes, ReadOnlySpan<char> starts, List<Found> found)
    {
        var end = 0;
        for (var i = 0; codes[i..].IndexOfAny(_codes) is >= 0 and var next; i++)
        {
            i += next;
            if (starts[i] < end || !TryFind(text, starts[i], out var place)) continue;
            found.Add(place);
            end = place.End;
        }
    }

    private void Add(QueryPart part)
    {
        foreach (var alternative in part.Alternatives)
        {
            var worth = part.Rarity * alternative.Weight;
            if (alternative.Stems.Length == 0) _written.Add(alternative.Exact!);
            else if (alternative.Stems.Length == 1) _words[alternative.Stems[0]] = Math.Max(worth, _words.GetValueOrDefault(alternative.Stems[0]));
            else
            {
                if (!_phrases.TryGetValue(alternative.Stems[0], out var phrases)) _phrases[alternative.Stems[0]] = phrases = [];
                phrases.Add((alternative.Stems, string.Join(' ', alternative.Stems), worth));
            }
        }
        foreach (var word in part.Literally) Add(word);
    }

    /// <summary>What matches where a word begins.</summary>
    private bool TryFind(ReadOnlySpan<char> text, int start, out Found found)
    {
        found = default;
        var (end, last) = (start, -1);
        if (!Words.TryNext(text, ref end, ref last, out start, out _)) return false;
        var word = Folded(text[start..end]);
        if (word.Length == 0) return false;
        if (_written.Contains(word)) found = new Found(start, end, word, 1f);
        else if (end < text.Length && Words.IsHyphen(text[end]) && Pair(text, word, end) is { Worth: > 0f } pair) found = pair with { Start = start };
        else if (!English.IsFunction(word))
        {
            var stem = _english.Stem(word);
            if (_phrases.TryGetValue(stem, out var phrases))
                foreach (var (stems, what, worth) in phrases)
                    if (EndOf(text, end, stems) is var phraseEnd && phraseEnd > found.End) found = new Found(start, phraseEnd, what, worth);
            if (found.End == 0 && _words.TryGetValue(stem, out var single)) found = new Found(start, end, stem, single);
        }
        return found.End > 0;
    }

    // Two words joined by a hyphen that are wanted as one.
    private Found Pair(ReadOnlySpan<char> text, string word, int end)
    {
        var last = end;
        if (!Words.TryNext(text, ref end, ref last, out var second, out var glued) || !glued) return default;
        var joined = _english.Stem(word + Folded(text[second..end]));
        return _words.TryGetValue(joined, out var worth) ? new Found(0, end, joined, worth) : default;
    }

    // Where a phrase ends whose first word ended here, words without meaning between its words included; 0 where it does not stand here.
    private int EndOf(ReadOnlySpan<char> text, int end, string[] stems)
    {
        var last = -1;
        for (var s = 1; s < stems.Length;)
        {
            if (!Words.TryNext(text, ref end, ref last, out var start, out _)) return 0;
            var word = Folded(text[start..end]);
            if (English.IsFunction(word)) continue;
            if (word.Length == 0 || _english.Stem(word) != stems[s++]) return 0;
        }
        return end;
    }

    private string Folded(ReadOnlySpan<char> raw)
    {
        if (!_folded.TryGetValue(raw, out var folded)) _folded[raw] = folded = Words.Fold(raw);
        return folded;
    }

    /// <summary>A place that matches.</summary>
    internal readonly record struct Found(int Start, int End, string What, float Worth);
}
