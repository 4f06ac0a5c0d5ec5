using PhbResources.Search.Analysis;
using PhbResources.Search.Facets;
using PhbResources.Search.Highlighting;
using PhbResources.Search.Storage;
using PhbResources.Search.Synonyms;

namespace PhbResources.Search.Querying;

/// <summary>Answers one request on one state of the index.</summary>
internal sealed class Searching(IndexSnapshot index, English english, SynonymSet synonyms, DateTime now)
{
    /// <summary>Fewer documents than this with all the words, and those with most of them are shown as well; then those with any.</summary>
    private const int Enough = 10;

    /// <summary>Nobody reads beyond this place.</summary>
    private const int LastPlace = 10_000;

    public SearchResult Answer(SearchRequest request)
    {
        var (plan, matching, required) = Understand(request.Query, request.Exactly);
        using (matching)
        {
            var skip = Math.Clamp(request.Skip, 0, LastPlace);
            var take = Math.Clamp(request.Take, 0, SearchRequest.MaxTake);
            var facets = new FacetCounting(request.Filters);
            var results = new Ranking(index, facets, request.Sort, plan.Everything, take == 0 ? 0 : skip + take, now);
            matching.Rank(results, required);
            var best = results.ByRelevance ? results.Best(plan, matching) : results.Best();
            var highlighter = new Highlighter(english, plan);
            var passages = new Passages(highlighter);
            var hits = best.Skip(skip).Take(take).Select(ranked => Hit(ranked, highlighter, passages)).ToList();
            return new SearchResult(results.Total, hits, facets.Counts()) { CorrectedQuery = results.Total > 0 ? plan.Corrected : null };
        }
    }

    /// <summary>What to look for and how much of it a document must have: all the words where enough documents have them, most of them where not.</summary>
    private (QueryPlan Plan, Matching Matching, int Required) Understand(string text, bool exactly)
    {
        var planner = new QueryPlanner(index, english, synonyms);
        var plan = planner.Plan(text, exactly);
        var matching = new Matching(index, plan);
        var parts = matching.Parts;
        if (parts <= 1) return (plan, matching, parts);
        var count = matching.Count(parts, Enough);
        if (!exactly && SecondThought(planner, plan, text, count) is { } second)
        {
            matching.Dispose();
            matching = new Matching(index, second);
            return (second, matching, matching.Count(matching.Parts, Enough) >= Enough ? matching.Parts : Most(matching.Parts));
        }
        if (count >= Enough) return (plan, matching, parts);
        var most = Most(parts);
        return (plan, matching, most == 1 || matching.Count(most, Enough, titles: true) >= Enough ? most : 1);
    }

    /// <summary>What was meant rather, where no title has all the words: the query with another word that has one, or that anything has where nothing had.</summary>
    private QueryPlan? SecondThought(QueryPlanner planner, QueryPlan plan, string text, int count)
    {
        if (HasTitle(plan)) return null;
        if (planner.SecondThoughts(text, commoner: false).FirstOrDefault(HasTitle) is { } titled) return titled;
        if (count > 0 || plan.Corrected is not null) return null;
        foreach (var other in planner.SecondThoughts(text, commoner: true))
        {
            using var second = new Matching(index, other);
            if (second.Count(second.Parts, 1) > 0) return other;
        }
        return null;
    }

    private bool HasTitle(QueryPlan plan)
    {
        using var titles = new Matching(index, plan, titlesOnly: true);
        return titles.Parts > 0 && titles.Count(titles.Parts, 1) > 0;
    }

    private static int Most(int parts) => parts switch
    {
        <= 2 => 1,
        3 => 2,
        _ => (int)Math.Ceiling(parts * 0.6),
    };

    private SearchHit Hit(Ranked ranked, Highlighter highlighter, Passages passages)
    {
        var shown = index.Shown(ranked.Segment, ranked.Document);
        return new SearchHit(shown.Key, shown.Slug, ranked.Score, highlighter.Mark(shown.Title), passages.Of(shown));
    }
}
