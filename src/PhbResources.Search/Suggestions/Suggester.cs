using PhbResources.Search.Analysis;
using PhbResources.Search.Highlighting;
using PhbResources.Search.Querying;
using PhbResources.Search.Storage;
using PhbResources.Search.Synonyms;

namespace PhbResources.Search.Suggestions;

/// <summary>Completes a query: first with words and phrases of the library, then with titles.</summary>
internal sealed class Suggester(IndexSnapshot index, English english, SynonymSet synonyms)
{
    private const int MaxQueries = 3;

    public List<Suggestion> Suggest(string typed, int max, DateTime now)
    {
        typed = DocumentMapping.Cut(typed, SearchRequest.MaxQueryLength).TrimStart();
        if (max <= 0 || Words.Split(typed).Count == 0) return [];
        var plan = new QueryPlanner(index, english, synonyms).Plan(typed, exactly: false);
        var titles = Titles(plan, max, now);
        typed = plan.Corrected ?? typed;
        var queries = Queries(typed, Words.Split(typed)).Take(Math.Max(MaxQueries, max - titles.Count)).ToList();
        // A query that is a title already takes nobody further.
        queries.RemoveAll(query => titles.Exists(title => string.Equals(title.Text.Text, query.Text.Text, StringComparison.OrdinalIgnoreCase)));
        var offered = queries.Take(Math.Max(max - titles.Count, Math.Min(MaxQueries, max - 1))).ToList();
        return [.. offered, .. titles.Take(max - offered.Count)];
    }

    private List<Suggestion> Titles(QueryPlan plan, int max, DateTime now)
    {
        using var matching = new Matching(index, plan, titlesOnly: true);
        var parts = matching.Parts;
        if (parts == 0) return [];
        var results = new Ranking(index, null, SearchSort.Relevance, everything: false, max, now);
        matching.Rank(results, parts > 1 && matching.Count(parts, 1) == 0 ? (parts + 1) / 2 : parts, titles: false);
        var highlighter = new Highlighter(english, plan);
        var found = new List<Suggestion>();
        foreach (var ranked in results.Best().Take(max))
        {
            var shown = index.Shown(ranked.Segment, ranked.Document);
            found.Add(new Suggestion(highlighter.Mark(shown.Title), shown.Slug));
        }
        return found;
    }

    private IEnumerable<Suggestion> Queries(string typed, List<Word> words)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var last = words[^1];
        if (last.End == typed.Length)
        {
            var before = typed[..last.Start];
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            if (last.Text.Length >= 2)
                foreach (var view in index.Views)
                    view.Vocabulary.StartingWith(last.Text, (word, count, inTitle) =>
                    {
                        if (inTitle && word.Length > last.Text.Length && !English.IsFunction(word)) counts[word] = counts.GetValueOrDefault(word) + count;
                    });
            foreach (var (word, _) in counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(8))
                if (told.Add(english.Stem(word)) && index.Lives(word)) yield return Query(before + word, typed.Length);
        }
        foreach (var phrase in synonyms.Phrases)
        {
            if (phrase.Length <= typed.Length || !phrase.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) continue;
            if (!told.Add(phrase.ToLowerInvariant())) continue;
            var plan = new QueryPlanner(index, english, synonyms).Plan(phrase, exactly: true);
            using var matching = new Matching(index, plan, titlesOnly: true);
            var parts = matching.Parts;
            if (parts > 0 && parts == plan.Parts.Count(part => !part.Optional) && matching.Count(parts, 1) > 0) yield return Query(phrase, typed.Length);
        }
    }

    private static Suggestion Query(string text, int typed) => new(new MarkedText(text, [0..Math.Min(typed, text.Length)]), null);
}
