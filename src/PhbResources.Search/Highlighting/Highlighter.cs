using PhbResources.Search.Analysis;
using PhbResources.Search.Querying;

namespace PhbResources.Search.Highlighting;

/// <summary>Finds in a text what a query was found by.</summary>
internal sealed class Highlighter
{
    private readonly English _english;
    private readonly Dictionary<string, float> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Stems, string What, float Worth)>> _phrases = new(StringComparer.Ordinal);
    private readonly FirstLetters _starts = new();
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly List<Word> _split = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _folded = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public Highlighter(English english, QueryPlan plan)
    {
        _english = english;
        foreach (var part in plan.Parts) Add(part);
    }

    public MarkedText Mark(string text)
    {
        var marks = new List<Range>();
        foreach (var found in Find(text)) marks.Add(found.Start..found.End);
        return new MarkedText(text, marks);
    }

    /// <summary>Places that match, in order, not overlapping, each with what it matched and what that is worth.</summary>
    public List<Found> Find(string text)
    {
        var found = new List<Found>();
        if (_words.Count + _phrases.Count + _written.Count == 0) return found;
        var words = _split;
        words.Clear();
        Words.Split(text, words, _starts, _folded);
        for (var i = 0; i < words.Count;)
        {
            var (length, what, worth) = At(words, i);
            if (length == 0)
            {
                i++;
                continue;
            }
            found.Add(new Found(words[i].Start, words[i + length - 1].End, what, worth));
            i += length;
        }
        return found;
    }

    private void Add(QueryPart part)
    {
        foreach (var alternative in part.Alternatives)
        {
            var worth = part.Rarity * alternative.Weight;
            foreach (var stem in alternative.Stems) _starts.Add(stem);
            if (alternative.Exact is not null) _starts.Add(alternative.Exact);
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

    private (int Length, string What, float Worth) At(List<Word> words, int i)
    {
        var text = words[i].Text;
        if (text.Length == 0) return default;
        if (_written.Contains(text)) return (1, text, 1f);
        if (i + 1 < words.Count && words[i + 1].Glued && words[i + 1].Text.Length > 0 && _words.Count > 0)
        {
            var joined = _english.Stem(text + words[i + 1].Text);
            if (_words.TryGetValue(joined, out var value)) return (2, joined, value);
        }
        if (English.IsFunction(text)) return default;
        var stem = _english.Stem(text);
        if (_phrases.TryGetValue(stem, out var phrases))
        {
            var longest = (Length: 0, What: "", Worth: 0f);
            foreach (var (stems, what, worth) in phrases)
                if (Length(words, i, stems) is var length && length > longest.Length) longest = (length, what, worth);
            if (longest.Length > 0) return longest;
        }
        return _words.TryGetValue(stem, out var single) ? (1, stem, single) : default;
    }

    // Words that a phrase takes up here, those without meaning between its words included; 0 where it does not stand here.
    private int Length(List<Word> words, int start, string[] stems)
    {
        var place = start;
        for (var s = 0; s < stems.Length; s++, place++)
        {
            while (s > 0 && place < words.Count && English.IsFunction(words[place].Text)) place++;
            if (place >= words.Count || words[place].Text.Length == 0 || _english.Stem(words[place].Text) != stems[s]) return 0;
        }
        return place - start;
    }

    /// <summary>A place that matches.</summary>
    internal readonly record struct Found(int Start, int End, string What, float Worth);
}
