using System.Numerics;
using Lucene.Net.Index;
using PhbResources.Search.Analysis;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Corrections;

/// <summary>The words of one segment, as written, with how many documents have them.</summary>
internal sealed class Vocabulary
{
    private readonly string[] _words;
    private readonly int[] _counts;
    private readonly uint[] _letters;
    private readonly bool[] _inTitle;
    private readonly Dictionary<string, int> _stems;
    private readonly Func<string, string> _stem;

    public Vocabulary(AtomicReader reader, English english)
    {
        _stem = english.Stem;
        var words = new List<string>();
        var counts = new List<int>();
        _stems = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, count) in TermsOf(reader, IndexFields.ExactText))
        {
            words.Add(word);
            counts.Add(count);
            var stem = english.Stem(word);
            _stems[stem] = Math.Min(reader.MaxDoc, _stems.GetValueOrDefault(stem) + count);
        }
        // Formats are not in the text: nobody's "docx" is corrected to them, but they can be asked for.
        foreach (var (format, count) in TermsOf(reader, IndexFields.Formats)) _stems.TryAdd(format, count);
        _words = [.. words];
        _counts = [.. counts];
        Array.Sort(_words, _counts, StringComparer.Ordinal);
        _letters = Array.ConvertAll(_words, Letters);
        _inTitle = new bool[_words.Length];
        foreach (var (word, _) in TermsOf(reader, IndexFields.ExactTitle))
            if (Array.BinarySearch(_words, word, StringComparer.Ordinal) is >= 0 and var place) _inTitle[place] = true;
    }

    /// <summary>How many documents have the word as written; those deleted since count until the segment is merged.</summary>
    public int CountOf(string word) => Array.BinarySearch(_words, word, StringComparer.Ordinal) is >= 0 and var place ? _counts[place] : 0;

    /// <summary>About how many documents have a word of this stem.</summary>
    public int CountOfStem(string stem) => _stems.GetValueOrDefault(stem);

    /// <summary>Words that begin with the letters given.</summary>
    public void StartingWith(string prefix, Action<string, int, bool> found)
    {
        var place = Array.BinarySearch(_words, prefix, StringComparer.Ordinal);
        for (place = place < 0 ? ~place : place; place < _words.Length && _words[place].StartsWith(prefix, StringComparison.Ordinal); place++)
            found(_words[place], _counts[place], _inTitle[place]);
    }

    /// <summary>Words at most so many typing errors away.</summary>
    public void Near(string word, int edits, Action<string, int, bool, int> found)
    {
        var letters = Letters(word);
        for (var i = 0; i < _words.Length; i++)
        {
            // An error changes at most two letters of the set; this passes over nearly every word without looking at it.
            if (BitOperations.PopCount(_letters[i] ^ letters) > 2 * edits) continue;
            var candidate = _words[i];
            if (Math.Abs(candidate.Length - word.Length) > edits) continue;
            var distance = EditDistance.Between(word, candidate, edits);
            if (distance <= edits) found(candidate, _counts[i], _inTitle[i], distance);
        }
    }

    /// <summary>Words whose stems are at most so many typing errors away; of each stem the commonest word.</summary>
    public void NearStem(string stem, int edits, Action<string, int, bool, int> found)
    {
        if (edits == 0) return;
        var letters = Letters(stem);
        var commonest = new Dictionary<string, (int Place, int Distance)>(StringComparer.Ordinal);
        for (var i = 0; i < _words.Length; i++)
        {
            // A word has the letters of its stem and a few more.
            if (BitOperations.PopCount(letters & ~_letters[i]) > edits || _words[i].Length < stem.Length - edits) continue;
            var other = _stem(_words[i]);
            var distance = EditDistance.Between(stem, other, edits);
            if (distance > edits || commonest.TryGetValue(other, out var known) && _counts[known.Place] >= _counts[i]) continue;
            commonest[other] = (i, distance);
        }
        foreach (var (place, distance) in commonest.Values) found(_words[place], _counts[place], _inTitle[place], distance);
    }

    private static uint Letters(string word)
    {
        var set = 0u;
        foreach (var c in word) set |= 1u << (char.IsAsciiLetterLower(c) ? c - 'a' : char.IsAsciiDigit(c) ? 26 : 27);
        return set;
    }

    private static IEnumerable<(string Word, int Count)> TermsOf(AtomicReader reader, string field)
    {
        var terms = reader.GetTerms(field)?.GetEnumerator();
        while (terms is not null && terms.MoveNext()) yield return (terms.Term.Utf8ToString(), terms.DocFreq);
    }
}
