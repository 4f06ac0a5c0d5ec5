using PhbResources.Search.Analysis;
using PhbResources.Search.Facets;
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
        var words = Words.Split(typed);
        if (words.Count == 0 || max <= 0) return [];
        var titles = Titles(typed, max, now);
        var queries = Queries(typed, words).Take(Math.Max(MaxQueries, max - titles.Count)).ToList();
        // A query that is a title already takes nobody further.
        queries.RemoveAll(query => titles.Exists(title => string.Equals(title.Text.Text, query.Text.Text, StringComparison.OrdinalIgnoreCase)));
        return [.. queries.Take(Math.Max(max - titles.Count, Math.Min(MaxQueries, max - 1))), .. titles];
    }

    private List<Suggestion> Titles(string typed, int max, DateTime now)
    {
        var plan = new QueryPlanner(index, english, synonyms).Plan(typed, exactly: false);
        var parts = plan.Parts.Count(part => part.CanMatch && !part.Optional);
        if (parts == 0) return [];
        var query = QueryBuilder.TitlesOnly(plan, parts);
        if (parts > 1 && index.CountUpTo(query, 1) == 0) query = QueryBuilder.TitlesOnly(plan, (parts + 1) / 2);
        var results = new ResultCollector(index, new FacetCounting(new Dictionary<string, IReadOnlyList<string>>()), SearchSort.Relevance, everything: false, max, now, counting: false);
        index.Searcher.Search(query, results);
        var highlighter = new Highlighter(english, plan);
        var found = new List<Suggestion>();
        foreach (var ranked in results.Best)
        {
            var document = index.Searcher.Doc(ranked.Document, TitleAndSlug);
            found.Add(new Suggestion(highlighter.Title(document.Text(IndexFields.Title)), document.Text(IndexFields.Slug)));
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
            var parts = plan.Parts.Count(part => part.CanMatch && !part.Optional);
            if (parts > 0 && parts == plan.Parts.Count(part => !part.Optional) && index.CountUpTo(QueryBuilder.TitlesOnly(plan, parts), 1) > 0) yield return Query(phrase, typed.Length);
        }
    }

    private static Suggestion Query(string text, int typed) => new(new MarkedText(text, [0..Math.Min(typed, text.Length)]), null);

    private static readonly HashSet<string> TitleAndSlug = [IndexFields.Title, IndexFields.Slug];
}
