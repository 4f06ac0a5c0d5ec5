using PhbResources.Search.Analysis;
using PhbResources.Search.Corrections;
using PhbResources.Search.Storage;
using PhbResources.Search.Synonyms;

namespace PhbResources.Search.Querying;

/// <summary>
/// Understands a query: which of its words carry meaning, what else they may be called, where two words are one or
/// one is two, and what was misspelt. What it does depends on the words and the index only, never on chosen filters,
/// so that the count beside a filter is the count one finds behind it.
/// </summary>
internal sealed class QueryPlanner(IndexSnapshot index, English english, SynonymSet synonyms)
{
    private const int MaxWords = 24;
    private const int MaxParts = 12;
    private const int MaxPrefixes = 8;

    private const float SynonymWeight = 0.8f;
    private const float OtherWeight = 0.5f;
    private const float JoinedWeight = 0.95f;
    private const float OptionalWeight = 0.3f;
    private const float ApartWeight = 0.75f;

    private List<QueryWord> _words = [];

    /// <param name="text">What was typed.</param>
    /// <param name="exactly">True to leave the spelling alone.</param>
    public QueryPlan Plan(string text, bool exactly)
    {
        text = DocumentMapping.Cut(text, SearchRequest.MaxQueryLength);
        var words = _words = QueryWord.Read(text, english, MaxWords);
        if (words.Count == 0) return new QueryPlan([]) { Everything = string.IsNullOrWhiteSpace(text) };
        if (exactly) return Plan(text, words);
        var correction = new SpellingCorrection(index, english, synonyms);
        var known = new bool[words.Count];
        for (var i = 0; i < known.Length; i++) known[i] = IsKnown(words, i);
        for (var i = 0; i < words.Count; i++)
            if (!known[i]) words[i] = correction.Correct(words, i);
        return Plan(text, words);
    }

    /// <summary>
    /// The query last planned with one of its rarest words replaced by a common one an error away: for words that are spelt
    /// rightly somewhere but hardly meant (<c>from</c> for <c>form</c>).
    /// </summary>
    /// <param name="text">The query.</param>
    /// <param name="commoner">True for words only that are far commoner.</param>
    public IEnumerable<QueryPlan> SecondThoughts(string text, bool commoner)
    {
        text = DocumentMapping.Cut(text, SearchRequest.MaxQueryLength);
        var correction = new SpellingCorrection(index, english, synonyms);
        var rare = Enumerable.Range(0, _words.Count).Where(i => !_words[i].Function).OrderBy(i => index.CountOf(_words[i].Text)).Take(3).ToList();
        foreach (var i in rare)
        {
            foreach (var likelier in correction.MoreLikely(_words, i, commoner))
            {
                var changed = _words.ToList();
                changed[i] = likelier;
                yield return Plan(text, changed);
            }
        }
    }

