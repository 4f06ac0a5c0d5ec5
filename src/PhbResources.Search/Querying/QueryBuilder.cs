using Lucene.Net.Index;
using Lucene.Net.Search;
using PhbResources.Search.Analysis;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Querying;

/// <summary>Writes a <see cref="QueryPlan"/> as a Lucene query.</summary>
internal static class QueryBuilder
{
    // Of the ways in which a document matches one part the best counts, the others a little: ten weak matches are no strong one.
    private const float Tie = 0.12f;

    /// <summary>A title that ends with the words is one of those things: a "night care plan" is a care plan, a "care plan review" is a review.</summary>
    private const float HeadOfTitle = 1.2f;

    private const int MaxPhrase = 6;

    /// <param name="plan">What is asked.</param>
    /// <param name="required">How many of the parts that can match a document must have.</param>
    public static Query Build(QueryPlan plan, int required)
    {
        if (plan.Everything) return new MatchAllDocsQuery();
        var parts = new BooleanQuery { MinimumNumberShouldMatch = required };
        var query = new BooleanQuery { { parts, Occur.MUST } };
        var rarity = 0f;
        foreach (var part in plan.Parts.Where(part => part.CanMatch))
        {
            (part.Optional ? query : parts).Add(Part(part), Occur.SHOULD);
            rarity += part.Rarity;
        }
        if (parts.Clauses.Count == 0) return new BooleanQuery();
        Phrases(plan, rarity, query);
        return query;
    }

    public static TermQuery Term(string field, string term, float boost) => new(new Term(field, term)) { Boost = boost };

    public static PhraseQuery ExactPhrase(IEnumerable<string> words) => Phrase(IndexFields.ExactText, words, 0, 1f);

    /// <summary>The words where titles are; for suggestions.</summary>
    public static Query TitlesOnly(QueryPlan plan, int required)
    {
        var query = new BooleanQuery { MinimumNumberShouldMatch = required };
        foreach (var part in plan.Parts.Where(part => part.CanMatch && !part.Optional)) query.Add(Part(part, titlesOnly: true), Occur.SHOULD);
        return query;
    }

    private static DisjunctionMaxQuery Part(QueryPart part, bool titlesOnly = false)
    {
        var query = new DisjunctionMaxQuery(Tie);
        foreach (var alternative in part.Alternatives)
        {
            var boost = part.Rarity * alternative.Weight;
            var stems = alternative.Stems;
            foreach (var (field, weight) in IndexFields.Stemmed)
            {
                if (stems.Length == 0 || titlesOnly && field != IndexFields.Title || stems.Length > 1 && field == IndexFields.Formats) continue;
                query.Add(stems.Length == 1 ? Term(field, stems[0], boost * weight) : Phrase(field, stems, 1, boost * weight));
                if (field == IndexFields.Title) query.Add(Phrase(field, [.. stems, TermStream.TitleEnd], 0, boost * weight * HeadOfTitle));
            }
            if (alternative.Exact is null) continue;
            foreach (var (field, weight) in IndexFields.Exact)
                if (!titlesOnly || field == IndexFields.ExactTitle) query.Add(Term(field, alternative.Exact, boost * weight));
        }
        if (part.Literally.Count == 0) return query;
        var literally = new BooleanQuery();
        foreach (var word in part.Literally) literally.Add(Part(word, titlesOnly), Occur.MUST);
        query.Add(literally);
        return query;
    }

    /// <summary>Words that stand together, in their order, and titles that are the query.</summary>
    private static void Phrases(QueryPlan plan, float rarity, BooleanQuery query)
    {
        var stems = plan.Stems;
        if (stems.Count is > 0 and <= MaxPhrase)
        {
            Add(Phrase(IndexFields.Title, [TermStream.TitleStart, .. stems, TermStream.TitleEnd], 0, rarity * 1.5f));
            if (stems.Count > 1)
            {
                Add(Phrase(IndexFields.Title, stems, 2, rarity * 1.2f));
                Add(Phrase(IndexFields.Title, [.. stems, TermStream.TitleEnd], 0, rarity * 0.6f));
                Add(Phrase(IndexFields.Summary, stems, 4, rarity * 0.4f));
                Add(Phrase(IndexFields.Headings, stems, 4, rarity * 0.3f));
                Add(Phrase(IndexFields.Body, stems, 4, rarity * 0.3f));
            }
        }
        if (plan.Words.Count is > 1 and <= 2 * MaxPhrase) Add(Phrase(IndexFields.ExactTitle, plan.Words, 0, rarity * 0.6f));

        void Add(Query phrase) => query.Add(phrase, Occur.SHOULD);
    }

    private static PhraseQuery Phrase(string field, IEnumerable<string> terms, int slop, float boost)
    {
        var query = new PhraseQuery { Slop = slop, Boost = boost };
        foreach (var term in terms) query.Add(new Term(field, term));
        return query;
    }
}
