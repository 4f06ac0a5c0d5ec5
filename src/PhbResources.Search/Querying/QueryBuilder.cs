using Lucene.Net.Index;
using Lucene.Net.Search;
using PhbResources.Search.Analysis;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Querying;

/// <summary>Writes words and phrases as Lucene queries.</summary>
internal static class QueryBuilder
{
    /// <summary>A title that ends with the words is one of those things: a "night care plan" is a care plan, a "care plan review" is a review.</summary>
    private const float HeadOfTitle = 1.2f;

    private const int MaxPhrase = 6;

    public static TermQuery Term(string field, string term, float boost) => new(new Term(field, term)) { Boost = boost };

    public static PhraseQuery ExactPhrase(IEnumerable<string> words) => Phrase(IndexFields.ExactText, words, 0, 1f);

    /// <summary>The fields in which a word or phrase is looked for, each with what it is worth there.</summary>
    public static IEnumerable<Query> Ways(Where where, string[] terms)
    {
        if (where is Where.ExactTitle or Where.ExactAnywhere)
        {
            foreach (var (field, weight) in IndexFields.Exact)
                if (where == Where.ExactAnywhere || field == IndexFields.ExactTitle) yield return Term(field, terms[0], weight);
            yield break;
        }
        foreach (var (field, weight) in IndexFields.Stemmed)
        {
            if (where == Where.Title && field != IndexFields.Title || terms.Length > 1 && field is IndexFields.Formats or IndexFields.FileText) continue;
            yield return terms.Length == 1 ? Term(field, terms[0], weight) : Phrase(field, terms, 1, weight);
            if (field == IndexFields.Title) yield return Phrase(field, [.. terms, TermStream.TitleEnd], 0, weight * HeadOfTitle);
        }
    }

    /// <summary>Titles that have the words of a query together, in their order, or that are the query.</summary>
    public static IEnumerable<Query> PhrasesOfTitle(QueryPlan plan)
    {
        var rarity = Rarity(plan);
        var stems = plan.Stems;
        if (stems.Count is > 0 and <= MaxPhrase)
        {
            yield return Phrase(IndexFields.Title, [TermStream.TitleStart, .. stems, TermStream.TitleEnd], 0, rarity * 1.5f);
            if (stems.Count > 1)
            {
                yield return Phrase(IndexFields.Title, stems, 2, rarity * 1.2f);
                yield return Phrase(IndexFields.Title, [.. stems, TermStream.TitleEnd], 0, rarity * 0.6f);
            }
        }
        if (plan.Words.Count is > 1 and <= 2 * MaxPhrase) yield return Phrase(IndexFields.ExactTitle, plan.Words, 0, rarity * 0.6f);
    }

    /// <summary>Texts that have the words of a query together, in their order.</summary>
    public static IEnumerable<Query> PhrasesOfText(QueryPlan plan)
    {
        var stems = plan.Stems;
        if (stems.Count is <= 1 or > MaxPhrase) yield break;
        var rarity = Rarity(plan);
        yield return Phrase(IndexFields.Summary, stems, 4, rarity * 0.4f);
        yield return Phrase(IndexFields.Headings, stems, 4, rarity * 0.3f);
        yield return Phrase(IndexFields.Body, stems, 4, rarity * 0.3f);
    }

    private static float Rarity(QueryPlan plan) => plan.Parts.Where(part => part.CanMatch).Sum(part => part.Rarity);

    private static PhraseQuery Phrase(string field, IEnumerable<string> terms, int slop, float boost)
    {
        var query = new PhraseQuery { Slop = slop, Boost = boost };
        foreach (var term in terms) query.Add(new Term(field, term));
        return query;
    }
}