    private QueryPlan Plan(string text, List<QueryWord> words)
    {
        var parts = new List<QueryPart>();
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count && parts.Count < MaxParts;)
        {
            var (part, length) = Phrase(words, i) ?? Joined(words, i) ?? (words[i].Function ? null : Single(words, i), 1);
            // A word said twice is asked for once.
            if (part is not null && said.Add(string.Join(' ', words.Skip(i).Take(length).Select(word => word.Text)))) parts.Add(part);
            i += length;
        }
        if (parts.Count == 0) parts.AddRange(words.Take(MaxParts).Select(AsWritten));
        else if (parts.TrueForAll(part => part.Optional)) parts = parts.ConvertAll(part => part with { Optional = false });
        return new QueryPlan(parts)
        {
            Stems = [.. words.Where(word => !word.Function).Select(word => word.Stem)],
            Words = [.. words.Select(word => word.Text)],
            Corrected = Corrected(text, words),
        };
    }

    private bool IsKnown(List<QueryWord> words, int i)
    {
        var word = words[i];
        return word.Function || word.Weak || index.CountOfStem(word.Stem) > 0 || index.CountOf(word.Text) > 0
            || synonyms.Words.Contains(word.Text) || synonyms.Find([word.Stem], out _).Count > 0
            || word.Last && Beginnings(word).Count > 0
            || i > 0 && IsWord(words[i - 1].Text + word.Text) || i + 1 < words.Count && IsWord(word.Text + words[i + 1].Text)
            || Split(word.Text) is not null;
    }

    /// <summary>The longest phrase with synonyms that begins here.</summary>
    private (QueryPart?, int)? Phrase(List<QueryWord> words, int start)
    {
        if (words[start].Function) return null;
        for (var wanted = synonyms.Longest; wanted >= 2; wanted--)
        {
            var span = new List<QueryWord>(wanted);
            var end = start;
            for (; end < words.Count && span.Count < wanted; end++)
                if (!words[end].Function) span.Add(words[end]);
            if (span.Count < wanted) continue;
            var stems = span.Select(word => word.Stem).ToArray();
            var others = synonyms.Find(stems, out var oneWay);
            if (others.Count == 0) continue;
            var alternatives = Known(others, SynonymWeight);
            if (index.CountOfStems(stems) > 0) alternatives.Insert(0, new Alternative(stems, 1f));
            var common = alternatives.Count == 0 ? 1 : alternatives.Max(other => index.CountOfStems(other.Stems));
            var rarity = Rarity(common) * MathF.Sqrt(wanted);
            // "a => b" says that b is meant: the words of a count as a phrase only.
            return (new QueryPart(alternatives) { Literally = oneWay ? [] : Apart([.. span.Select(word => Single(words, words.IndexOf(word)))], rarity), Rarity = rarity }, end - start);
        }
        return null;
    }

    /// <summary>Two words that the index knows as one: time sheet, on call.</summary>
    private (QueryPart?, int)? Joined(List<QueryWord> words, int start)
    {
        if (start + 1 >= words.Count || words[start].Function && words[start + 1].Function) return null;
        var joined = words[start].Text + words[start + 1].Text;
        var stem = english.Stem(joined);
        var alternatives = Known(synonyms.Find([stem], out _), SynonymWeight);
        if (IsWord(joined)) alternatives.Insert(0, new Alternative([stem], JoinedWeight, joined));
        if (alternatives.Count == 0) return null;
        var literally = new List<QueryPart>();
        for (var i = start; i < start + 2; i++)
            if (!words[i].Function) literally.Add(Single(words, i));
        var rarity = Rarity(alternatives.Max(other => index.CountOfStems(other.Stems))) * 1.3f;
        // "Put in" and "go to" say no more as one word than as two.
        var weak = literally.TrueForAll(word => word.Optional);
        return (new QueryPart(alternatives) { Literally = Apart(literally, rarity), Rarity = weak ? rarity * OptionalWeight : rarity, Optional = weak }, 2);
    }

    // The words of a phrase scattered over a document are worth less than the phrase.
    private static List<QueryPart> Apart(List<QueryPart> words, float phrase)
    {
        var sum = words.Sum(word => word.Rarity);
        var share = MathF.Min(1f, ApartWeight * phrase / sum);
        return words.ConvertAll(word => word with { Optional = false, Rarity = word.Rarity * share });
    }

    private QueryPart Single(List<QueryWord> words, int i)
    {
        var word = words[i];
        var alternatives = Known(synonyms.Find([word.Stem], out _), SynonymWeight);
        var count = index.CountOfStem(word.Stem);
        if (count > 0 || index.CountOf(word.Text) > 0) alternatives.Insert(0, new Alternative([word.Stem], 1f, word.Text));
        var common = Math.Max(count, alternatives.Count == 0 ? 0 : alternatives.Max(other => index.CountOfStems(other.Stems)));
        foreach (var other in word.Others) alternatives.Add(new Alternative([english.Stem(other)], OtherWeight, other));
        if (Split(word.Text) is { } halves) alternatives.Add(new Alternative(halves, JoinedWeight));
        if (word.Last && !word.Corrected)
            foreach (var stem in Beginnings(word)) alternatives.Add(new Alternative([stem], count > 0 ? 0.35f : 0.8f));
        if (common == 0 && alternatives.Count > 0) common = alternatives.Max(other => index.CountOfStems(other.Stems));
        return new QueryPart(alternatives) { Rarity = Rarity(common) * (word.Weak ? OptionalWeight : 1f), Optional = word.Weak };
    }

    // "Who does what": nothing but words without meaning, so they are looked for as they stand.
    private QueryPart AsWritten(QueryWord word)
    {
        var count = index.CountOf(word.Text);
        return new QueryPart(count == 0 ? [] : [new Alternative([], 1f, word.Text)]) { Rarity = Rarity(count) };
    }

    private List<Alternative> Known(IReadOnlyList<string[]> phrases, float weight)
    {
        var known = new List<Alternative>(phrases.Count + 2);
        foreach (var stems in phrases)
            if (index.CountOfStems(stems) > 0) known.Add(new Alternative(stems, weight));
        // "Shift plan" adds nothing where "shift" alone will do.
        known.RemoveAll(phrase => phrase.Stems.Length > 1 && known.Exists(word => word.Stems.Length == 1 && phrase.Stems.Contains(word.Stems[0])));
        return known;
    }

    /// <summary>Stems of the commonest words that begin with an unfinished one.</summary>
    private List<string> Beginnings(QueryWord word)
    {
        var least = index.CountOfStem(word.Stem) > 0 ? 3 : 2;
        if (word.Text.Length < least || word.Capitals || word.Weak || word.Function || char.IsAsciiDigit(word.Text[0])) return [];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var view in index.Views)
            view.Vocabulary.StartingWith(word.Text, (found, count, inTitle) =>
            {
                var stem = english.Stem(found);
                if (stem != word.Stem) counts[stem] = counts.GetValueOrDefault(stem) + (inTitle ? 10 * count : count);
            });
        return [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MaxPrefixes).Select(pair => pair.Key)];
    }

    private bool IsWord(string joined) => joined.Length >= 5 && index.CountOf(joined) > 0;

    /// <summary>The two words that one is made of, where a document has them side by side.</summary>
    private string[]? Split(string word)
    {
        if (word.Length < 5 || char.IsAsciiDigit(word[0])) return null;
        for (var at = 2; at <= word.Length - 2; at++)
        {
            var (first, second) = (word[..at], word[at..]);
            if (English.IsFunction(first) || English.IsFunction(second) || index.CountOf(first) == 0 || index.CountOf(second) == 0) continue;
            string[] stems = [english.Stem(first), english.Stem(second)];
            if (index.CountUpTo(QueryBuilder.ExactPhrase([first, second]), 1) > 0) return stems;
        }
        return null;
    }

    private float Rarity(int count)
    {
        var all = Math.Max(1, index.Searcher.IndexReader.MaxDoc);
        count = Math.Clamp(count, 1, all);
        return MathF.Max(0.05f, MathF.Log(1f + (all - count + 0.5f) / (count + 0.5f)));
    }

    private static string? Corrected(string text, List<QueryWord> words)
    {
        if (!words.Exists(word => word.Corrected)) return null;
        var corrected = new System.Text.StringBuilder();
        var place = 0;
        foreach (var word in words.Where(word => word.Corrected))
        {
            corrected.Append(text, place, word.Typed.Start - place).Append(word.Text);
            place = word.Typed.End;
        }
        return corrected.Append(text, place, text.Length - place).ToString().Trim();
    }
}
