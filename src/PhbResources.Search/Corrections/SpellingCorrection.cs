using Lucene.Net.Search;
using PhbResources.Search.Analysis;
using PhbResources.Search.Querying;
using PhbResources.Search.Storage;
using PhbResources.Search.Synonyms;

namespace PhbResources.Search.Corrections;

/// <summary>
/// Finds the word that was meant among the words of the library itself and of its synonyms. Codes (PA, PRN, PEEP, P45)
/// and numbers are left as they are.
/// </summary>
internal sealed class SpellingCorrection(IndexSnapshot index, English english, SynonymSet synonyms)
{
    private const int MaxCandidates = 4;

    /// <summary>The word with its spelling corrected; itself where there is nothing near.</summary>
    public QueryWord Correct(IReadOnlyList<QueryWord> words, int place)
    {
        var word = words[place];
        if (word.Code) return word;
        var candidates = Candidates(word.Text, Allowed(word.Text));
        if (candidates.Count == 0) candidates = Further(word);
        if (candidates.Count == 0) return word;
        var best = Likeliest(candidates, words, place);
        return word with { Text = best, Stem = english.Stem(best), Others = [.. candidates.Select(c => c.Word).Where(other => other != best)] };
    }

    /// <summary>Words of titles one error away from a word that is known, the likeliest first.</summary>
    /// <param name="words">The words of the query.</param>
    /// <param name="place">Which of them.</param>
    /// <param name="commoner">True for a word only that is far commoner.</param>
    public IEnumerable<QueryWord> MoreLikely(IReadOnlyList<QueryWord> words, int place, bool commoner)
    {
        var word = words[place];
        if (word.Code || word.Text.Length < 3) return [];
        var few = index.CountOf(word.Text);
        // "Dadly" has the stem of "dad", which has synonyms, and is no word for all that.
        if (synonyms.Find([word.Stem], out _).Count > 0 && (few > 0 || synonyms.Words.Contains(word.Text))) return [];
        var candidates = Candidates(word.Text, 1).FindAll(c => c.Word != word.Text && c.InTitle && (!commoner || c.Count >= 2 * few) && english.Stem(c.Word) != word.Stem);
        if (commoner && candidates.Count > 1) candidates = candidates.FindAll(c => c.Word == Likeliest(candidates, words, place));
        return candidates.Select(candidate => word with { Text = candidate.Word, Stem = english.Stem(candidate.Word) });
    }

    /// <summary>How many errors are forgiven in a word of this length.</summary>
    private static int Allowed(string word) => word.Length switch
    {
        < 4 => 0,
        < 9 => 1,
        _ => 2,
    };

    /// <summary>
    /// Words farther away, where none is near: another form of a word, one error more in a long word that begins as typed
    /// and stands in a title, and in a word of three letters two that changed places or one that is missing.
    /// </summary>
    private List<Candidate> Further(QueryWord word)
    {
        if (word.Text.Length == 3)
            return Candidates(word.Text, 1).FindAll(candidate => candidate.InTitle && candidate.SameStart && (candidate.SameLetters || candidate.Word.Length == 4));
        if (word.Text.Length < 6) return [];
        var forms = OtherForms(word);
        return forms.Count > 0 || word.Text.Length == 6 ? forms : Candidates(word.Text, Allowed(word.Text) + 1).FindAll(candidate => candidate.InTitle && candidate.SameStart);
    }

    // "Whistelblower" is no word of ours misspelt, but "whistleblowing" has the stem it is meant to have.
    private List<Candidate> OtherForms(QueryWord word)
    {
        var found = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        foreach (var view in index.Views)
            view.Vocabulary.NearStem(word.Stem, Allowed(word.Stem), (candidate, count, inTitle, distance) =>
            {
                var before = found.GetValueOrDefault(candidate);
                found[candidate] = new Candidate(candidate, count + before.Count, inTitle || before.InTitle, distance, candidate[0] == word.Text[0], false);
            });
        return Likeliest(found);
    }

    private List<Candidate> Candidates(string word, int edits)
    {
        if (edits == 0) return [];
        var found = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        foreach (var view in index.Views)
            view.Vocabulary.Near(word, edits, (candidate, count, inTitle, distance) =>
            {
                if (candidate.Length < 3 || candidate == word || char.IsAsciiDigit(candidate[0])) return;
                var before = found.GetValueOrDefault(candidate);
                found[candidate] = new Candidate(candidate, count + before.Count, inTitle || before.InTitle, distance, candidate[0] == word[0], SameLetters(candidate, word));
            });
        foreach (var candidate in synonyms.Words)
            if (candidate.Length >= 3 && candidate != word && !found.ContainsKey(candidate) && EditDistance.Between(word, candidate, edits) is var distance && distance <= edits)
                found[candidate] = new Candidate(candidate, 0, false, distance, candidate[0] == word[0], SameLetters(candidate, word));
        return Likeliest(found);
    }

    private List<Candidate> Likeliest(Dictionary<string, Candidate> found)
    {
        var ranked = found.Values.OrderBy(candidate => candidate.Cost(index.DocumentCount)).ThenBy(candidate => candidate.Word, StringComparer.Ordinal);
        var kept = new List<Candidate>();
        foreach (var candidate in ranked.Take(4 * MaxCandidates))
        {
            if (kept.Count == MaxCandidates || kept.Count > 0 && candidate.Distance > kept[0].Distance) break;
            if (candidate.Count == 0 || index.Lives(candidate.Word)) kept.Add(candidate);
        }
        return kept;
    }

    // Among words equally near, the one that goes with the other words of the query.
    private string Likeliest(List<Candidate> candidates, IReadOnlyList<QueryWord> words, int place)
    {
        if (candidates.Count == 1 || words.Count == 1) return candidates[0].Word;
        var others = words.Where((word, i) => i != place && !word.Function && !word.Weak && index.CountOfStem(word.Stem) > 0).Take(4).ToList();
        if (others.Count == 0) return candidates[0].Word;
        return candidates.MinBy(candidate => candidate.Cost(index.DocumentCount) - Company(candidate, others))!.Word;
    }

    private float Company(Candidate candidate, List<QueryWord> others)
    {
        var stem = english.Stem(candidate.Word);
        var company = 0f;
        foreach (var other in others)
        {
            if (Together(IndexFields.Title, stem, other.Stem)) company += 1f;
            else if (Together(IndexFields.Body, stem, other.Stem)) company += 0.3f;
        }
        return company / others.Count;
    }

    private bool Together(string field, string one, string other) =>
        index.CountUpTo(new BooleanQuery { { QueryBuilder.Term(field, one, 1f), Occur.MUST }, { QueryBuilder.Term(field, other, 1f), Occur.MUST } }, 1) > 0;

    private static bool SameLetters(string one, string other) =>
        one.Length == other.Length && one.Order().SequenceEqual(other.Order());

    private readonly record struct Candidate(string Word, int Count, bool InTitle, int Distance, bool SameStart, bool SameLetters)
    {
        /// <summary>Errors first, two letters swapped being the slightest; then whether it begins as typed, stands in a title, and is common.</summary>
        public float Cost(int documents) =>
            Distance - (SameLetters ? 0.4f : 0f) + (SameStart ? 0f : 0.4f) - (InTitle ? 0.35f : 0f) - 0.3f * MathF.Log(1f + Count) / MathF.Log(2f + documents) + (Count == 0 ? 0.3f : 0f);
    }
}
