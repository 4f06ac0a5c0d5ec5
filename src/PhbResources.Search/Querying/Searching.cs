using PhbResources.Search.Analysis;
using PhbResources.Search.Facets;
using PhbResources.Search.Highlighting;
using PhbResources.Search.Storage;
using PhbResources.Search.Synonyms;
using Lucene.Net.Search;

namespace PhbResources.Search.Querying;

/// <summary>Answers one request on one state of the index.</summary>
internal sealed class Searching(IndexSnapshot index, English english, SynonymSet synonyms, DateTime now)
{
    /// <summary>Fewer documents than this with all the words, and those with most of them are shown as well.</summary>
    private const int Enough = 10;

    /// <summary>Nobody reads beyond this place.</summary>
    private const int LastPlace = 10_000;

    private static readonly string[] Texts = [IndexFields.Summary, IndexFields.Headings, IndexFields.Body, IndexFields.FileText];

    public SearchResult Answer(SearchRequest request)
    {
        var (plan, query) = Understand(request.Query, request.Exactly);
        var skip = Math.Clamp(request.Skip, 0, LastPlace);
        var take = Math.Clamp(request.Take, 0, SearchRequest.MaxTake);
        var facets = new FacetCounting(request.Filters);
        var results = new ResultCollector(index, facets, request.Sort, plan.Everything, take == 0 ? 0 : skip + take, now);
        index.Searcher.Search(query, results);
        var highlighter = new Highlighter(english, plan);
        var hits = results.Best.Skip(skip).Take(take).Select(ranked => Hit(ranked, highlighter)).ToList();
        return new SearchResult(results.Total, hits, facets.Counts()) { CorrectedQuery = results.Total > 0 ? plan.Corrected : null };
    }

    /// <summary>The query to run: all the words where enough documents have them, most of them where not.</summary>
    private (QueryPlan, Query) Understand(string text, bool exactly)
    {
        var planner = new QueryPlanner(index, english, synonyms);
        var plan = planner.Plan(text, exactly);
        var parts = Required(plan);
        var all = QueryBuilder.Build(plan, parts);
        if (parts <= 1) return (plan, all);
        var count = index.CountUpTo(all, Enough);
        if (count >= Enough) return (plan, all);
        if (count == 0 && !exactly && plan.Corrected is null)
            foreach (var other in planner.SecondThoughts(text))
                if (index.CountUpTo(QueryBuilder.Build(other, Required(other)), 1) > 0)
                    return (other, QueryBuilder.Build(other, Most(Required(other))));
        var most = QueryBuilder.Build(plan, Most(parts));
        return count > 0 || Most(parts) == 1 || index.CountUpTo(most, 1) > 0 ? (plan, most) : (plan, QueryBuilder.Build(plan, 1));
    }

    private static int Required(QueryPlan plan) => plan.Parts.Count(part => part.CanMatch && !part.Optional);

    private static int Most(int parts) => parts switch
    {
        <= 2 => 1,
        3 => 2,
        _ => (int)Math.Ceiling(parts * 0.6),
    };

    private SearchHit Hit(Ranked ranked, Highlighter highlighter)
    {
        var document = index.Searcher.Doc(ranked.Document);
        return new SearchHit(
            Guid.ParseExact(document.Text(IndexFields.Key), "N"),
            document.Text(IndexFields.Slug),
            ranked.Score,
            highlighter.Title(document.Text(IndexFields.Title)),
            Passages.Of(highlighter, Texts.Select(document.Text)));
    }
}
