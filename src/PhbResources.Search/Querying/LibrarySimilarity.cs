using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using PhbResources.Search.Storage;

namespace PhbResources.Search.Querying;

/// <summary>
/// BM25 without its rarity factor: a query weighs its words itself, the same in every field and for every synonym,
/// so that a rare synonym is worth no more than the word that was typed.
/// </summary>
internal sealed class LibrarySimilarity : PerFieldSimilarityWrapper
{
    private readonly Similarity _title = new Frequency(0.4f, 0.35f);
    private readonly Similarity _short = new Frequency(0.4f, 0.2f);
    private readonly Similarity _text = new Frequency(1.2f, 0.6f);

    public override Similarity Get(string field) => field switch
    {
        IndexFields.Title or IndexFields.ExactTitle => _title,
        IndexFields.Kind or IndexFields.Category or IndexFields.Tags or IndexFields.Formats => _short,
        _ => _text,
    };

    private sealed class Frequency(float k1, float b) : BM25Similarity(k1, b)
    {
        private readonly Explanation _one = new(1f, "words are weighed by the query");

        public override Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics termStats) => _one;

        public override Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics[] termStats) => _one;
    }
}
